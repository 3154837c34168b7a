"""What the running screen shows: the item, who is there, and whether somebody has the mandate."""

from dataclasses import dataclass

from django.db.models import Q

from samenverder.meetings.models import AgendaItem, AgendaItemKind, Meeting
from samenverder.meetings.queries.minutes import Attendance
from samenverder.network.models import Mandate, Person


@dataclass(frozen=True)
class MandateCheck:
    """Who of those present may decide at an item, and who else could confirm it."""

    present: list[Mandate]
    elsewhere: list[Mandate]


def mandate_checks(
    meeting: Meeting, items: list[AgendaItem], attendance: Attendance
) -> dict[int, MandateCheck]:
    """{item: who may decide} for the items on which is decided about something; one query."""
    asked = [item for item in items if item.kind == AgendaItemKind.DECIDE and item.subject]
    if not asked:
        return {}
    here = {row.person_id for row in attendance.present}
    rows = Mandate.objects.filter(partnership=meeting.partnership_id).current()
    mandates = list(rows.select_related("person", "organisation"))
    found = {}
    for item in asked:
        covering = [row for row in mandates if row.covers(item.subject, item.amount)]
        found[item.pk] = MandateCheck(
            [row for row in covering if row.person_id in here],
            [row for row in covering if row.person_id not in here],
        )
    return found


def people_for_line(meeting: Meeting) -> dict[int, str]:
    """Who an "@name" may mean: everybody of the partnership, by name."""
    rows = Person.objects.filter(partnership=meeting.partnership_id, left_on=None)
    return dict(rows.order_by("name", "pk").values_list("pk", "name"))


def people_of_meeting(meeting: Meeting) -> dict[int, str]:
    """Who is asked to or present at this meeting, by name."""
    asked = Q(meetings__meeting=meeting) & (
        Q(meetings__removed_at=None) | Q(meetings__was_present=True)
    )
    rows = Person.objects.filter(asked, left_on=None).order_by("name", "pk")
    return dict(rows.values_list("pk", "name"))
