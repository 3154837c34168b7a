"""`kill -9` between two mails of a report: everybody gets one, and its file is there once."""

import json
import os
import signal
import subprocess
import sys

import pytest

from samenverder.dialogues.models import DialogueMailing
from samenverder.dialogues.operations import afterwards_addresses as addresses
from tests.second_process import database_for_others

# One child is killed at the third mail, by itself; the next goes on. No clock and no luck in it.
PROCESS = """
import json, os, signal, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.db import connections
from django.utils import timezone
from samenverder.dialogues import tasks
from samenverder.dialogues.models import DialogueAddress, DialogueMailing
from samenverder.dialogues.operations import afterwards_mailing as mailing
from samenverder.network.mail import Attachment
from samenverder.network.models import MailFile, OutgoingMail

report = Attachment("verslag.pdf", b"%PDF" * 50_000, "application/pdf")
mailing._files = lambda *given: [report]  # the report itself is tried elsewhere

def die_at_the_third():
    real, count = mailing.send_mail, [0]
    def send(**given):
        count[0] += 1
        if count[0] == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(**given)
    mailing.send_mail = send

def in_a_child(dies):
    child = os.fork()
    if child == 0:
        if dies:
            die_at_the_third()
        tasks.carry_on_all()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    rows = OutgoingMail.objects.all()
    marked = DialogueAddress.objects.exclude(report_sent_at=None).count()
    done = DialogueMailing.objects.exclude(finished_at=None).exists()
    with_file = rows.filter(attachments__file__in=MailFile.objects.all()[:1])
    counts = [rows.count(), with_file.values("to").distinct().count(), MailFile.objects.count()]
    found = [os.WTERMSIG(status), *counts, marked, done]
    connections.close_all()
    return found

print(json.dumps([in_a_child(True), in_a_child(False), in_a_child(False)]))
"""
PEOPLE = 5


@pytest.mark.django_db(transaction=True)
def test_killed_between_two_mails_nobody_goes_without_and_nobody_gets_two(planned, frank, tmp_path):
    for number in range(PEOPLE):
        email = f"p{number}@x.example"
        addresses.leave_address(dialogue=planned, email=email, language="nl")
    DialogueMailing.objects.create(
        dialogue=planned, kind="report", by=frank, started_at=planned.starts_at
    )
    done = subprocess.run(
        [sys.executable, "-c", PROCESS, database_for_others(tmp_path)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "samenverder.config.settings"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    killed, after, again = json.loads(done.stdout)
    assert killed == [signal.SIGKILL, 2, 2, 1, 2, False]
    assert after == again == [0, PEOPLE, PEOPLE, 1, PEOPLE, True]
