"""Three years of meetings in the example region; the same every time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import Decision, DecisionState
from samenverder.config.example.next_meeting import prepare_next
from samenverder.config.example.talk import RETURNING, Topic, talk_of
from samenverder.lib.text import ZONE
from samenverder.meetings.models import (
    AgendaItem,
    Attendee,
    Availability,
    DateOption,
    Meeting,
    MeetingSeries,
    MinutesCorrection,
    MinutesNote,
)
from samenverder.meetings.operations.approval import put_on_next
from samenverder.meetings.queries.sources import label_of, source_of
from samenverder.network.models import Organisation, Partnership, Person, User, WorkingGroup


@dataclass(frozen=True)
class Line:
    """Meetings that follow each other."""

    title: str
    kind: str
    layer: str
    hour: int
    hours: int
    days: tuple[date, ...]
    hosts: tuple[str, ...]


def _thursday(year: int, month: int) -> date:
    """The second Thursday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 7)


BOARD = Line(
    "Bestuurlijk overleg", "board", "board", 15, 2,
    (
        date(2024, 1, 23), date(2024, 4, 16), date(2024, 6, 25), date(2024, 10, 8),
        date(2025, 1, 21), date(2025, 4, 15), date(2025, 6, 24), date(2025, 10, 7),
        date(2026, 1, 20), date(2026, 4, 14), date(2026, 6, 23), date(2026, 10, 6),
        date(2026, 12, 8),
    ),
    ("Stichting Onderwijs aan de Linde", "Lindecollege", "Gemeente Lindemeer",
     "Mbo Rivierenland Lindemeer", "Praktijkschool De Werf"),
)  # fmt: skip
MANAGEMENT = Line(
    "Managementoverleg", "management", "management", 10, 2,
    (
        date(2024, 3, 7), date(2024, 9, 12), date(2025, 2, 6), date(2025, 5, 22),
        date(2025, 9, 11), date(2026, 2, 5), date(2026, 5, 21), date(2026, 9, 10),
    ),
    ("Vso De Wending", "Vmbo Het Baken", "Scholengemeenschap De Brug", "Lindecollege"),
)  # fmt: skip
CORE = Line(
    "Kerngroep", "group", "", 13, 1,
    tuple(_thursday(year, month) for year in (2024, 2025, 2026) for month in (2, 5, 9, 11)),
    ("Gemeente Lindemeer",),
)  # fmt: skip
# title, kind, day, who receives, one in so many people is asked
SINGLE = [
    ("Op bezoek bij Zorggroep Waterlelie", "visit", date(2025, 5, 14), "Zorggroep Waterlelie", 3),
    ("Op bezoek bij Bouwbedrijf Van Eiken", "visit", date(2026, 4, 15), "Bouwbedrijf Van Eiken", 3),
    ("Regiodag: leren in de praktijk", "inspiration", date(2025, 10, 29), "Lindecollege", 3),
    ("Bustour langs drie leerbedrijven", "inspiration", date(2026, 2, 11),
     "Werkgeversservicepunt Lindestreek", 1),
]  # fmt: skip


def add_meetings(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """Consultations, core team, visits and a day of inspiration; the next one has its agenda."""
    by = users["Marloes Dekker"]
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order")[:3])
    for line in (BOARD, MANAGEMENT, CORE):
        _line(partnership, line, people, areas, by)
    for title, kind, day, host, asked in SINGLE:
        meeting = _meeting(partnership, title, kind, _at(day, 13), 3, host, by)
        _guests(meeting, [p for at, p in enumerate(people.values()) if at % asked == 0])
        _hold(meeting, [RETURNING[2]], areas, by)
    _proposed(partnership, people, by)


def _proposed(partnership: Partnership, people: dict[str, Person], by: User) -> None:
    """A visit in spring for which everybody says when they can come."""
    meeting = _meeting(
        partnership, "Op bezoek in het voorjaar", "visit", _at(date(2027, 4, 13), 13), 3,
        "Mbo Rivierenland Lindemeer", by,
    )  # fmt: skip
    meeting.state = "proposed"
    meeting.save()
    _guests(meeting, list(people.values())[:8])
    meeting.attendees.update(answer="", mailed_sequence=None)
    options = DateOption.objects.bulk_create(
        DateOption(meeting=meeting, starts_at=_at(day, 13), ends_at=_at(day, 16))
        for day in (date(2027, 4, 13), date(2027, 4, 15), date(2027, 4, 20))
    )
    answers = ("yes", "if_need_be", "no", "yes", "yes")
    Availability.objects.bulk_create(
        Availability(option=option, attendee=guest, answer=answers[(at * 2 + turn) % 5])
        for at, guest in enumerate(meeting.attendees.order_by("pk")[:6])
        for turn, option in enumerate(options)
    )


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def _line(
    partnership: Partnership, line: Line, people: dict[str, Person], areas: list[Any], by: User
) -> None:
    series = MeetingSeries.objects.create(
        partnership=partnership, title=line.title, uid=f"reeks-{line.kind}@lindemeer.example"
    )
    group = WorkingGroup.objects.filter(partnership=partnership, kind="core_team").first()
    made: list[Meeting] = []
    for number, day in enumerate(line.days):
        host = line.hosts[number % len(line.hosts)]
        start = _at(day, line.hour)
        meeting = _meeting(partnership, line.title, line.kind, start, line.hours, host, by)
        meeting.series, meeting.group = series, group if line.kind == "group" else None
        meeting.save()
        _guests(meeting, _people(line, group, people))
        if day == BOARD.days[-1]:
            prepare_next(meeting, people, areas, by)
        else:
            _hold(meeting, talk_of(line.kind, number), areas, by)
        made.append(meeting)
    _approve(made, by)


def _people(line: Line, group: WorkingGroup | None, people: dict[str, Person]) -> list[Person]:
    if line.kind == "group" and group is not None:
        return [member.person for member in group.members.select_related("person")]
    return [p for p in people.values() if p.positions.filter(layer=line.layer).exists()]


def _meeting(
    partnership: Partnership,
    title: str,
    kind: str,
    start: datetime,
    hours: int,
    host: str,
    by: User,
) -> Meeting:
    return Meeting.objects.create(
        partnership=partnership,
        title=title,
        kind=kind,
        starts_at=start,
        ends_at=start + timedelta(hours=hours),
        host=Organisation.objects.get(name=host, partnerships=partnership),
        place="Vergaderzaal",
        invited_at=start - timedelta(days=28),
        created_at=start - timedelta(days=60),
        changed_at=start - timedelta(days=28),
        created_by=by,
        uid=f"{kind}-{start:%Y%m%d}@lindemeer.example",
    )


def _guests(meeting: Meeting, people: list[Person]) -> None:
    asked = meeting.starts_at - timedelta(days=28)
    Attendee.objects.bulk_create(
        Attendee(
            meeting=meeting,
            person=person,
            answer="no" if (at + meeting.starts_at.month) % 6 == 0 else "yes",
            answered_at=asked + timedelta(days=1),
            invited_at=asked,
            mailed_sequence=0,
        )
        for at, person in enumerate(people)
    )


def _hold(meeting: Meeting, talk: list[Topic], areas: list[FocusArea], by: User) -> None:
    """What was on the agenda, what was noted and decided; the minutes were sent round."""
    meeting.state, meeting.minutes_state = "held", "sent"
    meeting.started_at, meeting.closed_at = meeting.starts_at, meeting.ends_at
    meeting.minutes_sent_at = meeting.ends_at + timedelta(days=2)
    meeting.save()
    meeting.attendees.filter(answer="yes").update(was_present=True)
    for order, (title, kind, minutes, text, decided, area) in enumerate(talk):
        item = AgendaItem.objects.create(
            meeting=meeting,
            order=order + 1,
            title=title,
            kind=kind,
            subject=decided[1] if decided else "",
            minutes=minutes,
            focus_area=areas[area] if area is not None and area < len(areas) else None,
            state="done",
            put_in_by=by,
        )
        MinutesNote.objects.create(item=item, text=text, changed_by=by, changed_at=meeting.ends_at)
        if decided:
            _decide(item, decided, by)


def _decide(item: AgendaItem, decided: tuple[str, str], by: User) -> None:
    meeting, (text, subject) = item.meeting, decided
    Decision.objects.create(
        partnership=meeting.partnership,
        text=text,
        subject=subject,
        decided_on=meeting.starts_at.date(),
        state=DecisionState.CONFIRMED,
        mandate_label="Hanneke Bruin, Stichting Onderwijs aan de Linde",
        confirmed_on=meeting.starts_at.date(),
        focus_area=item.focus_area,
        source_label=label_of(meeting),
        source_url=source_of(meeting, item),
        created_by=by,
        created_at=meeting.ends_at,
    )


def _approve(made: list[Meeting], by: User) -> None:
    """Each but the last held one was approved at the next; the last one waits for it."""
    held = [meeting for meeting in made if meeting.state == "held"]
    for meeting, following in pairwise(held):
        item = AgendaItem.objects.create(
            meeting=following,
            order=0,
            title=f"Verslag van {meeting.starts_at:%d-%m-%Y}",
            kind="decide",
            minutes=5,
            state="done",
            approves=meeting,
        )
        MinutesNote.objects.create(
            item=item,
            text="Het verslag is vastgesteld.",
            changed_at=following.ends_at,
            changed_by=by,
        )
        meeting.minutes_state = "approved"
        meeting.approved_on = following.starts_at.date()
        meeting.save()
    put_on_next(held[-1])
    item = held[0].items.filter(order=1).get()
    MinutesCorrection.objects.create(
        item=item,
        before=item.note.text + " De gemeente betaalt.",
        after=item.note.text,
        reason="De gemeente zei niet dat zij betaalt.",
        by=by,
        at=held[0].ends_at + timedelta(days=9),
    )
