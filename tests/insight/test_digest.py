"""The weekly mail: once, on Monday, when there is something, and without what people typed."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from samenverder.commitments.operations import add_action
from samenverder.insight import digest_parts
from samenverder.insight.digest import send_weekly_digests
from samenverder.insight.models import WeeklyDigest
from samenverder.network.mail_choices import stop_address, stop_address_everywhere, wants
from samenverder.network.models import Access, MailSubject, OutgoingMail, Person, Role, User
from samenverder.network.operations.mail_choices import stop_mail
from tests.second_process import database_for_others

MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def at(monkeypatch):
    """Let it be this moment."""

    def move(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    move(MONDAY)
    return move


@pytest.fixture
def busy(region, alice, mia):
    """Mia has an action that is due."""
    return add_action(
        partnership=region,
        by=alice,
        text="Talk with the parents of Jansen",
        owner=Person.objects.get(user=mia),
        due_on=MONDAY.date() + timedelta(days=2),
        source_label="About Jansen",
    )


@pytest.mark.django_db
class TestWeeklyMail:
    def test_one_mail_to_who_has_something(self, busy, at, rita):
        assert send_weekly_digests() >= 1
        mails = {row.to: row for row in OutgoingMail.objects.all()}
        assert "mia@lindemeer.example" in mails
        assert "rita@lindemeer.example" not in mails  # nothing waits for Rita
        assert send_weekly_digests() == 0
        at(MONDAY + timedelta(days=7))
        assert send_weekly_digests() >= 1

    @pytest.mark.parametrize(
        ("hours", "sent"), [(-1, False), (0, True), (12, True), (36, False), (72, False)]
    )
    def test_from_monday_seven_until_tuesday_evening(self, busy, at, hours, sent):
        at(MONDAY + timedelta(hours=hours))
        assert (send_weekly_digests() > 0) is sent

    def test_nothing_that_was_typed(self, busy, at):
        send_weekly_digests()
        row = OutgoingMail.objects.get(to="mia@lindemeer.example")
        everything = row.subject + row.text + row.html
        assert "Jansen" not in everything
        assert row.text.strip()
        assert "/regio/lindemeer/" in row.text
        assert row.unsubscribe_url in row.text

    def test_who_stopped_it_gets_none(self, busy, at, mia):
        stop_mail(person=Person.objects.get(user=mia), subject=MailSubject.DIGEST)
        send_weekly_digests()
        assert not OutgoingMail.objects.filter(to=mia.email).exists()

    def test_who_left_or_has_no_access_gets_none(self, busy, at, mia):
        mia.access.all().delete()
        send_weekly_digests()
        assert not OutgoingMail.objects.filter(to=mia.email).exists()

    def test_one_that_fails_holds_up_nobody(self, busy, at, monkeypatch, caplog):
        real = digest_parts.everything_waiting

        def fragile(partnership, user):
            if user.email.startswith("alice"):
                raise OSError("the disk is full")
            return real(partnership, user)

        monkeypatch.setattr(digest_parts, "everything_waiting", fragile)
        send_weekly_digests()
        assert OutgoingMail.objects.filter(to="mia@lindemeer.example").exists()
        assert "failed" in caplog.text
        monkeypatch.setattr(digest_parts, "everything_waiting", real)
        send_weekly_digests()
        assert WeeklyDigest.objects.filter(person__user__email__startswith="alice").exists()


@pytest.fixture
def in_both(region, other_region, mia, charlie) -> User:
    """Mia takes part in the other region too, where something else waits for her."""
    access = Access.objects.create(user=mia, partnership=other_region, role=Role.MEMBER)
    person = Person.objects.create(
        partnership=other_region, name="Mia elsewhere", email=mia.email, user=access.user
    )
    for number in range(2):
        add_action(
            partnership=other_region,
            by=charlie,
            text=f"Elsewhere {number}",
            owner=person,
            due_on=MONDAY.date() + timedelta(days=2),
        )
    return mia


@pytest.mark.django_db
class TestInTwoPartnerships:
    def mails(self) -> dict[str, OutgoingMail]:
        found = list(OutgoingMail.objects.filter(about__startswith="digest:"))
        assert len({row.to for row in found}) == len(found)  # one each
        return {row.to: row for row in found}

    def test_one_mail_with_a_part_for_each(self, busy, at, in_both, region, other_region, alice):
        send_weekly_digests()
        mails = self.mails()
        mail = mails[in_both.email]
        assert region.name in mail.subject
        assert other_region.name in mail.subject
        for text in (mail.text, mail.html):
            for slug in (region.slug, other_region.slug):
                assert f"/regio/{slug}/" in text
            assert text.count("/post/") >= 3
        assert mail.reply_to == ""  # no coordinator reads what is meant for the other
        assert send_weekly_digests() == 0
        for to, other in mails.items():
            if to != in_both.email and to.endswith("@lindemeer.example"):
                assert other_region.name not in other.text + other.html + other.subject
                assert other_region.slug not in other.text + other.html
        assert mails[alice.email].subject.endswith(region.name)

    def test_stopping_one_part_or_all(self, busy, at, in_both, region, other_region):
        here, there = (in_both.people.get(partnership=one) for one in (region, other_region))
        address = stop_address(there, MailSubject.DIGEST)
        Client().post(urlsplit(address).path, {"List-Unsubscribe": "One-Click"})
        assert [wants(one, MailSubject.DIGEST) for one in (here, there)] == [True, False]
        send_weekly_digests()
        assert other_region.name not in self.mails()[in_both.email].text
        page = urlsplit(stop_address_everywhere(in_both, MailSubject.DIGEST)).path
        shown = Client().get(page)
        assert other_region.name in shown.text
        assert shown.context["form"].initial["wanted"] == [here.pk]
        Client().post(page, {"wanted": [str(there.pk)]})
        assert [wants(one, MailSubject.DIGEST) for one in (here, there)] == [False, True]
        stranger = Person.objects.exclude(user=in_both).first()
        assert Client().post(page, {"wanted": [str(stranger.pk)]}).status_code == 200
        Client().post(page, {"List-Unsubscribe": "One-Click"})
        assert [wants(one, MailSubject.DIGEST) for one in (here, there)] == [False, False]
        assert wants(here, MailSubject.REMINDER)

    def test_an_answer_goes_to_the_coordinator_and_the_mail_says_so(self, busy, at, mia, alice):
        send_weekly_digests()
        mail = self.mails()[mia.email]
        assert alice.email in mail.reply_to
        last = mail.text.split("Samen Verder ·")[0].strip().splitlines()[-1]
        assert alice.email in last
        assert self.mails()[alice.email].reply_to == ""  # nobody answers to themselves


SENDER = """
import os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "samenverder.config.settings"
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.utils import timezone
from datetime import datetime
moment = datetime.fromisoformat(sys.argv[2])
timezone.now = lambda: moment
from samenverder.insight import digest
def hold(function, at, when):
    count = iter(range(1, 1000))
    def held(*values, **named):
        here = at == function.__name__ and next(count) == 4
        if here and when == "before": wait()
        done = function(*values, **named)
        if here and when == "after": wait()
        return done
    return held
def wait():
    print("halfway", flush=True)
    time.sleep(600)
for step in ("write_digest", "send_mail"):
    setattr(digest, step, hold(getattr(digest, step), *sys.argv[3:]))
digest.send_weekly_digests()
print("end", flush=True)
"""
PLACES = [  # of the fourth mail: where it waits to be killed
    ("write_digest", "before"),
    ("send_mail", "before"),
    ("send_mail", "after"),
    ("write_digest", "after"),
]


@pytest.mark.django_db(transaction=True)
def test_killed_halfway_everybody_gets_it_once(region, alice, at, tmp_path):
    """kill -9 at each place of a mail, in processes of their own; then the next one goes on."""
    from tests.cast import Region, make_user

    here = Region(region, list(region.organisations.order_by("pk")))
    people = []
    for number in range(14):
        user = make_user(f"Person{number} Kill", here, "member")
        person = Person.objects.get(user=user)
        people.append(person.pk)
        add_action(partnership=region, by=alice, text="Call", owner=person, due_on=MONDAY.date())
    name = database_for_others(tmp_path)
    script = tmp_path / "sender.py"
    script.write_text(SENDER)
    for place in PLACES:
        assert _send(script, name, *place) == -signal.SIGKILL
    assert _send(script, name, "nowhere", "") == 0
    assert _found(name) == (len(people), len(people), len(people))


def _send(script: Path, name: str, *place: str) -> int:
    """Let a process send the mails; killed when it says it is halfway. Its exit code."""
    sender = subprocess.Popen(
        [sys.executable, str(script), name, MONDAY.isoformat(), *place],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )
    assert sender.stdout is not None
    said = sender.stdout.readline().strip()
    assert said in {"halfway", "end"}
    if said == "halfway":
        sender.send_signal(signal.SIGKILL)
    sender.stdout.close()
    return sender.wait()


def _found(name: str) -> tuple[int, ...]:
    """(mails, addresses, rows with their mail) of the people of this test."""
    mails = (
        'SELECT count(*), count(DISTINCT m."to"), count(DISTINCT d.person_id) '
        "FROM network_outgoingmail m LEFT JOIN insight_weeklydigest d ON d.mail_id = m.id "
        "WHERE m.about LIKE 'digest:%' AND m.\"to\" LIKE 'person%'"
    )
    if connection.vendor == "sqlite":
        with sqlite3.connect(name) as copy:
            found = copy.execute(mails).fetchone()
        copy.close()
        return tuple(found)
    with connection.cursor() as cursor:
        cursor.execute(mails.replace("%", "%%"), [])
        return tuple(cursor.fetchone())
