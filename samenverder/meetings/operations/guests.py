"""Who is asked, the mail they get, and what they answer."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.live.operations import publish
from samenverder.meetings.models import Attendee, AttendeeAnswer, Meeting, MeetingState
from samenverder.meetings.operations.common import (
    check_same,
    still_open,
    tell,
    topic_of,
    touch,
)
from samenverder.meetings.operations.mailing import (
    mail_cancellation,
    mail_invitations,
    mail_joined,
)
from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused


@transaction.atomic
def ask_people(*, meeting: Meeting, by: Any, people: Collection[Person]) -> int:
    """Put people on the list of who is asked; those already on it stay. Returns how many came."""
    current = still_open(meeting)
    check_same(current.partnership_id, *people)
    wanted = {person.pk for person in people}
    back = current.attendees.filter(person__in=wanted).exclude(removed_at=None)
    returned = back.update(removed_at=None, mailed_sequence=None)
    known = set(current.attendees.values_list("person_id", flat=True))
    made = Attendee.objects.bulk_create(
        Attendee(meeting=current, person_id=pk) for pk in sorted(wanted - known)
    )
    if made or returned:
        tell(current, by, "guests_added", n=len(made) + returned)
    return len(made) + returned


@transaction.atomic
def ask_no_longer(*, attendee: Attendee, by: Any) -> None:
    """Take somebody off the list; who was invited gets a mail that takes it out of the calendar."""
    current = still_open(attendee.meeting)
    found = _held(attendee)
    found.meeting = current
    if current.state != MeetingState.PROPOSED:
        mail_cancellation(current, by, only=[found])
    Attendee.objects.filter(pk=found.pk).update(removed_at=timezone.now())
    tell(current, by, "guest_removed")


@transaction.atomic
def ask_again(*, attendee: Attendee, by: Any) -> None:
    """Put somebody back on the list; the next mailing reaches them again."""
    current = still_open(attendee.meeting)
    Attendee.objects.filter(pk=attendee.pk).update(removed_at=None, mailed_sequence=None)
    tell(current, by, "guests_added", n=1)


@transaction.atomic
def send_invitations(*, meeting: Meeting, by: Any) -> int:
    """Mail everybody on the list who did not get this version yet; returns how many mails.

    Called twice, the second time finds nobody. Raises Refused without a date, or when it is over.
    """
    current = still_open(meeting)
    if current.state == MeetingState.PROPOSED:
        raise Refused(_("Choose a date first; then everybody gets the invitation."))
    if current.is_past:
        raise Refused(_("This meeting is in the past."))
    if current.invited_at is None:
        touch(current, invited_at=timezone.now())
    sent = mail_invitations(current, by)
    if sent:
        tell(current, by, "invitations_sent", n=sent)
    return sent


@transaction.atomic
def answer_invitation(*, attendee: Attendee, answer: str, remark: str = "") -> Attendee:
    """What somebody answers; a later answer takes the place of an earlier one."""
    found = _held(attendee)
    current = still_open(found.meeting)
    found.answer = AttendeeAnswer(answer)
    found.remark = " ".join(remark.split())[:300]
    found.answered_at = timezone.now()
    found.save(update_fields=["answer", "remark", "answered_at"])
    publish(topic_of(current.pk))
    return found


@transaction.atomic
def say_i_come(*, meeting: Meeting, person: Person) -> Attendee:
    """Somebody of the partnership who was not asked comes to a visit or a bus tour.

    They get the mail with the calendar file, as who was asked. Raises Refused for other kinds,
    when it is over, and for who was taken off the list.
    """
    current = still_open(meeting)
    check_same(current.partnership_id, person)
    if not may_be_joined(current):
        raise Refused(_("You cannot put yourself on the list of this meeting."))
    row, is_new = Attendee.objects.get_or_create(meeting=current, person=person)
    if row.removed_at is not None:
        raise Refused(_("You were taken off the list. Ask who organises it whether you can come."))
    if is_new:
        if current.invited_at is None:
            touch(current, invited_at=timezone.now())
        row.meeting = current
        mail_joined(row)
    return answer_invitation(attendee=row, answer=AttendeeAnswer.YES, remark=row.remark)


def may_be_joined(meeting: Meeting) -> bool:
    """It is a visit or a bus tour to come, and no part of a track, a pitch day or a dialogue.

    What belongs to one of those hangs on it one to one: there people sign up. One query at most.
    """
    if not meeting.is_inspiring or meeting.state != MeetingState.PLANNED or meeting.is_past:
        return False
    links = [link for link in Meeting._meta.related_objects if link.one_to_one]
    alone = {f"{link.name}__isnull": True for link in links}
    return Meeting.objects.filter(pk=meeting.pk, **alone).exists()


def _held(attendee: Attendee) -> Attendee:
    rows = Attendee.objects.select_for_update(of=("self",)).filter(pk=attendee.pk, removed_at=None)
    found = rows.select_related("meeting__partnership", "person__user").first()
    if found is None:
        raise Refused(_("This person is no longer asked to this meeting."))
    return found
