"""Everything in the minutes of a meeting, read in a fixed number of queries."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.ambition.queries import ambition_in_sight
from samenverder.commitments.models import ActionItem, Decision
from samenverder.lib.text import format_date, join_words, number_word
from samenverder.meetings.models import (
    AgendaItem,
    AgendaItemState,
    Attendee,
    Meeting,
    MinutesCorrection,
    MinutesNote,
)
from samenverder.meetings.queries.sources import sources_of
from samenverder.network.models import Layer, Position

SHOWN = (AgendaItemState.ON, AgendaItemState.DONE)


@dataclass
class ItemMinutes:
    """One item with what came of it."""

    item: AgendaItem
    note: MinutesNote | None
    decisions: list[Decision] = field(default_factory=list)
    actions: list[ActionItem] = field(default_factory=list)
    corrections: list[MinutesCorrection] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was noted."""
        return self.note.text if self.note else ""

    @property
    def is_empty(self) -> bool:
        """Nothing was written down."""
        return not (self.text or self.decisions or self.actions)


@dataclass
class Attendance:
    """Who was there and who was not, in names and in numbers."""

    present: list[Attendee]
    absent: list[Attendee]
    layers: list[tuple[str, int]]
    organisations: list[str]

    @property
    def missing_layers(self) -> list[str]:
        """Layers of which nobody was there."""
        return [label for label, number in self.layers if not number]


@dataclass
class Minutes:
    """The minutes of one meeting."""

    meeting: Meeting
    sentence: str
    attendance: Attendance
    items: list[ItemMinutes]

    @property
    def decisions(self) -> list[Decision]:
        """All decisions, in the order of the agenda."""
        return [row for part in self.items for row in part.decisions]

    @property
    def actions(self) -> list[ActionItem]:
        """All actions, in the order of the agenda."""
        return [row for part in self.items for row in part.actions]

    @property
    def title(self) -> str:
        """What the meeting came to: "Three decisions and two actions"."""
        language = get_language() or "nl"
        counts = []
        if number := len(self.decisions):
            words = ngettext("%(n)s decision", "%(n)s decisions", number)
            counts.append(words % {"n": number_word(number, language)})
        if number := len(self.actions):
            words = ngettext("%(n)s action", "%(n)s actions", number)
            counts.append(words % {"n": number_word(number, language)})
        day = format_date(self.meeting.starts_at, language)
        parts = {"title": self.meeting.title, "day": day, "what": join_words(counts, _("and"))}
        if not counts:
            return _("Minutes of %(title)s, %(day)s") % parts
        return _("%(title)s, %(day)s: %(what)s") % parts


def agenda_rows(meeting: Meeting) -> list[AgendaItem]:
    """The items on the agenda with owner, focus area and note; two queries."""
    rows = meeting.items.filter(removed_at=None, state__in=SHOWN)
    rows = rows.select_related("owner", "focus_area", "approves", "action", "note__changed_by")
    return list(rows.order_by("order", "pk"))


def caught_at(
    meeting: Meeting, items: list[AgendaItem]
) -> tuple[dict[int, list[Decision]], dict[int, list[ActionItem]]]:
    """{item: decisions} and {item: actions}, in the order in which they were made; two queries."""
    sources = sources_of(meeting, items)
    wanted = Q(partnership=meeting.partnership_id, deleted_at=None, source_url__in=sources)
    decisions: dict[int, list[Decision]] = defaultdict(list)
    actions: dict[int, list[ActionItem]] = defaultdict(list)
    for decision in Decision.objects.filter(wanted).prefetch_related("asked_of").order_by("pk"):
        decision.partnership = meeting.partnership
        decisions[sources[decision.source_url]].append(decision)
    for action in ActionItem.objects.filter(wanted).select_related("owner").order_by("pk"):
        action.partnership = meeting.partnership
        actions[sources[action.source_url]].append(action)
    return decisions, actions


def attendance_of(meeting: Meeting) -> Attendance:
    """Who was asked or there, with what they did on that day; two queries."""
    held = Position.objects.current(meeting.starts_at.date()).select_related("organisation")
    rows = meeting.attendees.filter(Q(removed_at=None) | Q(was_present=True))
    rows = rows.select_related("person").prefetch_related(
        Prefetch("person__positions", held, to_attr="current_positions")
    )
    everybody = list(rows.order_by("person__name", "pk"))
    present = [row for row in everybody if row.was_present]
    return Attendance(present, [r for r in everybody if not r.was_present], *_seats(present))


def _seats(present: list[Attendee]) -> tuple[list[tuple[str, int]], list[str]]:
    layers: Counter[str] = Counter()
    organisations: dict[str, None] = {}
    for row in present:
        positions = row.person.current_positions  # type: ignore[attr-defined]
        for layer in {position.layer for position in positions}:
            layers[layer] += 1
        for position in positions:
            organisations[position.organisation.name] = None
    counted = [(str(label), layers[value]) for value, label in Layer.choices]
    return counted, sorted(organisations)


def minutes_of(meeting: Meeting) -> Minutes:
    """The minutes as they are now; a fixed number of queries."""
    items = agenda_rows(meeting)
    decisions, actions = caught_at(meeting, items)
    corrections: dict[int, list[MinutesCorrection]] = defaultdict(list)
    rows = MinutesCorrection.objects.filter(item__meeting=meeting).select_related("by")
    for row in rows.order_by("at", "pk"):
        corrections[row.item_id].append(row)
    parts = [
        ItemMinutes(
            item,
            getattr(item, "note", None),
            decisions[item.pk],
            actions[item.pk],
            corrections[item.pk],
        )
        for item in items
    ]
    seen = ambition_in_sight(meeting.partnership)
    return Minutes(meeting, seen.sentence if seen else "", attendance_of(meeting), parts)
