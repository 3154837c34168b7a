"""The list of people, one person, positions, leaving."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenverder.lib.tables import read_table
from samenverder.network.models import Access, Layer, Person, Position, Role
from samenverder.network.operations import leaving, people
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.queries.people import PeopleFilter, people_of, position_of
from samenverder.network.tasks import tidy_sign_in
from tests import cast
from tests.network.conftest import address, person_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(coordinator):
    return coordinator


def leave_page(region, person) -> str:
    """Leaving has its page in the room that knows what is handed over."""
    return reverse("commitments:person_leave", args=[region.slug, person.pk])


def names(region, **want) -> list[str]:
    return [person.name for person in people_of(region, PeopleFilter(**want))]


class TestTheList:
    def test_is_sorted_and_says_how_many(self, browser, region):
        page = text_of(browser.get(address("people", region.slug)))
        assert "4 people in Lindemeer" in page
        found = [page.index(name) for name in ("Alice", "Frank", "Mia", "Rita")]
        assert found == sorted(found)

    @pytest.mark.parametrize(
        ("want", "found"),
        [
            ({"q": "mulder"}, ["Mia Mulder"]),
            ({"q": "gemeente"}, ["Frank Fokkema"]),
            ({"q": "alice lindemeer.example"}, ["Alice Aalders"]),
            ({"q": "zzz"}, []),
            ({"layer": Layer.MANAGEMENT}, ["Mia Mulder"]),
            ({"sort": "-name", "q": "m"}, ["Rita Ridder", "Mia Mulder", "Frank Fokkema"]),
        ],
    )
    def test_can_be_narrowed(self, people, region, want, found):
        result = names(region, **want)
        assert [name for name in result if name in found] == found
        if "q" in want and len(want["q"]) > 1:
            assert result == found

    def test_layer_and_organisation_hold_for_one_and_the_same_position(
        self, people, region, school, alice
    ):
        other = region.organisations.get(name="Bakkerij Lindemeer")
        Position.objects.create(
            person=person_of(alice, region), organisation=other, layer=Layer.PRACTICE
        )
        assert "Alice Aalders" not in names(region, layer=Layer.BOARD, organisation=other.pk)
        assert "Alice Aalders" in names(region, layer=Layer.BOARD, organisation=school.pk)

    def test_keeps_its_filter_in_sort_links_and_downloads(self, browser, region, school):
        page = browser.get(
            address("people", region.slug), {"q": "mia", "organisatie": school.pk}
        ).content.decode()
        assert "1 person found" in page
        assert f"?q=mia&amp;organisatie={school.pk}&amp;sorteer=organisation" in page
        assert f"/mensen/download/csv/?q=mia&amp;organisatie={school.pk}" in page

    def test_survives_nonsense_in_its_address(self, browser, region):
        query = "?organisatie=999999&laag=zolder&sorteer=niets&pagina=abc"
        assert browser.get(address("people", region.slug) + query).status_code == 200

    def test_has_a_hundred_on_a_page(self, browser, region):
        Person.objects.bulk_create(
            Person(partnership=region, name=f"Persoon {number:03}") for number in range(150)
        )
        first = browser.get(address("people", region.slug))
        assert len(first.context["page"].object_list) == 100
        second = browser.get(address("people", region.slug) + "?pagina=2")
        assert len(second.context["page"].object_list) == 54

    def test_says_what_to_do_when_nobody_is_found(self, browser, region):
        assert "Nobody found" in text_of(browser.get(address("people", region.slug) + "?q=zzz"))

    @pytest.mark.parametrize("name", ["people", "partners", "access", "log", "people_invite"])
    def test_and_its_neighbours_ask_no_more_for_three_than_for_one(self, region_lindemeer, name):
        alice = cast.make_user("Alice Aalders", region_lindemeer, Role.COORDINATOR)
        browser, counts = cast.client_for(alice), []
        for at in range(3):
            cast.make_user(f"Extra{at} Persoon", region_lindemeer, Role.MEMBER)
            people.add_person(
                by=alice,
                partnership=region_lindemeer.partnership,
                name=f"Los{at}",
                email=f"los{at}@x.example",
            )
            browser.get(address(name, region_lindemeer.slug))
            with CaptureQueriesContext(connection) as queries:
                browser.get(address(name, region_lindemeer.slug))
            counts.append(len(queries))
        assert counts[0] == counts[2]

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_can_be_taken_along_and_brought_in_again(self, browser, region, kind):
        answer = browser.get(address("people_download", region.slug, kind))
        assert f"mensen-{region.slug}-" in answer["Content-Disposition"]
        table = read_table(io.BytesIO(answer.content), f"x.{kind}")
        assert [row[0] for row in table.rows] == [
            "Alice Aalders", "Frank Fokkema", "Mia Mulder", "Rita Ridder",
        ]  # fmt: skip

    def test_a_name_that_is_a_formula_stays_a_text(self, browser, region):
        Person.objects.create(partnership=region, name="=1+1")
        answer = browser.get(address("people_download", region.slug, "csv"))
        assert "'=1+1" in answer.content.decode()


class TestAddingSomebody:
    def test_from_a_hole_in_the_overview(self, browser, region, school):
        page = browser.get(
            address("person_add", region.slug), {"organisatie": school.pk, "laag": "board"}
        ).content.decode()
        assert f'value="{school.pk}" selected' in page
        data = {
            "name": " Hanneke  Bruin ", "email": "H@Breed.example", "organisation": school.pk,
            "layer": "board", "title": "bestuurder",
        }  # fmt: skip
        answer = browser.post(address("person_add", region.slug), data)
        person = Person.objects.get(name="Hanneke Bruin")
        assert answer.url == address("person_detail", region.slug, person.pk)
        assert person.email == "h@breed.example"
        assert position_of(person).title == "bestuurder"

    def test_without_an_organisation(self, browser, region):
        browser.post(address("person_add", region.slug), {"name": "Losse Medewerker"})
        assert position_of(Person.objects.get(name="Losse Medewerker")) is None

    def test_an_organisation_needs_a_layer(self, browser, region, school):
        data = {"name": "X", "organisation": school.pk}
        page = browser.post(address("person_add", region.slug), data)
        assert "Choose on which layer" in text_of(page)
        assert not Person.objects.filter(name="X").exists()

    def test_an_address_belongs_to_one_person(self, browser, region, nadia):
        data = {"name": "Ander", "email": nadia.email.upper()}
        page = text_of(browser.post(address("person_add", region.slug), data))
        assert "Nadia Benali already has this address" in page
        assert 'value="Ander"' in page

    def test_only_organisations_of_this_region_can_be_chosen(self, browser, region, other_region):
        strange = other_region.organisations.first()
        data = {"name": "X", "organisation": strange.pk, "layer": "board"}
        assert browser.post(address("person_add", region.slug), data).status_code == 200
        assert not Position.objects.filter(organisation=strange, person__name="X").exists()

    def test_a_name_is_shown_as_typed_and_never_run(self, browser, region, alice, school):
        name = '<script>alert("x")</script>'
        person = people.add_person(
            by=alice, partnership=region, name=name, email="x@x.example",
            organisation=school, layer="board", title="<img src=x onerror=y>",
        )  # fmt: skip
        for page in (
            address("people", region.slug),
            address("partners", region.slug),
            address("person_detail", region.slug, person.pk),
            address("person_edit", region.slug, person.pk),
            address("person_invite", region.slug, person.pk),
            address("people_invite", region.slug),
            address("organisation_detail", region.slug, school.pk),
            address("log", region.slug),
        ):
            content = browser.get(page).content.decode()
            assert name not in content, page
            assert "<img src=x" not in content, page


class TestTwoCoordinatorsAtOnce:
    def test_the_second_is_told_and_nothing_is_lost(self, browser, region, nadia, alice):
        page = address("person_edit", region.slug, nadia.pk)
        opened = browser.get(page).context["form"].initial["version"]
        people.change_person(
            by=alice, person=Person.objects.get(pk=nadia.pk), version=nadia.version,
            name="Nadia Benali-Vos", email=nadia.email,
        )  # fmt: skip
        data = {"name": "N. Benali", "email": nadia.email, "version": opened}
        answer = browser.post(page, data)
        text = text_of(answer)
        assert "Somebody else changed this" in text
        assert "Nadia Benali-Vos" in text, "what is saved now"
        assert 'value="N. Benali"' in text, "what was typed"
        nadia.refresh_from_db()
        assert nadia.name == "Nadia Benali-Vos"
        again = {**data, "version": answer.context["form"]["version"].value()}
        assert browser.post(page, again).status_code == 302
        nadia.refresh_from_db()
        assert nadia.name == "N. Benali"

    def test_positions_count_as_part_of_the_person(self, alice, nadia, school):
        seen = nadia.version
        values = {"by": alice, "organisation": school, "layer": "board", "title": ""}
        people.add_position(person=nadia, version=seen, **values)
        with pytest.raises(EditedMeanwhile):
            people.add_position(person=nadia, version=seen, **values)


class TestPositions:
    @pytest.fixture
    def position(self, alice, nadia, school):
        return people.add_position(
            by=alice, person=nadia, version=nadia.version, organisation=school,
            layer="practice", title="decaan",
        )  # fmt: skip

    def test_are_added_changed_ended_and_resumed(self, browser, region, nadia, school):
        add = address("position_add", region.slug, nadia.pk)
        data = {"organisation": school.pk, "layer": "board", "title": "lid", "version": 1}
        assert browser.post(add, data).status_code == 302
        row = nadia.positions.get()
        nadia.refresh_from_db()
        edit = address("position_edit", region.slug, nadia.pk, row.pk)
        data = {"layer": "management", "title": "rector", "version": nadia.version}
        assert browser.post(edit, data).status_code == 302
        row.refresh_from_db()
        assert (row.layer, row.title) == ("management", "rector")
        browser.post(address("position_end", region.slug, nadia.pk, row.pk))
        assert position_of(nadia) is None
        page = browser.get(address("person_detail", region.slug, nadia.pk))
        assert address("position_resume", region.slug, nadia.pk, row.pk) in page.content.decode()
        browser.post(address("position_resume", region.slug, nadia.pk, row.pk))
        assert position_of(nadia) == row

    def test_that_ended_are_still_on_record(self, browser, region, nadia, position, alice):
        people.end_position(by=alice, position=position)
        page = text_of(browser.get(address("person_detail", region.slug, nadia.pk)))
        assert "Earlier" in page
        assert "decaan" in page

    def test_are_at_organisations_of_the_region(self, alice, nadia, other_region):
        with pytest.raises(ValueError, match="own partnership"):
            people.add_position(
                by=alice, person=nadia, version=nadia.version, layer="board", title="",
                organisation=other_region.organisations.first(),
            )  # fmt: skip


def test_the_list_of_who_left_says_so_when_nobody_did(coordinator, region):
    page = text_of(coordinator.get(address("people", region.slug), {"wie": "vertrokken"}))
    assert f"Nobody has left {region.name}" in page
    assert "0 people" not in page


class TestLeaving:
    def test_ends_access_at_once(self, browser, region, mia):
        phone = cast.client_for(mia)
        assert phone.get(address("partners", region.slug)).status_code == 200
        person = person_of(mia, region)
        browser.post(leave_page(region, person))
        assert phone.get(address("partners", region.slug)).status_code == 404
        person.refresh_from_db()
        assert person.left_on == timezone.localdate()
        assert person.name not in names(region)
        assert person.name in names(region, left=True)

    def test_can_be_undone_with_the_role_from_before(self, browser, region, frank):
        person = person_of(frank, region)
        page = browser.post(leave_page(region, person), follow=True)
        back = address("person_return", region.slug, person.pk)
        assert back in page.content.decode()
        browser.post(back)
        assert Access.objects.get(user=frank).role == Role.FACILITATOR

    def test_after_a_month_the_role_is_forgotten(self, alice, region, frank):
        person = person_of(frank, region)
        leaving.leave(by=alice, person=person)
        Person.objects.filter(pk=person.pk).update(
            left_on=timezone.localdate() - timedelta(days=31)
        )
        tidy_sign_in()
        leaving.come_back(by=alice, person=person)
        assert not Access.objects.filter(user=frank).exists()

    def test_withdraws_an_invitation(self, alice, nadia, sent):
        from samenverder.network.operations.invitations import invite

        sent(lambda: invite(by=alice, person=nadia, role=Role.MEMBER))
        leaving.leave(by=alice, person=nadia)
        assert not nadia.invitations.exists()

    def test_is_refused_for_the_last_coordinator(self, browser, region, alice):
        person = person_of(alice, region)
        page = browser.post(leave_page(region, person), follow=True)
        assert "is the only coordinator" in text_of(page)
        assert Access.objects.filter(user=alice).exists()
        with pytest.raises(Refused):
            leaving.leave(by=alice, person=person)

    def test_twice_changes_nothing(self, alice, nadia):
        first = leaving.leave(by=alice, person=nadia)
        second = leaving.leave(by=alice, person=nadia)
        assert first.version == second.version
