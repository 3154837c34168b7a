"""Partners and layers: narrowed in the address, on any day, with links to what fills a hole."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.lib.tables import read_table
from samenverder.network.models import Membership, OrganisationKind, Person, Position
from samenverder.network.operations import leaving
from samenverder.network.queries.matrix import (
    GROUPS,
    MatrixFilter,
    incomplete_partners,
    matrix,
    matrix_numbers,
)
from tests import cast
from tests.network.conftest import address, person_of, text_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def shown(region, **want) -> list[str]:
    return [
        row.membership.organisation.name for row in matrix(region, want=MatrixFilter(**want)).rows
    ]


def test_every_kind_of_partner_has_its_place():
    placed = [kind for _label, kinds in GROUPS for kind in kinds]
    assert sorted(placed) == sorted(OrganisationKind.values)


class TestNarrowing:
    def test_by_kind_and_by_layer(self, people, region):
        assert shown(region, kind="pro") == ["Praktijkschool Lindemeer"]
        assert shown(region, kind="po") == []
        narrow = matrix(region, want=MatrixFilter(layer="board"))
        assert {cell.layer for row in narrow.rows for cell in row.cells} == {"board"}
        assert (narrow.people, narrow.incomplete) == (1, 2)

    def test_to_who_misses_somebody_on_that_layer(self, people, region):
        assert len(shown(region, holes=True)) == 3
        assert shown(region, holes=True, layer="management") == [
            "Gemeente Lindemeer", "Bakkerij Lindemeer",
        ]  # fmt: skip

    def test_by_day_shows_who_was_there_then(self, people, alice, region, mia):
        day = TODAY - timedelta(days=1)
        Position.objects.update(since=TODAY - timedelta(days=30))
        leaving.leave(by=alice, person=person_of(mia, region))
        now, then = matrix(region), matrix(region, want=MatrixFilter(on=day))
        assert then.people == now.people + 1
        Membership.objects.update(since=TODAY)
        assert shown(region, on=day) == []

    def test_numbers_are_those_of_the_overview(self, people, alice, region):
        whole, numbers = matrix(region), matrix_numbers(region)
        assert (numbers.partners, numbers.people) == (whole.partners, whole.people)
        assert numbers.incomplete == whole.incomplete == incomplete_partners(region, alice)


class TestThePage:
    def test_keeps_its_filter_in_downloads(self, coordinator, region):
        page = coordinator.get(address("partners", region.slug), {"laag": "board", "gaten": "ja"})
        assert "/download/csv/?laag=board&amp;gaten=ja" in page.content.decode()

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_is_taken_along_as_narrowed(self, coordinator, region, kind):
        page = address("partners_download", region.slug, kind)
        answer = coordinator.get(page, {"laag": "board", "soort": "pro"})
        table = read_table(io.BytesIO(answer.content), f"x.{kind}")
        assert table.header[3:] == ["Board"]
        assert [row[0] for row in table.rows] == ["Praktijkschool Lindemeer"]

    def test_links_a_hole_of_today_to_what_fills_it(self, coordinator, region):
        page = address("partners", region.slug)
        assert 'class="hole" href' in coordinator.get(page).content.decode()
        past = coordinator.get(page, {"op": (TODAY - timedelta(days=2)).isoformat()})
        assert 'class="hole" href' not in past.content.decode()
        assert "As it was on" in text_of(past)

    def test_survives_nonsense_in_its_address(self, coordinator, region):
        query = "?laag=zolder&soort=x&op=9999-99-99&gaten=2&pagina=-1"
        assert coordinator.get(address("partners", region.slug) + query).status_code == 200

    def test_says_when_nothing_matches(self, coordinator, region):
        page = text_of(coordinator.get(address("partners", region.slug), {"soort": "mbo"}))
        assert "No partner found" in page
        assert "Show all partners" in page


class TestPositions:
    def test_have_a_period_that_can_be_changed(self, coordinator, region, mia):
        person = person_of(mia, region)
        held = person.positions.get()
        page = address("position_edit", region.slug, person.pk, held.pk)
        data = {"version": person.version, "layer": "board", "title": "rector"}
        wrong = coordinator.post(page, data | {"since": "2026-05-01", "until": "2026-05-01"})
        assert "The end comes after the beginning." in text_of(wrong)
        right = {"since": "2024-08-01", "until": "2025-08-01"}
        assert coordinator.post(page, data | right).status_code == 302
        text = text_of(coordinator.get(address("person_detail", region.slug, person.pk)))
        assert "from Thu 1 Aug 2024 until Fri 1 Aug 2025" in text.replace("\u00a0", " ")

    def test_of_somebody_who_left_stay_on_record(self, alice, coordinator, region, mia):
        person = person_of(mia, region)
        leaving.leave(by=alice, person=person)
        text = text_of(coordinator.get(address("person_detail", region.slug, person.pk)))
        assert "Praktijkschool Lindemeer" in text


class TestWhoSeesWhatOfMe:
    def test_is_worked_out_from_the_rules(self, people, region, mia, monkeypatch):
        from samenverder.network.queries import sight

        lines = {str(line.what): line for line in sight.sight_of(mia)[0].lines}
        contact = lines["Your e-mail address as a contact"]
        assert contact.value == mia.email
        assert contact.roles == ["coordinator", "facilitator", "member"]
        assert contact.users == 3
        mandate = lines["Mandates you have, with your name"]
        assert (mandate.number, mandate.users) == (0, 4)
        assert lines["What you changed, in the log"].roles == ["coordinator"]

    def test_says_the_same_as_the_pages_do(self, people, region, mia):
        """Whoever is said to see the address really finds it, and nobody else."""
        from samenverder.network.queries import sight

        roles = sight.roles_that_may("network.view_people", region)
        for role, user in people.items():
            answer = cast.client_for(user).get(address("people", region.slug))
            assert (mia.email in answer.content.decode()) == (role in roles)

    def test_names_no_other_partnership(self, mia, region, other_region):
        Person.objects.create(partnership=other_region, name="Ander", email=mia.email)
        page = text_of(cast.client_for(mia).get(address("me")))
        assert "Veenrijk" not in page
