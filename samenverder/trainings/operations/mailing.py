"""Mail about a place at a training. Each change is told once, in the transaction that made it.

`SignUp.told` is the state somebody was told of last, `told_sequence` the version of the date in
their calendar.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samenverder.lib.text import format_moment
from samenverder.network.mail import Attachment, absolute_url, send_mail
from samenverder.network.models import Person
from samenverder.trainings.calendars import invitation
from samenverder.trainings.evaluation_keys import place_key
from samenverder.trainings.models import SignUp, SignUpState, TrainingDate
from samenverder.trainings.queries.guests import page_for

WAITED = {SignUpState.WAITING, SignUpState.OUTSIDE}
READ = ("person__user", "person__partnership", "by_address__person")
TAKES_OUT = {"withdrawn", "cancelled", "freed"}
NO_FILE = {
    "waiting", "left_waiting", "changed_waiting", "cancelled_waiting", "outside", "open_again",
}  # fmt: skip


def tell_people(date: TrainingDate) -> int:
    """Everybody who does not know yet how they stand; with the date held. How many were told."""
    rows = date.sign_ups.exclude(told=F("state"), told_sequence=date.sequence)
    rows = rows.exclude(state=SignUpState.WITHDRAWN, told=SignUpState.WITHDRAWN)
    untold = list(rows.select_related(*READ).order_by("rank"))
    ahead = _waiting_before(date) if any(row.state == "waiting" for row in untold) else {}
    for row in untold:
        row.date = date
        what = _news(row)
        if what and row.person.email and row.person.left_on is None and not date.is_past:
            _write(row, what, ahead.get(row.pk, 0))
    done = SignUp.objects.filter(pk__in=[row.pk for row in untold])
    done.update(told=F("state"), told_sequence=date.sequence)
    return len(untold)


def mail_leaver(person: Person, rows: Iterable[SignUp]) -> None:
    """One mail takes every date for which somebody who left had a place out of the calendar."""
    held = [row for row in rows if row.state == SignUpState.IN and not row.date.cancelled_at]
    if not held or not person.email:
        return
    language = person.user.language if person.user else "nl"
    with translation.override(language):
        send_mail(
            to=person.email,
            subject=_("Your trainings in %(name)s") % {"name": person.partnership.name},
            template="trainings/mail/left",
            context={
                "person": person,
                "dates": [row.date for row in held],
                "partnership": person.partnership,
            },
            language=language,
            attachments=[_file(row, cancel=True) for row in held],
            about=f"person:{person.pk}",
        )


def _waiting_before(date: TrainingDate) -> dict[int, int]:
    """{sign-up: its place on the waiting list, from 1}."""
    pks = date.sign_ups.filter(state=SignUpState.WAITING).order_by("rank")
    return {pk: at for at, pk in enumerate(pks.values_list("pk", flat=True), start=1)}


def _news(row: SignUp) -> str:
    """What this person has to hear; nothing for who withdrew before hearing anything."""
    waits = "_waiting" if row.state == SignUpState.WAITING else ""
    if row.told != row.state:
        if row.state == SignUpState.IN:
            return "moved_up" if row.told in WAITED else "in"
        if row.state == SignUpState.WITHDRAWN:
            known = {"": "", "waiting": "left_waiting", "outside": ""}
            return "freed" if row.freed_at else known.get(row.told, "withdrawn")
        if row.state == SignUpState.OUTSIDE:
            return "outside"
        return "open_again" if row.told == SignUpState.OUTSIDE else "waiting"
    if row.state == SignUpState.OUTSIDE:
        return ""
    return ("cancelled" if row.date.cancelled_at else "changed") + waits


def _write(row: SignUp, what: str, at: int) -> None:
    date, training = row.date, row.date.training
    language = row.person.user.language if row.person.user else "nl"
    with translation.override(language):
        words = {"title": training.title, "when": format_moment(date.starts_at, language)}
        files = [] if what in NO_FILE else [_file(row, cancel=what in TAKES_OUT)]
        send_mail(
            to=row.person.email,
            subject=_subjects()[what] % words,
            template="trainings/mail/place",
            context={
                "row": row,
                "date": date,
                "training": training,
                "partnership": training.partnership,
                "sentence": sentences()[what] % {"n": at},
                "url": absolute_url(_address(row)),
                "is_secret": row.person.user_id is None,
                "signed_up_by": _signed_up_by(row),
                "is_off": what in TAKES_OUT or what.startswith(("left", "cancelled", "outside")),
            },
            language=language,
            attachments=files,
            about=f"training_sign_up:{row.pk}",
        )


def _signed_up_by(row: SignUp) -> str:
    """Who without an account just signed this person up, when it is not themselves."""
    by = row.by_address
    return by.person.name if by and not row.told and by.person_id != row.person_id else ""


def _address(row: SignUp) -> str:
    if row.person.user_id is None:
        return reverse("trainings:place", args=[place_key(row)])
    return page_for(row.date.training, row.person.partnership)


def _file(row: SignUp, *, cancel: bool) -> Attachment:
    method = "CANCEL" if cancel else "REQUEST"
    return Attachment(
        "opleiding.ics",
        invitation(row, cancel=cancel),
        f"text/calendar; method={method}; charset=utf-8",
    )


def _subjects() -> dict[str, str]:
    return {
        "in": _("You have a place: %(title)s, %(when)s"),
        "moved_up": _("You have a place after all: %(title)s, %(when)s"),
        "waiting": _("You are on the waiting list: %(title)s, %(when)s"),
        "withdrawn": _("You are signed off: %(title)s, %(when)s"),
        "left_waiting": _("You are signed off: %(title)s, %(when)s"),
        "freed": _("Your place was freed: %(title)s, %(when)s"),
        "outside": _("No longer open to where you work: %(title)s, %(when)s"),
        "open_again": _("You are on the waiting list again: %(title)s, %(when)s"),
        "changed": _("Changed: %(title)s, %(when)s"),
        "changed_waiting": _("Changed: %(title)s, %(when)s"),
        "cancelled": _("Cancelled: %(title)s, %(when)s"),
        "cancelled_waiting": _("Cancelled: %(title)s, %(when)s"),
    }


def sentences() -> dict[str, Any]:
    """What the mail says first."""
    off = _("This training does not take place on this day.")
    now = _("This training has changed. This is how it is now.")
    return {
        "in": _("You are signed up and have a place. The calendar file puts it in your calendar."),
        "moved_up": _(
            "Somebody else does not come, or there are more places: you have a place now. "
            "The calendar file puts it in your calendar."
        ),
        "waiting": _(
            "All places are taken. You are number %(n)d on the waiting list. "
            "When a place becomes free you move up by yourself, and you hear it by mail."
        ),
        "withdrawn": _(
            "You are signed off. The calendar file takes the training out of your calendar."
        ),
        "left_waiting": _("You are no longer on the waiting list."),
        "freed": _(
            "This training is no longer open to where you work, and who organises it freed your "
            "place. The calendar file takes the training out of your calendar."
        ),
        "outside": _(
            "This training is no longer open to where you work: you do not move up from the "
            "waiting list any more."
        ),
        "open_again": _(
            "This training is open to where you work again: you are number %(n)d on the waiting "
            "list, where you stood before."
        ),
        "changed": now + " " + _("The calendar file changes it in your calendar."),
        "changed_waiting": now + " " + _("You are still on the waiting list."),
        "cancelled": off + " " + _("The calendar file takes it out of your calendar."),
        "cancelled_waiting": off,
    }
