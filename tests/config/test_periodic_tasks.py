"""Everything of PERIODIC_TASKS does its work when the clock calls it, mail and all."""

import logging
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.utils import timezone
from django.utils.module_loading import import_string

from samenverder.commitments.operations import add_action
from samenverder.config import clock
from samenverder.config.jobs import JobRunner
from samenverder.live.models import OutboxMessage
from samenverder.live.operations import publish
from samenverder.network.mail import send_mail
from samenverder.network.models import MailState, OutgoingMail, Person
from samenverder.reflection.models import Phase, ReportRequest
from samenverder.reflection.operations.phases import close_session
from tests.reflection.results_world import join, make_instrument, make_session, reveal
from tests.waiting import soon

pytestmark = pytest.mark.django_db(transaction=True)
HERE = ZoneInfo("Europe/Amsterdam")
LONG_AGO = timedelta(days=2)


@pytest.fixture(autouse=True)
def _morning(monkeypatch) -> None:
    """Ten o'clock today: some tasks leave people alone at night."""
    ten = datetime.combine(date.today(), time(10), HERE)
    monkeypatch.setattr(timezone, "now", lambda: ten)
    due = OutgoingMail._meta.get_field("next_try_at")  # its default holds the real clock
    monkeypatch.setitem(due.__dict__, "_get_default", lambda: ten)


@pytest.fixture
def run(settings, caplog):
    """Let the clock find one task due; jobs it leaves are run by the jobs' own thread."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def go(name: str) -> None:
        settings.PERIODIC_TASKS = [(name, 60)]
        with caplog.at_level(logging.WARNING):
            assert clock.run_due_tasks() == [name]
        assert "failed" not in caplog.text
        assert clock.run_due_tasks() == [], "not again within its time"

    return go


def mails_after_jobs(number: int) -> list[mail.EmailMessage]:
    """What went out once the jobs' own thread has run; nobody else uses the database then."""
    runner = JobRunner(pause=0.01)
    runner.start()
    came = soon(lambda: len(mail.outbox) == number)
    runner.stop()
    runner.join(30)
    assert came
    return mail.outbox


def test_every_task_of_the_settings_does_nothing_wrong_on_an_empty_site(run, settings):
    for name, _seconds in list(settings.PERIODIC_TASKS):
        run(name)


def test_old_live_notices_are_thrown_away(run):
    publish("old")
    OutboxMessage.objects.update(created_at=timezone.now() - LONG_AGO)
    publish("new")
    run("samenverder.live.operations.purge_outbox")
    assert [row.topic for row in OutboxMessage.objects.all()] == ["new"]


def test_an_owner_is_reminded_by_mail(run, region, alice, mia):
    action = add_action(
        partnership=region,
        by=alice,
        text="Call the bakery",
        owner=Person.objects.get(user=mia),
        due_on=timezone.localdate() + timedelta(days=3),
    )
    type(action).objects.update(created_at=timezone.now() - timedelta(days=30))
    run("samenverder.commitments.tasks.remind_owners")
    (sent,) = mails_after_jobs(1)
    assert sent.to == [mia.email]
    assert f"/acties/{action.pk}/" in sent.body


def test_a_forgotten_session_is_closed(run, region, alice):
    session = make_session(region, make_instrument(), starts_at=timezone.now() - LONG_AGO)
    type(session).objects.update(opened_at=timezone.now() - LONG_AGO)
    run("samenverder.reflection.tasks.close_forgotten_sessions")
    session.refresh_from_db()
    assert session.phase == Phase.CLOSED


def test_the_report_is_mailed_to_who_asked_for_it(run, region, alice):
    session = make_session(region, make_instrument({"ambition": 2}))
    for number in range(8):
        join(session, {"A1": number % 5 + 1, "A2": 4})
    reveal(session)
    close_session(session=session, by=alice)
    type(session).objects.update(closed_at=timezone.now() - timedelta(minutes=11))
    ReportRequest.objects.create(session=session, email="asks@x.example")
    run("samenverder.reflection.tasks.mail_reports")
    (sent,) = mails_after_jobs(1)
    assert sent.to == ["asks@x.example"]
    assert sent.attachments[0][1].startswith(b"%PDF")
    assert ReportRequest.objects.get().sent_at


def test_a_file_that_was_given_back_is_forgotten_after_an_hour(run, client, alice, client_for):
    browser = client_for(alice)
    session = browser.session
    session["returned"] = {"old": {"rows": [1], "until": 0}, "new": {"until": 9e12}}
    session.save()
    run("samenverder.reflection.returned.purge_returned")
    stored = Session.objects.get(session_key=session.session_key).get_decoded()
    assert list(stored["returned"]) == ["new"]


def test_what_signing_in_leaves_behind_is_tidied(run, client_for, alice):
    client_for(alice)
    Session.objects.update(expire_date=timezone.now() - LONG_AGO)
    run("samenverder.network.tasks.tidy_sign_in")
    assert not Session.objects.exists()


def test_mail_that_could_not_be_sent_goes_later(run):
    row = send_mail(
        to="a@x.example", subject="Later", template="network/mail/address", context={"url": "/"}
    )
    assert mail.outbox == [], "no job has run yet"
    run("samenverder.network.tasks.send_waiting_mail")
    assert [message.to for message in mail.outbox] == [["a@x.example"]]
    row.refresh_from_db()
    assert row.state == MailState.SENT


def test_every_task_is_tried_here_or_in_its_own_room():
    """One that is new needs a test like these, here or among the tests of its room."""
    from samenverder.config import settings as product

    tests = Path(__file__).resolve().parent.parent
    text = "\n".join(path.read_text() for path in tests.rglob("test_*.py"))
    for name, _seconds in product.PERIODIC_TASKS:
        assert callable(import_string(name))
        assert name.rpartition(".")[2] in text, name
