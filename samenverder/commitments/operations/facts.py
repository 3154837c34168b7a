"""What of an action is kept in its history, and writing it down."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.commitments.models import ActionChange, ActionItem

# The parts people edit, and the attributes each is made of.
PARTS: dict[str, tuple[str, ...]] = {
    "text": ("text",),
    "owner": ("owner", "owner_name"),
    "due_on": ("due_on",),
    "focus_area": ("focus_area",),
    "theme": ("theme_code",),
}
EDITABLE = {name for names in PARTS.values() for name in names}


def facts(action: ActionItem) -> dict[str, str]:
    """The action as short texts per field of its history."""
    return {
        "text": action.text,
        "owner": action.owner_label,
        "due_on": action.due_on.isoformat(),
        "focus_area": action.focus_area.title if action.focus_area else "",
        "theme": action.theme_code,
        "state": action.state,
        "dropped_reason": action.dropped_reason,
        "carried_over": str(action.carried_over),
    }


def locked(action: ActionItem, *, removed: bool = False) -> ActionItem:
    """The action as it is now, held until the transaction ends.

    Raises ValidationError when it was removed (or, with `removed`, when it was not).
    """
    rows = ActionItem.objects.select_for_update(of=("self",))
    rows = rows.select_related("partnership", "owner", "focus_area")
    found = rows.filter(pk=action.pk, deleted_at__isnull=not removed).first()
    if found is None:
        if removed:
            raise ValidationError(_("This action is not removed."))
        raise ValidationError(_("This action was removed by somebody else."))
    return found


def write(
    action: ActionItem, *, by: Any, values: Mapping[str, Any], batch: str = ""
) -> list[ActionChange]:
    """Set these values on a locked action and note every difference; nothing differs, nothing is
    saved. A new date or owner makes reminders start again."""
    before, owner_before = facts(action), action.owner_id
    for name, value in values.items():
        setattr(action, name, value)
    after = facts(action)
    changed = [field for field in after if after[field] != before[field]]
    if not changed and action.owner_id == owner_before:
        return []
    if "state" in changed:
        action.finished_on = None if action.is_open else timezone.localdate()
    if "due_on" in changed or action.owner_id != owner_before:
        action.reminded_on = action.late_reminded_on = None
    action.version += 1
    action.save()
    return note(action, by, [(field, before[field], after[field]) for field in changed], batch)


def note(
    action: ActionItem, by: Any, lines: list[tuple[str, str, str]], batch: str = ""
) -> list[ActionChange]:
    """Add lines (field, before, after) to the action's history."""
    return ActionChange.objects.bulk_create(
        ActionChange(
            action=action,
            by=by,
            field=field,
            before=before,
            after=after,
            version=action.version,
            batch=batch,
        )
        for field, before, after in lines
    )
