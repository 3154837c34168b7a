"""The one way to send a mail, for every room.

`send_mail` only writes a row, in the caller's own transaction: a mail goes out when what it tells
about is really committed, and a slow or absent mail server never holds up a page. A background
task sends it at once; `network.tasks.send_waiting_mail` tries again what failed, for two days.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.functional import Promise

from samenverder.network.models import MailAttachment, OutgoingMail, Partnership, User
from samenverder.network.operations.mail_files import keep
from samenverder.network.queries.answering import who_answers
from samenverder.network.tasks import deliver_mail

MAX_ATTACHMENT_BYTES = 10_000_000


class AttachmentTooLarge(ValueError):
    """The attachments together are more than most mail servers take (10 MB)."""


@dataclass(frozen=True)
class Attachment:
    """A file to send along."""

    name: str
    content: bytes
    content_type: str


def absolute_url(path: str) -> str:
    """The whole address of a path on this site, for in a mail."""
    return f"{settings.BASE_URL}{path}"


@transaction.atomic
def send_mail(
    *,
    to: str,
    subject: str | Promise,
    template: str,
    context: dict[str, Any] | None = None,
    language: str = "nl",
    attachments: Iterable[Attachment] = (),
    about: str = "",
    unsubscribe: str = "",
    partnership: Partnership | None = None,
) -> OutgoingMail:
    """Write a mail that is sent as soon as the caller's transaction is committed.

    `template` names a pair without extension: "network/mail/invitation" stands for a `.txt`
    (extends network/mail/base.txt) and an `.html` (extends network/mail/base.html). Both are
    rendered now, in `language`; a lazy `subject` too. Nothing is escaped in the plain text.
    `unsubscribe` is the address that stops this mail (see network/mail_choices.py): it stands at
    the foot and in the headers that mail programs show as a button.
    An answer goes to the coordinator of `partnership` (or of the one in `context`), else to the
    people who help; the foot of the mail says so.
    `about` names what it is about, such as "invitation:12", to ask later how the mail fared.
    Raises AttachmentTooLarge above 10 MB together.
    """
    files = list(attachments)
    if sum(len(file.content) for file in files) > MAX_ATTACHMENT_BYTES:
        raise AttachmentTooLarge
    with translation.override(language):
        values = {**_shell(language), **(context or {}), "unsubscribe_url": unsubscribe}
        values |= _who_answers(to, partnership or values.get("partnership"))
        values["subject"] = " ".join(str(subject).split())[:200]
        mail = OutgoingMail.objects.create(
            to=to,
            subject=values["subject"],
            text=_plain(template, values),
            html=render_to_string(f"{template}.html", values),
            language=language,
            about=about,
            unsubscribe_url=unsubscribe,
            reply_to=_mailbox(values["answers"]) if values["answers"] else "",
        )
    MailAttachment.objects.bulk_create(
        MailAttachment(
            mail=mail, name=file.name, content_type=file.content_type, file_id=keep(file.content)
        )
        for file in files
    )
    transaction.on_commit(partial(deliver_mail.enqueue, mail.pk), robust=True)
    return mail


def _shell(language: str) -> dict[str, Any]:
    return {
        "base_url": settings.BASE_URL,
        "support_email": settings.SUPPORT_EMAIL,
        "language": language,
    }


def _who_answers(to: str, partnership: Any) -> dict[str, Any]:
    """Who reads the answer, and for which partnership; nobody for mail of the site itself."""
    if not isinstance(partnership, Partnership):
        return {"answers": None}
    return {
        "answers": who_answers(partnership, besides=to),
        "answers_for": partnership.name,
    }


def _mailbox(user: User) -> str:
    """A name and an address as a mail header has them."""
    name = re.sub(r"[\\\"\r\n]+", " ", user.name)
    return f'"{name}" <{user.email}>'


def _plain(template: str, values: dict[str, Any]) -> str:
    """The plain text, without escaping and with at most one empty line in a row."""
    compiled = get_template(f"{template}.txt").template  # type: ignore[attr-defined]
    text = compiled.render(Context(values, autoescape=False))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
