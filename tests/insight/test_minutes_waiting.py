"""Minutes on the start page: to send round, to approve, to read before that."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenverder.meetings.models import Meeting, MeetingState, MinutesNote
from samenverder.meetings.operations.agenda import add_item
from samenverder.meetings.operations.guests import ask_people
from samenverder.meetings.operations.meetings import plan_meeting
from samenverder.meetings.operations.minutes import approve_minutes, send_minutes
from samenverder.network.models import Person


@pytest.fixture
def board(region, alice):
    """A board meeting so many days from now."""

    def plan(days: int, title: str = "Board") -> Meeting:
        start = timezone.now() + timedelta(days=days)
        end = start + timedelta(hours=1)
        return plan_meeting(
            partnership=region, by=alice, kind="board", title=title, starts_at=start, ends_at=end
        )

    return plan


@pytest.fixture
def lines(english, region):
    def of(user) -> list[str]:
        page = english(user).get(reverse("insight:home", args=[region.slug]))
        return [line.mail for line in page.context["waiting"] if "inutes" in line.mail]

    return of


def test_from_what_was_noted_to_approval(board, lines, alice, frank, mia, rita):
    held, following = board(-7), board(5)
    ask_people(meeting=following, by=alice, people=[Person.objects.get(user=mia)])
    item = add_item(meeting=held, by=alice, title="Places", kind="discuss")
    Meeting.objects.filter(pk=held.pk).update(state=MeetingState.HELD)
    assert lines(alice) == []  # nothing was noted
    MinutesNote.objects.create(item=item, text="Six places more.")
    assert lines(alice) == lines(frank) == ["Minutes to send round"]
    assert lines(mia) == []
    send_minutes(meeting=held, by=alice)
    assert lines(alice) == lines(frank) == ["Minutes to approve"]
    assert lines(mia) == ["Minutes to read"]
    assert lines(rita) == []  # does not come to that meeting
    approve_minutes(meeting=held, by=alice)
    assert lines(alice) == lines(mia) == []


def test_approval_far_away_waits_for_nobody_yet(board, lines, alice):
    held = board(-7)
    board(40)
    Meeting.objects.filter(pk=held.pk).update(state=MeetingState.HELD)
    send_minutes(meeting=held, by=alice)
    assert lines(alice) == []
