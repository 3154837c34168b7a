"""Links and files with a practice: adding, taking away, bringing back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models import Practice, PracticeMaterial, PracticeMaterialContent
from samenverder.library.operations.telling import hold_for, tell
from samenverder.meetings.operations.documents import tidy_name
from samenverder.meetings.sniffing import examine
from samenverder.network.operations.problems import Refused

MOST = 30


@transaction.atomic
def add_link(*, practice: Practice, by: Any, url: str, name: str = "") -> PracticeMaterial:
    """Put a link with a practice."""
    held = _with_room(practice, by)
    name = " ".join(name.split())[:160] or url[:160]
    row = PracticeMaterial.objects.create(practice=held, name=name, url=url, added_by=by)
    tell(held, by, "practice_material_added")
    return row


@transaction.atomic
def add_file(*, practice: Practice, by: Any, name: str, content: bytes) -> PracticeMaterial:
    """Keep a file with a practice. Raises Refused when it is not of a kind that is taken."""
    extension, kept = examine(content)
    held = _with_room(practice, by)
    row = PracticeMaterial.objects.create(
        practice=held, name=tidy_name(name, extension), extension=extension, size=len(kept),
        added_by=by,
    )  # fmt: skip
    PracticeMaterialContent.objects.create(material=row, content=kept)
    tell(held, by, "practice_material_added")
    return row


def _with_room(practice: Practice, by: Any) -> Practice:
    held, _to = hold_for(practice, by, "place")
    if held.materials.filter(removed_at=None).count() >= MOST:
        raise Refused(_("Thirty links and files is the most for one practice."))
    return held


@transaction.atomic
def set_material_removed(*, material: PracticeMaterial, by: Any, removed: bool) -> None:
    """Take material away, or bring it back."""
    held, _to = hold_for(material.practice, by, "place")
    moment = timezone.now() if removed else None
    PracticeMaterial.objects.filter(pk=material.pk).update(removed_at=moment)
    tell(held, by, "practice_material_removed" if removed else "practice_material_restored")
