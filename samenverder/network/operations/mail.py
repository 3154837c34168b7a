"""Sending what waits, and clearing what is done."""

import logging
import smtplib
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samenverder.network.models import MailAttachment, MailState, OutgoingMail
from samenverder.network.operations.mail_files import drop_unused

LEASE = timedelta(minutes=10)
GIVE_UP_AFTER = timedelta(days=2)
FORGET_AFTER = timedelta(days=30)
LONGEST_PAUSE_MINUTES = 60
ROUND = 100

logger = logging.getLogger(__name__)


def deliver(pk: int) -> MailState | None:
    """Try to send one mail now; returns its state, None when it was not due or already taken.

    Whoever moves `next_try_at` has the mail for ten minutes: nobody sends it twice at once, and
    when this process dies under way another takes it over.
    """
    now = timezone.now()
    due = OutgoingMail.objects.filter(pk=pk, state=MailState.WAITING, next_try_at__lte=now)
    if not due.update(next_try_at=now + LEASE, attempts=F("attempts") + 1):
        return None
    mail = OutgoingMail.objects.prefetch_related("attachments__file").get(pk=pk)
    try:
        _message(mail).send()
    except Exception as error:
        return _note_failure(mail, error)
    _close(mail, MailState.SENT)
    return MailState.SENT


def deliver_waiting() -> int:
    """Try every mail that is due; stops at the first sign that the server is away."""
    due = OutgoingMail.objects.filter(state=MailState.WAITING, next_try_at__lte=timezone.now())
    sent = 0
    for pk in list(due.order_by("next_try_at").values_list("pk", flat=True)[:ROUND]):
        outcome = deliver(pk)
        if outcome == MailState.WAITING:
            break
        sent += outcome == MailState.SENT
    return sent


def forget_old() -> int:
    """Remove what was sent or given up more than thirty days ago; returns how many mails."""
    old = OutgoingMail.objects.filter(closed_at__lt=timezone.now() - FORGET_AFTER)
    MailAttachment.objects.filter(mail__in=old).delete()
    drop_unused()
    return old.delete()[0]


def _message(mail: OutgoingMail) -> EmailMultiAlternatives:
    site = urlsplit(settings.BASE_URL).hostname or "samenverder"
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        reply_to=[mail.reply_to or settings.SUPPORT_EMAIL],
        headers={
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
            "Message-ID": f"<mail-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S}@{site}>",
        },
    )
    if mail.unsubscribe_url:  # RFC 8058: one click, without asking anything
        message.extra_headers["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.attach_alternative(mail.html, "text/html")
    for file in mail.attachments.all():
        message.attach(file.name, file.content, file.content_type)
    return message


def _note_failure(mail: OutgoingMail, error: Exception) -> MailState:
    """Plan the next try; give up when the address is refused for good or after two days."""
    logger.warning("Mail %s is not sent yet (try %s): %s", mail.pk, mail.attempts, error)
    mail.last_error = f"{type(error).__name__}: {error}"[:300]
    if _is_final(error) or timezone.now() > mail.created_at + GIVE_UP_AFTER:
        _close(mail, MailState.GIVEN_UP)
        return MailState.GIVEN_UP
    minutes = min(2 ** (mail.attempts - 1), LONGEST_PAUSE_MINUTES)
    mail.next_try_at = timezone.now() + timedelta(minutes=minutes)
    mail.save(update_fields=["last_error", "next_try_at"])
    return MailState.WAITING


def _is_final(error: Exception) -> bool:
    """The server said it will never take this mail for this address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


@transaction.atomic
def _close(mail: OutgoingMail, state: MailState) -> None:
    """Keep that it was sent or given up; wipe what it said."""
    files = set(mail.attachments.values_list("file", flat=True))
    mail.attachments.all().delete()
    if files:
        drop_unused(files)
    mail.state, mail.closed_at = state, timezone.now()
    mail.text = mail.html = ""
    mail.save(update_fields=["state", "closed_at", "text", "html", "last_error"])
