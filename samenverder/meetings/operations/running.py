"""During a meeting: begin, go on, who is there, notes, decisions and actions, end."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem, Decision
from samenverder.commitments.operations import add_action, record_decision
from samenverder.live.operations import publish
from samenverder.meetings.models import (
    AgendaItem,
    AgendaItemState,
    Attendee,
    AttendeeAnswer,
    Meeting,
    MeetingState,
    MinutesNote,
    MinutesState,
)
from samenverder.meetings.operations.agenda import on_agenda
from samenverder.meetings.operations.common import check_same, locked, tell, topic_of, touch
from samenverder.meetings.queries.sources import label_of, source_of
from samenverder.network.models import DecisionSubject, Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim

RUNNING_ALREADY = _("Somebody else began or ended this meeting already.")


@transaction.atomic
def begin_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """Begin: the first item is current, and who said yes counts as present until told otherwise."""
    current = locked(meeting)
    if current.state != MeetingState.PLANNED:
        raise Refused(RUNNING_ALREADY)
    first = next(iter(on_agenda(current)), None)
    now = timezone.now()
    touch(
        current,
        state=MeetingState.RUNNING,
        started_at=now,
        current_item=first,
        current_since=now,
        version=current.version + 1,
    )
    coming = current.attendees.filter(removed_at=None, answer=AttendeeAnswer.YES)
    coming.update(was_present=True)
    tell(current, by, "meeting_begun")
    return current


@transaction.atomic
def go_to_item(*, meeting: Meeting, by: Any, item: AgendaItem) -> Meeting:
    """Make this item the current one; the one before it has been dealt with."""
    current = _running(meeting)
    target = current.items.filter(pk=item.pk, removed_at=None).first()
    if target is None:
        raise Refused(_("This item is not on the agenda any more."))
    if current.current_item_id and current.current_item_id != target.pk:
        before = AgendaItem.objects.filter(pk=current.current_item_id)
        before.filter(state=AgendaItemState.ON).update(state=AgendaItemState.DONE)
    AgendaItem.objects.filter(pk=target.pk).update(state=AgendaItemState.ON)
    touch(current, current_item=target, current_since=timezone.now())
    publish(topic_of(current.pk))
    return current


@transaction.atomic
def set_present(*, meeting: Meeting, by: Any, person: Person, present: bool) -> None:
    """Note that somebody is there, or is not; also somebody who was not asked."""
    current = locked(meeting)
    check_same(current.partnership_id, person)
    if current.state not in {MeetingState.RUNNING, MeetingState.HELD}:
        raise Refused(_("Note who is there once the meeting has begun."))
    if current.minutes_state != MinutesState.DRAFT:
        raise Refused(_("The minutes were sent round. Correct them there."))
    Attendee.objects.update_or_create(
        meeting=current,
        person=person,
        defaults={"was_present": present, **({"removed_at": None} if present else {})},
    )
    publish(topic_of(current.pk))


@transaction.atomic
def write_note(*, item: AgendaItem, by: Any, text: str, version: int) -> MinutesNote:
    """Save the notes at an item, of which `version` was seen (0: none yet).

    Raises EditedMeanwhile, with the note as it is now, when somebody else saved since.
    """
    meeting = locked(item.meeting)
    if meeting.minutes_state != MinutesState.DRAFT:
        raise Refused(_("The minutes were sent round. Correct them there."))
    note = MinutesNote.objects.select_for_update(of=("self",)).filter(item=item).first()
    if note is None:
        note = MinutesNote.objects.create(item=item, text=text, changed_by=by)
    elif note.text == text:
        return note
    elif note.version != version:
        raise EditedMeanwhile(note)
    else:
        claim(note, version)
        note.text, note.changed_by, note.changed_at = text, by, timezone.now()
        note.save(update_fields=["text", "changed_by", "changed_at"])
    publish(topic_of(meeting.pk))
    return note


@transaction.atomic
def catch_action(
    *,
    item: AgendaItem,
    by: Any,
    text: str,
    due_on: dt.date,
    owner: Person | None,
    owner_name: str = "",
) -> ActionItem:
    """An action agreed on at this item; it stands on the list of actions at once."""
    meeting = _catching(item)
    action = add_action(
        partnership=meeting.partnership,
        by=by,
        text=text,
        due_on=due_on,
        owner=owner,
        owner_name=owner_name,
        focus_area=item.focus_area,
        source_label=label_of(meeting),
        source_url=source_of(meeting, item),
    )
    publish(topic_of(meeting.pk))
    return action


@transaction.atomic
def catch_decision(
    *, item: AgendaItem, by: Any, text: str, subject: str = "", amount: Decimal | None = None
) -> Decision:
    """A decision taken at this item: confirmed when somebody present has the mandate for it.

    Otherwise provisional, and whoever has the mandate is asked.
    """
    meeting = _catching(item)
    decision = record_decision(
        by=by,
        partnership=meeting.partnership,
        text=text,
        subject=subject or item.subject or DecisionSubject.OTHER,
        amount=amount if amount is not None else item.amount,
        present=people_present(meeting),
        source_label=label_of(meeting),
        source_url=source_of(meeting, item),
        focus_area=item.focus_area,
    )
    publish(topic_of(meeting.pk))
    return decision


def people_present(meeting: Meeting) -> Collection[Person]:
    """Who is noted as present."""
    rows = Person.objects.filter(meetings__meeting=meeting, meetings__was_present=True)
    return list(rows.distinct())


@transaction.atomic
def end_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """End: what is written down are the minutes from now on, still to be sent round."""
    current = _running(meeting)
    if current.current_item_id:
        AgendaItem.objects.filter(pk=current.current_item_id).update(state=AgendaItemState.DONE)
    touch(
        current,
        state=MeetingState.HELD,
        closed_at=timezone.now(),
        current_item=None,
        current_since=None,
        version=current.version + 1,
    )
    tell(current, by, "meeting_ended")
    return current


@transaction.atomic
def reopen_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """Go on with a meeting that was ended too early, as long as its minutes were not sent."""
    current = locked(meeting)
    if current.state != MeetingState.HELD or current.minutes_state != MinutesState.DRAFT:
        raise Refused(_("The minutes of this meeting were sent round already."))
    touch(current, state=MeetingState.RUNNING, closed_at=None, version=current.version + 1)
    tell(current, by, "meeting_reopened")
    return current


def _running(meeting: Meeting) -> Meeting:
    current = locked(meeting)
    if current.state != MeetingState.RUNNING:
        raise Refused(RUNNING_ALREADY)
    return current


def _catching(item: AgendaItem) -> Meeting:
    meeting = locked(item.meeting)
    if meeting.state not in {MeetingState.RUNNING, MeetingState.HELD}:
        raise Refused(_("Begin the meeting first."))
    if meeting.minutes_state != MinutesState.DRAFT:
        raise Refused(_("The minutes were sent round. Record it on the list of commitments."))
    return meeting
