"""Taking part: a seat at a table, for a phone or for a device the whole table shares."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import Dialogue, DialogueSeat, DialogueTable
from samenverder.dialogues.operations.telling import lock, require
from samenverder.dialogues.secrets import new_secret, seat_hash
from samenverder.live.group_commit import submit_write
from samenverder.live.operations import publish
from samenverder.network.models import Layer, Organisation

NOT_OPEN = _("This meeting does not take contributions now.")


def take_seat(
    *,
    dialogue: Dialogue,
    table: DialogueTable,
    organisation: Organisation | None = None,
    layer: str = "",
    shared: bool = False,
) -> tuple[DialogueSeat, str]:
    """A seat, with the secret that opens it. A shared device says nothing of anybody.

    Raises Refused when the meeting is not open, ValueError for a table of another meeting.
    """
    if table.dialogue_id != dialogue.pk:
        raise ValueError(table.pk)
    require(dialogue.takes_contributions, NOT_OPEN)
    secret = new_secret()
    fields: dict[str, Any] = {
        "table": table,
        "organisation": None if shared else organisation,
        "layer": layer if layer in Layer.values and not shared else "",
        "shared": shared,
    }
    return submit_write(lambda: _create(dialogue, secret, fields)), secret


def _create(dialogue: Dialogue, secret: str, fields: dict[str, Any]) -> DialogueSeat:
    require(lock(dialogue).takes_contributions, NOT_OPEN)
    seat = DialogueSeat.objects.create(
        dialogue=dialogue, seat_hash=seat_hash(dialogue.salt, secret), **fields
    )
    publish(progress_topic(dialogue))
    return seat


def move_seat(*, seat: DialogueSeat, table: DialogueTable) -> None:
    """Sit down at another table; what was put on the wall stays where it was."""
    if table.dialogue_id != seat.dialogue_id:
        raise ValueError(table.pk)
    if table.pk == seat.table_id:
        return
    submit_write(lambda: _move(seat, table))
    seat.table, seat.moved = table, True


def _move(seat: DialogueSeat, table: DialogueTable) -> None:
    DialogueSeat.objects.filter(pk=seat.pk).update(table=table, moved=True)
    publish(progress_topic(seat.dialogue))


def seat_of(dialogue: Dialogue, secret: str) -> DialogueSeat | None:
    """The seat this secret opens; with its table."""
    rows = DialogueSeat.objects.select_related("table")
    return rows.filter(dialogue=dialogue, seat_hash=seat_hash(dialogue.salt, secret)).first()


def progress_topic(dialogue: Dialogue) -> str:
    """The topic of joining: for who leads and the screen, not for phones."""
    return f"dialogue-seats:{dialogue.pk}"
