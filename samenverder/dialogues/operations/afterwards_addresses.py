"""Addresses of who wants the report: left, stopped, put on the list, forgotten."""

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import Dialogue, DialogueAddress, DialogueMailing, MailingKind
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.meetings.models import Attendee, AttendeeAnswer
from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused

MOST_FOR_EACH, AT_LEAST = 3, 30
KEPT = timedelta(days=548)  # a year and a half
NO_MORE = _("The last message about this meeting was sent. No address is kept any more.")
STOPPED = _(
    "Whoever has this address does not want this mail. They can begin it again with the link in "
    "the mail with which they stopped it."
)
NOT_THIS = _("This is not the address that was stopped. Type the address the mail came to.")
TOO_MANY = _("Many more addresses were left than people take part. Ask who leads the meeting.")


def email_hash(dialogue: Dialogue, email: str) -> str:
    """Finds an address in one meeting; only the server can make it."""
    key = hmac.new(settings.SECRET_KEY.encode(), b"dialogue-address", hashlib.sha256).digest()
    said = f"{dialogue.pk}\0{email.strip().lower()}"
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def leave_address(
    *, dialogue: Dialogue, email: str, language: str, by: Any = None, for_other: bool = False
) -> DialogueAddress:
    """Remember an address; a second time changes nothing but the language.

    Nothing is kept of who left it and no line is written in the log, unless somebody who leads
    (`by`) put it there `for_other`. Raises Refused after the last message, for an address whose
    owner stopped the mail unless it is that of their own account, and when there are far too many.
    """
    current = lock(dialogue)
    require(not is_over(current), NO_MORE)
    rows, known = current.addresses, email_hash(current, email)
    found = rows.filter(email_hash=known).first()
    is_own = by is not None and not for_other
    require(found is None or not found.stopped_at or is_own, STOPPED)
    room = max(AT_LEAST, MOST_FOR_EACH * current.seats.count())
    require(found is not None or for_other or rows.count() < room, TOO_MANY)
    row = found or DialogueAddress(
        dialogue=current, email_hash=known, ticket=secrets.token_urlsafe(18)
    )
    row.email, row.stopped_at = email.strip().lower(), None
    row.language = "en" if language.startswith("en") else "nl"
    row.save()
    if for_other and not found:
        tell(current, by, "dialogue_address_added")
    return row


def is_over(dialogue: Dialogue) -> bool:
    """The last message was sent."""
    rows = DialogueMailing.objects.filter(dialogue=dialogue, kind=MailingKind.OUTCOME)
    return rows.exclude(started_at=None).exists()


@transaction.atomic
def add_invited(*, dialogue: Dialogue, by: Any) -> int:
    """Put everybody on the list who was invited, did not say no and has an address; how many new.

    Who stopped the mail stays off.
    """
    current = lock(dialogue)
    require(not is_over(current), NO_MORE)
    known = set(current.addresses.values_list("email_hash", flat=True))
    new = {}
    for person in invited_to(current):
        code = email_hash(current, person.email)
        if code not in known:
            new[code] = person
    DialogueAddress.objects.bulk_create(
        DialogueAddress(
            dialogue=current,
            email=person.email.strip().lower(),
            email_hash=code,
            ticket=secrets.token_urlsafe(18),
            language=person.user.language if person.user else "nl",
        )
        for code, person in new.items()
    )
    if new:
        tell(current, by, "dialogue_address_added", n=len(new))
    return len(new)


def invited_to(dialogue: Dialogue) -> list[Person]:
    """The people who were invited and may have come; one query."""
    if dialogue.meeting_id is None:
        return []
    asked = Attendee.objects.filter(meeting=dialogue.meeting_id, removed_at=None)
    asked = asked.exclude(invited_at=None).exclude(answer=AttendeeAnswer.NO)
    rows = Person.objects.filter(pk__in=asked.values("person"), left_on=None)
    return list(rows.exclude(email="").select_related("user").order_by("pk"))


@transaction.atomic
def stop(*, address: DialogueAddress) -> None:
    """No mail any more: the address itself goes."""
    rows = DialogueAddress.objects.filter(pk=address.pk, stopped_at=None)
    rows.update(email="", stopped_at=timezone.now())


@transaction.atomic
def begin_again(*, address: DialogueAddress, email: str) -> None:
    """Whoever stopped the mail wants it after all; Refused when it is another address."""
    current = lock(address.dialogue)
    require(not is_over(current), NO_MORE)
    if email_hash(current, email) != address.email_hash:
        raise Refused(NOT_THIS, "email")
    rows = DialogueAddress.objects.filter(pk=address.pk)
    rows.update(email=email.strip().lower(), stopped_at=None)


@transaction.atomic
def take_off(*, address: DialogueAddress, dialogue: Dialogue, by: Any) -> None:
    """Somebody who leads takes an address off the list: a typing mistake, or asked by mail.

    That of whoever stopped the mail stays known, so that nobody puts it there again.
    """
    current = lock(dialogue)
    if DialogueAddress.objects.filter(pk=address.pk, stopped_at=None).delete()[0]:
        tell(current, by, "dialogue_address_removed")


def forget_addresses() -> int:
    """Every day: wipe addresses of meetings of more than a year and a half ago; how many."""
    old = DialogueAddress.objects.filter(dialogue__starts_at__lt=timezone.now() - KEPT)
    return old.exclude(email="").update(email="")
