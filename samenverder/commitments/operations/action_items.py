"""Making and changing action items: each verb writes history, an audit line and a live notice."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem, ActionState
from samenverder.commitments.operations.conflicts import merge
from samenverder.commitments.operations.facts import EDITABLE, fits, locked, note, write
from samenverder.commitments.operations.telling import (
    belongs,
    own_path,
    remove,
    restore,
    tell,
    tidy_text,
)
from samenverder.network.models import Partnership, Person


@transaction.atomic
def add_action(
    *,
    partnership: Partnership,
    by: Any,
    text: str,
    due_on: date,
    owner: Person | None,
    owner_name: str = "",
    focus_area: FocusArea | None = None,
    theme_code: str = "",
    statement_code: str = "",
    source_label: str = "",
    source_url: str = "",
) -> ActionItem:
    """A new open action. `owner` is a person of the partnership; without one, give `owner_name`.

    `source_url` is an address on this site ("/regio/…") that leads back to where it was agreed.
    Raises ValidationError for an empty text or no owner, ValueError for what the caller mixed up.
    """
    values = _checked(
        partnership,
        {"text": text, "owner": owner, "owner_name": owner_name, "focus_area": focus_area},
    )
    action = ActionItem(
        partnership=partnership,
        created_by=by,
        due_on=due_on,
        theme_code=theme_code,
        statement_code=statement_code,
        source_label=source_label[:160],
        source_url=own_path(source_url),
        **values,
    )
    fits(action)
    action.save()
    note(action, by, [("created", "", action.text)])
    tell(action, by, "action_added")
    return action


@transaction.atomic
def change_action(
    *, action: ActionItem, by: Any, expected_version: int, **fields: Any
) -> ActionItem:
    """Change text, owner, owner_name, due_on, focus_area and theme_code, as far as given.

    What somebody else changed after `expected_version` is kept where the two do not touch;
    raises EditConflict (with both texts) where they do. Returns the action as it is now.
    """
    if unknown := set(fields) - EDITABLE:
        raise ValueError(f"These cannot be changed: {', '.join(sorted(unknown))}.")
    current = locked(action)
    values = _checked(current.partnership, fields)
    if current.version != expected_version:
        values = merge(current, expected_version, values)
    if changes := write(current, by=by, values=values):
        tell(current, by, "action_changed", fields=[change.field for change in changes])
    return current


@transaction.atomic
def set_state(*, action: ActionItem, by: Any, state: str, reason: str = "") -> ActionItem:
    """Put the action on open, doing, done or dropped. Dropping needs a reason."""
    current = locked(action)
    if write(current, by=by, values=state_values(state, reason)):
        tell(current, by, "action_state_set", state=current.state)
    return current


def state_values(state: str, reason: str) -> dict[str, Any]:
    """The fields a state sets. Raises ValidationError when dropping gives no reason."""
    chosen, reason = ActionState(state), reason.strip()
    if chosen != ActionState.DROPPED:
        return {"state": chosen, "dropped_reason": ""}
    if not reason:
        raise ValidationError(_("Say why this is dropped."))
    if len(reason) > 300:
        raise ValidationError(_("Keep the reason within 300 characters."))
    return {"state": chosen, "dropped_reason": reason}


@transaction.atomic
def carry_over(*, action: ActionItem, by: Any, due_on: date) -> ActionItem:
    """Give an unfinished action a later date, counting how often that happened.

    Raises ValidationError when the action is finished or the date is not later.
    """
    current = locked(action)
    if not current.is_open:
        raise ValidationError(_("This action is finished. Open it again to give it a new date."))
    if due_on <= current.due_on:
        raise ValidationError(_("Choose a date after the present one."))
    values = {"due_on": due_on, "carried_over": current.carried_over + 1}
    if write(current, by=by, values=values):
        tell(current, by, "action_carried_over", due_on=due_on)
    return current


@transaction.atomic
def delete_action(*, action: ActionItem, by: Any) -> ActionItem:
    """Take an action off the list; `restore_action` brings it back as it was."""
    removed: ActionItem = remove(action, by)
    return removed


@transaction.atomic
def restore_action(*, action: ActionItem, by: Any) -> ActionItem:
    """Bring a removed action back."""
    restored: ActionItem = restore(action, by)
    return restored


def _checked(partnership: Partnership, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, tidied and complete. Raises when something is missing or of another region."""
    values = dict(fields)
    if "text" in values:
        values["text"] = tidy_text(values["text"], _("Say what will be done."))
    if "owner" in values or "owner_name" in values:
        owner, name = values.get("owner"), " ".join(values.get("owner_name", "").split())
        if not owner and not name:
            raise ValidationError({"owner": _("Choose or name the person who will do this.")})
        values |= {"owner": owner, "owner_name": owner.name if owner else name}
    belongs(partnership, values.get("owner"), values.get("focus_area"))
    return values
