"""A live notice is part of the change it tells about."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from samenverder.live.models import OutboxMessage
from samenverder.live.operations import gather_topics, publish, publish_all, purge_outbox

pytestmark = pytest.mark.django_db


def topics() -> list[str]:
    return list(OutboxMessage.objects.order_by("pk").values_list("topic", flat=True))


def test_a_notice_is_written_with_the_change():
    with transaction.atomic():
        publish("session:1")
    assert topics() == ["session:1"]


def test_a_change_that_is_undone_takes_its_notice_along():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish("session:1")
        raise ZeroDivisionError
    assert topics() == []


def test_gathered_topics_are_not_written_until_somebody_does():
    with gather_topics() as gathered:
        publish("session:1")
        publish("session:1")
        publish("session:2")
    assert topics() == []
    publish_all(sorted(gathered))
    assert topics() == ["session:1", "session:2"]


def test_it_keeps_the_last_day_and_removes_what_is_older():
    publish("old")
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(days=2))
    publish("new")
    assert purge_outbox() == 1
    assert topics() == ["new"]
    assert purge_outbox(older_than=timedelta(seconds=-1)) == 1


def test_numbers_are_never_used_again_after_a_purge():
    publish("first")
    before = OutboxMessage.objects.get().pk
    purge_outbox(older_than=timedelta(seconds=-1))
    publish("second")
    assert OutboxMessage.objects.get().pk > before
