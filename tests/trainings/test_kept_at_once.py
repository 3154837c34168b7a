"""Kept places in real processes: several at once, and one that is killed at a named place."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.network.models import Position
from samenverder.trainings.models import DateOffer
from samenverder.trainings.operations.signing_up import sign_up_people
from tests.second_process import database_for_others
from tests.trainings.conftest import make_date, make_people, school_with_need

HEAD = """
import json, multiprocessing, os, signal, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
django.setup()
from django.db import connections
from samenverder.network.models import OutgoingMail, Person
from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import DateOffer, SignUp, TrainingDate
from samenverder.trainings.operations import keeping, mailing, signing_up

date, *rest = (int(value) for value in sys.argv[2:])

def seen():
    rows = SignUp.objects.order_by("rank").values_list("person", "state", "of_offer")
    found = [list(row) for row in rows], sorted(OutgoingMail.objects.values_list("to", flat=True))
    connections.close_all()
    return found
"""
CROWD = (
    HEAD
    + """
offer, *people = rest
fork = multiprocessing.get_context("fork")
gate = fork.Barrier(len(people) + 2)

def come(person):
    gate.wait()
    day = TrainingDate.objects.get(pk=date)
    signing_up.sign_up(date=day, person=Person.objects.get(pk=person), by=None)

def let_go(_turn):
    gate.wait()
    keeping.release_places(offer=DateOffer.objects.get(pk=offer), by=None)

connections.close_all()
jobs = [(come, person) for person in people] + [(let_go, turn) for turn in range(2)]
children = [fork.Process(target=work, args=(what,)) for work, what in jobs]
[one.start() for one in children]
[one.join() for one in children]
print(json.dumps([[one.exitcode for one in children], *seen()]))
"""
)
KILLED = (
    HEAD
    + """
def let_go():
    keeping.release_places(offer=DateOffer.objects.get(pk=rest[0]), by=None)

def by_the_day():
    keeping.release_when_due()

def die_at(name, after):
    real = getattr(keeping, name)
    def run(*given, **more):
        if after:
            real(*given, **more)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(keeping, name, run)

def in_a_child(work, place=None):
    child = os.fork()
    if child == 0:
        if place:
            die_at(*place)
        work()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return [os.WTERMSIG(status), os.WEXITSTATUS(status), *seen()]

PLACES = [("move_up", True), ("tell_people", False), ("tell_people", True), ("tell", True)]
told = []
for work in (let_go, by_the_day):
    if work is by_the_day:
        DateOffer.objects.filter(pk=rest[1]).update(kept_until="2020-01-01")
    told.append([seen(), [in_a_child(work, place) for place in PLACES],
                 in_a_child(work), in_a_child(work)])
print(json.dumps(told))
"""
)


def run(script, tmp_path, *numbers):
    done = subprocess.run(
        [sys.executable, "-c", script, database_for_others(tmp_path), *map(str, numbers)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "samenverder.config.settings"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def needs(region, alice):
    return [school_with_need(region, alice, at, f"Leren {at}") for at in range(2)]


def keep(date, need, kept, days=10):
    until = timezone.localdate() + timedelta(days=days)
    return DateOffer.objects.create(date=date, school=need.plan.school, kept=kept, kept_until=until)


@pytest.mark.django_db(transaction=True)
def test_others_and_two_schools_at_once_while_one_of_them_says_no(
    region, alice, training, needs, tmp_path
):
    """Six places: two for each school. The first says no; the second has its two whoever runs."""
    date = make_date(training, alice, capacity=6)
    first, second = (keep(date, need, 2) for need in needs)
    others, mine = make_people(region, 6), make_people(region, 3, start=20)
    for one in mine:
        Position.objects.create(person=one, organisation=needs[1].plan.school, layer="practice")
    come = [row.pk for row in (*others, *mine)]
    codes, rows, mails = run(CROWD, tmp_path, date.pk, first.pk, *come)
    assert set(codes) == {0}
    assert sorted(person for person, _state, _offer in rows) == sorted(come)
    assert sum(state == "in" for _person, state, _offer in rows) == 6
    of_school = {row.pk for row in mine}
    kept = [person for person, state, offer in rows if state == "in" and offer == second.pk]
    assert len(kept) == 2 and set(kept) <= of_school
    assert not [row for row in rows if row[2] == first.pk]
    waiting = [rows.index(row) for row in rows if row[1] == "waiting"]
    assert len(waiting) == 3 and len(mails) == len(set(mails)) + _moved(rows, mails)


def _moved(rows, mails):
    """Who got two mails first waited and then moved up: never more than the two let go."""
    twice = len(mails) - len(set(mails))
    assert twice <= 2
    return twice


@pytest.mark.django_db(transaction=True)
def test_killed_halfway_nothing_was_let_go_and_the_next_try_tells_once(
    region, alice, training, needs, tmp_path
):
    date = make_date(training, alice, capacity=4)
    first, second = (keep(date, need, 2) for need in needs)
    people = make_people(region, 5)
    sign_up_people(date=date, people=people, by=alice)
    told = run(KILLED, tmp_path, date.pk, first.pk, second.pk)
    for turn, (before, killed, whole, again) in enumerate(told):
        rows, mails = before
        assert [row[1] for row in rows] == ["in"] * 2 * turn + ["waiting"] * (5 - 2 * turn)
        for by_signal, _code, *left in killed:
            assert (by_signal, left) == (signal.SIGKILL, before)
        assert whole[:2] == [0, 0] and again == whole
        assert [row[1] for row in whole[2]] == ["in"] * (2 + 2 * turn) + ["waiting"] * (
            3 - 2 * turn
        )
        heard = [f"p{at}@x.example" for at in range(2 * turn, 2 * turn + 2)]
        assert sorted(whole[3]) == sorted([*mails, *heard])
