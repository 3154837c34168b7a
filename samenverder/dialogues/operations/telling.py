"""What every operation of this room does besides its own work."""

from collections.abc import Iterable
from typing import Any

from samenverder.audit.operations import record
from samenverder.dialogues.models import Dialogue
from samenverder.live.operations import publish, publish_urgently
from samenverder.network.operations.problems import Refused


def lock(dialogue: Dialogue) -> Dialogue:
    """The meeting as it is now, held until the end of the transaction.

    Who tells something goes on meanwhile: a new contribution only asks that the meeting exists.
    """
    rows = Dialogue.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("partnership").get(pk=dialogue.pk)


def tell(dialogue: Dialogue, by: Any, verb: str, **detail: Any) -> None:
    """A line in the log, and everybody who looks on sees it."""
    record(
        partnership_id=dialogue.partnership_id,
        actor=by,
        verb=verb,
        subject=f"dialogue:{dialogue.pk}",
        **detail,
    )
    publish(dialogue.topic)


def table_topic(table: int | None) -> str:
    """The topic of a table: what its phones listen to. The whole meeting would be too much."""
    return f"dialogue-table:{table}"


def publish_tables(tables: Iterable[int | None]) -> None:
    """Tell the phones at these tables."""
    for table in sorted(pk for pk in tables if pk is not None):
        publish(table_topic(table))


def take_from_phones(tables: Iterable[int | None]) -> None:
    """Something may not be seen there any more: phones look again now, not in their own time."""
    for table in sorted(pk for pk in tables if pk is not None):
        publish_urgently(table_topic(table))


def require(condition: bool, sentence: Any) -> None:
    """Refused with this sentence unless the condition holds."""
    if not condition:
        raise Refused(sentence)
