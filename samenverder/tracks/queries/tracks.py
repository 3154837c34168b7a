"""Tracks of a partnership, and what one of them consists of."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from samenverder.network.models import Organisation, OrganisationKind, Partnership, Person, Position
from samenverder.network.queries.organisations import organisations_of
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    LookingBack,
    Material,
    ProgrammeItem,
    SchoolState,
    TrackSchool,
    TrackState,
    TrackTemplate,
)
from samenverder.tracks.models.programme import IN_ORDER

SCHOOLS = (
    OrganisationKind.PO,
    OrganisationKind.VO,
    OrganisationKind.PRO,
    OrganisationKind.VSO,
    OrganisationKind.MBO,
)


def tracks_of(partnership: Partnership, state: str = "") -> QuerySet[LearningTrack]:
    """The tracks with `taking_part`, `invited` and `next_day`, the newest first; one query."""
    rows = LearningTrack.objects.filter(partnership=partnership, removed_at=None)
    if state in TrackState.values:
        rows = rows.filter(state=state)
    there = Q(schools__removed_at=None)
    coming = ProgrammeItem.objects.filter(
        track=OuterRef("pk"), removed_at=None, day__gte=timezone.localdate()
    )
    return (
        rows.annotate(
            taking_part=Count("schools", filter=there & Q(schools__state=SchoolState.JOINED)),
            invited=Count("schools", filter=there & Q(schools__state=SchoolState.INVITED)),
            next_day=Subquery(coming.order_by("day").values("day")[:1]),
            next_title=Subquery(coming.order_by("day").values("title")[:1]),
        )
        .select_related("led_by")
        .order_by("-starts_on", "-pk")
    )


def state_tally(partnership: Partnership) -> dict[str, int]:
    """{state: how many tracks}; one query."""
    rows = LearningTrack.objects.filter(partnership=partnership, removed_at=None)
    counted = rows.order_by().values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in counted}


def removed_tracks(partnership: Partnership) -> QuerySet[LearningTrack]:
    """Tracks that were taken off the list, to put back."""
    return LearningTrack.objects.filter(partnership=partnership).exclude(removed_at=None)


def templates_of(partnership: Partnership, *, removed: bool = False) -> QuerySet[TrackTemplate]:
    """The partnership's own templates, by name."""
    return TrackTemplate.objects.filter(partnership=partnership, removed_at__isnull=not removed)


def programme_of(track: LearningTrack) -> list[Any]:
    """The items in order with `material` and how many schools `answered`; two queries."""
    kept = Material.objects.filter(removed_at=None)
    answered = Count("answers", filter=Q(answers__school__removed_at=None))
    rows = track.items.filter(removed_at=None).select_related("host", "meeting__host")
    rows = rows.annotate(answered=answered).order_by(*IN_ORDER)
    found = list(rows.prefetch_related(Prefetch("materials", kept, to_attr="material")))
    for item in found:
        item.track = track
    return found


def schools_of(track: LearningTrack) -> list[Any]:
    """The schools on the list, by name, with `pulling`: their change leads; two queries."""
    leads = ChangeLead.objects.filter(person__left_on=None).select_related("person")
    rows = track.schools.filter(removed_at=None).select_related("organisation", "scan", "plan")
    rows = rows.defer("scan__agenda")
    found = list(rows.prefetch_related(Prefetch("leads", leads, to_attr="pulling")))
    for school in found:
        school.track = track
    return found


def to_invite(track: LearningTrack) -> QuerySet[Organisation]:
    """Schools of the partnership that are not on the list of this track, by name."""
    known = track.schools.filter(removed_at=None).values("organisation_id")
    rows = organisations_of(track.partnership).filter(kind__in=SCHOOLS)
    return rows.exclude(pk__in=known).order_by("name", "pk")


def colleagues_of(school: TrackSchool) -> QuerySet[Person]:
    """Who works at the school today, by name."""
    held = Position.objects.current().filter(organisation=school.organisation_id)
    rows = Person.objects.filter(partnership=school.track.partnership_id, left_on=None)
    return rows.filter(pk__in=held.values("person_id")).order_by("name", "pk")


def own_schools(track: LearningTrack, user: Any) -> set[int]:
    """The schools of this track this user pulls at or works for; two queries."""
    led = ChangeLead.objects.filter(school__track=track, person__user=user.pk, person__left_on=None)
    held = Position.objects.current().filter(
        person__user=user.pk, person__partnership=track.partnership_id, person__left_on=None
    )
    works = track.schools.filter(organisation__in=held.values("organisation_id"))
    return set(led.values_list("school_id", flat=True)) | set(works.values_list("pk", flat=True))


def answers_to(item: ProgrammeItem) -> dict[int, LookingBack]:
    """{school: what it answered}; one query."""
    rows = item.answers.filter(school__removed_at=None)
    return {row.school_id: row for row in rows}
