"""Telling viewers that something changed, as part of the change itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from samenverder.live.hub import URGENT
from samenverder.live.models import OutboxMessage

CHANNEL = "samenverder_live"
_gathering: ContextVar[set[str] | None] = ContextVar("samenverder_live_gathering", default=None)


def publish(topic: str) -> None:
    """Note in the caller's transaction that this topic changed.

    Viewers hear of it only once that transaction is committed; a rollback takes it back.
    Inside a shared commit (see `group_commit`) one message per topic is written for all.
    """
    gathered = _gathering.get()
    if gathered is not None:
        gathered.add(topic)
    else:
        publish_all([topic])


def publish_urgently(topic: str) -> None:
    """As `publish`, for what must be gone from pages: they look at once, whatever their gap."""
    publish(f"{topic}{URGENT}")


def publish_all(topics: Iterable[str]) -> None:
    """Note several topics at once, in the caller's transaction."""
    messages = OutboxMessage.objects.bulk_create(OutboxMessage(topic=topic) for topic in topics)
    if connection.vendor != "postgresql":
        return
    payloads = [f"{message.topic}:{message.pk}" for message in messages]
    with connection.cursor() as cursor:
        sql = "SELECT pg_notify(%s, told) FROM unnest(%s::text[]) AS told"
        cursor.execute(sql, [CHANNEL, payloads])


def newest_message() -> int:
    """The number of the last message: a page that reads it first knows what it shows already."""
    return OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@contextmanager
def gather_topics() -> Iterator[set[str]]:
    """Within the block, `publish` collects topics in the set instead of writing them."""
    topics: set[str] = set()
    token = _gathering.set(topics)
    try:
        yield topics
    finally:
        _gathering.reset(token)


def is_gathering() -> bool:
    """True within a `gather_topics` block of this thread: a shared commit is being made."""
    return _gathering.get() is not None


def purge_outbox(older_than: timedelta = timedelta(days=1)) -> int:
    """Remove messages everybody has long since heard; returns how many."""
    limit = timezone.now() - older_than
    return OutboxMessage.objects.filter(created_at__lt=limit).delete()[0]
