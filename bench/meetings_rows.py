"""Meetings of a made-up partnership: one of each state with all on it, and many held ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from samenverder.meetings.models import (
    AgendaItem,
    AgendaTemplate,
    Attendee,
    Availability,
    CalendarFeed,
    DateOption,
    DocumentContent,
    Meeting,
    MeetingDocument,
    MeetingSeries,
    MinutesCorrection,
    MinutesNote,
)
from samenverder.network.models import OutgoingMail, Person

KINDS = ["board", "management", "group", "visit", "inspiration", "informal"]


@dataclass
class Meetings:
    """The four meetings on which pages are looked at, and the rows that hang on them."""

    held: Meeting
    running: Meeting
    planned: Meeting
    proposed: Meeting
    template: AgendaTemplate
    feed: CalendarFeed

    @property
    def looked_at(self) -> list[Meeting]:
        """The four, the one with most on it first."""
        return [self.running, self.held, self.planned, self.proposed]

    def item(self, meeting: Meeting | None = None) -> AgendaItem:
        """An item of a meeting, of the running one unless told otherwise."""
        return (meeting or self.running).items.order_by("order", "pk").first()

    def attendee(self) -> Attendee:
        """Somebody who is asked to the running meeting."""
        return self.running.attendees.order_by("pk").first()

    def option(self) -> DateOption:
        """A date that is proposed."""
        return self.proposed.date_options.first()

    def document(self) -> MeetingDocument:
        """A file of the running meeting."""
        return self.running.documents.first()


def make_meetings(
    partnership: Any, user: Any, people: Sequence[Person], *, each: int = 3, area: Any = None
) -> Meetings:
    """One meeting of each state, with `each` items, people, dates and files on it."""
    now = timezone.now().replace(microsecond=0)
    series = MeetingSeries.objects.create(partnership=partnership, title="Reeks")
    made = {
        state: Meeting.objects.create(
            partnership=partnership,
            series=series,
            group=partnership.working_groups.first(),
            kind="board",
            title=f"Overleg {state}",
            purpose="Waar het over gaat.",
            preparation="Alleen voor wie voorbereidt.",
            place="Zaal 1",
            online_url="https://video.example/overleg",
            host=partnership.organisations.order_by("pk").first(),
            starts_at=now + timedelta(days=days),
            ends_at=now + timedelta(days=days, hours=2),
            state=state,
            invited_at=now,
            cancel_reason="Geen",
        )
        for state, days in {"held": -30, "running": 0, "planned": 30, "proposed": 60}.items()
    }
    for meeting in made.values():
        _fill(meeting, user, people, each, area)
    held, running = made["held"], made["running"]
    held.minutes_state, held.minutes_sent_at = "sent", now
    held.save()
    item = held.items.order_by("order").first()
    MinutesCorrection.objects.create(item=item, before="Oud", after="Nieuw", reason="Fout", by=user)
    AgendaItem.objects.create(
        meeting=made["planned"], title="Verslag", kind="decide", approves=held
    )
    running.current_item, running.current_since = running.items.first(), now
    running.save()
    _dates(made["proposed"], each)
    OutgoingMail.objects.create(
        to="iemand@voorbeeld.example", subject="Uitnodiging", about=f"meeting:{running.pk}"
    )
    template = AgendaTemplate.objects.create(
        partnership=partnership, title="Ons sjabloon", lines=[{"title": "Opening", "minutes": 5}]
    )
    feed = CalendarFeed.objects.create(partnership=partnership, user=user, kind="all")
    return Meetings(held, running, made["planned"], made["proposed"], template, feed)


def _fill(meeting: Meeting, user: Any, people: Sequence[Person], each: int, area: Any) -> None:
    items = AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            order=order,
            title=f"Punt {order + 1}",
            kind="decide" if order % 2 else "discuss",
            subject="means" if order % 2 else "",
            owner=people[0],
            focus_area=area,
            text="Toelichting.",
            put_in_by=user,
        )
        for order in range(each)
    )
    AgendaItem.objects.create(
        meeting=meeting, order=each, title="Ingebracht", state="declined", text="Graag.",
        declined_reason="Vol", put_in_by=user,
    )  # fmt: skip
    MinutesNote.objects.bulk_create(
        MinutesNote(item=item, text="Wat is gezegd.", changed_by=user) for item in items
    )
    Attendee.objects.bulk_create(
        Attendee(
            meeting=meeting,
            person=person,
            answer=("yes", "no", "")[at % 3],
            remark="Ik kom later.",
            was_present=at % 2 == 0,
            invited_at=meeting.invited_at,
        )
        for at, person in enumerate(people[:each])
    )
    for number in range(each):
        document = MeetingDocument.objects.create(
            meeting=meeting, name=f"stuk-{number}.txt", extension="txt", size=5, added_by=user
        )
        DocumentContent.objects.create(document=document, content=b"Tekst")


def _dates(meeting: Meeting, each: int) -> None:
    options = DateOption.objects.bulk_create(
        DateOption(
            meeting=meeting,
            starts_at=meeting.starts_at + timedelta(days=at),
            ends_at=meeting.ends_at + timedelta(days=at),
        )
        for at in range(each)
    )
    Availability.objects.bulk_create(
        Availability(option=option, attendee=attendee, answer="yes")
        for option in options
        for attendee in meeting.attendees.all()
    )


def add_meetings(region: Any) -> None:
    """Those four, and held ones over ten years: as many as there are people in a large region."""
    each = region.sizes.others
    area = region.areas[0]
    region.meetings = make_meetings(
        region.partnership, region.coordinator, region.people, each=each, area=area
    )
    number = region.sizes.people if region.sizes.people > 100 else each
    made = Meeting.objects.bulk_create(
        Meeting(
            partnership=region.partnership,
            kind=KINDS[at % len(KINDS)],
            title=f"Overleg {at + 1}",
            place="Zaal 2",
            host=region.organisations[at % len(region.organisations)],
            starts_at=_moment(region, at, number),
            ends_at=_moment(region, at, number) + timedelta(hours=2),
            state="held",
            minutes_state="approved",
        )
        for at in range(number)
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, order=order, title=f"Punt {order + 1}", focus_area=area)
        for meeting in made
        for order in range(3)
    )
    Attendee.objects.bulk_create(
        Attendee(
            meeting=meeting,
            person=region.people[(at * 7 + turn) % len(region.people)],
            answer="yes",
            was_present=True,
        )
        for at, meeting in enumerate(made)
        for turn in range(min(8, len(region.people)))
    )


def _moment(region: Any, at: int, number: int) -> datetime:
    day = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=2)
    return day - timedelta(days=3650 * at // max(1, number))
