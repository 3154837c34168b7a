"""Secret addresses of this room: a calendar, what a school was offered, another region."""

from django.utils.crypto import constant_time_compare

from samenverder.lib.sealed import number_in, sealed
from samenverder.trainings.models import GuestCode, OfferAddress, TrainingFeed


def feed_key(feed: TrainingFeed) -> str:
    """The key of one calendar address."""
    return sealed("trainings.feed", feed.pk, feed.salt)


def guest_key(code: GuestCode) -> str:
    """The key of one invitation of another region."""
    return sealed("trainings.guest", code.pk, code.salt)


def offer_key(address: OfferAddress) -> str:
    """The key in the mail to somebody without an account."""
    return sealed("trainings.offer", address.pk, address.salt)


def feed_of(key: str) -> TrainingFeed | None:
    """The calendar address with this key, as long as its user has access to the partnership."""
    rows = TrainingFeed.objects.select_related("partnership", "user").filter(user__is_active=True)
    feed = rows.filter(pk=number_in(key)).first()
    if feed is None or not constant_time_compare(key, feed_key(feed)):
        return None
    has_access = feed.user.access.filter(partnership=feed.partnership_id).exists()
    return feed if has_access else None


def code_of(key: str) -> GuestCode | None:
    """The invitation with this key, as long as it was not ended and its training is there."""
    rows = GuestCode.objects.filter(ended_at=None, training__removed_at=None)
    rows = rows.select_related("training__partnership", "training__provider", "guest__partnership")
    code = rows.filter(pk=number_in(key)).first()
    fits = code is not None and constant_time_compare(key, guest_key(code))
    return code if fits else None


def offer_address_of(key: str) -> OfferAddress | None:
    """The address with this key, as long as its person and its training are there."""
    rows = OfferAddress.objects.filter(person__left_on=None, training__removed_at=None)
    rows = rows.select_related("training__partnership", "training__provider", "person__user")
    address = rows.filter(pk=number_in(key)).first()
    fits = address is not None and constant_time_compare(key, offer_key(address))
    return address if fits else None
