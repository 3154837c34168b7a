"""Somebody leaves: their agenda items go to others, and they are asked to no more meetings."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.commitments.held import Ending, Held, Holding, handed_over
from samenverder.live.operations import publish
from samenverder.meetings.models import AgendaItem, AgendaItemState, Attendee, MeetingState
from samenverder.meetings.operations.agenda import change_item
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.operations.mailing import mail_leaver
from samenverder.network.models import Person

TO_COME = (MeetingState.PROPOSED, MeetingState.PLANNED)
TO_TREAT = (AgendaItemState.ON, AgendaItemState.PUT_IN)


def items_of(person: Person) -> list[Held]:
    """What this person was to bring up at meetings still to come or going on now."""
    rows = _open_items().filter(owner=person).select_related("meeting__partnership")
    return [_as_held(row) for row in rows.order_by("meeting__starts_at", "order", "pk")]


def _open_items() -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(removed_at=None, state__in=TO_TREAT)
    ahead = rows.filter(meeting__state__in=TO_COME, meeting__ends_at__gte=timezone.now())
    return ahead | rows.filter(meeting__state=MeetingState.RUNNING)


def _as_held(item: AgendaItem) -> Held:
    meeting = item.meeting
    page = reverse("meetings:detail", args=[meeting.partnership.slug, meeting.pk])
    what = _("Agenda item of %(meeting)s") % {"meeting": meeting.title}
    day = timezone.localtime(meeting.starts_at).date()
    return Held("agenda_item", item.pk, item.title, f"{page}#punt-{item.pk}", day, what)


def hand_over_item(by: Any, pk: int, person: Person, to: Person, batch: str) -> None:
    """Somebody else brings the item up."""
    item = AgendaItem.objects.select_related("meeting").get(pk=pk, owner=person)
    change_item(item=item, by=by, version=item.version, owner=to)


def give_back_items(by: Any, person: Person, batch: str) -> None:
    """Items still to come that are still of who got them."""
    handed = {row.pk: row.to for row in handed_over(person, "agenda_item")}
    for item in _open_items().filter(pk__in=handed).select_related("meeting").order_by("pk"):
        if item.owner_id == handed[item.pk]:
            change_item(item=item, by=by, version=item.version, owner=person)


def said_of_seats(person: Person) -> list[str]:
    """To how many meetings this person is asked."""
    n = _seats().filter(person=person, removed_at=None).count()
    words = ngettext(
        "The place at %(n)d meeting to come.", "The places at %(n)d meetings to come.", n
    )
    return [words % {"n": n}] if n else []


def end_seats(by: Any, person: Person) -> list[int]:
    """Take the person off the lists of meetings to come. One mail takes those to which they were
    invited out of their calendar; nobody else is mailed."""
    rows = _seats().filter(person=person, removed_at=None)
    links = rows.select_related("meeting__partnership", "meeting__host", "person__user")
    seats = list(links.order_by("meeting__starts_at", "pk"))
    Attendee.objects.filter(pk__in=[seat.pk for seat in seats]).update(removed_at=timezone.now())
    mail_leaver(person, seats)
    _tell(seat.meeting_id for seat in seats)
    return [seat.pk for seat in seats]


def resume_seats(by: Any, person: Person, numbers: list[int]) -> None:
    """Back on the lists of meetings still to come, with the answer given before; the next mailing
    puts them in the calendar again."""
    seats = dict(_seats().filter(person=person, pk__in=numbers).values_list("pk", "meeting"))
    Attendee.objects.filter(pk__in=seats).update(removed_at=None)
    _tell(seats.values())


def _seats() -> QuerySet[Attendee]:
    return Attendee.objects.filter(
        meeting__state__in=TO_COME, meeting__ends_at__gte=timezone.now()
    ).order_by("pk")


def _tell(meetings: Any) -> None:
    for meeting in meetings:
        publish(topic_of(meeting))


AGENDA_ITEMS = Holding("agenda_item", items_of, hand_over_item, give_back_items)
SEATS = Ending("seat", said_of_seats, end_seats, resume_seats)
