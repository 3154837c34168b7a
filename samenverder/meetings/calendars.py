"""Calendar files, written as RFC 5545 says: one event a meeting, in the time of Amsterdam.

What is in them is what may lie about in any calendar: title, time, place, a link. No agenda, no
notes, no names but those of who gets the file.
"""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from samenverder.lib.text import ZONE
from samenverder.meetings.models import Attendee, Meeting, MeetingState
from samenverder.network.mail import absolute_url

CONTENT_TYPE = "text/calendar; charset=utf-8"
HOUR = dt.timedelta(hours=1)


def invitation(attendee: Attendee, *, cancel: bool = False) -> bytes:
    """The file in a mail: it puts the meeting in a calendar, changes it, or takes it out."""
    meeting = attendee.meeting
    calendar = _calendar("CANCEL" if cancel else "REQUEST")
    event = _event(meeting, cancelled=cancel)
    event.add("organizer", _address(_sender(), meeting.partnership.name))
    guest = _address(attendee.person.email, attendee.person.name)
    guest.params["RSVP"] = "FALSE"
    guest.params["PARTSTAT"] = "NEEDS-ACTION"
    event.add("attendee", guest)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def feed(meetings: Iterable[Meeting], name: str) -> bytes:
    """A calendar of several meetings; those that were called off say so."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", dt.timedelta(hours=4), {"value": "DURATION"})
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Samen Verder//Samen Verder//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_amsterdam())
    return calendar


def _event(meeting: Meeting, *, cancelled: bool = False) -> Event:
    event = Event()
    is_off = cancelled or meeting.state == MeetingState.CANCELLED
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(dt.UTC))
    event.add("last-modified", meeting.changed_at.astimezone(dt.UTC))
    event.add("dtstart", meeting.starts_at.astimezone(ZONE))
    event.add("dtend", meeting.ends_at.astimezone(ZONE))
    event.add(
        "summary", _("Cancelled: %(title)s") % {"title": meeting.title} if is_off else meeting.title
    )
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if is_off else "OPAQUE")
    if meeting.where or meeting.online_url:
        event.add("location", meeting.where or meeting.online_url)
    url = absolute_url(meeting.get_absolute_url())
    lines = [url] if not meeting.online_url else [meeting.online_url, url]
    event.add("description", "\n".join(lines))
    event.add("url", url)
    if meeting.series_id and meeting.series:
        event.add("related-to", meeting.series.uid, {"RELTYPE": "SIBLING"})
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
