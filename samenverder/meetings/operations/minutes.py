"""Minutes after the meeting: sent round, corrected, approved."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.lib.text import format_date
from samenverder.meetings.minutes_pdf import minutes_name, minutes_pdf
from samenverder.meetings.models import (
    AgendaItem,
    Attendee,
    Meeting,
    MeetingState,
    MinutesCorrection,
    MinutesNote,
    MinutesState,
)
from samenverder.meetings.operations.approval import put_on_next
from samenverder.meetings.operations.common import locked, tell, touch
from samenverder.meetings.operations.mailing import language_of
from samenverder.meetings.queries.minutes import Minutes, minutes_of
from samenverder.network.mail import Attachment, absolute_url, send_mail
from samenverder.network.models import Access
from samenverder.network.operations.problems import EditedMeanwhile, Refused

NOT_SENT = gettext_lazy("These minutes were not sent round yet.")


@transaction.atomic
def send_minutes(*, meeting: Meeting, by: Any) -> int:
    """Mail the minutes, with a PDF, to everybody who was asked or there; returns how many.

    From now on they change by corrections only. Their approval comes on the agenda of the next
    meeting by itself. A second time mails nobody.
    """
    current = locked(meeting)
    if current.state != MeetingState.HELD:
        raise Refused(_("End the meeting first."))
    if current.minutes_state != MinutesState.DRAFT:
        raise Refused(_("These minutes were sent round already."))
    touch(current, minutes_state=MinutesState.SENT, minutes_sent_at=timezone.now())
    put_on_next(current)
    sent = _mail(current, by)
    tell(current, by, "minutes_sent", n=sent)
    return sent


def _mail(meeting: Meeting, by: Any) -> int:
    rows = meeting.attendees.filter(removed_at=None, person__left_on=None)
    people = list(rows.exclude(person__email="").select_related("person__user"))
    users = [a.person.user_id for a in people if a.person.user_id]
    access = Access.objects.filter(partnership=meeting.partnership, user__in=users)
    may_open = set(access.values_list("user_id", flat=True))
    told = {}
    for language in {language_of(attendee) for attendee in people}:
        with translation.override(language):
            minutes = minutes_of(meeting)
            file = minutes_pdf(minutes, language)
        attachment = Attachment(minutes_name(meeting, language), file, "application/pdf")
        told[language] = (minutes, attachment)
    for attendee in people:
        _write(attendee, meeting, by, *told[language_of(attendee)], may_open)
    return len(people)


def _write(
    attendee: Attendee, meeting: Meeting, by: Any, minutes: Minutes, file: Attachment, may_open: set
) -> None:
    language = language_of(attendee)
    page = reverse("meetings:minutes", args=[meeting.partnership.slug, meeting.pk])
    with translation.override(language):
        words = {"title": meeting.title, "day": format_date(meeting.starts_at, language)}
        send_mail(
            to=attendee.person.email,
            subject=_("Minutes of %(title)s, %(day)s") % words,
            template="meetings/mail/minutes",
            context={
                "attendee": attendee,
                "meeting": meeting,
                "minutes": minutes,
                "sender": by,
                "partnership": meeting.partnership,
                "url": absolute_url(page) if attendee.person.user_id in may_open else "",
            },
            language=language,
            attachments=[file],
            about=f"meeting:{meeting.pk}",
        )


@transaction.atomic
def approve_minutes(*, meeting: Meeting, by: Any) -> Meeting:
    """The minutes are approved today."""
    current = locked(meeting)
    if current.minutes_state != MinutesState.SENT:
        raise Refused(NOT_SENT)
    touch(current, minutes_state=MinutesState.APPROVED, approved_on=timezone.localdate())
    tell(current, by, "minutes_approved")
    _tell_agendas(current)
    return current


@transaction.atomic
def take_back_approval(*, meeting: Meeting, by: Any) -> Meeting:
    """The approval was a mistake: the minutes wait for it again."""
    current = locked(meeting)
    if current.minutes_state != MinutesState.APPROVED:
        raise Refused(_("These minutes are not approved."))
    touch(current, minutes_state=MinutesState.SENT, approved_on=None)
    tell(current, by, "minutes_approval_taken_back")
    _tell_agendas(current)
    return current


def _tell_agendas(meeting: Meeting) -> None:
    """Who looks at the meeting where these minutes are approved sees it at once."""
    from samenverder.live.operations import publish
    from samenverder.meetings.operations.common import topic_of

    for pk in meeting.approval_items.values_list("meeting_id", flat=True):
        publish(topic_of(pk))


@transaction.atomic
def correct_minutes(
    *, item: AgendaItem, by: Any, text: str, reason: str, version: int
) -> MinutesNote:
    """Change what the minutes say at an item after they were sent; it stays visible as such.

    Raises EditedMeanwhile when somebody else corrected it first.
    """
    meeting = locked(item.meeting)
    if meeting.minutes_state == MinutesState.DRAFT:
        raise Refused(NOT_SENT)
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(_("Say what was wrong."), "reason")
    note, _made = MinutesNote.objects.select_for_update(of=("self",)).get_or_create(
        item=item, defaults={"version": 0}
    )
    if note.version != version:
        raise EditedMeanwhile(note)
    if note.text == text:
        raise Refused(_("The text is the same as it was."), "text")
    MinutesCorrection.objects.create(
        item=item, before=note.text, after=text, reason=reason[:300], by=by
    )
    note.text, note.changed_by, note.changed_at = text, by, timezone.now()
    note.version += 1
    note.save()
    tell(meeting, by, "minutes_corrected")
    return note
