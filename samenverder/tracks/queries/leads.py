"""Who pulls the change at the schools of a track, and who else could."""

from dataclasses import dataclass

from samenverder.network.models import Person, Position
from samenverder.tracks.models import ChangeLead, LearningTrack, SchoolState, TrackSchool


@dataclass
class SchoolLeads:
    """A school of a track, who pulls there, and who else works there today."""

    school: TrackSchool
    leads: list[Person]
    others: list[Person]


def leads_per_school(track: LearningTrack) -> list[SchoolLeads]:
    """Every school that did not stop, by name; three queries."""
    schools = track.schools.filter(removed_at=None).exclude(state=SchoolState.LEFT)
    rows = [
        SchoolLeads(row, [], [])
        for row in schools.select_related("organisation").order_by("organisation__name", "pk")
    ]
    by_school = {row.school.pk: row for row in rows}
    led = ChangeLead.objects.filter(school__in=by_school).select_related("person")
    for lead in led.order_by("person__name", "pk"):
        by_school[lead.school_id].leads.append(lead.person)
    places = {row.school.organisation_id: row for row in rows}
    held = Position.objects.current().filter(
        organisation__in=places, person__partnership=track.partnership_id, person__left_on=None
    )
    for position in held.select_related("person").order_by("person__name", "person"):
        row = places[position.organisation_id]
        if position.person not in [*row.leads, *row.others]:
            row.others.append(position.person)
    return rows
