"""Who listens for which board, who may come, and who is asked to the day."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from samenverder.network.models import Mandate, Organisation, Person, Position
from samenverder.network.models.organisation import in_force
from samenverder.network.queries.organisations import organisations_of
from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchDayGuest
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.plans.models import PlanPart, PlanPerson
from samenverder.tracks.models import ChangeLead


def boards_of(day: PitchDay, *, removed: bool = False) -> list[Any]:
    """The boards by name, with `listeners` (guests with their person); two queries."""
    guests = PitchDayGuest.objects.filter(person__left_on=None).select_related("person")
    rows = PitchDayBoard.objects.filter(pitch_day=day, removed_at__isnull=not removed)
    rows = rows.select_related("organisation")
    found = list(rows.prefetch_related(Prefetch("guests", guests, to_attr="listeners")))
    for board in found:
        board.pitch_day = day
    return found


def to_add(day: PitchDay) -> QuerySet[Organisation]:
    """Partners that do not listen yet, by name."""
    known = PitchDayBoard.objects.filter(pitch_day=day, removed_at=None).values("organisation_id")
    return organisations_of(day.partnership).exclude(pk__in=known).order_by("name", "pk")


@dataclass
class Candidate:
    """Somebody who may come for a board, with what they may decide for it."""

    person: Person
    mandates: list[Mandate] = field(default_factory=list)


def candidates_for(board: PitchDayBoard) -> list[Candidate]:
    """Who may come: with a mandate first, then who works there, then who is a guest already.

    Three queries.
    """
    day = board.pitch_day
    held = Mandate.objects.filter(
        partnership=day.partnership_id, organisation=board.organisation_id
    )
    mandates = list(held.current(day.on).select_related("person").order_by("person__name", "pk"))
    found = {row.person_id: Candidate(row.person) for row in mandates}
    for row in mandates:
        found[row.person_id].mandates.append(row)
    works = Position.objects.filter(in_force(), organisation=board.organisation_id)
    here = Q(pk__in=works.values("person_id")) | Q(pitch_days__board=board)
    people = Person.objects.filter(here, partnership=day.partnership_id, left_on=None)
    for person in people.distinct().order_by("name", "pk"):
        found.setdefault(person.pk, Candidate(person))
    return list(found.values())


def people_to_ask(day: PitchDay) -> list[Person]:
    """Whom the invitation is for: who listens, and who pulls or leads the plan of each school."""
    parts = parts_of(day)
    schools = {part.slot.school_id for part in parts if part.slot.school_id}
    plans = {part.plan.pk for part in parts if part.plan}
    guests = PitchDayGuest.objects.filter(board__pitch_day=day, board__removed_at=None)
    leads = ChangeLead.objects.filter(
        school__track=day.track_id, school__organisation__in=schools, school__removed_at=None
    )
    leading = PlanPerson.objects.filter(plan__in=plans, part=PlanPart.LEADS)
    wanted = Q()
    for rows in (guests, leads, leading):
        wanted |= Q(pk__in=rows.values("person_id"))
    people = Person.objects.filter(wanted, partnership=day.partnership_id, left_on=None)
    return list(people.order_by("name", "pk"))


def not_asked_yet(day: PitchDay, people: list[Person]) -> int:
    """How many of these people are not on the list of the meeting; one query."""
    if day.meeting_id is None or day.meeting is None:
        return len(people)
    asked = set(day.meeting.attendees.filter(removed_at=None).values_list("person_id", flat=True))
    return sum(person.pk not in asked for person in people)
