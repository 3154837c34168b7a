"""After the meeting: give puzzles, ideas and pearls a destination, take it back, say what came."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea, QuestionState
from samenverder.ambition.operations import ask_question, remove_question, restore_question
from samenverder.commitments.models import ActionState
from samenverder.commitments.operations import add_action, delete_action, restore_action
from samenverder.dialogues.models import Destination, DestinationKind, Dialogue, DialoguePhase
from samenverder.dialogues.operations.asked import ask_party, put_away
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.dialogues.queries.afterwards import Thing
from samenverder.lib.text import truncate
from samenverder.meetings.models import AgendaItemState, Meeting
from samenverder.meetings.operations.agenda import add_item, remove_item, restore_item
from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused, claim
from samenverder.projects.models import Project
from samenverder.projects.operations import begin_project

FOR_PEARLS = (
    DestinationKind.SHARE, DestinationKind.ACTION, DestinationKind.AGENDA, DestinationKind.PROJECT,
    DestinationKind.PARKED,
)  # fmt: skip
FOR_PUZZLES = (
    DestinationKind.ACTION, DestinationKind.AGENDA, DestinationKind.PROJECT,
    DestinationKind.QUESTION, DestinationKind.PARKED,
)  # fmt: skip
NOT_YET = _("This meeting has not been held yet. Decide afterwards where things go.")


@dataclass(frozen=True)
class Step:
    """What was chosen: the kind, its words, and what that kind needs besides."""

    kind: str
    text: str
    owner: Person | None = None
    owner_name: str = ""
    due_on: dt.date | None = None
    meeting: Meeting | None = None
    project: Project | None = None
    asked_of: str = ""
    contact: Person | None = None
    asked_name: str = ""
    asked_email: str = ""

    @property
    def is_mailed(self) -> bool:
        """Somebody of the other party gets it by mail."""
        return bool(self.contact or self.asked_email)


def place_of(dialogue: Dialogue, thing: Thing | None = None) -> str:
    """The address of what is decided after a meeting, at this thing."""
    here = reverse("dialogues:after", args=[dialogue.partnership.slug, dialogue.pk])
    return f"{here}#{thing.key}" if thing else here


@transaction.atomic
def decide(
    *, dialogue: Dialogue, by: Any, things: Sequence[Thing], versions: dict[str, int], step: Step
) -> list[Destination]:
    """One destination for these things together: one action for three puzzles is one action.

    `versions` says which version of each thing was seen. Raises EditedMeanwhile when somebody
    decided about one of them meanwhile, and Refused for what cannot be.
    """
    current = lock(dialogue)
    require(current.phase != DialoguePhase.PLANNED, NOT_YET)
    require(bool(things), _("Choose at least one puzzle, idea or pearl."))
    allowed = set(DestinationKind) if len({thing.is_pearl for thing in things}) > 1 else set()
    allowed |= set(FOR_PEARLS if things[0].is_pearl else FOR_PUZZLES)
    require(step.kind in allowed, _("Choose where it goes."))
    for thing in things:
        claim(thing.group or thing.card.row, versions.get(thing.key, 0))
    made = _make(current, by, things, step)
    rows = [
        Destination.objects.create(
            contribution=thing.card.row, group=thing.group, kind=step.kind, by=by, **made
        )
        for thing in things
    ]
    tell(current, by, "destination_given", kind=step.kind, n=len(rows))
    return rows


def _make(dialogue: Dialogue, by: Any, things: Sequence[Thing], step: Step) -> dict[str, Any]:
    """What the destination leads to, made or chosen.

    The words of who told it are not copied: pages look them up, for as long as they may be seen.
    """
    text = " ".join(step.text.split())
    area = _area(things)
    if step.kind == DestinationKind.ACTION:
        return {"action": _action(dialogue, by, things, step, area), "text": text[:300]}
    if step.kind == DestinationKind.AGENDA:
        if step.meeting is None:
            raise Refused(_("Choose a meeting."), "meeting")
        why = _("From the dialogue meeting “%(title)s”.") % {"title": dialogue.title}
        item = add_item(
            meeting=step.meeting, by=by, title=truncate(text, 160), text=why, focus_area=area
        )  # fmt: skip
        return {"agenda_item": item, "text": text[:300]}
    if step.kind == DestinationKind.PROJECT:
        purpose = _("An answer to what was told at the dialogue meeting “%(title)s”.")
        project = step.project or begin_project(
            partnership=dialogue.partnership, by=by, title=text[:160],
            purpose=str(purpose % {"title": dialogue.title}), focus_area=area,
        )  # fmt: skip
        if project.partnership_id != dialogue.partnership_id:
            raise ValueError(project.pk)
        return {"project": project, "text": project.title}
    require(bool(text), _("Write it in one sentence."))
    if step.kind == DestinationKind.QUESTION and not step.asked_of:
        question = ask_question(
            partnership=dialogue.partnership, by=by, text=text, focus_area=area,
            asked_by_name=dialogue.title,
        )  # fmt: skip
        return {"question": question, "text": text[:300]}
    if step.kind == DestinationKind.QUESTION:
        return _ask(dialogue, by, text, step)
    return {"text": text[:300]}


def _ask(dialogue: Dialogue, by: Any, text: str, step: Step) -> dict[str, Any]:
    """A question to another party: by mail, or somebody asks it themselves."""
    values: dict[str, Any] = {"text": text[:300], "asked_of": step.asked_of}
    if step.is_mailed:
        values["asked"] = ask_party(
            dialogue=dialogue, by=by, text=text, party=step.asked_of, person=step.contact,
            name=step.asked_name, email=step.asked_email,
        )  # fmt: skip
    return values


def _action(
    dialogue: Dialogue, by: Any, things: Sequence[Thing], step: Step, area: FocusArea | None
) -> Any:
    require(step.due_on is not None, _("Choose the date by which it is done."))
    return add_action(
        partnership=dialogue.partnership,
        by=by,
        text=step.text,
        due_on=step.due_on,  # type: ignore[arg-type]
        owner=step.owner,
        owner_name=step.owner_name,
        focus_area=area,
        source_label=truncate(dialogue.title, 160),
        source_url=place_of(dialogue, things[0]),
    )


def _area(things: Sequence[Thing]) -> FocusArea | None:
    """The focus area of the table, when all were told at tables of one."""
    found = {card.row.table.focus_area_id for card in _cards(things) if card.row.table}
    return FocusArea.objects.filter(pk=found.pop()).first() if len(found) == 1 else None


def _cards(things: Sequence[Thing]) -> list[Any]:
    return [card for thing in things for card in thing.cards]


@transaction.atomic
def take_back(*, rows: Sequence[Destination], dialogue: Dialogue, by: Any) -> int:
    """Undo: nothing was decided. What was made for it goes too, as long as nobody touched it.

    Returns how many; what somebody else took back already is left.
    """
    current = lock(dialogue)
    standing = [row for row in rows if row.removed_at is None]
    pks = [row.pk for row in standing]
    Destination.objects.filter(pk__in=pks).update(removed_at=timezone.now())
    for row in standing:
        _unmake(row, by)
    if standing:
        tell(current, by, "destination_taken_back", n=len(standing))
    return len(standing)


def _unmake(row: Destination, by: Any) -> None:
    """Take away what was made for a destination that no other one needs and nobody changed."""
    others = Destination.objects.filter(removed_at=None)
    action, item, question = row.action, row.agenda_item, row.question
    if action and not others.filter(action=action).exists():
        action.refresh_from_db()
        if action.version == 1 and action.state == ActionState.OPEN and not action.deleted_at:
            delete_action(action=action, by=by)
    elif item and not others.filter(agenda_item=item).exists():
        fresh = item.version == 1 and item.state == AgendaItemState.ON and not item.removed_at
        if fresh and item.meeting.is_open:
            remove_item(item=item, by=by)
    elif question and not others.filter(question=question).exists():
        fresh = question.version == 1 and question.state == QuestionState.OPEN
        if fresh:
            remove_question(question=question, by=by)


@transaction.atomic
def put_back(*, rows: Sequence[Destination], dialogue: Dialogue, by: Any) -> int:
    """The way back from undo: what had been made comes back with it. Returns how many."""
    current = lock(dialogue)
    removed = [row for row in rows if row.removed_at is not None]
    Destination.objects.filter(pk__in=[row.pk for row in removed]).update(removed_at=None)
    for row in removed:
        _make_again(row, by)
    if removed:
        tell(current, by, "destination_put_back", n=len(removed))
    return len(removed)


def _make_again(row: Destination, by: Any) -> None:
    action, item, question = row.action, row.agenda_item, row.question
    if action:
        action.refresh_from_db()
        if action.deleted_at:
            restore_action(action=action, by=by)
    elif item and item.removed_at:
        try:
            restore_item(item=item, by=by)
        except Refused:  # that meeting was held meanwhile: it says so itself
            return
    elif question and question.removed_at:
        restore_question(question=question, by=by)


@transaction.atomic
def say_what_came(
    *, row: Destination, dialogue: Dialogue, by: Any, version: int, text: str, seen: int = 0
) -> str:
    """Write down what came of it, in a sentence; gives what stood there before.

    `seen` is the version of the answer of another party that stood beside it.
    """
    current = lock(dialogue)
    tidy = " ".join(text.split())
    require(len(tidy) <= 400, _("Keep it within 400 characters."))
    claim(row, version)
    before = row.outcome
    row.outcome = tidy
    row.save(update_fields=["outcome"])
    if tidy and seen:
        put_away(row, seen)
    tell(current, by, "destination_outcome_told")
    return before
