"""The photo of a contribution, for who may see the contribution itself."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samenverder.dialogues.models import Contribution, ContributionPicture, PictureContent

SIZES = {"foto": "content", "klein": "thumbnail"}


def picture_with(row: Contribution) -> ContributionPicture | None:
    """The photo that is shown with this contribution; None when there is none (any more)."""
    found: ContributionPicture | None = getattr(row, "picture", None)
    return found if found is not None and not found.removed else None


def content_of(rows: QuerySet[Contribution], key: UUID, size: str) -> tuple[str, bytes] | None:
    """(mark of this version, JPEG file) of the photo of one of these contributions; one query."""
    found: Any = PictureContent.objects.filter(
        picture__contribution__in=rows.filter(key=key), picture__removed=False
    ).values_list("picture__key", SIZES[size])
    row = found.first()
    return (str(row[0]), bytes(row[1])) if row else None
