"""A photo with what somebody told: put it there, replace it, take it away, bring it back."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import (
    Contribution,
    ContributionPicture,
    ContributionState,
    Dialogue,
    PictureContent,
)
from samenverder.dialogues.operations.contributing import own_contributions
from samenverder.dialogues.operations.seats import NOT_OPEN
from samenverder.dialogues.operations.telling import publish_tables, require
from samenverder.dialogues.photos import Photo
from samenverder.lib.text import storable
from samenverder.live.group_commit import submit_write
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused

MOST_ALT = 200
DAYS_TAKEN_AWAY, DAYS_HIDDEN = 2, 30  # a part of a day counts as one
TAKEN_AWAY = Q(removed=True) | Q(contribution__withdrawn=True)
HIDDEN = Q(contribution__state=ContributionState.HIDDEN) | Q(
    contribution__dialogue__removed_at__isnull=False
)


def own_contribution(dialogue: Dialogue, secret: str, key: UUID) -> Contribution | None:
    """What this device told under this key; None when it is another's, hidden, or not there."""
    rows = dialogue.contributions.exclude(state=ContributionState.HIDDEN)
    rows = rows.select_related("about", "picture").filter(key=key)
    return next(iter(own_contributions(dialogue, secret, rows)), None)


def put_picture(
    *, dialogue: Dialogue, contribution: Contribution, key: UUID, photo: Photo, alt: str
) -> None:
    """The photo of this contribution, in place of one that was there; safe to send twice.

    `contribution` is the device's own. Raises Refused when the meeting takes nothing (any more).
    """
    require(dialogue.takes_contributions, NOT_OPEN)
    values = {
        "key": key,
        "width": photo.width,
        "height": photo.height,
        "size": len(photo.content),
        "alt": tidy_alt(alt),
        "removed": False,
        "days_gone": 0,
    }
    submit_write(lambda: _put(dialogue, contribution, values, photo))


def tidy_alt(alt: str) -> str:
    """Words for who cannot see the photo; raises Refused when they are too long."""
    tidy = " ".join(storable(alt).split())
    if len(tidy) > MOST_ALT:
        words = _("Keep it within %(most)d characters; now there are %(n)d.")
        raise Refused(words % {"most": MOST_ALT, "n": len(tidy)}, "alt")
    return tidy


def _put(
    dialogue: Dialogue, contribution: Contribution, values: dict[str, Any], photo: Photo
) -> None:
    rows = ContributionPicture.objects.filter(contribution=contribution)
    if rows.filter(key=values["key"]).exists():
        return
    try:
        with transaction.atomic():
            picture, _made = ContributionPicture.objects.update_or_create(
                contribution=contribution, defaults=values
            )
            content = {"content": photo.content, "thumbnail": photo.thumbnail}
            PictureContent.objects.update_or_create(picture=picture, defaults=content)
    except IntegrityError as error:  # the key is that of another photo
        raise Refused(_("Send this photo once more.")) from error
    publish(dialogue.topic)
    publish_tables({contribution.table_id})


def describe_picture(*, dialogue: Dialogue, contribution: Contribution, alt: str) -> None:
    """Other words for who cannot see the photo."""
    require(dialogue.takes_contributions, NOT_OPEN)
    tidy = tidy_alt(alt)
    submit_write(lambda: _update(dialogue, contribution, alt=tidy))


def set_picture_removed(*, dialogue: Dialogue, contribution: Contribution, removed: bool) -> None:
    """Take the photo away, or bring it back; raises Refused when it was wiped meanwhile."""
    require(dialogue.takes_contributions, NOT_OPEN)
    submit_write(lambda: _update(dialogue, contribution, removed=removed, days_gone=0))


def _update(dialogue: Dialogue, contribution: Contribution, **values: Any) -> None:
    rows = ContributionPicture.objects.filter(contribution=contribution)
    require(bool(rows.update(**values)), _("This photo was deleted meanwhile. Send it again."))
    publish(dialogue.topic)
    publish_tables({contribution.table_id})


@transaction.atomic
def wipe_photos() -> int:
    """Every day: wipe photos that nobody sees any more; returns how many.

    One that was taken away, or whose words were, stays a day or two for the way back. With a card
    that is hidden, or a meeting that was removed, it stays thirty days.
    """
    rows = ContributionPicture.objects.order_by()
    gone = TAKEN_AWAY | HIDDEN
    rows.filter(~gone, days_gone__gt=0).update(days_gone=0)
    rows.filter(gone).update(days_gone=F("days_gone") + 1)
    over = (TAKEN_AWAY & Q(days_gone__gte=DAYS_TAKEN_AWAY)) | (
        HIDDEN & Q(days_gone__gt=DAYS_HIDDEN)
    )
    held = rows.filter(over).select_for_update(of=("self",)).values_list("pk", flat=True)
    PictureContent.objects.filter(picture__in=(pks := list(held))).delete()
    rows.filter(pk__in=pks).delete()
    return len(pks)
