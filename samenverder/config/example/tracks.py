"""Two learning tracks in the example region: one of eleven schools, and one made from it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import translation

from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.config.example import plan_texts as linde
from samenverder.config.example import plan_texts_more as more
from samenverder.config.example.plan_texts import Written
from samenverder.config.example.scans import hold_scans
from samenverder.lib.text import ZONE
from samenverder.meetings.models import Attendee, Meeting
from samenverder.network.models import Organisation, Partnership, Person, User
from samenverder.plans.models import SchoolPlan
from samenverder.reflection.models import Instrument
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    LookingBack,
    Material,
    ProgrammeItem,
    TrackSchool,
    TrackTemplate,
)
from samenverder.tracks.operations import beginning_of, from_template
from samenverder.tracks.operations.tracks import lay_out
from samenverder.tracks.templates_of_tracks import Beginning, example

# school, its change leads, which plan it made
Line = tuple[str, tuple[str, ...], Written | None]
SCHOOLS: list[Line] = [
    ("Praktijkschool De Werf", ("Fatima Aydin", "Els Haverkamp"), linde.WERF),
    ("Vso De Wending", ("Noor Timmer", "Lotte Sanders"), more.LATER),
    ("Vso De Sprong", ("Tarik Yilmaz",), linde.SPRONG),
    ("Lindecollege", ("Ilse Rademaker", "Saskia Ploeg"), linde.LINDECOLLEGE),
    ("Vmbo Het Baken", ("Amira Haddad",), None),
    ("Scholengemeenschap De Brug", ("Roos Terpstra",), more.BRUG),
    ("Praktijkschool De Klink", ("Nadia Bouzid", "Ronald Vink"), more.KLINK),
    ("Vso De Kring", ("Esther Moerman",), None),
    ("Praktijkschool Het Anker", ("Wendy Schippers",), more.OUTSIDE),
    ("Vso Het Kompas", ("Farah Nasri",), more.BRIDGE),
    ("Praktijkschool De Hoeve", ("Stefan Hofman", "Tineke Wolthuis"), more.HOEVE),
]
PRACTICE: list[Line] = [
    ("Vso De Wending", ("Noor Timmer", "Lotte Sanders"), linde.WENDING),
    ("Vso Het Kompas", ("Farah Nasri",), more.KOMPAS),
    ("Praktijkschool Het Anker", ("Wendy Schippers",), more.ANKER),
    ("Vso De Kring", ("Esther Moerman",), more.KRING),
    ("Vmbo Het Baken", ("Amira Haddad",), linde.BAKEN),
    ("Vso De Sprong", ("Tarik Yilmaz",), more.WORKPLACE),
    ("Praktijkschool De Werf", ("Fatima Aydin", "Els Haverkamp"), more.VAN),
]
ASKED: list[Line] = [("Scholengemeenschap De Brug", ("Roos Terpstra",), None)]
# when the second track meets: the programme of the first, laid around the holidays
DAYS = [
    date(2026, 5, 20), date(2026, 6, 10), date(2026, 6, 24), date(2026, 9, 9), date(2026, 9, 30),
    date(2026, 10, 28), date(2026, 11, 18), date(2026, 12, 2), date(2027, 2, 10), date(2027, 3, 24),
]  # fmt: skip
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


def add_tracks(
    partnership: Partnership,
    people: dict[str, Person],
    users: dict[str, User],
    instrument: Instrument,
) -> None:
    """Eleven schools finished a track about career guidance; a second one, made from its template,
    is about learning in practice and had its pitch day this week.
    """
    by = users["Marloes Dekker"]
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order"))
    with translation.override("nl"):
        ready_made = replace(example(), conditions=CONDITIONS)
    done = _track(
        partnership, by, people["Marloes Dekker"], areas[2], "Samen sterker in loopbaanbegeleiding",
        "Loopbaanbegeleiding (LOB)", "Hoe versterken we LOB binnen de scholen en in de regio?",
        date(2025, 9, 16), ready_made,
    )  # fmt: skip
    done.state = "finished"
    done.save(update_fields=["state"])
    schools = _schools(done, people, SCHOOLS, "joined")
    hold_scans(schools, instrument, date(2025, 10, 6), by)
    _answers(done)
    _meetings(done, people, by)
    template = keep(done)
    running = _track(
        partnership, by, people["Sem Verhagen"], areas[1], "Leren in de praktijk",
        "Leren in de praktijk", "Hoe vindt elke leerling een werkplek waar hij echt leert?",
        DAYS[0], from_template(template),
    )  # fmt: skip
    running.state, running.ends_on = "running", date(2027, 3, 31)
    running.save(update_fields=["state", "ends_on"])
    for item, day in zip(running.items.order_by("day"), DAYS, strict=True):
        item.day = day
        item.save(update_fields=["day"])
    schools = _schools(running, people, PRACTICE, "joined")
    hold_scans(schools[:4], instrument, date(2026, 6, 8), by)
    _schools(running, people, ASKED, "invited")
    _answers(running)


def keep(track: LearningTrack) -> TrackTemplate:
    """The finished track as the template the next one was made from."""
    kept = beginning_of(track)
    return TrackTemplate.objects.create(
        partnership=track.partnership, title="Leergang LOB van Lindemeer", question=kept.question,
        conditions=kept.conditions, days=kept.days, lines=kept.lines,
    )  # fmt: skip


def _track(
    partnership: Partnership,
    by: User,
    leader: Person,
    area: FocusArea,
    title: str,
    theme: str,
    question: str,
    starts_on: date,
    beginning: Beginning,
) -> LearningTrack:
    questions = RegionalQuestion.objects.filter(partnership=partnership, removed_at=None)
    track = LearningTrack.objects.create(
        partnership=partnership,
        title=title,
        theme=theme,
        question=question,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=beginning.days),
        focus_area=area,
        regional_question=questions.filter(focus_area=area).first(),
        conditions=beginning.conditions,
        led_by=leader,
        created_by=by,
    )
    lay_out(track, beginning.lines)
    here = {row.name: row for row in Organisation.objects.filter(partnerships=partnership)}
    hosts = [here[name] for name, _leads, _plan in SCHOOLS[:6]]
    for number, item in enumerate(track.items.order_by("day")):
        item.host, item.place = hosts[number % len(hosts)], "Aula"
        item.save()
        if item.kind in {"masterclass", "theory"} and not item.materials.exists():
            Material.objects.create(
                item=item, name="Werkblad bij de masterclass", url="https://www.lob.example/blad"
            )
    return track


def _schools(
    track: LearningTrack, people: dict[str, Person], rows: list[Line], state: str
) -> list[TrackSchool]:
    made = []
    for name, leads, plan in rows:
        school = TrackSchool.objects.create(
            track=track,
            organisation=Organisation.objects.get(name=name, partnerships=track.partnership),
            state=state,
            invited_on=track.starts_on - timedelta(days=90),
            joined_on=track.starts_on - timedelta(days=60) if state == "joined" else None,
            plan=None if plan is None else _plan(track, plan),
        )
        for lead in leads:
            ChangeLead.objects.create(school=school, person=people[lead], since=track.starts_on)
        made.append(school)
    return made


def _plan(track: LearningTrack, plan: Written) -> SchoolPlan:
    rows = SchoolPlan.objects.filter(partnership=track.partnership, school__name=plan.school)
    return rows.get(title=plan.title)


def _answers(track: LearningTrack) -> None:
    """What schools answered up to 21 November 2026; not every school answers every time."""
    items = track.items.filter(day__lt=date(2026, 11, 20)).order_by("day")
    schools = list(track.schools.filter(state="joined").order_by("pk"))
    leads: dict[int, str] = {}
    for lead in ChangeLead.objects.filter(school__track=track).select_related("person"):
        leads.setdefault(lead.school_id, lead.person.name)
    LookingBack.objects.bulk_create(
        LookingBack(
            item=item,
            school=school,
            text=SAID[(turn + at * 3) % len(SAID)] if at else SAID[turn],
            by_name=leads[school.pk],
            at=datetime.combine(_day(item) + timedelta(days=2), time(10), ZONE),
        )
        for turn, item in enumerate(items)
        for at, school in enumerate(schools)
        if (at + turn) % 5 != 3
    )


def _meetings(track: LearningTrack, people: dict[str, Person], by: User) -> None:
    """The meetings of the finished track, with who was there."""
    guests = [people[lead] for _school, leads, _plan in SCHOOLS for lead in leads]
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
