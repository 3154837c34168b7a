"""`kill -9` at named places: who has a place and who was told of it are never apart."""

import json
import os
import signal
import subprocess
import sys

import pytest

from samenverder.trainings.operations.signing_up import sign_up_people
from tests.second_process import database_for_others
from tests.trainings.conftest import make_date, make_people

# A process that forks one child for each place. The child kills itself there, and what another
# connection sees afterwards is told: no clock and no luck in it.
PROCESS = """
import json, os, signal, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
django.setup()
from django.db import connections
from samenverder.network.models import OutgoingMail, Person, User
from samenverder.trainings.models import SignUp, TrainingDate
from samenverder.trainings.operations import dates, mailing, places, signing_up

date, by, new = (int(value) for value in sys.argv[2:5])

def now():
    return TrainingDate.objects.select_related("training__partnership").get(pk=date)

def user():
    return User.objects.get(pk=by)

def sign_up():
    signing_up.sign_up(date=now(), person=Person.objects.get(pk=new), by=user())

def withdraw():
    row = SignUp.objects.filter(date=date).select_related("date").order_by("rank")[0]
    signing_up.withdraw(row=row, by=user())

def change(**more):
    row = now()
    known = {name: getattr(row, name) for name in dates.FIELDS}
    dates.change_date(date=row, by=user(), version=row.version, **{**known, **more})

def move():
    if now().place != "Elders":
        change(place="Elders")

def more_places():
    change(capacity=4)

def cancel():
    dates.cancel_date(date=now(), by=user(), reason="Ziek")

def die_at(module, name, after):
    real = getattr(module, name)
    def run(*given, **more):
        if after:
            real(*given, **more)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(module, name, run)

def state(seen=[0]):
    rows = [list(row) for row in SignUp.objects.order_by("rank").values_list("rank", "state")]
    mails = OutgoingMail.objects.order_by("pk")
    new = [mail.to for mail in mails][seen[0]:]
    seen[0] += len(new)
    connections.close_all()
    return [rows, new]

def in_a_child(work, place=None):
    child = os.fork()
    if child == 0:
        if place:
            die_at(*place)
        work()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return [os.WTERMSIG(status), os.WEXITSTATUS(status), state()]

PLACES = [(mailing, "send_mail", False), (mailing, "send_mail", True),
          (signing_up, "tell", False), (dates, "tell", False)]
told = [state()]
for work in (sign_up, withdraw, more_places, move, cancel):
    killed = [in_a_child(work, place) for place in PLACES
              if place[0] in (mailing, sys.modules[
                  signing_up.__name__ if work in (sign_up, withdraw) else dates.__name__])]
    whole = in_a_child(work)
    again = in_a_child(work) if work is not withdraw else None
    told.append([work.__name__, killed, whole, again])
print(json.dumps(told))
"""


@pytest.mark.django_db(transaction=True)
def test_killed_halfway_nothing_happened_and_the_next_try_tells_once(
    region, alice, training, tmp_path
):
    date = make_date(training, alice)
    *people, new = make_people(region, 5)
    sign_up_people(date=date, people=people, by=alice)
    done = subprocess.run(
        [sys.executable, "-c", PROCESS, database_for_others(tmp_path),
         *map(str, (date.pk, alice.pk, new.pk))],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "samenverder.config.settings"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (rows, mails), *told = json.loads(done.stdout)
    assert len(mails) == 4
    expected = {
        "sign_up": (["p4"], "in in waiting waiting waiting"),
        "withdraw": (["p0", "p2"], "withdrawn in in waiting waiting"),
        "more_places": (["p3", "p4"], "withdrawn in in in in"),
        "move": (["p1", "p2", "p3", "p4"], "withdrawn in in in in"),
        "cancel": (["p1", "p2", "p3", "p4"], "withdrawn in in in in"),
    }
    for name, killed, whole, again in told:
        for by_signal, _code, (left, sent) in killed:
            assert by_signal == signal.SIGKILL, name
            assert (left, sent) == (rows, []), name
        heard, states = expected[name]
        _signal, code, (rows, sent) = whole
        assert code == 0, name
        assert sorted(sent) == [f"{one}@x.example" for one in heard], name
        assert " ".join(state for _rank, state in rows) == states, name
        if again:
            assert again[2] == [rows, []], name
