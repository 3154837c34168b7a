"""Pages of plans: who sees what, amounts and dates as people type them, versions and documents."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from samenverder.network.models import Person
from samenverder.plans.models import PlanComment, PlanNeed, SchoolPlan
from samenverder.plans.operations import add_comment, add_row, open_plan_to, share_plan, start_plan
from samenverder.plans.text import cleaned
from tests.plans.conftest import write

HERE = "/regio/lindemeer/plannen/"
SECRET = "Words of the draft only"


@pytest.mark.django_db
class TestADraft:
    PAGES = ("", "plan.pdf", "samenvatting.pdf", "versies/", "delen/waarom/reacties/")

    def test_others_do_not_find_it_nor_its_coordinator(self, draft, alice, frank, rita, english):
        for user in (frank, rita):
            client = english(user)
            assert draft.title not in client.get(HERE).content.decode()
            assert draft.title not in client.get(f"{HERE}plannen.csv").content.decode()
            for page in self.PAGES:
                assert client.get(f"{HERE}{draft.pk}/{page}").status_code in {403, 404}, page

    def test_a_coordinator_elsewhere_does_not_see_it(self, draft, alice, english):
        alice.people.get().positions.update(organisation=draft.partnership.organisations.first())
        assert english(alice).get(f"{HERE}{draft.pk}/").status_code == 404
        assert draft.title not in english(alice).get(f"{HERE}").content.decode()

    def test_whom_it_is_opened_to_reads_it(self, draft, mia, rita, english):
        open_plan_to(plan=draft, by=mia, person=Person.objects.get(user=rita), part="reads")
        assert "Nine of 24" in english(rita).get(f"{HERE}{draft.pk}/").content.decode()
        assert english(rita).get(f"{HERE}{draft.pk}/delen/waarom/").status_code == 403

    def test_what_is_written_after_sharing_stays_with_the_school(self, shared, mia, frank, english):
        write(shared, mia, "approach", SECRET)
        paper = english(frank).get(f"{HERE}{shared.pk}/versies/1/verschillen.pdf?met=nu")
        assert SECRET not in _text(paper)
        for page in ("", "versies/1/", "versies/1/verschillen/?met=nu", "delen/aanpak/reacties/"):
            answer = english(frank).get(f"{HERE}{shared.pk}/{page}")
            assert answer.status_code == 200, page
            assert SECRET not in answer.content.decode(), page
        assert SECRET in english(mia).get(f"{HERE}{shared.pk}/").content.decode()
        assert SECRET not in _text(english(frank).get(f"{HERE}{shared.pk}/plan.pdf"))
        assert SECRET in _text(english(mia).get(f"{HERE}{shared.pk}/plan.pdf?taal=en"))

    def test_what_was_said_about_the_draft_stays_with_the_school(self, shared, mia, frank, english):
        add_comment(plan=shared, by=mia, section="why", text=SECRET)
        add_comment(plan=shared, by=frank, section="why", text="A good beginning")
        page = english(frank).get(f"{HERE}{shared.pk}/delen/waarom/reacties/").content.decode()
        assert SECRET not in page
        assert "A good beginning" in page


def _text(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.django_db
class TestABoard:
    def test_it_sees_the_plans_of_its_own_schools_together(
        self, shared, draft, mia, frank, region_lindemeer, english
    ):
        town = region_lindemeer.organisations[1]  # Frank works there
        SchoolPlan.objects.filter(pk=shared.pk).update(board=town)
        other = start_plan(partnership=shared.partnership, by=mia, school=shared.school, title="X")
        write(other, mia, "why", "Words")
        share_plan(plan=other, by=mia)
        page = english(frank).get(f"{HERE}?toon=bestuur").content.decode()
        assert shared.title in page
        assert f"{HERE}{other.pk}/" not in page


@pytest.mark.django_db
class TestTheList:
    def test_it_is_narrowed_and_sorted_in_its_address(self, shared, mia, frank, english):
        for title in ("Aardig begin", "Zacht einde"):
            plan = start_plan(
                partnership=shared.partnership, by=mia, school=shared.school, title=title
            )
            write(plan, mia, "why", "Words")
            share_plan(plan=plan, by=mia)
        client = english(frank)
        page = client.get(f"{HERE}?volgorde=titel").content.decode()
        assert page.index("Aardig") < page.index(shared.title) < page.index("Zacht")
        page = client.get(f"{HERE}?zoek=begin+aardig&volgorde=x").content.decode()
        assert "Aardig begin" in page
        assert "Zacht einde" not in page
        assert "Zacht" not in client.get(f"{HERE}plannen.csv?zoek=aardig").content.decode()
        assert "No plan fits" in client.get(f"{HERE}?zoek=xyzzy").content.decode()


@pytest.mark.django_db
class TestWriting:
    def test_a_plan_begins_with_its_school(self, region, mia, school, english):
        body = {"title": "  Talks  with parents ", "school": school.pk}
        answer = english(mia).post(f"{HERE}nieuw/", body)
        plan = SchoolPlan.objects.get()
        assert answer.url == f"{HERE}{plan.pk}/delen/waarom/"
        assert (plan.title, plan.state) == ("Talks with parents", "draft")
        assert plan.people.get().part == "leads"

    def test_a_school_of_somebody_else_is_no_choice(self, region, mia, region_lindemeer, english):
        body = {"title": "Theirs", "school": region_lindemeer.organisations[1].pk}
        assert english(mia).post(f"{HERE}nieuw/", body).status_code == 422
        assert not SchoolPlan.objects.exists()

    @pytest.mark.parametrize(
        ("euros", "hours", "wrong"),
        [("€ 4.800,50", "7,5", False), ("4800", "120 uur", False), ("veel", "120", True),
         ("1,2,3", "", True), ("-5", "", True), ("", "een dag", True), ("", "1e9", True),
         ("", "NaN", True), ("999999999999", "", True)],
    )  # fmt: skip
    def test_amounts_and_hours_as_people_type_them(self, draft, mia, english, euros, hours, wrong):
        body = {
            "kind_of": "means", "text": "Hours", "euros": euros, "hours": hours,
            "needed_by": "2027-02-01", "decision": "Will you?", "version": 0,
        }  # fmt: skip
        answer = english(mia).post(f"{HERE}{draft.pk}/regels/nodig/nieuw/", body)
        assert answer.status_code == (422 if wrong else 302)
        assert PlanNeed.objects.filter(text="Hours").exists() != wrong

    @pytest.mark.parametrize("day", ["31-02-2027", "gisteren", "9999-12-31", ""])
    def test_a_goal_without_a_real_day_is_refused(self, draft, mia, english, day):
        body = {"text": "Less", "now": "9", "then": "3", "by_when": day, "known_by": "Count"}
        url = f"{HERE}{draft.pk}/regels/doelen/nieuw/"
        assert english(mia).post(url, body | {"version": 0}).status_code == 422

    def test_a_form_sent_twice_adds_one_line_and_one_comment(self, shared, mia, english):
        goal = {"text": "Less", "now": "9", "then": "3", "by_when": "2027-06-01",
                "known_by": "Count", "version": 0}  # fmt: skip
        need = {"kind_of": "other", "text": "A day", "euros": "", "hours": "", "needed_by": "",
                "decision": "Will you?", "version": 0}  # fmt: skip
        comment = {"text": "Good", "passage": "", "proposal": ""}
        here = f"{HERE}{shared.pk}/"
        for path, body in (
            ("regels/doelen/nieuw/", goal),
            ("regels/nodig/nieuw/", need),
            ("delen/waarom/reacties/", comment),
        ):
            assert english(mia).post(f"{here}{path}", body).status_code == 302, path
            again = english(mia).post(f"{here}{path}", body)
            assert again.status_code == 422, path
            assert "already" in again.content.decode()
        assert shared.plangoals.count() == 1
        assert shared.comments.count() == 1

    def test_a_line_taken_away_can_be_put_back(self, draft, mia, english):
        need = draft.planneeds.get()
        url = f"{HERE}{draft.pk}/regels/nodig/{need.pk}/"
        english(mia).post(f"{url}verwijderen/")
        assert not draft.planneeds.filter(removed_at__isnull=True).exists()
        english(mia).post(f"{url}terugzetten/")
        assert "Transport" in english(mia).get(f"{HERE}{draft.pk}/").content.decode()

    def test_two_people_in_one_line_see_each_other(self, draft, mia, english):
        need = draft.planneeds.get()
        url = f"{HERE}{draft.pk}/regels/nodig/{need.pk}/wijzigen/"
        body = {"kind_of": "means", "text": "Bus", "euros": "100", "decision": "Pay?", "version": 1}
        assert english(mia).post(url, body).status_code == 302
        late = english(mia).post(url, body | {"text": "Train"})
        assert late.status_code == 422
        assert "Bus" in late.content.decode()
        assert "Train" in late.content.decode()

    def test_a_paste_of_two_hundred_pages_is_kept(self, draft, mia, english):
        page = "Wij\u00a0willen dat elke leer\u00adling een plek vindt.\r\n" * 55
        body = {"text": page * 200, "seen": "", "revision": 0, "maybe": ""}
        url = f"{HERE}{draft.pk}/delen/aanpak/"
        assert english(mia).post(url, body, headers={"X-Autosave": "1"}).status_code == 200
        assert draft.sections.get(kind="approach").text == cleaned(page * 200)


@pytest.mark.django_db
class TestTalking:
    def test_a_suggestion_is_taken_over_with_one_button(self, shared, mia, frank, english):
        url = f"{HERE}{shared.pk}/delen/waarom/reacties/"
        body = {"passage": "Nine of 24", "proposal": "Nine of the 24"}
        assert english(frank).post(url, body).status_code == 302
        comment = PlanComment.objects.get()
        english(mia).post(f"{HERE}{shared.pk}/reacties/{comment.pk}/overnemen/")
        assert shared.sections.get(kind="why").text.startswith("Nine of the 24 pupils")

    def test_words_that_are_gone_are_not_replaced(self, shared, mia, frank, english):
        add_comment(plan=shared, by=frank, section="why", passage="Other words", proposal="x")
        comment = PlanComment.objects.get()
        url = f"{HERE}{shared.pk}/reacties/{comment.pk}/overnemen/"
        page = english(mia).post(url, follow=True).content.decode()
        assert "no longer stand in the text" in page

    def test_somebody_else_does_not_answer(self, shared, frank, english):
        comment = add_comment(plan=shared, by=frank, section="why", text="Good")
        url = f"{HERE}{shared.pk}/reacties/{comment.pk}/antwoord/"
        assert english(frank).post(url, {"answer": "x"}).status_code == 404


@pytest.mark.django_db
class TestVersions:
    def test_a_frozen_version_stays_as_it_is_and_differences_are_words(
        self, shared, mia, frank, english
    ):
        seen = shared.sections.get(kind="why").text
        write(shared, mia, "why", seen.replace("Nine", "Ten"), revision=1, seen=seen)
        add_row(
            model=PlanNeed, plan=shared, by=mia, kind_of="training", text="Lessons",
            euros=None, hours=8, needed_by=date(2027, 3, 1), decision="Pay?",
        )  # fmt: skip
        share_plan(plan=shared, by=mia, again=True, note="More")
        old = english(frank).get(f"{HERE}{shared.pk}/versies/1/").content.decode()
        assert "Nine of 24" in old
        assert "Lessons" not in old
        page = english(frank).get(f"{HERE}{shared.pk}/versies/2/verschillen/").content.decode()
        assert "<del>" in page
        assert "Ten" in page
        assert "Lessons" in page
        paper = english(frank).get(f"{HERE}{shared.pk}/versies/2/verschillen.pdf?taal=en")
        assert "Lessons" in _text(paper)
        assert "What version 2 changed in version 1" in _text(paper)

    def test_sharing_without_a_change_says_so(self, shared, mia, english):
        page = english(mia).post(f"{HERE}{shared.pk}/voorleggen/", {"note": ""})
        assert page.status_code == 422
        assert "Nothing changed since version 1" in page.content.decode()

    def test_the_summary_is_one_page_however_much_there_is(self, shared, mia, english):
        for kind in ("why", "approach", "benefit"):
            now = shared.sections.filter(kind=kind).values_list("text", flat=True).first() or ""
            write(shared, mia, kind, "Long words stand here again. " * 400, seen=now)
        for n in range(30):
            add_row(
                model=PlanNeed, plan=shared, by=mia, kind_of="means", text=f"Need {n} " * 30,
                euros=100, hours=None, needed_by=None, decision="Will you pay for all of it? " * 9,
            )  # fmt: skip
        answer = english(mia).get(f"{HERE}{shared.pk}/samenvatting.pdf?taal=en")
        reader = PdfReader(io.BytesIO(answer.content))
        assert len(reader.pages) == 1
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]

    def test_a_step_out_of_order_is_a_sentence(self, shared, mia, english):
        url = f"{HERE}{shared.pk}/stap/terugblikken/"
        page = english(mia).post(url, follow=True).content.decode()
        assert "evaluated after it was carried out" in page
