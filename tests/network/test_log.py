"""The log of a partnership, in words, for its coordinators."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.audit.operations import check_all, record
from samenverder.network import log_words
from samenverder.network.operations import people
from samenverder.network.operations.access import change_role
from tests.network.conftest import address, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(alice, mia, region, nadia):
    people.change_person(by=alice, person=nadia, version=1, name="Nadia B.", email=nadia.email)
    change_role(by=alice, access=mia.access.get(), was="member", role="reader")
    record(partnership_id=region.pk, actor="system", verb="wonder_happened", subject="session:3")


def test_reads_as_sentences(coordinator, region, history):
    text = text_of(coordinator.get(address("log", region.slug)))
    assert "changed a person" in text
    assert "Nadia B." in text
    assert "Member → Reader" in text
    assert "wonder happened" in text, "a verb nobody described yet"
    assert "Samen Verder itself" in text


def test_is_narrowed_by_person_by_kind_and_by_day(coordinator, region, history, alice):
    page = address("log", region.slug)
    assert len(coordinator.get(page, {"wie": "system"}).context["lines"]) == 1
    assert len(coordinator.get(page, {"wat": "person_changed"}).context["lines"]) == 1
    today = timezone.localdate()
    assert len(coordinator.get(page, {"vanaf": today, "tot": today}).context["lines"]) == 3
    later = coordinator.get(page, {"vanaf": today + timedelta(days=1)})
    assert "No lines found" in text_of(later)
    assert coordinator.get(page, {"vanaf": "gisteren", "wie": "x"}).status_code == 200


def test_holds_nothing_of_another_partnership(coordinator, region, other_region, charlie, history):
    people.add_person(by=charlie, partnership=other_region, name="Geheim Persoon")
    text = text_of(coordinator.get(address("log", region.slug)))
    assert "Geheim" not in text
    assert "Charlie" not in text


def test_can_be_taken_along_as_narrowed(coordinator, region, history):
    answer = coordinator.get(address("log_download", region.slug, "csv"), {"wie": "system"})
    lines = answer.content.decode().strip().splitlines()
    assert len(lines) == 2


def test_another_room_gives_its_own_words(coordinator, region, history, monkeypatch):
    monkeypatch.setattr(log_words, "VERBS", dict(log_words.VERBS))
    monkeypatch.setitem(log_words.TITLES, "session", lambda pks: {3: "Sessie van november"})
    log_words.register({"wonder_happened": "closed a session"})
    text = text_of(coordinator.get(address("log", region.slug)))
    assert "closed a session" in text
    assert "Sessie van november" in text


def test_every_change_left_the_chain_whole(history):
    assert check_all() == []
