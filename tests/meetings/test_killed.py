"""`kill -9` in the middle of a mailing, in a process of its own: everybody gets one mail."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import add_action
from samenverder.meetings.models import Meeting
from samenverder.meetings.operations.agenda import add_item
from samenverder.network.models import Person
from tests.meetings.conftest import in_days, make_meeting
from tests.second_process import database_for_others

# A process that forks one child for each moment. The child kills itself there, and what another
# connection sees afterwards is told: no clock and no luck in it.
PROCESS = """
import json, os, signal, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.db import connections
from samenverder.commitments import tasks
from samenverder.meetings.models import Meeting
from samenverder.meetings.operations import guests, mailing, meetings, minutes
from samenverder.network.models import OutgoingMail, User

tasks.FIRST_HOUR = 0
coming, held, by = int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])

def die(*_given, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

def at_the_third(module, name):
    real, count = getattr(module, name), [0]
    def run(*given, **more):
        count[0] += 1
        return die() if count[0] == 3 else real(*given, **more)
    setattr(module, name, run)

def invite():
    guests.send_invitations(meeting=Meeting.objects.get(pk=coming), by=User.objects.get(pk=by))

def change():
    row = Meeting.objects.get(pk=coming)
    meetings.change_meeting(meeting=row, by=User.objects.get(pk=by), version=row.version,
                            place="Elders")

def cancel():
    meetings.cancel_meeting(meeting=Meeting.objects.get(pk=coming), by=User.objects.get(pk=by))

def send_minutes():
    minutes.send_minutes(meeting=Meeting.objects.get(pk=held), by=User.objects.get(pk=by))

def mails(seen=[0]):
    rows = OutgoingMail.objects.order_by("pk")
    found = [rows.count() - seen[0], rows.values("to").distinct().count()]
    seen[0] = rows.count()
    connections.close_all()
    return found

def in_a_child(work, module, name):
    child = os.fork()
    if child == 0:
        if module:
            at_the_third(module, name)
        try:
            work()
        except Exception as error:
            os._exit(0 if type(error).__name__ == "Refused" else 3)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return [os.WTERMSIG(status), os.WEXITSTATUS(status), mails()]

told = [mails()]
for work, module in [(invite, mailing), (change, mailing), (cancel, mailing),
                     (send_minutes, minutes), (tasks.remind_owners, tasks)]:
    told.append([work.__name__, in_a_child(work, module, "send_mail"),
                 in_a_child(work, None, ""), in_a_child(work, None, "")])
print(json.dumps(told))
"""
PEOPLE = 5


@pytest.mark.django_db(transaction=True)
def test_killed_halfway_nobody_goes_without_and_nobody_gets_it_twice(region, alice, tmp_path):
    people = [
        Person.objects.create(partnership=region, name=f"P {n}", email=f"p{n}@x.example")
        for n in range(PEOPLE)
    ]
    coming, held = make_meeting(region, alice), make_meeting(region, alice)
    for meeting in (coming, held):
        add_item(meeting=meeting, by=alice, title="De bus")
        for person in people:
            meeting.attendees.create(person=person)
    Meeting.objects.filter(pk=held.pk).update(
        state="held", starts_at=in_days(-9), ends_at=in_days(-9, 16)
    )
    for person in people:
        add_action(partnership=region, by=alice, text="Bel", owner=person,
                   due_on=timezone.localdate() + timedelta(days=2))  # fmt: skip
    ActionItem.objects.update(created_at=timezone.now() - timedelta(days=3))
    done = subprocess.run(
        [sys.executable, "-c", PROCESS, database_for_others(tmp_path),
         *map(str, (coming.pk, held.pk, alice.pk))],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "samenverder.config.settings"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    before, *told = json.loads(done.stdout)
    assert before == [0, 0]
    killed = {name: killed[0] for name, killed, _whole, _again in told}
    assert set(killed.values()) == {signal.SIGKILL}
    mails = {name: [part[2][0] for part in parts] for name, *parts in told}
    assert mails == {
        "invite": [0, PEOPLE, 0],
        "change": [0, PEOPLE, 0],
        "cancel": [0, PEOPLE, 0],
        "send_minutes": [0, PEOPLE, 0],
        "remind_owners": [2, PEOPLE - 2, 0],  # a mail is one owner's own; the others go on later
    }
    assert {part[2][1] for _name, *parts in told for part in parts[1:]} == {PEOPLE}
