"""Leading the evening: open, rounds and their clock, the big screen, close."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import (
    Contribution,
    Dialogue,
    DialoguePhase,
    DialogueScreen,
    DialogueTable,
)
from samenverder.dialogues.operations.telling import lock, publish_tables, require, tell

STEP_TAKEN = _("That step was taken already, or is not possible now. This is how it stands.")
NOT_AGREED = _("Who told this did not agree that it stands on the wall.")


@transaction.atomic
def _set(dialogue: Dialogue, by: Any, verb: str, phases: Collection[str], **fields: Any) -> None:
    current = lock(dialogue)
    require(current.phase in phases and current.removed_at is None, STEP_TAKEN)
    for key, value in fields.items():
        setattr(current, key, value)
    current.save(update_fields=list(fields))
    tell(current, by, verb)
    publish_tables(current.tables.values_list("pk", flat=True))


RUNNING = {DialoguePhase.OPEN}


def open_dialogue(*, dialogue: Dialogue, by: Any) -> None:
    """Let people in. The big screen says how."""
    require(dialogue.tables.filter(removed_at=None).exists(), _("Make at least one table first."))
    fields = {"phase": DialoguePhase.OPEN, "opened_at": dialogue.opened_at or timezone.now()}
    screen = {"screen": DialogueScreen.JOIN, "screen_blank": False, "led_by": by}
    _set(dialogue, by, "dialogue_opened", {DialoguePhase.PLANNED}, **fields, **screen)


@transaction.atomic
def back_to_planned(*, dialogue: Dialogue, by: Any) -> None:
    """The way back from opening, as long as nobody joined."""
    _set(dialogue, by, "dialogue_unopened", RUNNING, phase=DialoguePhase.PLANNED, opened_at=None)
    require(not dialogue.seats.exists(), _("People joined already, so it stays open."))


def close_dialogue(*, dialogue: Dialogue, by: Any, itself: bool = False) -> None:
    """Over: the wall stays as it is. `itself` when nobody ended it."""
    clock = {"round_ends_at": None, "paused_left": None, "screen_blank": False}
    closed = {"phase": DialoguePhase.CLOSED, "closed_at": timezone.now(), "closed_itself": itself}
    screen = {"screen": DialogueScreen.CLOSING, "screen_page": 0}
    verb = "dialogue_closed_itself" if itself else "dialogue_closed"
    _set(dialogue, by, verb, RUNNING, **closed, **clock, **screen)


def reopen_dialogue(*, dialogue: Dialogue, by: Any) -> None:
    """The way back from closing."""
    fields = {"phase": DialoguePhase.OPEN, "closed_at": None, "closed_itself": False}
    again = {"opened_at": timezone.now(), "screen": DialogueScreen.WALL}
    _set(dialogue, by, "dialogue_reopened", {DialoguePhase.CLOSED}, **fields, **again)


def go_to_round(*, dialogue: Dialogue, by: Any, order: int) -> None:
    """Begin a round: its clock starts now. 0 is before the first."""
    rounds = {row.order: row for row in dialogue.rounds.all()}
    require(order == 0 or order in rounds, STEP_TAKEN)
    ends = timezone.now() + timedelta(minutes=rounds[order].minutes) if order else None
    clock = {"round": order, "round_ends_at": ends, "paused_left": None}
    screen = {"screen": DialogueScreen.WALL} if order else {}
    _set(dialogue, by, "dialogue_round_begun", RUNNING, **clock, **screen)


def add_minutes(*, dialogue: Dialogue, by: Any, minutes: int) -> None:
    """Give this round more time."""
    if dialogue.paused_left is not None:
        left = max(0, dialogue.paused_left + minutes * 60)
        _set(dialogue, by, "dialogue_minutes_added", RUNNING, paused_left=left)
        return
    now = timezone.now()
    ends = max(dialogue.round_ends_at or now, now) + timedelta(minutes=minutes)
    _set(dialogue, by, "dialogue_minutes_added", RUNNING, round_ends_at=ends)


def pause(*, dialogue: Dialogue, by: Any) -> None:
    """Stop the clock, or let it go on."""
    now = timezone.now()
    if dialogue.paused_left is not None:
        ends = now + timedelta(seconds=dialogue.paused_left)
        fields: dict[str, Any] = {"paused_left": None, "round_ends_at": ends}
    else:
        left = max(0, int(((dialogue.round_ends_at or now) - now).total_seconds()))
        fields = {"paused_left": left, "round_ends_at": None}
    _set(dialogue, by, "dialogue_clock_paused", RUNNING, **fields)


def show(
    *, dialogue: Dialogue, by: Any, screen: str, table: DialogueTable | None = None, page: int = 0
) -> None:
    """Put something else on the big screen."""
    require(screen in DialogueScreen.values, STEP_TAKEN)
    if table is not None and table.dialogue_id != dialogue.pk:
        raise ValueError(table.pk)
    require(screen != DialogueScreen.TABLE or table is not None, _("Choose a table."))
    fields = {"screen": screen, "screen_table": table, "screen_page": max(0, page)}
    everywhere = set(DialoguePhase.values)
    _set(dialogue, by, "dialogue_screen_changed", everywhere, screen_blank=False, **fields)


TURNS = (0, 15, 30, 60)


def turn_pages(*, dialogue: Dialogue, by: Any, seconds: int) -> None:
    """Let the pages of the wall turn by themselves, or stay (0)."""
    require(seconds in TURNS, _("Choose how long a page stays."))
    everywhere = set(DialoguePhase.values)
    _set(dialogue, by, "dialogue_pages_turned", everywhere, turn_seconds=seconds)


def put_large(*, dialogue: Dialogue, by: Any, card: Contribution | None) -> None:
    """One card large under the wall; none takes it away.

    Raises Refused for a quote that is not on the wall because its author did not agree.
    """
    if card is not None and card.dialogue_id != dialogue.pk:
        raise ValueError(card.pk)
    require(card is None or not card.stays_at_table, NOT_AGREED)
    everywhere = set(DialoguePhase.values)
    _set(dialogue, by, "dialogue_card_large", everywhere, screen_card=card)


def toggle_blank(*, dialogue: Dialogue, by: Any) -> None:
    """Blank the big screen, or bring it back."""
    now = not dialogue.screen_blank
    verb = "dialogue_screen_blanked" if now else "dialogue_screen_back"
    _set(dialogue, by, verb, set(DialoguePhase.values), screen_blank=now)


def take_over(*, dialogue: Dialogue, by: Any) -> None:
    """Lead from here on; the other sees who does."""
    _set(dialogue, by, "dialogue_taken_over", set(DialoguePhase.values), led_by=by)
