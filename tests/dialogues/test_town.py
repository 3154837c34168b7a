"""The town beside the hall: shown everywhere, and over the years one town is one place."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.dialogues.models import Dialogue
from samenverder.dialogues.operations import planning
from samenverder.dialogues.operations.gathering import gather
from samenverder.dialogues.operations.planning import Plan
from samenverder.dialogues.queries.evenings import evenings_of
from samenverder.meetings.models import Meeting

LATER = timezone.now() + timedelta(days=3)


@pytest.fixture
def plan(region, frank):
    """A meeting at this hall and in this town."""

    def made(place="", town="", **more):
        wanted = Plan(title="Avond", starts_at=LATER, place=place, town=town, **more)
        return planning.plan_dialogue(partnership=region, by=frank, plan=wanted)

    return made


def test_two_halls_in_one_town_are_one_place_and_without_a_town_it_is_as_it_was(plan, region):
    for place, town in (("De Kolk", "Lindemeer"), ("Zaal 3", "Lindemeer"), ("De Kring", "")):
        plan(place, town)
    Dialogue.objects.update(phase="closed")
    assert sorted(one.place for one in evenings_of(region).values()) == [
        "De Kring", "Lindemeer", "Lindemeer",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "town", "where"),
    [
        ("De Kolk", "Lindemeer", "De Kolk, Lindemeer"),
        ("De Kolk, Lindemeer", "lindemeer", "De Kolk, Lindemeer"),
        ("De Kolk", "", "De Kolk"),
        ("", "Lindemeer", "Lindemeer"),
    ],
)
def test_hall_and_town_stand_together_and_no_town_twice(plan, place, town, where):
    assert plan(place, town).where == where


def test_the_form_keeps_it_and_the_pages_show_it(plan, region, leads):
    row = plan("De Kolk")
    at = f"/regio/{region.slug}/bijeenkomsten/dialoog/"
    sent = {
        "title": "Avond", "day": LATER.date().isoformat(), "starts": "19:30", "duration": "60",
        "place": "De Kolk", "town": "  Lindemeer ", "version": "1",
    }  # fmt: skip
    assert leads.post(f"{at}{row.pk}/wijzigen/", sent).status_code == 302
    for address in (at, f"{at}{row.pk}/", f"{at}{row.pk}/na-afloop/verslag/"):
        assert "De Kolk, Lindemeer" in leads.get(address).content.decode()
    assert "Avond" in leads.get(f"{at}?zoek=lindemeer").content.decode()
    assert 'value="Lindemeer"' in leads.get(f"{at}{row.pk}/wijzigen/").content.decode()


class TestInCalendars:
    def test_the_meeting_has_both_and_the_dialogue_keeps_them_apart(self, plan, frank):
        row = plan("De Kolk", "Lindemeer")
        meeting = gather(dialogue=row, by=frank)
        row.refresh_from_db()
        assert meeting.place == "De Kolk, Lindemeer"
        assert (row.place, row.town) == ("De Kolk", "Lindemeer")

    @pytest.mark.parametrize(
        ("moved", "hall", "town"),
        [
            ("Zaal 3, Lindemeer", "Zaal 3", "Lindemeer"),
            ("Raadhuis, Oudewaard", "Raadhuis, Oudewaard", ""),
        ],
    )
    def test_a_meeting_that_moves_elsewhere_takes_the_town_along(
        self, plan, frank, moved, hall, town
    ):
        row = plan("De Kolk", "Lindemeer")
        meeting = Meeting.objects.get(pk=gather(dialogue=row, by=frank).pk)
        meeting.place = moved
        meeting.save()
        row.refresh_from_db()
        assert (row.place, row.town) == (hall, town)


@pytest.mark.django_db
def test_a_town_is_named_as_a_word():
    assert Dialogue(place="Brede school De Linde", town="Ede").where == "Brede school De Linde, Ede"
    assert Dialogue(place="De Linde, Ede", town="Ede").where == "De Linde, Ede"
    assert Dialogue(place="Zalencentrum (EDE)", town="Ede").where == "Zalencentrum (EDE)"
    assert Dialogue(place="", town="Ede").where == "Ede"
    assert Dialogue(place="De Linde", town="").where == "De Linde"
