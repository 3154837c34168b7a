"""Items of a programme: add, change, remove; material; the meeting; what schools answer."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.lib.text import ZONE
from samenverder.meetings.models import Meeting, MeetingKind
from samenverder.meetings.operations.guests import ask_people, send_invitations
from samenverder.meetings.operations.meetings import plan_meeting
from samenverder.network.models import Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    LookingBack,
    ProgrammeItem,
    SchoolState,
    TrackSchool,
)
from samenverder.tracks.operations.telling import check_partners, locked_school, still_open, tell

FIELDS = (
    "kind", "title", "day", "starts", "ends", "host", "place", "text", "preparation", "question",
)  # fmt: skip


@transaction.atomic
def add_item(*, track: LearningTrack, by: Any, **fields: Any) -> ProgrammeItem:
    """Put an item in the programme."""
    current = still_open(track)
    _check(current, fields)
    item = ProgrammeItem.objects.create(track=current, **fields)
    tell(current, by, "track_item_added", item=item.title)
    return item


@transaction.atomic
def change_item(*, item: ProgrammeItem, by: Any, version: int, **fields: Any) -> ProgrammeItem:
    """Change an item. Raises EditedMeanwhile and Refused."""
    current = locked_item(item)
    _check(current.track, fields)
    claim(current, version)
    changed = [name for name in FIELDS if name in fields and getattr(current, name) != fields[name]]
    for name in changed:
        setattr(current, name, fields[name])
    current.save(update_fields=changed)
    tell(current.track, by, "track_item_changed", item=current.title, fields=changed)
    return current


@transaction.atomic
def remove_item(*, item: ProgrammeItem, by: Any) -> None:
    """Take an item out of the programme; its meeting stays, and it can be put back."""
    current = locked_item(item)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current.track, by, "track_item_removed", item=current.title)


@transaction.atomic
def restore_item(*, item: ProgrammeItem, by: Any) -> None:
    """Undo of removing."""
    track = still_open(item.track)
    if track.items.filter(pk=item.pk).exclude(removed_at=None).update(removed_at=None):
        tell(track, by, "track_item_restored", item=item.title)


def locked_item(item: ProgrammeItem) -> ProgrammeItem:
    """The item as it is now, with its track, held. Raises Refused when it was taken out."""
    track = still_open(item.track)
    rows = ProgrammeItem.objects.select_for_update(of=("self",))
    found = rows.filter(pk=item.pk, removed_at=None).select_related("host").first()
    if found is None:
        raise Refused(_("This was taken out of the programme by somebody else."))
    found.track = track
    return found


def _check(track: LearningTrack, fields: dict[str, Any]) -> None:
    host = fields.get("host")
    if host is not None:
        check_partners(track.partnership_id, {host.pk})


@transaction.atomic
def plan_item(*, item: ProgrammeItem, by: Any, invite: bool) -> Meeting:
    """Make the meeting of an item and ask the change leads; with `invite` they are mailed at once.

    Raises Refused without a day and times, when it is over, or when there is a meeting already.
    """
    current = locked_item(item)
    if current.meeting_id:
        raise Refused(_("There is already a meeting for this part of the programme."))
    if not (current.day and current.starts and current.ends):
        raise Refused(_("Choose a day, and from when until when; then it can be planned."))
    start = dt.datetime.combine(current.day, current.starts, ZONE)
    if start < timezone.now():
        raise Refused(_("This day is over. A meeting is planned for a day to come."))
    partnership = current.track.partnership
    meeting = plan_meeting(
        partnership=partnership,
        by=by,
        kind=MeetingKind.INSPIRATION,
        title=current.title,
        purpose="\n\n".join(filter(None, [current.text, current.preparation]))[:2000],
        starts_at=start,
        ends_at=dt.datetime.combine(current.day, current.ends, ZONE),
        host=current.host,
        place=current.place,
    )
    people = people_to_ask(current.track)
    if people:
        ask_people(meeting=meeting, by=by, people=people)
        if invite:
            send_invitations(meeting=meeting, by=by)
    current.meeting = meeting
    current.save(update_fields=["meeting"])
    tell(current.track, by, "track_item_planned", item=current.title)
    return meeting


def people_to_ask(track: LearningTrack) -> list[Person]:
    """The change leads of the schools that take part, by name; one query."""
    leads = ChangeLead.objects.filter(
        school__track=track, school__removed_at=None, school__state=SchoolState.JOINED
    )
    return list(Person.objects.filter(pk__in=leads.values("person_id"), left_on=None))


@transaction.atomic
def look_back(
    *, item: ProgrammeItem, school: TrackSchool, by: Any, version: int, text: str
) -> LookingBack:
    """What a school answers to the question of an item; `version` 0 when it had not answered.

    Raises EditedMeanwhile when a colleague answered meanwhile, Refused when there is nothing to
    answer or the school does not take part.
    """
    current = locked_school(school)
    asked = locked_item(item)
    if asked.track_id != current.track_id:
        raise ValueError("Item and school belong to one track.")
    text = text.strip()
    if not text:
        raise Refused(_("Write down what your school takes from it."), "text")
    if not asked.question or not current.takes_part:
        raise Refused(_("There is no question here that this school can answer."))
    found = LookingBack.objects.filter(item=asked, school=current).first()
    values = {"text": text, "by": by, "by_name": by.name, "at": timezone.now()}
    if found is None:
        found = LookingBack.objects.create(item=asked, school=current, **values)
    elif version != found.version:
        raise EditedMeanwhile(found)
    else:
        claim(found, version)
        for name, value in values.items():
            setattr(found, name, value)
        found.save(update_fields=list(values))
    tell(current.track, by, "track_looked_back", school=current.organisation.name)
    return found
