"""Publishing a text that a colleague read, saying that it still holds, withdrawing."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.library.contact_mail import mail_contact
from samenverder.library.models import TEXT_FIELDS, Practice, PracticeVersion, content_of
from samenverder.library.operations.telling import hold_for, tell
from samenverder.library.steps import Stand, put
from samenverder.network.operations.problems import Refused, claim

YEAR = dt.timedelta(days=365)


@transaction.atomic
def publish_practice(*, practice: Practice, by: Any, note: str = "") -> PracticeVersion:
    """Everybody in the partnership reads the text as it is now; it becomes a version.

    Raises Refused when no colleague found this text right. After a year somebody looks again.
    """
    held, to = hold_for(practice, by, "publish")
    number = held.versions.aggregate(last=Max("number"))["last"] or 0
    version = PracticeVersion.objects.create(
        practice=held, number=number + 1, content=content_of(held), note=" ".join(note.split()),
        by=by, by_name=str(by),
    )  # fmt: skip
    put(held, to)
    held.published, held.published_at = version.content, version.at
    held.first_published_at = held.first_published_at or version.at
    held.review_by = timezone.localdate() + YEAR
    held.save()
    held.writers.clear()
    tell(held, by, "practice_published", number=version.number)
    if version.number == 1:
        mail_contact(held, by)
    return version


@transaction.atomic
def discard_changes(*, practice: Practice, by: Any) -> dict[str, Any]:
    """Back to the text that is published; gives the text that was left, to undo."""
    held, to = hold_for(practice, by, "discard")
    left = content_of(held)
    claim(held, held.version)
    for name in TEXT_FIELDS:
        setattr(held, name, (held.published or {}).get(name))
    put(held, to)
    held.save()
    held.writers.clear()
    tell(held, by, "practice_discarded")
    return left


@transaction.atomic
def say_still_right(*, practice: Practice, by: Any, until: dt.date | None = None) -> Practice:
    """It still holds: look again in a year, or on `until` (the undo of it)."""
    held, _to = hold_for(practice, by, "still_right")
    held.review_by = until or timezone.localdate() + YEAR
    held.save(update_fields=["review_by"])
    tell(held, by, "practice_still_right")
    return held


@transaction.atomic
def withdraw_practice(*, practice: Practice, by: Any, why: str = "") -> None:
    """Others find it no longer; versions and who uses it stay, and those read on, with `why`.

    A changed text stays too, and so does what a colleague was asked or said about it: while it is
    withdrawn nobody needs to read it, and once it is back it goes on where it was.
    """
    held, to = hold_for(practice, by, "withdraw")
    put(held, to)
    held.withdrawn_at, held.withdrawn_why = timezone.now(), _no_longer_than(why)
    held.save(update_fields=["state", "next_text", "withdrawn_at", "withdrawn_why"])
    held.uses.update(end_seen_at=None)
    tell(held, by, "practice_withdrawn")


@transaction.atomic
def put_back(*, practice: Practice, by: Any) -> Practice:
    """Everybody finds it again, as it was published; a changed text goes on where it was."""
    held, to = hold_for(practice, by, "put_back")
    put(held, _stand_of_change(held) if content_of(held) != held.published else to)
    held.withdrawn_at, held.withdrawn_why = None, ""
    held.save(update_fields=["state", "next_text", "withdrawn_at", "withdrawn_why"])
    tell(held, by, "practice_put_back")
    return held


def _no_longer_than(why: str) -> str:
    """One line; Refused when it is longer than fits."""
    line, most = " ".join(why.split()), 300
    if len(line) > most:
        raise Refused(
            _("Why it is withdrawn has %(n)d characters, %(most)d fit. Make it shorter.")
            % {"n": len(line), "most": most}
        )
    return line


def _stand_of_change(practice: Practice) -> Stand:
    """How far the change had come: with a colleague, found right as it reads now, or neither."""
    said = practice.reviews.filter(removed_at__isnull=True)
    if said.filter(approved__isnull=True).exists():
        return Stand.CHANGED_REVIEW
    if said.filter(approved=True, read_version=practice.version).exists():
        return Stand.CHANGED_APPROVED
    return Stand.CHANGED
