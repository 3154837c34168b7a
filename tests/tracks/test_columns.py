"""How far the plan of each school is: told in the table of the track, by rooms above."""

import pytest

from samenverder.plans.models import SchoolPlan
from samenverder.tracks import columns, operations
from samenverder.tracks.columns import Cell, Column
from samenverder.tracks.queries.progress import progress_of
from tests.tracks.test_pages import at


@pytest.fixture
def asked(monkeypatch) -> list[int]:
    """A column of a room above; the plans it was asked about."""
    seen: list[int] = []

    def cells(_track, plans):
        seen.extend(plans)
        return {pk: Cell("3 weken", "/ergens/") for pk in plans}

    monkeypatch.setattr(columns, "_COLUMNS", {"x": Column("x", "Verder", cells, place=1)})
    return seen


@pytest.fixture
def plan(region, school, mia) -> SchoolPlan:
    return operations.begin_plan(school=school, by=mia)


def test_a_draft_has_nothing_to_show(asked, track, plan, alice):
    assert [row.further for row in progress_of(track, alice)] == [[("Verder", columns.NOTHING)]]
    assert not asked


def test_everybody_sees_how_far_a_shared_plan_is(asked, region, track, plan, rita, english):
    SchoolPlan.objects.filter(pk=plan.pk).update(state="shared")
    page = english(rita).get(track.get_absolute_url()).content.decode()
    assert "Verder" in page and "3 weken" in page and asked == [plan.pk]
    table = english(rita).get(at("progress_export", region, track.pk, "csv")).content.decode()
    assert "Verder" in table and "3 weken" in table


@pytest.mark.parametrize("who", ["mia", "rita"])
def test_who_is_invited_says_yes_on_the_page_of_the_track(
    who, request, region, track, school, alice, english
):
    operations.step_school(school=school, by=alice, to="invited")
    client = english(request.getfixturevalue(who))
    page = client.get(track.get_absolute_url()).content.decode()
    assert ("Praktijkschool Lindemeer takes part" in page) == (who == "mia")
    assert "They take part" not in page  # that is for whoever leads the track


def test_a_coordinator_notes_a_yes_and_stays_in_the_list(region, track, school, alice, english):
    operations.step_school(school=school, by=alice, to="invited")
    client, back = english(alice), f"{track.get_absolute_url()}#scholen"
    assert "They take part" in client.get(track.get_absolute_url()).content.decode()
    url = at("school_step", region, track.pk, school.pk)
    answer = client.post(url, {"stand": "joined", "next": back})
    assert answer["Location"] == back
    assert client.post(url, {"stand": "invited", "next": "//elders.example/"})["Location"] == (
        school.get_absolute_url()
    )
