"""Who can come when."""

from dataclasses import dataclass

from samenverder.meetings.models import (
    Attendee,
    Availability,
    DateOption,
    Meeting,
)


@dataclass
class Column:
    """One proposed date, how many can come then, and the user's own answer."""

    option: DateOption
    yes: int = 0
    if_need_be: int = 0
    no: int = 0
    mine: str = ""
    is_best: bool = False


@dataclass
class Grid:
    """The dates, and per person an answer for each; without people for who may not see names."""

    columns: list[Column]
    rows: list[tuple[Attendee, list[str]]]
    asked: int
    answered: int


def grid_of(meeting: Meeting, *, me: Attendee | None, names: bool) -> Grid:
    """Dates × people; three queries."""
    columns = [Column(option) for option in meeting.date_options.order_by("starts_at", "pk")]
    at = {column.option.pk: column for column in columns}
    people = list(meeting.attendees.filter(removed_at=None).select_related("person"))
    said: dict[int, dict[int, str]] = {}
    asked = {person.pk for person in people}
    for row in Availability.objects.filter(option__meeting=meeting, attendee__in=asked):
        said.setdefault(row.attendee_id, {})[row.option_id] = row.answer
        column = at[row.option_id]
        setattr(column, row.answer, getattr(column, row.answer) + 1)
        if me is not None and row.attendee_id == me.pk:
            column.mine = row.answer
    _mark_best(columns)
    rows = [
        (person, [said.get(person.pk, {}).get(column.option.pk, "") for column in columns])
        for person in people
    ]
    return Grid(columns, rows if names else [], len(people), len(said))


def _mark_best(columns: list[Column]) -> None:
    """The date on which most can come; "if need be" counts half. None when nobody answered."""
    scores: list[int] = [2 * column.yes + column.if_need_be for column in columns]
    best = max(scores, default=0)
    for column, score in zip(columns, scores, strict=True):
        column.is_best = 0 < best == score
