"""Two hundred people for twenty places at the same second, through the page, for real.

Four processes of their own with ten threads each sign five people up one after the other: forty
requests under way at any moment, on SQLite as on PostgreSQL.
"""

import json
import os
import subprocess
import sys

import pytest

from samenverder.network.models import Access, Person, Role, User
from tests.second_process import database_for_others
from tests.trainings.conftest import make_date

PEOPLE, PLACES, LEAVE = 200, 20, 5
PATIENCE = 1200  # seconds: only so that a mistake ends

PROCESS = """
import json, multiprocessing, os, sys, traceback
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
settings.WHITENOISE_AUTOREFRESH = True  # every test client would read all static files
settings.ALLOWED_HOSTS = ["*"]
settings.SECURE_SSL_REDIRECT = False
settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
django.setup()
from threading import Thread
from django.db import connections
from django.test import Client
from samenverder.network.models import OutgoingMail, User
from samenverder.trainings.models import SignUp, TrainingDate

at, leave = sys.argv[2], int(sys.argv[3])
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PROCESSES, THREADS = 4, 10

def signed_in(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client

def crowd(jobs):
    '''Send these (user, address) requests, forty at a time, all beginning together.'''
    fork = multiprocessing.get_context("fork")
    start, answers = fork.Barrier(min(PROCESSES * THREADS, len(jobs))), fork.SimpleQueue()
    ready = [(signed_in(user), url) for user, url in jobs]
    shares = [ready[n::PROCESSES * THREADS] for n in range(PROCESSES * THREADS)]
    connections.close_all()

    def send(share):
        said = []
        try:
            start.wait()
            for client, url in share:
                said.append(client.post(url).status_code)
        except Exception:
            said.append(traceback.format_exc())
        connections.close_all()
        answers.put(said)

    def child(mine):
        threads = [Thread(target=send, args=(share,)) for share in mine if share]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]

    children = [fork.Process(target=child, args=(shares[n::PROCESSES],)) for n in range(PROCESSES)]
    [one.start() for one in children]
    codes = [code for share in shares if share for code in answers.get()]
    [one.join() for one in children]
    return sorted(set(codes), key=str)

def found():
    rows = list(SignUp.objects.order_by("rank").values_list("rank", "state", "person__email"))
    mails = list(OutgoingMail.objects.order_by("pk").values_list("to", "subject", "text"))
    return {"rows": rows, "mails": mails}

users = list(User.objects.filter(email__startswith="wil").order_by("email"))
first = crowd([(user, at + "aanmelden/") for user in users])
told = [first, found()]
leaving = SignUp.objects.filter(state="in").order_by("rank")[:leave]
jobs = [(row.person.user, f"{at}deelnemers/{row.pk}/afmelden/") for row in leaving]
told += [crowd(jobs), found()]
print(json.dumps(told))
"""


@pytest.mark.django_db(transaction=True)
def test_two_hundred_for_twenty_places(region, alice, training, tmp_path):
    date = make_date(training, alice, capacity=PLACES)
    users = User.objects.bulk_create(
        User(email=f"wil{n:03}@x.example", name=f"Wil {n:03}") for n in range(PEOPLE)
    )
    Access.objects.bulk_create(
        Access(user=user, partnership=region, role=Role.READER) for user in users
    )
    Person.objects.bulk_create(
        Person(partnership=region, name=user.name, email=user.email, user=user) for user in users
    )
    at = f"/regio/{region.slug}/opleidingen/{training.pk}/data/{date.pk}/"
    done = subprocess.run(
        [sys.executable, "-c", PROCESS, database_for_others(tmp_path), at, str(LEAVE)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "samenverder.config.settings"},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    codes, after, codes_of_leaving, later = json.loads(done.stdout)
    assert codes == codes_of_leaving == [302]
    emails = {user.email for user in users}
    _exactly_twenty(after, emails)
    _the_next_have_moved_up(after, later)


def _exactly_twenty(after, emails):
    """Ranks 1 to 200 without a gap; the first twenty have a place; each was told once."""
    rows = after["rows"]
    assert [rank for rank, _state, _email in rows] == list(range(1, PEOPLE + 1))
    assert {email for _rank, _state, email in rows} == emails
    assert [state for _rank, state, _email in rows] == ["in"] * PLACES + ["waiting"] * (
        PEOPLE - PLACES
    )
    assert sorted(to for to, _subject, _text in after["mails"]) == sorted(emails)
    by_person = {to: (subject, text) for to, subject, text in after["mails"]}
    for rank, state, email in rows:
        subject, text = by_person[email]
        if state == "in":
            assert subject.startswith("U hebt een plaats")
        else:
            assert f"nummer {rank - PLACES} op de wachtlijst" in text


def _the_next_have_moved_up(after, later):
    """Five left at once: the five who waited longest have their places, and heard it once."""
    states = {rank: state for rank, state, _email in later["rows"]}
    assert [rank for rank, state in states.items() if state == "withdrawn"] == list(
        range(1, LEAVE + 1)
    )
    assert [rank for rank, state in states.items() if state == "in"] == list(
        range(LEAVE + 1, PLACES + LEAVE + 1)
    )
    new = later["mails"][len(after["mails"]):]  # fmt: skip
    moved = {email for rank, _s, email in later["rows"] if PLACES < rank <= PLACES + LEAVE}
    left = {email for rank, _s, email in later["rows"] if rank <= LEAVE}
    assert sorted(to for to, _subject, _text in new) == sorted(moved | left)
    assert {to for to, subject, _text in new if subject.startswith("U hebt toch")} == moved
