"""The list of focus areas: add, change, move, remove, and put back."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.ambition.models import FocusArea
from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.models import Partnership, Person
from samenverder.network.operations.problems import claim


@transaction.atomic
def add_focus_area(*, partnership: Partnership, by: Any, title: str) -> FocusArea:
    """Put a focus area at the end of the list. Raises ValidationError when empty or there."""
    title = _checked(partnership, title)
    last = FocusArea.objects.filter(partnership=partnership).aggregate(last=Max("order"))["last"]
    area = FocusArea.objects.create(
        partnership=partnership, title=title, order=0 if last is None else last + 1
    )
    _tell(area, by, "focus_area_added", title=area.title)
    return area


@transaction.atomic
def change_focus_area(
    *,
    area: FocusArea,
    by: Any,
    version: int,
    title: str,
    description: str = "",
    owner: Person | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> FocusArea:
    """Another name, aim, owner or period; what serves the focus area stays with it.

    Raises EditedMeanwhile when somebody else changed it, ValidationError for a name that is empty
    or taken and for a period that ends before it begins.
    """
    area = _locked(area)
    title = _checked(area.partnership, title, besides=area)
    if starts_on and ends_on and ends_on < starts_on:
        raise ValidationError({"ends_on": _("This is before the first day. Choose a later one.")})
    claim(area, version)
    before = area.title
    area.title, area.description, area.owner = title, description.strip(), owner
    area.starts_on, area.ends_on = starts_on, ends_on
    area.save()
    if before != title:
        _tell(area, by, "focus_area_renamed", before=before, after=title)
    else:
        _tell(area, by, "focus_area_changed", title=title)
    return area


@transaction.atomic
def move_focus_area(*, area: FocusArea, by: Any, up: bool) -> None:
    """Move a focus area one place up or down; nothing happens at the end of the list."""
    rows = FocusArea.objects.select_for_update().order_by("order", "pk")
    areas = list(rows.filter(partnership_id=area.partnership_id, removed_at=None))
    if area not in areas:
        return
    at = areas.index(area)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(areas):
        return
    areas[at], areas[other] = areas[other], areas[at]
    for order, row in enumerate(areas):
        row.order = order
    FocusArea.objects.bulk_update(areas, ["order"])
    _tell(area, by, "focus_area_moved", up=up)


@transaction.atomic
def remove_focus_area(*, area: FocusArea, by: Any) -> FocusArea:
    """Take a focus area off the list. Actions that serve it keep saying so."""
    area = _locked(area)
    area.removed_at = timezone.now()
    area.save()
    _tell(area, by, "focus_area_removed", title=area.title)
    return area


@transaction.atomic
def restore_focus_area(*, area: FocusArea, by: Any) -> FocusArea:
    """Put a removed focus area back where it was. Raises ValidationError when its name is taken."""
    area = FocusArea.objects.select_for_update().get(pk=area.pk)
    if area.removed_at is None:
        return area
    _checked(area.partnership, area.title, besides=area)
    area.removed_at = None
    area.save()
    _tell(area, by, "focus_area_restored", title=area.title)
    return area


def _locked(area: FocusArea) -> FocusArea:
    found = FocusArea.objects.select_for_update().filter(pk=area.pk, removed_at=None).first()
    if found is None:
        raise ValidationError(_("This focus area was removed by somebody else."))
    return found


def _checked(partnership: Partnership, title: str, besides: FocusArea | None = None) -> str:
    title = " ".join(title.split())
    if not title:
        raise ValidationError({"title": _("Give the focus area a name.")})
    same = FocusArea.objects.filter(
        partnership=partnership, title__iexact=title, removed_at__isnull=True
    )
    if same.exclude(pk=besides.pk if besides else 0).exists():
        raise ValidationError({"title": _("There is already a focus area with this name.")})
    return title


def _tell(area: FocusArea, by: Any, verb: str, **detail: Any) -> None:
    record(
        partnership_id=area.partnership_id,
        actor=by,
        verb=verb,
        subject=f"focus_area:{area.pk}",
        **detail,
    )
    publish(f"ambition:{area.partnership_id}")
