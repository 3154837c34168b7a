"""Writing a practice: begin, change, take away and put back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models import TEXT_FIELDS, Practice, content_of
from samenverder.library.operations.telling import hold, hold_for, tell
from samenverder.library.steps import FOUND, Stand, put, stand_of
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import Refused, claim

PLACE_FIELDS = ("theme", "focus_area", "sectors", "layers", "organisation", "contact")
ORIGINS = (
    "pearl", "track", "project", "plan", "looking_back", "evaluation", "project_review",
)  # fmt: skip


@transaction.atomic
def begin_practice(*, partnership: Partnership, by: Any, **fields: Any) -> Practice:
    """A new draft; nobody but its writers sees it. `fields` may say where it comes from."""
    practice = Practice.objects.create(
        partnership=partnership, created_by=by, changed_by=by, **fields
    )
    practice.writers.add(by)
    tell(practice, by, "practice_begun")
    return practice


@transaction.atomic
def change_practice(*, practice: Practice, by: Any, version: int, **fields: Any) -> Practice:
    """Change its text and where it belongs. Raises EditedMeanwhile and Refused.

    Where it belongs counts at once. A changed text is read by a colleague before others see it;
    what was approved before counts no longer. A text that is the published one again is no change.
    """
    held, to = hold_for(practice, by, "write")
    claim(held, version)
    before = content_of(held)
    for name, value in fields.items():
        setattr(held, name, value)
    text = content_of(held)
    if text != before:
        was = stand_of(held)
        unchanged = was in FOUND and text == held.published
        put(held, Stand.PUBLISHED if unchanged else to)
        held.changed_by = by
        if was in (Stand.REVIEW, Stand.CHANGED_REVIEW) and unchanged:
            held.reviews.filter(approved__isnull=True).update(removed_at=timezone.now())
        held.writers.clear() if unchanged else held.writers.add(by)
    held.save()
    changed = [name for name in TEXT_FIELDS if before[name] != text[name]]
    tell(held, by, "practice_changed", fields=changed)
    return held


@transaction.atomic
def remove_practice(*, practice: Practice, by: Any) -> None:
    """Take a draft or a withdrawn practice away; it can be put back."""
    held, _to = hold_for(practice, by, "remove")
    held.removed_at = timezone.now()
    held.save(update_fields=["removed_at"])
    tell(held, by, "practice_removed")


@transaction.atomic
def restore_practice(*, practice: Practice, by: Any) -> None:
    """Undo of taking it away."""
    held = hold(practice)
    if not held.removed_at:
        raise Refused(_("This practice is there already."))
    held.removed_at = None
    held.save(update_fields=["removed_at"])
    tell(held, by, "practice_restored")
