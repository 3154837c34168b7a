"""Writing a practice: begin, change, take away and put back."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.contact_mail import mail_who_takes_over
from samenverder.library.models import TEXT_FIELDS, Practice, content_of
from samenverder.library.operations.telling import hold, hold_for, tell
from samenverder.library.steps import FOUND, FROM_APPROVED, Stand, put, stand_of
from samenverder.live.operations import publish
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import Refused, claim

PLACE_FIELDS = ("theme", "focus_area", "sectors", "layers", "organisation", "contact")
STRETCH = timedelta(minutes=30)  # of writing: one line in the log, not one for every pause
ORIGINS = (
    "pearl", "track", "project", "plan", "looking_back", "evaluation", "project_review",
)  # fmt: skip


@transaction.atomic
def begin_practice(*, partnership: Partnership, by: Any, **fields: Any) -> Practice:
    """A new draft; nobody but its writers sees it. `fields` may say where it comes from.

    Raises Refused when there is one that was begun with the same form.
    """
    given = {"partnership": partnership, "changed_at": timezone.now(), **fields}
    try:
        with transaction.atomic():
            practice = Practice.objects.create(created_by=by, changed_by=by, **given)
    except IntegrityError as error:
        raise Refused(
            _("This was saved already. You find it in the library under your drafts.")
        ) from error
    practice.writers.add(by)
    tell(practice, by, "practice_begun")
    return practice


@transaction.atomic
def change_practice(
    *, practice: Practice, by: Any, version: int, as_typed: bool = False, **fields: Any
) -> Practice:
    """Change its text and where it belongs. Raises EditedMeanwhile and Refused.

    Where it belongs counts at once. A changed text is read by a colleague before others see it;
    what was approved before counts no longer. A text that is the published one again is no change.
    What is saved `as_typed` is told in the log once for a stretch of writing.
    """
    held, to = hold_for(practice, by, "write")
    claim(held, version)
    before, contact = content_of(held), held.contact_id
    for name, value in fields.items():
        setattr(held, name, value)
    text = content_of(held)
    goes_on = as_typed and held.changed_by_id == by.pk and _is_lately(held)
    if text != before:
        was = stand_of(held)
        unchanged = was in FOUND and text == held.published
        put(held, Stand.PUBLISHED if unchanged else to)
        held.changed_by, held.changed_at = by, timezone.now()
        if was in (Stand.REVIEW, Stand.CHANGED_REVIEW) and unchanged:
            held.reviews.filter(approved__isnull=True).update(removed_at=timezone.now())
        held.writers.clear() if unchanged else held.writers.add(by)
    elif stand_of(held) in FROM_APPROVED:  # the text they found right reads as it did
        held.reviews.filter(approved=True, read_version=version).update(read_version=held.version)
    held.save()
    if held.contact_id != contact:
        mail_who_takes_over(held, by)
    changed = [name for name in TEXT_FIELDS if before[name] != text[name]]
    if goes_on:
        publish(f"practice:{held.pk}")
    else:
        tell(held, by, "practice_changed", fields=changed)
    return held


def _is_lately(practice: Practice) -> bool:
    return practice.changed_at is not None and timezone.now() - practice.changed_at < STRETCH


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
