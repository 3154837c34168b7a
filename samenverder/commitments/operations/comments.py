"""What people say about a commitment."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.commitments.models import Comment, about
from samenverder.commitments.operations.telling import tell


@transaction.atomic
def add_comment(*, row: Any, by: Any, text: str) -> Comment:
    """Put a comment under an action, decision or agreement. ValidationError when it is empty."""
    if not text.strip():
        raise ValidationError(_("Write something first."))
    comment = Comment.objects.create(**about(row), by=by, text=text.strip())
    tell(row, by, f"{row.kind.value}_commented")
    return comment
