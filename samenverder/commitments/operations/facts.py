"""What of a commitment is kept in its history, and writing it down."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.commitments.models import ActionItem, Agreement, Change, Decision, about

Row = TypeVar("Row", ActionItem, Decision, Agreement)

# Per kind the parts people edit, and the attributes each is made of.
PARTS_OF: dict[str, dict[str, tuple[str, ...]]] = {
    "action": {
        "text": ("text",),
        "owner": ("owner", "owner_name"),
        "due_on": ("due_on",),
        "focus_area": ("focus_area",),
        "theme": ("theme_code",),
    },
    "decision": {
        "text": ("text",),
        "subject": ("subject",),
        "amount": ("amount",),
        "decided_on": ("decided_on",),
        "focus_area": ("focus_area",),
        "theme": ("theme_code",),
    },
    "agreement": {
        "text": ("text",),
        "kind_of": ("kind_of",),
        "starts_on": ("starts_on",),
        "until": ("until",),
        "amount": ("amount",),
        "hours": ("hours",),
        "parties": ("parties_label",),
        "focus_area": ("focus_area",),
        "theme": ("theme_code",),
    },
}
# Kept in the history as well, and set by other verbs than "change".
_MORE: dict[str, tuple[str, ...]] = {
    "action": ("state", "dropped_reason", "carried_over"),
    "decision": ("state", "reason", "mandate_label"),
    "agreement": ("state", "reason"),
}


def editable(kind: str) -> set[str]:
    """The attributes that "change" takes."""
    return {name for names in PARTS_OF[kind].values() for name in names}


EDITABLE = editable("action")


def facts(row: Any) -> dict[str, str]:
    """The commitment as short texts per field of its history."""
    kind = str(row.kind.value)
    found = {}
    for part, names in PARTS_OF[kind].items():
        found[part] = row.owner_label if part == "owner" else _short(getattr(row, names[0]))
    return found | {name: _short(getattr(row, name)) for name in _MORE[kind]}


def _short(value: Any) -> str:
    """A value as the history keeps it; a sum without needless noughts."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def locked(row: Row, *, removed: bool = False) -> Row:
    """The commitment as it is now, held until the transaction ends.

    Raises ValidationError when it was removed (or, with `removed`, when it was not).
    """
    rows: Any = type(row)._base_manager.select_for_update(of=("self",))
    links = ["partnership", "focus_area", *(["owner"] if isinstance(row, ActionItem) else [])]
    found = rows.select_related(*links).filter(pk=row.pk, deleted_at__isnull=not removed).first()
    if found is None:
        if removed:
            raise ValidationError(_("This is not removed."))
        raise ValidationError(_("This was removed by somebody else."))
    kept: Row = found
    return kept


def fits(row: Any, only: Collection[str] = ()) -> None:
    """ValidationError, per part, when a text is too long or a sum too large to be kept.

    Looks at what people type, or at these attributes alone.
    """
    looked_at = set(only) or editable(str(row.kind.value)) | {"source_label"}
    fields = row._meta.fields
    row.clean_fields(exclude={f.name for f in fields if f.is_relation or f.name not in looked_at})


def write(row: Any, *, by: Any, values: Mapping[str, Any], batch: str = "") -> list[Change]:
    """Set these values on a locked row and note every difference; nothing differs, nothing is
    saved. A new date or owner of an action makes reminders start again."""
    owner_before = getattr(row, "owner_id", None)
    before = facts(row)
    for name, value in values.items():
        setattr(row, name, value)
    after = facts(row)
    changed = [field for field in after if after[field] != before[field]]
    other_owner = getattr(row, "owner_id", None) != owner_before
    if not changed and not other_owner:
        return []
    if isinstance(row, ActionItem):
        if "state" in changed:
            row.finished_on = None if row.is_open else timezone.localdate()
        if "due_on" in changed or other_owner:
            row.reminded_on = row.late_reminded_on = None
    fits(row, values)
    row.version += 1
    row.save()
    return note(row, by, [(field, before[field], after[field]) for field in changed], batch)


def note(row: Any, by: Any, lines: list[tuple[str, str, str]], batch: str = "") -> list[Change]:
    """Add lines (field, before, after) to the history."""
    return Change.objects.bulk_create(
        Change(
            **about(row),
            by=by,
            field=field,
            before=before[:600],
            after=after[:600],
            version=row.version,
            batch=batch,
        )
        for field, before, after in lines
    )
