"""Mail is never lost: kept until taken, tried again, wiped when done."""

import smtplib
from datetime import timedelta
from email.utils import getaddresses

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from samenverder.network.mail import Attachment, AttachmentTooLarge, send_mail
from samenverder.network.models import MailAttachment, MailFile, MailState, OutgoingMail, User
from samenverder.network.operations import mail as operations
from samenverder.network.operations.mail import deliver, forget_old
from samenverder.network.tasks import send_waiting_mail, tidy_sign_in
from tools.ports import free_port

CONTEXT = {"change": "<b>Iets</b> & meer.", "url": "https://x.example/", "user": {"name": "Mia"}}


def write(**more) -> OutgoingMail:
    values = {"to": "mia@x.example", "subject": "Hallo", "template": "network/mail/changed"}
    return send_mail(**{**values, "context": CONTEXT, **more})


class Away:
    """A mail server that is not there."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, *args, **kwargs):
        raise self.error


@pytest.fixture
def server_away(monkeypatch):
    def fail(error: Exception | None = None) -> None:
        away = Away(error or OSError("no answer"))
        monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", away)

    return fail


@pytest.mark.django_db
def test_a_mail_goes_out_after_the_commit_and_only_then(sent):
    found = sent(write)
    assert [message.subject for message in found] == ["Hallo"]
    assert OutgoingMail.objects.get().state == MailState.SENT


@pytest.mark.django_db
def test_an_answer_goes_to_the_first_coordinator(sent, region, alice, frank):
    User.objects.filter(pk=alice.pk).update(name='Alice "Lis" Ålders, dr')
    message = sent(lambda: write(partnership=region, language="en"))[0]
    header = message.message()["Reply-To"]
    assert [address for _name, address in getaddresses([header])] == [alice.email]
    assert f"coordinator of {region.name} ({alice.email})." in message.body
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert sent(lambda: write(partnership=region))[0].reply_to == ["hulp@samenverder.example"]


@pytest.mark.django_db(transaction=True)
def test_a_mail_of_a_transaction_that_failed_never_existed():
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert not OutgoingMail.objects.exists()
    assert mail.outbox == []


@pytest.mark.django_db
def test_the_text_is_not_escaped_and_the_html_is(sent):
    message = sent(write)[0]
    assert "<b>Iets</b> & meer." in message.body
    assert "&lt;b&gt;Iets&lt;/b&gt; &amp; meer." in message.alternatives[0].content


@pytest.mark.django_db
def test_a_subject_has_one_line_in_the_language_of_the_receiver(sent):
    message = sent(lambda: write(subject="Twee\r\nregels: x", language="en"))[0]
    assert message.subject == "Twee regels: x"
    assert "Your answer to this mail goes to the people who help you" in message.body
    assert message.reply_to == ["hulp@samenverder.example"]
    dutch = sent(lambda: write(subject=gettext_lazy("Password"), language="nl"))[0]
    assert dutch.subject == "Wachtwoord"


@pytest.mark.django_db
def test_attachments_go_along_and_are_wiped_with_the_words(sent):
    file = Attachment("verslag.pdf", b"%PDF-x", "application/pdf")
    message = sent(lambda: write(attachments=[file]))[0]
    assert message.attachments[0].filename == "verslag.pdf"
    assert message.attachments[0].content == b"%PDF-x"
    row = OutgoingMail.objects.get()
    assert (row.text, row.html) == ("", "")
    assert not MailAttachment.objects.exists() and not MailFile.objects.exists()


@pytest.mark.django_db
def test_a_file_that_goes_with_many_mails_is_kept_once_until_the_last_went():
    report = Attachment("verslag.pdf", b"%PDF-x", "application/pdf")
    other = Attachment("afspraak.ics", b"BEGIN:VCALENDAR", "text/calendar")
    mails = [write(attachments=[report, other]), *(write(attachments=[report]) for _ in "12")]
    assert MailFile.objects.count() == 2 and MailAttachment.objects.count() == 4
    assert deliver(mails[0].pk) == MailState.SENT
    assert [bytes(row.content) for row in MailFile.objects.all()] == [b"%PDF-x"]
    mails[1].delete()
    assert deliver(mails[2].pk) == MailState.SENT
    assert mail.outbox[-1].attachments[0].content == b"%PDF-x"
    assert not MailFile.objects.exists()


@pytest.mark.django_db
def test_a_file_of_mails_that_were_deleted_goes_at_the_next_tidying():
    write(attachments=[Attachment("verslag.pdf", b"%PDF-x", "application/pdf")]).delete()
    assert MailFile.objects.exists()
    forget_old()
    assert not MailFile.objects.exists()


@pytest.mark.django_db
def test_attachments_above_ten_megabytes_are_refused():
    with pytest.raises(AttachmentTooLarge):
        write(attachments=[Attachment("a", b"x" * 10_000_001, "text/plain")])
    assert not OutgoingMail.objects.exists()


@pytest.mark.django_db
def test_a_mail_waits_while_the_server_is_away_and_goes_later(sent, server_away, monkeypatch):
    server_away()
    assert sent(write) == []
    row = OutgoingMail.objects.get()
    assert (row.state, row.attempts) == (MailState.WAITING, 1)
    assert "no answer" in row.last_error
    assert row.text, "the words are kept until they are sent"
    monkeypatch.undo()
    send_waiting_mail()
    assert mail.outbox == [], "not before its time"
    OutgoingMail.objects.update(next_try_at=timezone.now())
    send_waiting_mail()
    assert len(mail.outbox) == 1
    assert OutgoingMail.objects.get().state == MailState.SENT


@pytest.mark.django_db
def test_pauses_between_tries_grow_to_an_hour(server_away, monkeypatch):
    server_away()
    row = write()
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    pauses = []
    for _ in range(9):
        OutgoingMail.objects.update(next_try_at=timezone.now())
        operations.deliver(row.pk)
        row.refresh_from_db()
        pauses.append(round((row.next_try_at - timezone.now()).total_seconds() / 60))
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


@pytest.mark.django_db
def test_after_two_days_it_is_given_up_and_wiped(server_away):
    server_away()
    row = write()
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=2, minutes=1))
    assert operations.deliver(row.pk) == MailState.GIVEN_UP
    row.refresh_from_db()
    assert row.text == ""
    assert row.closed_at is not None


@pytest.mark.django_db
def test_an_address_that_is_refused_for_good_is_given_up_at_once(server_away):
    server_away(smtplib.SMTPRecipientsRefused({"mia@x.example": (550, b"unknown")}))
    assert operations.deliver(write().pk) == MailState.GIVEN_UP


@pytest.mark.django_db
def test_an_address_that_is_refused_for_now_is_tried_again(server_away):
    server_away(smtplib.SMTPRecipientsRefused({"mia@x.example": (450, b"greylisted")}))
    assert operations.deliver(write().pk) == MailState.WAITING


@pytest.mark.django_db
def test_two_processes_never_send_the_same_mail_twice():
    row = write()
    assert operations.deliver(row.pk) == MailState.SENT
    assert operations.deliver(row.pk) is None
    other = write()
    OutgoingMail.objects.filter(pk=other.pk).update(next_try_at=timezone.now() + operations.LEASE)
    assert operations.deliver(other.pk) is None, "another process has it"


@pytest.mark.django_db
def test_a_round_stops_at_the_first_sign_that_the_server_is_away(server_away):
    server_away()
    for _ in range(3):
        write()
    assert operations.deliver_waiting() == 0
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 0, 1]


@pytest.mark.django_db
def test_what_was_sent_is_forgotten_after_thirty_days(sent):
    sent(write)
    tidy_sign_in()
    assert OutgoingMail.objects.count() == 1
    OutgoingMail.objects.update(closed_at=timezone.now() - timedelta(days=31))
    tidy_sign_in()
    assert not OutgoingMail.objects.exists()


class Sink:
    """A real mail server on this machine that keeps what it gets."""

    def __init__(self) -> None:
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802, RUF100
        self.envelopes.append(envelope)
        return "250 OK"


@pytest.fixture
def sink(settings):
    handler = Sink()
    port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield handler
    controller.stop()


@pytest.mark.django_db
def test_a_real_mail_server_gets_both_forms_and_honest_headers(sent, sink):
    sent(write)
    content = sink.envelopes[0].content.decode()
    assert sink.envelopes[0].rcpt_tos == ["mia@x.example"]
    assert "multipart/alternative" in content
    assert "Auto-Submitted: auto-generated" in content
    assert "Content-Language: nl" in content
    assert "Message-ID: <mail-" in content
    assert OutgoingMail.objects.get().state == MailState.SENT
