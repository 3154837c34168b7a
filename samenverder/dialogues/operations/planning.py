"""Planning a dialogue meeting: its tables, rounds and guiding questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import Dialogue, DialogueRound, DialogueSeries, DialogueTable
from samenverder.dialogues.operations.gathering import gather, to_meeting
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.meetings.models import Meeting
from samenverder.network.models import Organisation, Partnership, Person
from samenverder.network.operations.problems import Refused, claim

MOST_TABLES, MOST_ROUNDS = 40, 8
BEFORE_A_PLACE = {"in", "te", "bij", "op", "voor", "van", "uit", "de", "het", "at", "the", "of"}
FIRST_ROUNDS = [
    (_("Pearls"), _("What works here, for whom, and what made it work?"), 25),
    (_("Puzzles"), _("What gets in the way, for whom, and what did you try?"), 25),
    (_("Ideas"), _("What could help with these puzzles?"), 25),
]


@dataclass(frozen=True)
class Plan:
    """What a meeting is and when."""

    title: str
    starts_at: datetime
    duration: int = 120
    purpose: str = ""
    place: str = ""
    town: str = ""
    host: Organisation | None = None
    series: DialogueSeries | None = None


@transaction.atomic
def plan_dialogue(
    *,
    partnership: Partnership,
    by: Any,
    plan: Plan,
    focus_areas: Sequence[FocusArea] = (),
    in_calendar: bool = False,
    meeting: Meeting | None = None,
) -> Dialogue:
    """A planned meeting with a table for each focus area and three rounds to begin with.

    With `in_calendar` it becomes a meeting too: this one, or one that is made now.
    """
    dialogue = Dialogue.objects.create(partnership=partnership, **vars(plan))
    for number, area in enumerate(focus_areas[:MOST_TABLES], start=1):
        DialogueTable.objects.create(
            dialogue=dialogue, number=number, title=str(area)[:60], focus_area=area
        )
    for order, (title, question, minutes) in enumerate(FIRST_ROUNDS, start=1):
        DialogueRound.objects.create(
            dialogue=dialogue,
            order=order,
            title=str(title),
            question=str(question),
            minutes=minutes,
        )
    return _planned(dialogue, by, in_calendar, meeting)


def _planned(dialogue: Dialogue, by: Any, in_calendar: bool, meeting: Meeting | None) -> Dialogue:
    tell(dialogue, by, "dialogue_planned")
    if in_calendar:
        gather(dialogue=dialogue, by=by, meeting=meeting)
        dialogue.refresh_from_db()
    return dialogue


@transaction.atomic
def change_dialogue(*, dialogue: Dialogue, by: Any, version: int, plan: Plan) -> Dialogue:
    """Change what it is and when. Raises EditedMeanwhile."""
    current = lock(dialogue)
    claim(current, version)
    for name, value in vars(plan).items():
        setattr(current, name, value)
    current.save(update_fields=[*vars(plan)])
    to_meeting(current, by)
    tell(current, by, "dialogue_changed")
    return current


@transaction.atomic
def set_removed(*, dialogue: Dialogue, by: Any, removed: bool) -> None:
    """Take a meeting off the list, or put it back."""
    current = lock(dialogue)
    require(not removed or not current.takes_contributions, _("Close the meeting first."))
    current.removed_at = timezone.now() if removed else None
    current.save(update_fields=["removed_at"])
    tell(current, by, "dialogue_removed" if removed else "dialogue_restored")


def _series_of(dialogue: Dialogue, title: str) -> DialogueSeries:
    """The series of a meeting; made for it and the one called `title` when there is none."""
    current = lock(dialogue)
    if current.series is None:
        current.series = DialogueSeries.objects.create(
            partnership=dialogue.partnership, title=name_together(current.title, title)
        )
        current.save(update_fields=["series"])
    return current.series


def name_together(first: str, second: str) -> str:
    """What both names begin with: "Pearls in Oxford", "Pearls in York" give "Pearls".

    The first name when they begin differently.
    """
    pairs = zip(first.split(), second.split(), strict=False)
    same = [one for one, _other in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    if len(same) < len(first.split()):
        while same and same[-1].strip(".,:;–-").lower() in {"", *BEFORE_A_PLACE}:
            same.pop()
    return " ".join(same).rstrip(" .,:;–-") or first


@transaction.atomic
def repeat_dialogue(
    *,
    dialogue: Dialogue,
    by: Any,
    plan: Plan,
    in_calendar: bool = False,
    meeting: Meeting | None = None,
) -> Dialogue:
    """The same tables and rounds in another place: both belong to one series.

    `in_calendar` and `meeting` as in `plan_dialogue`.
    """
    series = _series_of(dialogue, plan.title)
    again = Dialogue.objects.create(
        partnership=dialogue.partnership, **{**vars(plan), "series": series}
    )
    for table in dialogue.tables.filter(removed_at=None):
        DialogueTable.objects.create(
            dialogue=again, number=table.number, title=table.title, focus_area=table.focus_area
        )
    for part in dialogue.rounds.all():
        DialogueRound.objects.create(
            dialogue=again,
            order=part.order,
            title=part.title,
            question=part.question,
            minutes=part.minutes,
        )
    return _planned(again, by, in_calendar, meeting)


@transaction.atomic
def add_table(
    *,
    dialogue: Dialogue,
    by: Any,
    title: str,
    focus_area: FocusArea | None = None,
    host: Person | None = None,
) -> DialogueTable:
    """One more table, with the next number."""
    current = lock(dialogue)
    tables = current.tables.filter(removed_at=None)
    require(tables.count() < MOST_TABLES, _("A meeting has at most %d tables.") % MOST_TABLES)
    number = (tables.aggregate(most=Max("number"))["most"] or 0) + 1
    table = DialogueTable.objects.create(
        dialogue=current, number=number, title=_title(title), focus_area=focus_area, host=host
    )
    tell(current, by, "dialogue_table_added")
    return table


@transaction.atomic
def change_table(
    *,
    table: DialogueTable,
    by: Any,
    version: int,
    title: str,
    focus_area: FocusArea | None = None,
    host: Person | None = None,
) -> DialogueTable:
    """Change what a table is about and who hosts it; EditedMeanwhile when it is not `version`."""
    dialogue = lock(table.dialogue)
    claim(table, version)
    table.title, table.focus_area, table.host = _title(title), focus_area, host
    table.save(update_fields=["title", "focus_area", "host"])
    tell(dialogue, by, "dialogue_table_changed")
    return table


@transaction.atomic
def set_table_removed(*, table: DialogueTable, by: Any, removed: bool) -> None:
    """Take a table away, or put it back; one with contributions stays."""
    dialogue = lock(table.dialogue)
    used = table.contributions.exists() or table.seats.exists()
    require(not (removed and used), _("People sit at this table already, so it stays."))
    same = dialogue.tables.filter(removed_at=None, number=table.number).exclude(pk=table.pk)
    if not removed and same.exists():
        table.number = (dialogue.tables.aggregate(most=Max("number"))["most"] or 0) + 1
    table.removed_at = timezone.now() if removed else None
    table.save(update_fields=["removed_at", "number"])
    tell(dialogue, by, "dialogue_table_removed" if removed else "dialogue_table_restored")


def _title(title: str) -> str:
    tidy = " ".join(title.split())
    if not tidy:
        raise Refused(_("Say what the table is about."), "title")
    if len(tidy) > 60:
        raise Refused(_("Keep it within 60 characters: it stands above a column."), "title")
    return tidy


@dataclass(frozen=True)
class Round:
    """One round as somebody wants it."""

    title: str
    question: str
    minutes: int


@transaction.atomic
def set_rounds(*, dialogue: Dialogue, by: Any, version: int, rounds: Sequence[Round]) -> None:
    """Replace the rounds that have not begun; those that have keep their place."""
    current = lock(dialogue)
    claim(current, version)
    require(0 < len(rounds) <= MOST_ROUNDS, _("A meeting has one to eight rounds."))
    current.rounds.filter(order__gt=len(rounds)).delete()
    for order, wanted in enumerate(rounds, start=1):
        DialogueRound.objects.update_or_create(dialogue=current, order=order, defaults=vars(wanted))
    if current.round > len(rounds):
        current.round = len(rounds)
        current.save(update_fields=["round"])
    tell(current, by, "dialogue_rounds_changed")
