"""Mailing everybody who left an address: first the report, later what came of it.

Pressing send writes one row. A background task then takes address after address: marking it as
mailed and writing its mail is one transaction, so whoever stops the process in between, nobody
gets a mail twice and nobody is skipped. `carry_on_all` goes on with what was interrupted.
"""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.dialogues.models import (
    Dialogue,
    DialogueAddress,
    DialogueMailing,
    DialoguePhase,
    MailingKind,
)
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.dialogues.queries.afterwards_mailing import SENT_AT, waiting_for
from samenverder.dialogues.report import report_name, report_pdf
from samenverder.live.operations import publish
from samenverder.network.mail import Attachment, absolute_url, send_mail
from samenverder.network.operations.problems import EditedMeanwhile, claim

SHOW_EVERY = 10  # mails after which who looks on sees how far it is
FIRST_END = gettext_lazy("End the meeting first.")
NOBODY = gettext_lazy("Nobody is waiting for this mail.")
SENT_ALREADY = gettext_lazy("This message was sent already. There is one of it.")

logger = logging.getLogger(__name__)


@transaction.atomic
def send_report(*, dialogue: Dialogue, by: Any) -> int:
    """Mail the report to everybody who left an address and did not get it; returns how many.

    Pressed again later it goes to who left an address since.
    """
    current = lock(dialogue)
    require(current.phase == DialoguePhase.CLOSED, FIRST_END)
    waiting = waiting_for(current, MailingKind.REPORT).count()
    require(waiting > 0, NOBODY)
    mailing, _made = DialogueMailing.objects.get_or_create(
        dialogue=current, kind=MailingKind.REPORT
    )
    _start(current, mailing, by)
    tell(current, by, "dialogue_report_mailed", n=waiting)
    return waiting


@transaction.atomic
def save_message(*, dialogue: Dialogue, by: Any, version: int, text: str) -> DialogueMailing:
    """Keep the words of the message; raises EditedMeanwhile when somebody else changed them."""
    current = lock(dialogue)
    rows = DialogueMailing.objects.filter(dialogue=current, kind=MailingKind.OUTCOME)
    mailing = rows.first()
    require(mailing is None or mailing.started_at is None, SENT_ALREADY)
    if mailing is None:
        mailing = DialogueMailing(dialogue=current, kind=MailingKind.OUTCOME)
    elif version != mailing.version:
        raise EditedMeanwhile(mailing)
    else:
        claim(mailing, version)
    mailing.text, mailing.by = text.strip(), by
    mailing.save()
    tell(current, by, "dialogue_message_written")
    return mailing


@transaction.atomic
def send_message(*, dialogue: Dialogue, by: Any, version: int) -> int:
    """Send the message as it was seen (`version`), once; returns to how many.

    Afterwards the addresses are wiped.
    """
    current = lock(dialogue)
    require(current.phase == DialoguePhase.CLOSED, FIRST_END)
    mailing = DialogueMailing.objects.filter(dialogue=current, kind=MailingKind.OUTCOME).first()
    require(mailing is not None and bool(mailing.text), gettext_lazy("Write the message first."))
    assert mailing is not None  # noqa: S101  required above
    require(mailing.started_at is None, SENT_ALREADY)
    claim(mailing, version)
    waiting = waiting_for(current, MailingKind.OUTCOME).count()
    require(waiting > 0, NOBODY)
    _start(current, mailing, by)
    tell(current, by, "dialogue_message_sent", n=waiting)
    return waiting


def _start(dialogue: Dialogue, mailing: DialogueMailing, by: Any) -> None:
    from samenverder.dialogues.tasks import carry_on

    mailing.started_at, mailing.finished_at, mailing.by = timezone.now(), None, by
    mailing.save(update_fields=["started_at", "finished_at", "by"])
    transaction.on_commit(partial(carry_on.enqueue, mailing.pk), robust=True)


def carry_out(pk: int) -> int:
    """Write the mails of one mailing that is on its way; returns how many it wrote."""
    rows = DialogueMailing.objects.select_related("dialogue__partnership")
    running = rows.filter(started_at__isnull=False, finished_at=None)
    mailing = running.filter(pk=pk, dialogue__removed_at=None).first()
    if mailing is None:
        return 0
    files: dict[str, list[Attachment]] = {}
    written, tried = 0, set[int]()
    while row := waiting_for(mailing.dialogue, mailing.kind).exclude(pk__in=tried).first():
        tried.add(row.pk)
        if row.language not in files:
            files[row.language] = _files(mailing, row.language)
        written += _try(mailing, row, files[row.language])
        if written % SHOW_EVERY == 0:
            publish(mailing.dialogue.topic)
    _finish(mailing)
    return written


def carry_on_all() -> int:
    """Every minute: go on with mailings that were interrupted; returns how many mails."""
    running = DialogueMailing.objects.filter(started_at__isnull=False, finished_at=None)
    return sum(carry_out(pk) for pk in running.values_list("pk", flat=True))


def _files(mailing: DialogueMailing, language: str) -> list[Attachment]:
    """The report as PDF without names of people, in this language; nothing with the message."""
    if mailing.kind != MailingKind.REPORT:
        return []
    name = report_name(mailing.dialogue, language)
    content = report_pdf(mailing.dialogue, language, names=False)
    return [Attachment(name, content, "application/pdf")]


def _try(mailing: DialogueMailing, row: DialogueAddress, files: list[Attachment]) -> bool:
    """Mail one address; when that fails the others still get theirs, this one later."""
    try:
        return _write(mailing, row, files)
    except Exception:
        logger.exception("Mail to address %s of a dialogue meeting is not written yet", row.pk)
        return False


@transaction.atomic
def _write(mailing: DialogueMailing, row: DialogueAddress, files: list[Attachment]) -> bool:
    """Mark the address as mailed and write its mail, unless another process just did."""
    rows = waiting_for(mailing.dialogue, mailing.kind).filter(pk=row.pk)
    if not rows.update(**{SENT_AT[mailing.kind]: timezone.now()}):
        return False
    dialogue = mailing.dialogue
    words = {"title": dialogue.title}
    with translation.override(row.language):
        subjects = {
            "report": _("Report of “%(title)s”") % words,
            "outcome": _("What came of “%(title)s”") % words,
        }
        send_mail(
            to=row.email,
            subject=subjects[mailing.kind],
            template=f"dialogues/mail/{mailing.kind}",
            context={"dialogue": dialogue, "text": mailing.text},
            language=row.language,
            attachments=files,
            about=f"dialogue:{dialogue.pk}",
            unsubscribe=stop_url(row),
            partnership=dialogue.partnership,
        )
    return True


def stop_url(row: DialogueAddress) -> str:
    """The whole address that stops this mail."""
    return absolute_url(reverse("dialogues:stop_mail", args=[row.ticket]))


@transaction.atomic
def _finish(mailing: DialogueMailing) -> None:
    """When everybody got it: done. After the last message the addresses go."""
    dialogue = lock(mailing.dialogue)
    if waiting_for(dialogue, mailing.kind).exists():
        return
    rows = DialogueMailing.objects.filter(pk=mailing.pk, finished_at=None)
    rows.update(finished_at=timezone.now())
    if mailing.kind == MailingKind.OUTCOME:
        dialogue.addresses.exclude(email="").update(email="")
    publish(dialogue.topic)
