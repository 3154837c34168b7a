"""Mail about a meeting. Each mail is a row written with what it tells: all of it or nothing.

`Attendee.mailed_sequence` says which calendar file somebody got; nobody gets the same one twice.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.lib.text import format_moment
from samenverder.meetings.calendars import invitation
from samenverder.meetings.keys import answer_key
from samenverder.meetings.models import Attendee, Meeting, MeetingState
from samenverder.network.mail import Attachment, absolute_url, send_mail
from samenverder.network.models import Person


def language_of(attendee: Attendee) -> str:
    """The language of somebody's account; Dutch without one."""
    user = attendee.person.user
    return user.language if user else "nl"


def answer_url(attendee: Attendee) -> str:
    """The whole address of the page on which somebody answers without an account."""
    return absolute_url(reverse("meetings:answer", args=[answer_key(attendee)]))


def to_mail(meeting: Meeting) -> list[Attendee]:
    """Who is asked, still there and has an address; held until the transaction ends."""
    rows = meeting.attendees.select_for_update(of=("self",)).filter(
        removed_at=None, person__left_on=None
    )
    rows = rows.exclude(person__email="").select_related("person__user")
    found = list(rows.order_by("person__name", "pk"))
    for attendee in found:
        attendee.meeting = meeting
    return found


def mail_invitations(meeting: Meeting, by: Any) -> int:
    """Everybody who did not get this version of the meeting yet; returns how many mails."""
    waiting = [a for a in to_mail(meeting) if a.mailed_sequence != meeting.sequence]
    for attendee in waiting:
        was_asked = attendee.mailed_sequence is not None
        _write(attendee, "changed" if was_asked else "invitation", by)
    _note(waiting, meeting)
    return len(waiting)


def mail_joined(attendee: Attendee) -> None:
    """Who said "I come" without being asked gets the calendar file, so that a change reaches them.

    Without an address there is no mail.
    """
    if attendee.person.email:
        _write(attendee, "joined", None)
        _note([attendee], attendee.meeting)


def mail_change(meeting: Meeting, by: Any, before: Meeting | None = None) -> int:
    """Those who were invited hear what it is now, and when and where it was `before`.

    Returns how many mails.
    """
    if before and (before.starts_at, before.where) == (meeting.starts_at, meeting.where):
        before = None
    invited = [
        a for a in to_mail(meeting) if a.invited_at and a.mailed_sequence != meeting.sequence
    ]
    for attendee in invited:
        _write(attendee, "changed", by, before=before)
    _note(invited, meeting)
    return len(invited)


def mail_cancellation(meeting: Meeting, by: Any, only: Iterable[Attendee] | None = None) -> int:
    """Those who were invited take it out of their calendar; returns how many mails."""
    rows = to_mail(meeting) if only is None else list(only)
    invited = [a for a in rows if a.invited_at and a.person.email]
    for attendee in invited:
        _write(attendee, "cancelled" if only is None else "not_needed", by)
    _note(invited, meeting)
    return len(invited)


def mail_leaver(person: Person, attendees: Iterable[Attendee]) -> int:
    """One mail that takes every meeting to which somebody who left was invited out of the calendar.

    Returns how many meetings it tells of; without an address, or with none, there is no mail.
    """
    invited = [a for a in attendees if a.invited_at and a.meeting.state == MeetingState.PLANNED]
    if not invited or not person.email:
        return 0
    language = language_of(invited[0])
    with translation.override(language):
        send_mail(
            to=person.email,
            subject=_("Your meetings in %(name)s") % {"name": person.partnership.name},
            template="meetings/mail/left",
            context={
                "person": person,
                "meetings": [attendee.meeting for attendee in invited],
                "partnership": person.partnership,
            },
            language=language,
            attachments=[_file(attendee, cancel=True) for attendee in invited],
            about=f"person:{person.pk}",
        )
    Attendee.objects.filter(pk__in=[a.pk for a in invited]).update(mailed_sequence=None)
    return len(invited)


def mail_dates(meeting: Meeting, by: Any) -> int:
    """Ask everybody when they can come; who was asked before gets no second mail."""
    waiting = [a for a in to_mail(meeting) if a.invited_at is None]
    for attendee in waiting:
        _write(attendee, "dates", by)
    Attendee.objects.filter(pk__in=[a.pk for a in waiting]).update(invited_at=timezone.now())
    return len(waiting)


def _note(attendees: Iterable[Attendee], meeting: Meeting) -> None:
    pks = [attendee.pk for attendee in attendees]
    rows = Attendee.objects.filter(pk__in=pks)
    rows.filter(invited_at=None).update(invited_at=timezone.now())
    rows.update(mailed_sequence=meeting.sequence)


def _write(attendee: Attendee, what: str, by: Any, before: Meeting | None = None) -> None:
    meeting, language = attendee.meeting, language_of(attendee)
    cancel = what in {"cancelled", "not_needed"}
    with translation.override(language):
        files = [] if what == "dates" else [_file(attendee, cancel)]
        send_mail(
            to=attendee.person.email,
            subject=_subject(meeting, what, language),
            template=f"meetings/mail/{what}",
            context={
                "meeting": meeting,
                "attendee": attendee,
                "before": before,
                "sender": by,
                "partnership": meeting.partnership,
                "url": answer_url(attendee),
            },
            language=language,
            attachments=files,
            about=f"meeting:{meeting.pk}",
        )


def _file(attendee: Attendee, cancel: bool) -> Attachment:
    method = "CANCEL" if cancel else "REQUEST"
    return Attachment(
        "bijeenkomst.ics",
        invitation(attendee, cancel=cancel),
        f"text/calendar; method={method}; charset=utf-8",
    )


def _subject(meeting: Meeting, what: str, language: str) -> str:
    words = {"title": meeting.title, "when": format_moment(meeting.starts_at, language)}
    return {
        "invitation": _("Invitation: %(title)s, %(when)s"),
        "joined": _("You come: %(title)s, %(when)s"),
        "changed": _("Changed: %(title)s, %(when)s"),
        "cancelled": _("Cancelled: %(title)s, %(when)s"),
        "not_needed": _("You need not come: %(title)s, %(when)s"),
        "dates": _("When can you come? %(title)s"),
    }[what] % words
