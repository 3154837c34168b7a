"""What people say about an action."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.audit.operations import record
from samenverder.commitments.models import ActionComment, ActionItem
from samenverder.live.operations import publish


@transaction.atomic
def add_comment(*, action: ActionItem, by: Any, text: str) -> ActionComment:
    """Put a comment under an action. Raises ValidationError when it is empty."""
    if not text.strip():
        raise ValidationError(_("Write something first."))
    comment = ActionComment.objects.create(action=action, by=by, text=text.strip())
    record(
        partnership_id=action.partnership_id,
        actor=by,
        verb="action_commented",
        subject=f"action:{action.pk}",
    )
    publish(f"actions:{action.partnership_id}")
    return comment
