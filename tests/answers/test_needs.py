"""What several schools ask for, side by side: only what is shared, with honest sums."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.answers.models import NeedInProject
from samenverder.answers.operations import answer_need, put_back, take_back
from samenverder.answers.queries.alike import groups_of
from samenverder.answers.queries.side_by_side import Choice, NeedRow, need_rows
from samenverder.answers.queries.sums import sums_by_kind, sums_of
from samenverder.commitments.models import Agreement
from samenverder.network.models import Membership, Organisation
from samenverder.plans.models import PlanNeed
from samenverder.plans.operations import add_row, change_row, start_plan
from samenverder.projects.models import BudgetLine, Milestone, Project
from samenverder.projects.operations import add_part
from tests import cast
from tests.answers.conftest import mandate, plan_with_needs

pytestmark = pytest.mark.django_db
TRANSPORT = [("means", "Transport to work places", Decimal(1200), None, "Pay for transport?")]


@pytest.fixture
def second(region, region_lindemeer, alice, board):
    """A plan of another school, that asks something like it."""
    school = Organisation.objects.create(name="Vso De Kring", kind="vso")
    Membership.objects.create(partnership=region, organisation=school, since="2024-08-01")
    return plan_with_needs(region, alice, school, board, TRANSPORT, title="To work")


def need(text: str, school: int = 1, pk: int = 1) -> NeedRow:
    return NeedRow(pk, "means", text, "?", None, None, None, 1, "Plan", school, "S", 9, "B", None)


class TestWhatStandsThere:
    def test_a_draft_never_appears_and_a_change_only_after_it_is_shared(
        self, region, mia, pitched, needs, region_lindemeer
    ):
        draft = start_plan(
            partnership=region, by=mia, school=region_lindemeer.organisations[0], title="Secret"
        )
        add_row(
            model=PlanNeed, plan=draft, by=mia, kind_of="means", text="Hidden wish",
            euros=Decimal(1), hours=None, needed_by=None, decision="?",
        )  # fmt: skip
        first = needs[0]
        change_row(row=first, by=mia, version=first.version, text="Changed", euros=Decimal(9999))
        page = cast.client_for(mia).get(reverse("answers:needs", args=[region.slug]))
        assert b"Transport" in page.content
        assert b"Hidden wish" not in page.content and b"Changed" not in page.content
        assert sums_of(need_rows(region)).asked.cents == 570_000

    def test_sums_say_what_is_asked_given_and_open(self, region, needs, dora):
        answer_need(
            need=needs[0], by=dora, kind="condition", text="At two bids", euros=Decimal(4000)
        )
        answer_need(need=needs[2], by=dora, kind="not_now", text="Next year")
        rows = need_rows(region)
        whole, by_kind = sums_of(rows), sums_by_kind(rows)
        assert (whole.needs, len(whole.schools)) == (3, 1)
        assert (whole.asked.cents, whole.given.cents, whole.open.cents) == (570000, 400000, 90000)
        assert (whole.asked.tenths, whole.given.tenths, whole.open.tenths) == (240, 0, 240)
        assert list(by_kind) == ["means", "training", "other"]
        assert by_kind["means"].open.cents == 0

    @pytest.mark.parametrize(
        ("choice", "texts"),
        [
            (Choice(soort="training"), ["Three afternoons"]),
            (Choice(antwoord="open"), ["Transport to work places", "One day without lessons"]),
            (Choice(antwoord="agreed"), ["Three afternoons"]),
            (Choice(zoek="fixed day"), ["One day without lessons"]),
            (Choice(jaar="2031"), []),
        ],
    )
    def test_it_is_narrowed(self, region, pitched, needs, second, dora, choice, texts):
        answer_need(need=needs[0], by=dora, kind="later", again_on=needs[0].needed_by)
        answer_need(need=needs[1], by=dora, kind="agreed", euros=Decimal(900), hours=Decimal(24))
        found = [row.text for row in need_rows(region, choice)]
        assert sorted(found) == sorted(texts)

    def test_nonsense_in_the_address_shows_everything(self, region, mia, pitched):
        url = reverse("answers:needs", args=[region.slug])
        sent = {"school": "99999999999999999999", "soort": "x", "jaar": "no", "sorteer": "<b>"}
        page = cast.client_for(mia).get(url, {**sent, "pagina": "-3"})
        assert page.status_code == 200 and b"Three afternoons" in page.content


class TestWhatLooksAlike:
    def test_most_schools_first_and_words_that_say_nothing_do_not_count(self):
        rows = [
            need("Een tolk voor ouders", 1, 1),
            need("Vervoer voor acht leerlingen", 1, 2),
            need("Vervoer van leerlingen naar werkplekken", 2, 3),
            need("Het vervoer van acht leerlingen", 3, 4),
            need("De brief voor ouders van groep acht", 3, 5),
        ]
        groups = groups_of(rows)
        assert [row.pk for row in groups[0].needs] == [2, 3, 4]
        assert groups[0].schools == 3 and groups[0].is_shared
        assert [group.needs[0].pk for group in groups[1:]] == [1, 5]

    def test_twice_of_one_school_is_not_shared(self):
        groups = groups_of([need("Vervoer", 1, 1), need("Vervoer", 1, 2)])
        assert len(groups) == 1 and not groups[0].is_shared


class TestOneAgreement:
    def url(self, region):
        return reverse("answers:together_agreement", args=[region.slug])

    def test_it_answers_each_need_and_one_click_takes_it_back(
        self, region, needs, second, dora, board
    ):
        picked = [needs[0], second.planneeds.get()]
        browser = cast.client_for(dora)
        page = browser.get(self.url(region), {"behoefte": [row.pk for row in picked]})
        assert page.status_code == 200
        person = dora.people.get().pk
        data = {
            "behoefte": [row.pk for row in picked], "text": "Transport for both",
            "kind_of": "means",
            "starts_on": "2027-01-01", "condition": "", "until": "", "follow_up_on": "",
            f"who_{picked[0].pk}": person, f"euros_{picked[0].pk}": "4.000",
            f"who_{picked[1].pk}": person, f"euros_{picked[1].pk}": "1200",
        }  # fmt: skip
        sent = browser.post(self.url(region), data)
        agreement = Agreement.objects.get(deleted_at=None)
        assert sent.status_code == 302 and sent.url == agreement.get_absolute_url()
        assert (agreement.amount, agreement.text) == (Decimal(5200), "Transport for both")
        parties = {party.organisation.name for party in agreement.parties.all()}
        assert parties == {board.name, "Vso De Kring", needs[0].plan.school.name}
        assert agreement.need_answers.filter(removed_at=None).count() == 2
        assert sums_of(need_rows(region)).given.cents == 520_000
        one = agreement.need_answers.get(removed_at=None, need=picked[0])
        take_back(answer=one, by=dora)
        agreement.refresh_from_db()
        assert agreement.amount == Decimal(1200), "what is left of it"
        put_back(answer=one, by=dora)
        agreement.refresh_from_db()
        assert agreement.amount == Decimal(5200)
        undo = reverse("answers:together_undo", args=[region.slug, agreement.pk])
        assert browser.post(undo).status_code == 302
        assert not Agreement.objects.filter(deleted_at=None).exists()
        assert sums_of(need_rows(region)).given.cents == 0

    def test_without_a_mandate_it_says_who_may_decide(self, region, needs, dora, english, mia):
        page = english(mia).get(self.url(region), {"behoefte": [needs[0].pk]})
        assert b"not within your mandate" in page.content and b"Dora Dekker" in page.content
        assert b"Make this agreement" not in page.content

    def test_what_one_gives_too_much_stops_all_and_nothing_typed_is_lost(
        self, region, needs, second, dora, english
    ):
        picked, person = [needs[0], second.planneeds.get()], dora.people.get().pk
        data = {
            "behoefte": [row.pk for row in picked], "text": "Both", "kind_of": "means",
            "starts_on": "2027-01-01",
            f"who_{picked[0].pk}": person, f"euros_{picked[0].pk}": "4800",
            f"who_{picked[1].pk}": person, f"euros_{picked[1].pk}": "1300",
        }  # fmt: skip
        page = english(dora).post(self.url(region), data)
        assert page.status_code == 422
        assert b"Vso De Kring" in page.content and b"This is more than" in page.content
        assert b'value="1300"' in page.content or b"1.300" in page.content
        assert not Agreement.objects.exists()

    def test_a_coordinator_notes_for_the_boards_but_chooses_who(
        self, region, needs, dora, alice, region_lindemeer
    ):
        other = cast.make_user("Otto Ooms", region_lindemeer, "reader", organisation=1)
        mandate(other, region_lindemeer.organisations[0], ["means"])
        page = cast.client_for(alice).get(self.url(region), {"behoefte": [needs[0].pk]})
        field = page.context["form"].fields[f"who_{needs[0].pk}"]
        assert [label for _pk, label in field.choices][:2] != []
        assert field.initial == "" and len(field.choices) == 3

    def test_nothing_ticked_leads_back_with_a_sentence(self, region, dora, english):
        page = english(dora).get(self.url(region), {"behoefte": ["x", "99999999999"]}, follow=True)
        assert page.redirect_chain and b"Tick first" in page.content


class TestOneProject:
    def test_partners_and_budget_come_from_the_needs_and_its_page_leads_back(
        self, region, needs, second, mia
    ):
        picked = [needs[0], second.planneeds.get()]
        url = reverse("answers:together_project", args=[region.slug])
        browser = cast.client_for(mia)
        start = browser.get(url, {"behoefte": [row.pk for row in picked]}).context["form"].initial
        assert "Transport" in start["title"] and "Vso De Kring" in start["purpose"]
        sent = browser.post(url, {
            "behoefte": [row.pk for row in picked], "title": start["title"],
            "purpose": start["purpose"],
        })  # fmt: skip
        project = Project.objects.get()
        assert sent.url == project.get_absolute_url()
        partners = set(project.projectpartners.values_list("organisation__name", flat=True))
        assert partners == {"Vso De Kring", needs[0].plan.school.name, needs[0].plan.board.name}
        lines = BudgetLine.objects.filter(project=project).values_list("amount", flat=True)
        assert sorted(lines) == [Decimal(1200), Decimal(4800)]
        page = browser.get(project.get_absolute_url())
        assert f"#behoefte-{needs[0].pk}".encode() in page.content
        plan = browser.get(needs[0].plan.get_absolute_url())
        assert project.get_absolute_url().encode() in plan.content
        row = NeedInProject.objects.get(need=needs[0])
        out = reverse("answers:project_need_remove", args=[region.slug, project.pk, row.pk])
        assert browser.post(out).status_code == 302
        assert not NeedInProject.objects.filter(need=needs[0]).exists()
        back = reverse("answers:project_need_put", args=[region.slug, project.pk])
        browser.post(back, {"behoefte": needs[0].pk})
        assert NeedInProject.objects.filter(need=needs[0]).exists()

    def test_the_same_form_sent_twice_makes_one_project(self, region, needs, mia):
        url, browser = reverse("answers:together_project", args=[region.slug]), cast.client_for(mia)
        data = {"behoefte": [row.pk for row in needs], "title": "Samen rijden", "purpose": "Weg"}
        browser.post(url, data)
        again = browser.post(url, data, follow=True)
        project = Project.objects.get()
        assert again.redirect_chain[-1][0] == project.get_absolute_url()
        assert "Dit staat er al" in again.content.decode()

    def test_a_reader_starts_no_project(self, region, needs, people):
        url = reverse("answers:together_project", args=[region.slug])
        rita = cast.client_for(people["reader"])
        assert rita.get(url, {"behoefte": [needs[0].pk]}).status_code == 403


def test_needs_of_several_pages_stand_on_one_to_tick_them(region, needs, alice, monkeypatch):
    from samenverder.answers.views import side_by_side

    monkeypatch.setattr(side_by_side, "NEEDS_PER_PAGE", 1)
    url, client = reverse("answers:needs", args=[region.slug]), cast.client_for(alice)
    first = client.get(url).content.decode()
    assert first.count('name="behoefte"') == 1
    assert "?pagina=alles" in first
    assert client.get(f"{url}?pagina=alles").content.decode().count('name="behoefte"') == len(needs)


class TestTheWayBackOfAProject:
    """Made of needs, and undone as a whole in one step."""

    @pytest.fixture
    def made(self, region, needs, second, mia):
        picked = [needs[0].pk, second.planneeds.get().pk]
        url, browser = reverse("answers:together_project", args=[region.slug]), cast.client_for(mia)
        browser.post(url, {"behoefte": picked, "title": "Samen", "purpose": "Vervoer"})
        return browser, Project.objects.get(), picked

    def test_it_goes_with_partners_budget_and_ties_and_the_needs_are_ticked_again(self, made):
        browser, project, picked = made
        offered = browser.get(project.get_absolute_url()).context["undo"]
        page = browser.post(offered["url"], follow=True)
        assert not Project.objects.exists() and not BudgetLine.objects.exists()
        assert not NeedInProject.objects.exists()
        assert [need.pk for need in page.context["needs"]] == picked
        assert browser.post(offered["url"]).status_code == 404

    def test_it_stays_when_somebody_went_on_with_it(self, made, alice):
        browser, project, _picked = made
        offered = browser.get(project.get_absolute_url()).context["undo"]
        add_part(
            project=project, by=alice, model=Milestone, text="Eerste rit",
            due_on=timezone.localdate(),
        )  # fmt: skip
        page = browser.post(offered["url"], follow=True)
        assert Project.objects.get() == project and NeedInProject.objects.count() == 2
        assert page.redirect_chain[-1][0] == project.get_absolute_url()


def test_needs_that_share_only_when_are_not_alike():
    one = need("Onderhoud en brandstof tot de zomer", 1, 1)
    other = need("Voor de uitstroomcoördinator, tot de zomer", 2, 2)
    assert [group.schools for group in groups_of([one, other])] == [1, 1]
