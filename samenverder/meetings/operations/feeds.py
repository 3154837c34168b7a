"""Calendar addresses: making, ending."""

from typing import Any

from django.db import transaction

from samenverder.audit.operations import record
from samenverder.meetings.models import CalendarFeed, FeedKind
from samenverder.network.models import Partnership


@transaction.atomic
def make_feed(*, partnership: Partnership, user: Any, kind: str) -> CalendarFeed:
    """The user's calendar address of this kind; the one there is when there is one."""
    feed, made = CalendarFeed.objects.get_or_create(
        partnership=partnership, user=user, kind=FeedKind(kind)
    )
    if made:
        _note(feed, user, "calendar_address_made")
    return feed


@transaction.atomic
def end_feed(*, feed: CalendarFeed, user: Any) -> None:
    """The address opens nothing from now on."""
    _note(feed, user, "calendar_address_ended")
    feed.delete()


def _note(feed: CalendarFeed, user: Any, verb: str) -> None:
    record(partnership_id=feed.partnership_id, actor=user, verb=verb, subject=f"user:{user.pk}")
