"""Secret addresses without an account: for one answer, and for a calendar program.

A key is a number and a seal over it, made with the secret of this site and a salt in the row. It
can be made again for every mail, is kept nowhere, and another salt makes it useless.
"""

from django.utils.crypto import constant_time_compare

from samenverder.lib.sealed import number_in, sealed
from samenverder.meetings.models import Attendee, CalendarFeed


def answer_key(attendee: Attendee) -> str:
    """The key in the mail of one attendee."""
    return sealed("meetings.answer", attendee.pk, attendee.salt)


def feed_key(feed: CalendarFeed) -> str:
    """The key of one calendar address."""
    return sealed("meetings.feed", feed.pk, feed.salt)


def attendee_of(key: str) -> Attendee | None:
    """The attendee this key was made for; None when it opens nothing (any more)."""
    rows = Attendee.objects.filter(removed_at=None, person__left_on=None)
    rows = rows.select_related("meeting__partnership", "meeting__host", "person__user")
    attendee = rows.filter(pk=number_in(key)).first()
    fits = attendee is not None and constant_time_compare(key, answer_key(attendee))
    return attendee if fits else None


def feed_of(key: str) -> CalendarFeed | None:
    """The calendar address with this key, as long as its user has access to the partnership."""
    rows = CalendarFeed.objects.select_related("partnership", "user").filter(user__is_active=True)
    feed = rows.filter(pk=number_in(key)).first()
    if feed is None or not constant_time_compare(key, feed_key(feed)):
        return None
    has_access = feed.user.access.filter(partnership=feed.partnership_id).exists()
    return feed if has_access else None
