"""Jobs run in the server; one whose server died is put back."""

import os
import socket
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samenverder.config.jobs import JobRunner, release_interrupted
from tests.waiting import soon

pytestmark = pytest.mark.django_db(transaction=True)
RAN: list[int] = []


@task()
def add(number: int) -> int:
    RAN.append(number)
    return number


@pytest.fixture(autouse=True)
def _queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    RAN.clear()


def running(worker_id: str, minutes: int = 0) -> DBTaskResult:
    add.enqueue(1)
    job = DBTaskResult.objects.latest("enqueued_at")
    job.status = TaskResultStatus.RUNNING
    job.worker_ids = [worker_id]
    job.started_at = timezone.now() - timedelta(minutes=minutes)
    job.save()
    return job


def is_ready(job: DBTaskResult) -> bool:
    job.refresh_from_db()
    return job.status == TaskResultStatus.READY


HOST = socket.gethostname()[:32]


def test_a_job_of_a_server_that_died_here_is_put_back():
    job = running(f"{HOST}-999999999-abc")
    assert release_interrupted() == 1
    assert is_ready(job)


def test_a_job_that_runs_in_another_server_here_is_left_alone():
    job = running(f"{HOST}-{os.getppid()}-abc")
    assert release_interrupted() == 0
    assert not is_ready(job)


def test_a_job_elsewhere_is_left_alone_for_an_hour():
    young, old = running("elsewhere-12-abc", 59), running("elsewhere-12-abc", 61)
    assert release_interrupted() == 1
    assert (is_ready(young), is_ready(old)) == (False, True)


def test_jobs_are_run_in_the_order_of_arrival_and_the_runner_stops():
    for number in range(3):
        add.enqueue(number)
    runner = JobRunner(pause=0.01)
    runner.start()
    assert soon(lambda: len(RAN) == 3)
    runner.stop()
    runner.join(30)
    assert not runner.is_alive()
    assert RAN == [0, 1, 2]
