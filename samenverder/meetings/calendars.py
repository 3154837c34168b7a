"""Calendar files, written as RFC 5545 says: one event a meeting, in the time of Amsterdam.

What is in them is what may lie about in any calendar: title, time, place, a link. No agenda, no
notes, no names but those of who gets the file.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from samenverder.lib.text import ZONE
from samenverder.meetings.models import Attendee, Meeting, MeetingState
from samenverder.network.mail import absolute_url

CONTENT_TYPE = "text/calendar; charset=utf-8"
HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Entry:
    """One event, of any room. `sequence` goes up with every change a calendar must know of."""

    uid: str
    sequence: int
    changed_at: dt.datetime
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    url: str
    where: str = ""
    online_url: str = ""
    is_off: bool = False
    series: str = ""


def invitation(attendee: Attendee, *, cancel: bool = False) -> bytes:
    """The file in a mail: it puts the meeting in a calendar, changes it, or takes it out."""
    meeting, person = attendee.meeting, attendee.person
    entry = _entry(meeting, cancelled=cancel)
    return asking(
        entry, sender=meeting.partnership.name, name=person.name, email=person.email, cancel=cancel
    )


def asking(
    entry: Entry, *, sender: str, name: str, email: str, cancel: bool = False, answer: str = ""
) -> bytes:
    """As `invitation`, for one event of any room; `answer` is what the person said, if they did."""
    calendar = _calendar("CANCEL" if cancel else "REQUEST")
    event = _event(entry)
    event.add("organizer", _address(_sender(), sender))
    guest = _address(email, name)
    guest.params["RSVP"] = "FALSE"
    guest.params["PARTSTAT"] = answer or "NEEDS-ACTION"
    event.add("attendee", guest)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def feed(meetings: Iterable[Meeting], name: str) -> bytes:
    """A calendar of several meetings; those that were called off say so."""
    return entries_feed((_entry(meeting) for meeting in meetings), name)


def entries_feed(entries: Iterable[Entry], name: str) -> bytes:
    """As `feed`, for events of any room."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", dt.timedelta(hours=4), {"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Samen Verder//Samen Verder//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_amsterdam())
    return calendar


def _entry(meeting: Meeting, *, cancelled: bool = False) -> Entry:
    return Entry(
        uid=meeting.uid,
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        url=absolute_url(meeting.get_absolute_url()),
        where=meeting.where,
        online_url=meeting.online_url,
        is_off=cancelled or meeting.state == MeetingState.CANCELLED,
        series=meeting.series.uid if meeting.series_id and meeting.series else "",
    )


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(dt.UTC))
    event.add("last-modified", entry.changed_at.astimezone(dt.UTC))
    event.add("dtstart", entry.starts_at.astimezone(ZONE))
    event.add("dtend", entry.ends_at.astimezone(ZONE))
    off = _("Cancelled: %(title)s") % {"title": entry.title}
    event.add("summary", off if entry.is_off else entry.title)
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.is_off else "OPAQUE")
    if entry.where or entry.online_url:
        event.add("location", entry.where or entry.online_url)
    lines = [entry.online_url, entry.url] if entry.online_url else [entry.url]
    event.add("description", "\n".join(lines))
    event.add("url", entry.url)
    if entry.series:
        event.add("related-to", entry.series, {"RELTYPE": "SIBLING"})
    return event


def _sender() -> str:
    """The bare address mail comes from."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = name.replace('"', "'")
    return address


def _amsterdam() -> Timezone:
    """The clock of Amsterdam since 1996: summer time from the last Sunday of March to October."""
    zone = Timezone()
    zone.add("tzid", "Europe/Amsterdam")
    parts = [
        (TimezoneStandard(), "CET", dt.datetime(1996, 10, 27, 3), 2 * HOUR, HOUR, 10),
        (TimezoneDaylight(), "CEST", dt.datetime(1996, 3, 31, 2), HOUR, 2 * HOUR, 3),
    ]
    for part, name, start, before, after, month in parts:
        part.add("tzname", name)
        part.add("dtstart", start)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
