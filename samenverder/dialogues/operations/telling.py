"""What every operation of this room does besides its own work."""

from typing import Any

from samenverder.audit.operations import record
from samenverder.dialogues.models import Dialogue
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused


def lock(dialogue: Dialogue) -> Dialogue:
    """The meeting as it is now, held until the end of the transaction."""
    rows = Dialogue.objects.select_for_update(of=("self",)).select_related("partnership")
    return rows.get(pk=dialogue.pk)


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


def require(condition: bool, sentence: Any) -> None:
    """Refused with this sentence unless the condition holds."""
    if not condition:
        raise Refused(sentence)
