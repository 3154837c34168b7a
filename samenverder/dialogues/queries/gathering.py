"""Meetings of a dialogue: which may be chosen, and who comes."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from samenverder.dialogues.models import Dialogue
from samenverder.meetings.models import Meeting, MeetingState
from samenverder.meetings.queries.meetings import to_come
from samenverder.network.models import Partnership


def meetings_to_choose(partnership: Partnership) -> QuerySet[Meeting]:
    """Meetings to come, with a date, that are of no dialogue."""
    rows = Meeting.objects.filter(to_come(), partnership=partnership, dialogue=None)
    return rows.filter(state=MeetingState.PLANNED).order_by("starts_at", "pk")


def gathering_of(dialogue: Dialogue) -> dict[str, Any] | None:
    """{"meeting", "asked", "coming"} of a dialogue that stands in the calendar; one query."""
    if dialogue.meeting_id is None:
        return None
    here = Q(attendees__removed_at=None)
    rows = Meeting.objects.select_related("partnership").annotate(
        asked=Count("attendees", filter=here),
        coming=Count("attendees", filter=here & Q(attendees__answer="yes")),
    )
    meeting: Any = rows.get(pk=dialogue.meeting_id)
    return {"meeting": meeting, "asked": meeting.asked, "coming": meeting.coming}


def dialogue_of(meeting: Meeting) -> Dialogue | None:
    """The dialogue this meeting is; None when it is none, or was taken off the list. One query."""
    rows = Dialogue.objects.filter(meeting=meeting.pk, removed_at=None)
    return rows.select_related("partnership").first()
