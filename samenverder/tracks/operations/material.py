"""Links and files with an item of a programme: adding, taking away, bringing back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.operations.documents import tidy_name
from samenverder.meetings.sniffing import examine
from samenverder.network.operations.problems import Refused
from samenverder.tracks.models import Material, MaterialContent, ProgrammeItem
from samenverder.tracks.operations.programme import locked_item
from samenverder.tracks.operations.telling import still_open, tell

MOST = 30


@transaction.atomic
def add_link(*, item: ProgrammeItem, by: Any, url: str, name: str = "") -> Material:
    """Put a link with an item."""
    current = _with_room(item)
    name = " ".join(name.split())[:160] or url[:160]
    material = Material.objects.create(item=current, name=name, url=url, added_by=by)
    tell(current.track, by, "track_material_added", name=name)
    return material


@transaction.atomic
def add_file(*, item: ProgrammeItem, by: Any, name: str, content: bytes) -> Material:
    """Keep a file with an item. Raises Refused when it is not of a kind that is taken."""
    extension, kept = examine(content)
    current = _with_room(item)
    material = Material.objects.create(
        item=current,
        name=tidy_name(name, extension),
        extension=extension,
        size=len(kept),
        added_by=by,
    )
    MaterialContent.objects.create(material=material, content=kept)
    tell(current.track, by, "track_material_added", name=material.name)
    return material


def _with_room(item: ProgrammeItem) -> ProgrammeItem:
    current = locked_item(item)
    if current.materials.filter(removed_at=None).count() >= MOST:
        raise Refused(_("Thirty links and files is the most for one part of the programme."))
    return current


@transaction.atomic
def set_material_removed(*, material: Material, by: Any, removed: bool) -> None:
    """Take material away, or bring it back."""
    track = still_open(material.item.track)
    moment = timezone.now() if removed else None
    Material.objects.filter(pk=material.pk).update(removed_at=moment)
    verb = "track_material_removed" if removed else "track_material_restored"
    tell(track, by, verb, name=material.name)
