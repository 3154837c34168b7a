"""Partners and layers, and organisations that several partnerships share."""

import pytest

from samenverder.network.models import Access, Membership, Organisation, Role
from samenverder.network.operations import organisations
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.queries.matrix import matrix
from samenverder.network.queries.organisations import layer_counts, organisations_of
from tests import cast
from tests.network.conftest import address, text_of

pytestmark = pytest.mark.django_db
FORM = {"kind": "employer", "town": "", "layers": ["board", "management", "practice"]}


class TestTheOverview:
    def test_says_in_its_title_how_many_partners_miss_a_face(self, coordinator, region):
        assert "Three partners still miss a face" in text_of(
            coordinator.get(address("partners", region.slug))
        )

    def test_a_hole_is_a_link_that_fills_it(self, coordinator, region, school):
        page = coordinator.get(address("partners", region.slug)).content.decode()
        hole = f"{address('person_add', region.slug)}?organisatie={school.pk}&amp;laag="
        found = matrix(region)
        row = next(row for row in found.rows if row.membership.organisation == school)
        assert [cell.is_hole for cell in row.cells] == [False, False, True]
        assert hole + "practice" not in page or row.cells[2].is_hole

    def test_a_layer_that_is_not_needed_is_no_hole(self, alice, region, membership):
        organisations.change_organisation(
            by=alice, membership=membership, version=1, layers_not_needed=["practice"]
        )
        row = next(r for r in matrix(region).rows if r.membership == membership)
        assert not row.has_hole

    def test_counts_people_by_layer(self, people, region):
        assert layer_counts(region) == {"board": 1, "management": 1, "practice": 2}

    def test_shows_what_to_do_first_when_it_is_empty(self, alice, client):
        from samenverder.network.operations.partnerships import create_partnership

        create_partnership(name="Nieuw", coordinator=alice)
        page = cast.client_for(alice).get(address("partners", "nieuw"))
        assert "Bring in organisations and people" in text_of(page)

    def test_people_who_left_do_not_fill_a_cell(self, alice, mia, region):
        from samenverder.network.operations.leaving import leave
        from tests.network.conftest import person_of

        before = matrix(region).people
        leave(by=alice, person=person_of(mia, region))
        assert matrix(region).people == before - 1


class TestAnOrganisation:
    def test_is_added_and_takes_part(self, coordinator, region):
        data = {**FORM, "name": "Bouwbedrijf Terpstra", "layers": ["practice"]}
        answer = coordinator.post(address("organisation_add", region.slug), data)
        row = Membership.objects.get(organisation__name="Bouwbedrijf Terpstra")
        assert answer.url == address("organisation_detail", region.slug, row.organisation_id)
        assert row.layers_not_needed == ["board", "management"]

    def test_has_a_name_of_its_own_in_the_region(self, coordinator, region, school):
        data = {**FORM, "name": school.name.upper()}
        page = coordinator.post(address("organisation_add", region.slug), data)
        assert "already takes part" in text_of(page)

    def test_may_share_its_name_with_one_of_another_region(self, alice, region, other_region):
        name = other_region.organisations.first().name
        organisations.add_organisation(by=alice, partnership=region, name=name, kind="pro")
        assert Organisation.objects.filter(name=name).count() == 2

    def test_is_changed(self, coordinator, region, school):
        page = address("organisation_edit", region.slug, school.pk)
        data = {**FORM, "name": "Praktijkschool De Werf", "kind": "pro", "version": 1}
        assert coordinator.post(page, data).status_code == 302
        school.refresh_from_db()
        assert school.name == "Praktijkschool De Werf"

    def test_stops_and_takes_part_again(self, coordinator, region, school):
        page = coordinator.post(
            address("organisation_end", region.slug, school.pk), follow=True
        ).content.decode()
        assert school not in organisations_of(region)
        assert address("organisation_renew", region.slug, school.pk) in page
        coordinator.post(address("organisation_renew", region.slug, school.pk))
        assert school in organisations_of(region)

    def test_changed_by_two_at_once_tells_the_second(self, alice, coordinator, region, membership):
        page = address("organisation_edit", region.slug, membership.organisation_id)
        organisations.change_organisation(
            by=alice, membership=Membership.objects.get(pk=membership.pk), version=1,
            layers_not_needed=[], name="Nieuwe naam", kind="pro",
        )  # fmt: skip
        data = {**FORM, "name": "Mijn naam", "version": 1}
        text = text_of(coordinator.post(page, data))
        assert "Somebody else changed this" in text
        assert "Nieuwe naam" in text
        assert 'value="Mijn naam"' in text
        with pytest.raises(EditedMeanwhile):
            organisations.change_organisation(
                by=alice, membership=membership, version=1, layers_not_needed=[]
            )


class TestASharedOrganisation:
    @pytest.fixture
    def shared(self, alice, other_region, region):
        """An organisation of Veenrijk that also takes part in Lindemeer."""
        organisation = other_region.organisations.get(name="Gemeente Veenrijk")
        access = Access.objects.create(user=alice, partnership=other_region, role=Role.COORDINATOR)
        organisations.take_in(by=alice, partnership=region, organisation=organisation)
        access.delete()
        return organisation

    def test_can_be_chosen_by_who_coordinates_both(self, coordinator, alice, region, other_region):
        Access.objects.create(user=alice, partnership=other_region, role=Role.COORDINATOR)
        page = coordinator.get(address("organisation_existing", region.slug))
        assert "Bakkerij Veenrijk" in text_of(page)
        chosen = other_region.organisations.get(name="Bakkerij Veenrijk")
        data = {"organisation": chosen.pk}
        coordinator.post(address("organisation_existing", region.slug), data)
        assert chosen in organisations_of(region)

    @pytest.mark.parametrize("role", [None, Role.FACILITATOR, Role.MEMBER, Role.READER])
    def test_cannot_be_chosen_by_anybody_else(self, coordinator, alice, region, other_region, role):
        if role:
            Access.objects.create(user=alice, partnership=other_region, role=role)
        page = coordinator.get(address("organisation_existing", region.slug))
        assert "Veenrijk" not in text_of(page)
        chosen = other_region.organisations.first()
        coordinator.post(address("organisation_existing", region.slug), {"organisation": chosen.pk})
        assert chosen not in organisations_of(region)
        with pytest.raises(ValueError, match="coordinates"):
            organisations.take_in(by=alice, partnership=region, organisation=chosen)

    def test_keeps_its_name_when_one_coordinates_only_part_of_it(self, coordinator, region, shared):
        page = address("organisation_edit", region.slug, shared.pk)
        text = text_of(coordinator.get(page))
        assert "Others work with this organisation as well" in text
        assert "Veenrijk " not in text.replace("Gemeente Veenrijk", ""), "nothing of the other one"
        data = {"name": "Gekaapt", "kind": "other", "layers": ["board"], "version": 1}
        assert coordinator.post(page, data).status_code == 302
        shared.refresh_from_db()
        assert shared.name == "Gemeente Veenrijk"
        row = Membership.objects.get(partnership=region, organisation=shared)
        assert row.layers_not_needed == ["management", "practice"]

    def test_is_renamed_by_who_coordinates_all_of_it(
        self, coordinator, alice, region, other_region, shared
    ):
        Access.objects.create(user=alice, partnership=other_region, role=Role.COORDINATOR)
        page = address("organisation_edit", region.slug, shared.pk)
        data = {**FORM, "name": "Gemeente Veenrijk-Oost", "kind": "municipality", "version": 1}
        coordinator.post(page, data)
        shared.refresh_from_db()
        assert shared.name == "Gemeente Veenrijk-Oost"

    def test_shows_nobody_of_the_other_partnership(self, coordinator, region, shared, charlie):
        from samenverder.network.models import Person, Position

        person = Person.objects.get(user=charlie)
        Position.objects.create(person=person, organisation=shared, layer="board")
        for page in (
            address("organisation_detail", region.slug, shared.pk),
            address("partners", region.slug),
            address("people", region.slug) + f"?organisatie={shared.pk}",
        ):
            assert "Charlie" not in text_of(coordinator.get(page))

    def test_ending_here_changes_nothing_there(self, alice, region, other_region, shared):
        row = Membership.objects.get(partnership=region, organisation=shared)
        organisations.end_membership(by=alice, membership=row)
        assert shared in organisations_of(other_region)


def test_the_partnership_gets_another_name_and_keeps_its_address(coordinator, region):
    coordinator.post(address("partnership_edit", region.slug), {"name": "Regio Lindemeer-Oost"})
    region.refresh_from_db()
    assert (region.name, region.slug) == ("Regio Lindemeer-Oost", "lindemeer")


def test_a_name_taken_by_somebody_else_is_refused_when_changing(alice, region, membership):
    with pytest.raises(Refused):
        organisations.change_organisation(
            by=alice, membership=membership, version=1, layers_not_needed=[],
            name="Bakkerij Lindemeer", kind="employer",
        )  # fmt: skip


class TestManyPartners:
    def test_stand_on_pages_and_are_counted_all(self, coordinator, region, monkeypatch):
        from samenverder.network.queries import matrix as queries

        monkeypatch.setattr(queries, "ON_A_PAGE", 2)
        first, second = (matrix(region, number) for number in "12")
        assert [len(first.rows), len(second.rows)] == [2, 1]
        assert first.partners == second.partners == len(matrix(region).rows) == 3
        assert first.incomplete == sum(row.has_hole for row in matrix(region).rows)
        page = text_of(coordinator.get(address("partners", region.slug) + "?pagina=2"))
        assert "Page 2 of 2" in page
        assert "Three partners still miss a face" in page

    def test_are_counted_the_same_without_the_table(self, region, people, alice):
        from samenverder.network.queries.matrix import incomplete_partners

        assert incomplete_partners(region, alice) == matrix(region).incomplete == 3
