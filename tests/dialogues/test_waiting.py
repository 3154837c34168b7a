"""What the start page and the weekly mail tell of dialogue meetings."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import Contribution, Destination, Dialogue, DialogueMailing
from samenverder.dialogues.operations.afterwards_addresses import leave_address, stop
from samenverder.dialogues.waiting import (
    came_of,
    people_wait,
    without_destination,
)


@pytest.fixture
def over(region):
    """A meeting that is over, with two puzzles."""
    now = timezone.now()
    row = Dialogue.objects.create(
        partnership=region, title="In Lindemeer", phase="closed", closed_at=now, starts_at=now
    )
    row.tables.create(
        number=1, title="Stages", focus_area=FocusArea.objects.create(partnership=region, title="S")
    )
    for text in ("Wie betaalt het vervoer?", "Drie systemen"):
        Contribution.objects.create(
            dialogue=row, table=row.tables.get(), key=uuid4(), author_hash=uuid4().hex,
            shuffle=uuid4().hex, kind="puzzle", text=text,
        )  # fmt: skip
    return row


def texts(rows) -> list[str]:
    with translation.override("en"):
        return [row.text for row in rows]


def test_who_leads_hears_of_puzzles_that_went_nowhere(region, over, frank, mia):
    assert texts(without_destination(region, frank)) == [
        "2 puzzles and ideas of “In Lindemeer” have no destination yet"
    ]
    assert texts(without_destination(region, mia)) == []
    for row in over.contributions.all():
        Destination.objects.create(contribution=row, kind="parked", text="Later", by=frank)
    assert texts(without_destination(region, frank)) == []


def test_a_group_with_a_destination_waits_no_more(region, over, frank):
    group = over.groups.create(name="Alles")
    over.contributions.update(group=group)
    first = over.contributions.first()
    Destination.objects.create(
        contribution=first, group=group, kind="parked", text="Later", by=frank
    )
    assert texts(without_destination(region, frank)) == []


def test_everybody_hears_for_two_weeks_what_came_of_it(region, over, rita):
    sent = DialogueMailing.objects.create(dialogue=over, kind="outcome", text="Er rijdt een busje")
    assert texts(came_of(region, rita)) == []
    DialogueMailing.objects.filter(pk=sent.pk).update(finished_at=timezone.now())
    assert texts(came_of(region, rita)) == ["Read what came of “In Lindemeer”"]
    assert all("Lindemeer" not in row.mail for row in came_of(region, rita)), "mail names nothing"
    DialogueMailing.objects.update(finished_at=timezone.now() - timedelta(days=15))
    assert texts(came_of(region, rita)) == []


def test_a_focus_area_tells_what_people_told_about_it(region, over, client_for, rita):
    area = over.tables.get().focus_area
    page = client_for(rita).get(f"/regio/{region.slug}/ambitie/speerpunten/{area.pk}/")
    assert f"speerpunt={area.pk}&amp;toon=alles" in page.content.decode()
    Contribution.objects.update(state="hidden")
    page = client_for(rita).get(f"/regio/{region.slug}/ambitie/speerpunten/{area.pk}/")
    assert "toon=alles" not in page.content.decode()


class TestPeopleWhoLeftAnAddress:
    @pytest.fixture
    def waited_for(self, over):
        """Three left an address, one of them stopped the mail."""
        for name in ("ans", "bo", "cor"):
            left = leave_address(dialogue=over, email=f"{name}@example.org", language="nl")
        stop(address=left)
        return over

    def ended(self, dialogue, days):
        at = timezone.now() - timedelta(days=days)
        Dialogue.objects.filter(pk=dialogue.pk).update(closed_at=at)

    def sent(self, dialogue, kind):
        DialogueMailing.objects.create(dialogue=dialogue, kind=kind, started_at=timezone.now())

    def test_two_days_after_it_who_leads_hears_that_they_wait(self, region, waited_for, frank, mia):
        assert texts(people_wait(region, frank)) == []
        self.ended(waited_for, 3)
        line = "2 people wait for the report of “In Lindemeer”"
        assert texts(people_wait(region, frank)) == [line]
        assert texts(people_wait(region, mia)) == []
        self.sent(waited_for, "report")
        assert texts(people_wait(region, frank)) == []

    def test_after_three_months_with_everything_decided_it_is_time_to_tell(
        self, region, waited_for, frank, mia
    ):
        self.ended(waited_for, 100)
        self.sent(waited_for, "report")
        assert texts(people_wait(region, frank)) == []
        for row in waited_for.contributions.all():
            Destination.objects.create(contribution=row, kind="parked", text="Later", by=frank)
        assert texts(people_wait(region, frank)) == ["Tell what came of “In Lindemeer”"]
        assert texts(people_wait(region, mia)) == []
        self.sent(waited_for, "outcome")
        assert texts(people_wait(region, frank)) == []

    def test_nobody_waits_where_nobody_left_an_address(self, region, over, frank):
        self.ended(over, 3)
        assert texts(people_wait(region, frank)) == []
