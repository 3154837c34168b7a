"""Owners are reminded once before the date, and once after it passed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from samenverder.audit.operations import check_chain
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import carry_over, delete_action, set_state
from samenverder.commitments.tasks import remind_owners
from samenverder.network.mail import send_mail
from samenverder.network.models import MailSubject, OutgoingMail, Person
from samenverder.network.operations.mail_choices import stop_mail

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
TODAY = MORNING.date()


class Clock:
    """A clock that stands still until a test moves it."""

    now = MORNING

    def move(self, **by: int) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    due = OutgoingMail._meta.get_field("next_try_at")  # its default holds the real clock
    monkeypatch.setitem(due.__dict__, "_get_default", lambda: clock.now)
    return clock


@pytest.fixture
def due_in(clock, make_action, mia, person_of):
    """An action of Mia's that was agreed a month ago and is due in so many days."""

    def make(days: int, text: str = "Call the bakery", **fields):
        fields = {"owner": person_of(mia)} | fields
        action = make_action(text, due_on=TODAY + timedelta(days=days), **fields)
        ActionItem.objects.filter(pk=action.pk).update(created_at=MORNING - timedelta(days=30))
        return action

    return make


def written() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))


class TestBeforeTheDate:
    @pytest.mark.parametrize(("days", "mails"), [(8, 0), (7, 1), (1, 1), (0, 1)])
    def test_a_week_is_near_enough(self, due_in, days, mails):
        due_in(days)
        assert remind_owners() == mails == len(written())

    def test_it_is_sent_once(self, due_in, clock, django_capture_on_commit_callbacks):
        due_in(7)
        with django_capture_on_commit_callbacks(execute=True):
            assert remind_owners() == 1
            assert remind_owners() == 0
            clock.move(days=3)
            assert remind_owners() == 0
        assert [message.to for message in mail.outbox] == [["mia@lindemeer.example"]]

    def test_one_person_gets_one_mail_about_all_of_them(self, due_in):
        due_in(3, "Call the bakery")
        due_in(5, "Invite the mayor")
        assert remind_owners() == 1
        text = written()[0].text
        assert text.count("/acties/") == 2

    def test_a_new_date_starts_it_again(self, due_in, clock, alice):
        action = due_in(2)
        remind_owners()
        carry_over(action=action, by=alice, due_on=TODAY + timedelta(days=20))
        assert remind_owners() == 0
        clock.move(days=13)
        assert remind_owners() == 1

    def test_what_was_agreed_today_waits(self, due_in):
        action = due_in(2)
        ActionItem.objects.filter(pk=action.pk).update(created_at=MORNING)
        assert remind_owners() == 0

    def test_nobody_is_mailed_at_night(self, due_in, clock):
        due_in(3)
        clock.move(hours=-4)
        assert remind_owners() == 0
        clock.move(hours=4)
        assert remind_owners() == 1


class TestAfterTheDate:
    def test_the_day_after_it_is_sent_once_more(self, due_in, clock):
        due_in(0)
        assert remind_owners() == 1
        clock.move(days=1)
        assert remind_owners() == 1
        assert remind_owners() == 0
        clock.move(days=1)
        assert remind_owners() == 0

    def test_it_is_given_up_when_it_is_long_ago(self, due_in):
        due_in(-15)
        assert remind_owners() == 0


class TestWhoGetsNothing:
    @pytest.mark.parametrize("state", ["done", "dropped"])
    def test_finished_actions(self, due_in, alice, state):
        set_state(action=due_in(3), by=alice, state=state, reason="No budget")
        assert remind_owners() == 0

    def test_removed_actions(self, due_in, alice):
        delete_action(action=due_in(3), by=alice)
        assert remind_owners() == 0

    def test_owners_without_an_address_or_who_left(self, due_in, region, mia):
        bob = Person.objects.create(partnership=region, name="Bob")
        due_in(3, owner=bob)
        due_in(3, owner=None, owner_name="Anouk")
        Person.objects.filter(user=mia).update(left_on=TODAY)
        due_in(3)
        assert remind_owners() == 0


def test_the_mail_leads_there_only_for_who_may_open_it(due_in, region):
    outsider = Person.objects.create(partnership=region, name="Bob", email="bob@x.example")
    own, other = due_in(3), due_in(3, owner=outsider)
    remind_owners()
    texts = {sent.to: sent.text for sent in written()}
    assert f"/acties/{own.pk}/" in texts["mia@lindemeer.example"]
    assert f"/acties/{other.pk}/" not in texts["bob@x.example"]
    assert "coordinator" in texts["bob@x.example"] or "coördinator" in texts["bob@x.example"]


def test_nothing_that_was_typed_is_in_the_mail(due_in, region):
    """Mail passes through other hands: it says when and where, never what or about whom."""
    due_in(3, "Talk with the parents of Jansen", source_label="About Jansen")
    remind_owners()
    sent = written()[0]
    assert "Jansen" not in sent.subject + sent.text + sent.html
    assert "List-Unsubscribe" not in sent.text
    assert sent.unsubscribe_url in sent.text
    assert sent.unsubscribe_url in sent.html


def test_who_stopped_reminders_gets_none(due_in, mia, person_of):
    due_in(3)
    stop_mail(person=person_of(mia), subject=MailSubject.REMINDER)
    assert remind_owners() == 0


def test_one_mail_that_fails_holds_up_nobody_and_is_tried_again(
    due_in, region, monkeypatch, caplog
):
    bob = Person.objects.create(partnership=region, name="Bob", email="bob@x.example")
    due_in(3)
    due_in(3, owner=bob)

    def picky(*, to, **fields):
        if to.startswith("mia"):
            raise OSError("the disk is full")
        return send_mail(to=to, **fields)

    with monkeypatch.context() as patch:
        patch.setattr("samenverder.commitments.tasks.send_mail", picky)
        assert remind_owners() == 1
    assert "failed" in caplog.text
    assert remind_owners() == 1
    assert [sent.to for sent in written()] == ["bob@x.example", "mia@lindemeer.example"]


def test_the_audit_chain_stays_whole(due_in, region):
    due_in(3)
    remind_owners()
    assert check_chain(region.pk) == []
