"""Two learning tracks in the example region: one came to its end, one is under way."""

from datetime import date, datetime, time, timedelta

from django.utils import translation

from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.lib.text import ZONE
from samenverder.meetings.models import Attendee, Meeting
from samenverder.network.models import Organisation, Partnership, Person, User
from samenverder.plans.models import SchoolPlan
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    LookingBack,
    Material,
    ProgrammeItem,
    TrackSchool,
    TrackTemplate,
)
from samenverder.tracks.operations import beginning_of
from samenverder.tracks.operations.tracks import lay_out
from samenverder.tracks.templates_of_tracks import example

SCHOOLS = [
    ("Praktijkschool De Werf", ("Fatima Aydin", "Els Haverkamp")),
    ("Vso De Wending", ("Noor Timmer", "Lotte Sanders")),
    ("Vso De Sprong", ("Tarik Yilmaz",)),
    ("Lindecollege", ("Ilse Rademaker", "Saskia Ploeg")),
    ("Vmbo Het Baken", ("Amira Haddad",)),
    ("Scholengemeenschap De Brug", ("Roos Terpstra",)),
]
CONDITIONS = (
    "Twee kartrekkers per school, met elk veertig uur. Het bestuur komt naar de pitch en neemt "
    "zijn mandaat mee. Wat we leren, delen we met elkaar."
)
SAID = [
    "Dat leerlingen zelf vertellen wat zij willen, in plaats van dat wij het voor hen invullen.",
    "Onze mentoren denken dat het loopbaangesprek er al is. Leerlingen noemen het nauwelijks.",
    "Een vast gespreksblad, en één plek waar het bewaard wordt.",
    "Bij collega’s die zeggen dat er geen tijd is, vragen we eerst wat er wél lukt.",
    "Dat elke leerling twee gesprekken heeft gehad: dat kunnen we tellen, of ze goed waren niet.",
    "We schrapten drie acties. De rest is nu te doen.",
    "Wat er gebeurt als de stagecoördinator ziek is.",
    "De vaste middag voor loopbaangesprekken in het rooster.",
    "Samen met de buurschool één keer per maand bellen.",
    "Het gespreksblad blijft, ook zonder deze leergang.",
]


def add_tracks(partnership: Partnership, people: dict[str, Person], users: dict[str, User]) -> None:
    """A finished track about career guidance, one under way about learning in practice."""
    by = users["Marloes Dekker"]
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order"))
    done = _track(
        partnership, by, people["Marloes Dekker"], areas[2], "Samen sterker in loopbaanbegeleiding",
        "Loopbaanbegeleiding (LOB)", "Hoe versterken we LOB binnen de scholen en in de regio?",
        date(2025, 9, 16), "finished",
    )  # fmt: skip
    _schools(done, people, 6, "joined")
    _answers(done, people, by)
    _meetings(done, people, by)
    kept = beginning_of(done)
    TrackTemplate.objects.create(
        partnership=partnership, title="Leergang LOB van Lindemeer", question=kept.question,
        conditions=kept.conditions, days=kept.days, lines=kept.lines,
    )  # fmt: skip
    running = _track(
        partnership, by, people["Sem Verhagen"], areas[1], "Leren in de praktijk",
        "Leren in de praktijk", "Hoe vindt elke leerling een werkplek waar hij echt leert?",
        date(2026, 9, 22), "running",
    )  # fmt: skip
    _schools(running, people, 4, "joined")
    _schools(running, people, 5, "invited", start=4)
    _answers(running, people, by)


def _track(
    partnership: Partnership,
    by: User,
    leader: Person,
    area: FocusArea,
    title: str,
    theme: str,
    question: str,
    starts_on: date,
    state: str,
) -> LearningTrack:
    with translation.override("nl"):
        beginning = example()
        track = LearningTrack.objects.create(
            partnership=partnership,
            title=title,
            theme=theme,
            question=question,
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=beginning.days),
            focus_area=area,
            regional_question=RegionalQuestion.objects.filter(
                partnership=partnership, focus_area=area, removed_at=None
            ).first(),
            conditions=CONDITIONS,
            led_by=leader,
            state=state,
            created_by=by,
        )
        lay_out(track, beginning.lines)
    hosts = [Organisation.objects.get(name=name, partnerships=partnership) for name, _ in SCHOOLS]
    for number, item in enumerate(track.items.order_by("day")):
        item.host, item.place = hosts[number % len(hosts)], "Aula"
        item.save()
        if item.kind in {"masterclass", "theory"}:
            Material.objects.create(
                item=item, name="Werkblad bij de masterclass", url="https://www.lob.example/blad"
            )
    return track


def _schools(
    track: LearningTrack, people: dict[str, Person], to: int, state: str, start: int = 0
) -> None:
    for name, leads in SCHOOLS[start:to]:
        school = TrackSchool.objects.create(
            track=track,
            organisation=Organisation.objects.get(name=name, partnerships=track.partnership),
            state=state,
            invited_on=track.starts_on - timedelta(days=90),
            joined_on=track.starts_on - timedelta(days=60) if state == "joined" else None,
        )
        if track.state == "running" and state == "joined":
            school.plan = SchoolPlan.objects.filter(
                partnership=track.partnership, school=school.organisation, removed_at=None
            ).first()
            school.save()
        for lead in leads:
            ChangeLead.objects.create(school=school, person=people[lead], since=track.starts_on)


def _answers(track: LearningTrack, people: dict[str, Person], by: User) -> None:
    """What schools answered up to November 2026; not every school answers every time."""
    items = track.items.filter(day__lt=date(2026, 11, 22)).order_by("day")
    schools = list(track.schools.filter(state="joined").order_by("pk"))
    for turn, item in enumerate(items):
        for at, school in enumerate(schools):
            if (at + turn) % 5 == 3:
                continue
            lead = school.leads.order_by("pk").first()
            LookingBack.objects.create(
                item=item,
                school=school,
                text=SAID[(turn + at * 3) % len(SAID)] if at else SAID[turn],
                by_name=lead.person.name if lead else by.name,
                at=datetime.combine(_day(item) + timedelta(days=2), time(10), ZONE),
            )


def _meetings(track: LearningTrack, people: dict[str, Person], by: User) -> None:
    """The meetings of the finished track, with who was there."""
    guests = [people[lead] for _school, leads in SCHOOLS for lead in leads]
    for turn, item in enumerate(track.items.exclude(kind="scan").order_by("day")):
        day = _day(item)
        meeting = Meeting.objects.create(
            partnership=track.partnership, kind="inspiration", title=item.title, host=item.host,
            purpose=item.text, place=item.place, state="held", minutes_state="approved",
            starts_at=datetime.combine(day, time(13, 30), ZONE), created_by=by,
            ends_at=datetime.combine(day, time(16, 30), ZONE),
            uid=f"leergang-{day:%Y%m%d}@lindemeer.example",
        )  # fmt: skip
        Attendee.objects.bulk_create(
            Attendee(meeting=meeting, person=person, answer="yes", was_present=(at + turn) % 6 != 4)
            for at, person in enumerate(guests)
        )
        item.meeting = meeting
        item.save()


def _day(item: ProgrammeItem) -> date:
    return item.day or item.track.starts_on
