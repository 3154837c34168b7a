"""Periodic work runs when it is due, once for all processes, and its faults stop nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.config import clock
from samenverder.live.models import PeriodicRun

pytestmark = pytest.mark.django_db
RAN: list[str] = []


def works() -> None:
    RAN.append("works")


def fails() -> None:
    RAN.append("fails")
    raise ValueError("on purpose")


NAMES = [f"{__name__}.fails", f"{__name__}.works"]


@pytest.fixture(autouse=True)
def _tasks(settings):
    settings.PERIODIC_TASKS = [(name, 60) for name in NAMES]
    RAN.clear()


def test_what_never_ran_is_due(caplog):
    assert clock.run_due_tasks() == NAMES
    assert RAN == ["fails", "works"]
    assert "on purpose" in caplog.text


def test_what_ran_just_now_waits():
    clock.run_due_tasks()
    assert clock.run_due_tasks() == []


def test_it_runs_again_when_its_time_has_come():
    clock.run_due_tasks()
    PeriodicRun.objects.filter(name=NAMES[1]).update(
        last_run_at=timezone.now() - timedelta(seconds=61)
    )
    assert clock.run_due_tasks() == [NAMES[1]]


def test_of_two_processes_one_gets_the_lease():
    assert [clock.take_lease("x", timedelta(seconds=60)) for _ in range(3)] == [True, False, False]


def test_a_task_that_does_not_exist_is_logged_and_stops_nothing(settings, caplog):
    settings.PERIODIC_TASKS = [("nowhere.nothing", 60), (NAMES[1], 60)]
    assert clock.run_due_tasks() == ["nowhere.nothing", NAMES[1]]
    assert RAN == ["works"]
    assert "nowhere" in caplog.text


def test_every_periodic_task_of_the_product_exists():
    from django.utils.module_loading import import_string

    from samenverder.config import settings as product

    for name, seconds in product.PERIODIC_TASKS:
        assert callable(import_string(name)), name
        assert seconds >= 60
