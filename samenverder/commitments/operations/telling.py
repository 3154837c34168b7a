"""What every verb of this room does at its end, and what it checks at its start."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from samenverder.audit.operations import record
from samenverder.commitments.operations.facts import locked, note
from samenverder.live.operations import publish
from samenverder.network.models import Partnership


def tell(row: Any, by: Any, verb: str, **detail: Any) -> None:
    """The audit line and the live notice of one change."""
    record(
        partnership_id=row.partnership_id,
        actor=by,
        verb=verb,
        subject=f"{row.kind.value}:{row.pk}",
        **detail,
    )
    publish(f"actions:{row.partnership_id}")


def tidy_text(text: str, sentence: str) -> str:
    """The text without needless white space; ValidationError with the sentence when empty."""
    tidy = " ".join(text.split())
    if not tidy:
        raise ValidationError({"text": sentence})
    return tidy


def belongs(partnership: Partnership, *rows: Any) -> None:
    """ValueError when one of these rows is of another partnership: the caller mixed up."""
    if any(row is not None and row.partnership_id != partnership.pk for row in rows):
        raise ValueError("Everything in a commitment belongs to its partnership.")


def own_path(source_url: str) -> str:
    """The address, when it is a path on this site or empty; ValueError otherwise."""
    if source_url and (not source_url.startswith("/") or source_url.startswith("//")):
        raise ValueError("source_url must be a path on this site.")
    if len(source_url) > 200:
        raise ValueError("source_url is at most 200 characters.")
    return source_url


def remove(row: Any, by: Any) -> Any:
    """Take a row off the list; it keeps its row."""
    current = locked(row)
    current.deleted_at = timezone.now()
    current.version += 1
    current.save()
    note(current, by, [("removed", "", "")])
    tell(current, by, f"{current.kind.value}_removed")
    return current


def restore(row: Any, by: Any) -> Any:
    """Bring a removed row back as it was."""
    current = locked(row, removed=True)
    current.deleted_at = None
    current.version += 1
    current.save()
    note(current, by, [("restored", "", "")])
    tell(current, by, f"{current.kind.value}_restored")
    return current
