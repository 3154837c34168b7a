"""When partners meet, what they talk about there, and what they wrote down."""

from samenverder.meetings.models.agenda import (
    AgendaItem,
    AgendaItemKind,
    AgendaItemState,
    AgendaTemplate,
)
from samenverder.meetings.models.attendee import Attendee, AttendeeAnswer
from samenverder.meetings.models.dates import Availability, AvailabilityAnswer, DateOption
from samenverder.meetings.models.document import DocumentContent, MeetingDocument
from samenverder.meetings.models.feed import CalendarFeed, FeedKind
from samenverder.meetings.models.meeting import (
    INSPIRING,
    Meeting,
    MeetingKind,
    MeetingSeries,
    MeetingState,
    MinutesState,
)
from samenverder.meetings.models.minutes import MinutesCorrection, MinutesNote
from samenverder.meetings.models.organiser import MeetingOrganiser

__all__ = [
    "INSPIRING",
    "AgendaItem",
    "AgendaItemKind",
    "AgendaItemState",
    "AgendaTemplate",
    "Attendee",
    "AttendeeAnswer",
    "Availability",
    "AvailabilityAnswer",
    "CalendarFeed",
    "DateOption",
    "DocumentContent",
    "FeedKind",
    "Meeting",
    "MeetingDocument",
    "MeetingKind",
    "MeetingOrganiser",
    "MeetingSeries",
    "MeetingState",
    "MinutesCorrection",
    "MinutesNote",
    "MinutesState",
]
