"""Learning tracks of a made-up partnership: under way, with schools, programme and answers."""

from datetime import time, timedelta
from typing import Any

from samenverder.meetings.models import Attendee, Meeting
from samenverder.network.models import OrganisationKind, Position
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    LookingBack,
    Material,
    MaterialContent,
    ProgrammeItem,
    TrackSchool,
    TrackTemplate,
)
from samenverder.tracks.operations import beginning_of

SCHOOLS = {OrganisationKind.VO, OrganisationKind.PRO, OrganisationKind.VSO, OrganisationKind.MBO}
MOST_SCHOOLS = 60


def add_tracks(region: Any) -> None:
    """As many tracks as there are others; most schools take part, one is still to be invited."""
    schools = [row for row in region.organisations if row.kind in SCHOOLS]
    schools = schools[: max(1, min(MOST_SCHOOLS, len(schools) - 1))]
    region.tracks = [
        _track(region, number, schools, region.sizes.others)
        for number in range(region.sizes.others)
    ]
    kept = beginning_of(region.tracks[0])
    region.track_templates = TrackTemplate.objects.bulk_create(
        TrackTemplate(
            partnership=region.partnership,
            title=f"Sjabloon {number + 1}",
            question="Hoe?",
            conditions="Twee kartrekkers.",
            lines=kept.lines,
        )
        for number in range(region.sizes.others)
    )


def make_track(partnership: Any, user: Any, school: Any, person: Any) -> LearningTrack:
    """One track of a small partnership, in which `person` pulls at `school`; with a file."""
    import datetime as dt

    track = LearningTrack.objects.create(
        partnership=partnership, title="Leergang", theme="LOB", question="Hoe?", state="running",
        starts_on=dt.date.today() - timedelta(days=60), created_by=user,
        ends_on=dt.date.today() + timedelta(days=200),
    )  # fmt: skip
    joined = TrackSchool.objects.create(track=track, organisation=school, state="joined")
    ChangeLead.objects.create(school=joined, person=person)
    item = ProgrammeItem.objects.create(
        track=track, kind="start", title="Start", day=track.starts_on, question="Wat neemt u mee?"
    )
    _file(item, user)
    TrackTemplate.objects.create(partnership=partnership, title="Sjabloon", lines=[])
    return track


def _file(item: ProgrammeItem, user: Any) -> Material:
    material = Material.objects.create(
        item=item, name="stuk.txt", extension="txt", size=5, added_by=user
    )
    MaterialContent.objects.create(material=material, content=b"Tekst")
    return material


def _track(region: Any, number: int, schools: list[Any], each: int) -> LearningTrack:
    track = LearningTrack.objects.create(
        partnership=region.partnership,
        title=f"Leergang {number + 1}",
        theme="Loopbaanbegeleiding",
        question="Hoe versterken we de begeleiding?",
        starts_on=region.today - timedelta(days=100),
        ends_on=region.today + timedelta(days=200),
        focus_area=region.areas[0],
        regional_question=region.questions[0],
        conditions="Twee kartrekkers van elke school.",
        led_by=region.people[0],
        state="running",
        created_by=region.coordinator,
    )
    plans = {plan.school_id: plan for plan in reversed(region.plans)}
    made = TrackSchool.objects.bulk_create(
        TrackSchool(
            track=track, organisation=row, state="joined", joined_on=region.today,
            plan=plans.get(row.pk),
        )
        for row in schools
    )  # fmt: skip
    _leads(region, made)
    items = _items(region, track, each)
    LookingBack.objects.bulk_create(
        LookingBack(
            item=item, school=school, text="Wij praten meer met elkaar.", by_name="Anouk",
            by=region.coordinator,
        )
        for item in items[:each] for school in made[1:]
    )  # fmt: skip
    return track


def _leads(region: Any, schools: list[TrackSchool]) -> None:
    """The first who works there."""
    held = Position.objects.filter(
        person__partnership=region.partnership,
        person__left_on=None,
        organisation__in=[school.organisation_id for school in schools],
    )
    first = {row.organisation_id: row.person_id for row in held.order_by("-person_id")}
    ChangeLead.objects.bulk_create(
        ChangeLead(school=school, person_id=first[school.organisation_id])
        for school in schools
        if school.organisation_id in first
    )


def _items(region: Any, track: LearningTrack, each: int) -> list[ProgrammeItem]:
    items = ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            track=track,
            kind="masterclass",
            title=f"Deel {number + 1}",
            day=region.today + timedelta(days=20 * (number - each)),
            starts=time(13, 30),
            ends=time(16, 30),
            host=region.organisations[0],
            place="Zaal 3",
            text="Wat er gebeurt.",
            preparation="Lees het artikel.",
            question="Wat neemt u mee?",
        )
        for number in range(2 * each)
    )
    meeting = Meeting.objects.create(
        partnership=region.partnership, kind="inspiration", title="Deel 1", state="held",
        starts_at=region.meetings.held.starts_at, ends_at=region.meetings.held.ends_at,
    )  # fmt: skip
    ProgrammeItem.objects.filter(pk=items[0].pk).update(meeting=meeting)
    Attendee.objects.bulk_create(
        Attendee(meeting=meeting, person=person, was_present=True)
        for person in region.people[:each]
    )
    for number in range(each):
        Material.objects.create(item=items[0], name=f"Link {number}", url="https://x.example/a")
    _file(items[0], region.coordinator)
    return items
