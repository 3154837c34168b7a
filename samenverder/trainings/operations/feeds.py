"""Calendar addresses of trainings: making, ending."""

from typing import Any

from django.db import transaction

from samenverder.audit.operations import record
from samenverder.network.models import Partnership
from samenverder.trainings.models import TrainingFeed, TrainingFeedKind


@transaction.atomic
def make_feed(*, partnership: Partnership, user: Any, kind: str) -> TrainingFeed:
    """The user's calendar address of this kind; the one there is when there is one."""
    feed, made = TrainingFeed.objects.get_or_create(
        partnership=partnership, user=user, kind=TrainingFeedKind(kind)
    )
    if made:
        _note(feed, user, "calendar_address_made")
    return feed


@transaction.atomic
def end_feed(*, feed: TrainingFeed, user: Any) -> None:
    """The address opens nothing from now on."""
    _note(feed, user, "calendar_address_ended")
    feed.delete()


def _note(feed: TrainingFeed, user: Any, verb: str) -> None:
    record(partnership_id=feed.partnership_id, actor=user, verb=verb, subject=f"user:{user.pk}")
