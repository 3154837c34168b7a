"""What the start page and the weekly mail tell of dialogue meetings."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import Contribution, Destination, Dialogue, DialogueMailing
from samenverder.dialogues.waiting import came_of, without_destination


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
