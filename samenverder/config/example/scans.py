"""The school scans of the learning tracks: eight statements of our own, six colleagues each."""

import random
from datetime import date, datetime, time, timedelta

from samenverder.lib.text import ZONE
from samenverder.network.models import Partnership, User
from samenverder.reflection.agenda import default_agenda
from samenverder.reflection.exchange import InstrumentContent, StatementContent, ThemeContent
from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import (
    Answer,
    Instrument,
    Participant,
    Phase,
    ReflectionSession,
    SessionFacilitator,
    Snapshot,
)
from samenverder.reflection.operations.instrument_store import store_content
from samenverder.tracks.models import TrackSchool

THEMES = [
    ("gesprek", "G", "Het gesprek", "The conversation", [
        ("Elke leerling voert bij ons twee keer per jaar een loopbaangesprek.",
         "Every pupil has a career conversation twice a year."),
        ("In dat gesprek praat de leerling meer dan wij.",
         "In that conversation the pupil talks more than we do."),
        ("Ouders zijn bij dat gesprek, of weten wat er gezegd is.",
         "Parents are there, or know what was said."),
        ("Wat er gezegd is, vindt een collega later terug.",
         "A colleague can find later what was said."),
    ]),
    ("praktijk", "W", "Het werk leren kennen", "Getting to know work", [
        ("Onze leerlingen zien werk van dichtbij vóór zij kiezen.",
         "Our pupils see work from close by before they choose."),
        ("Ervaringen buiten school komen terug in de les.",
         "What pupils experience outside school comes back in lessons."),
        ("Collega’s hebben tijd om leerlingen op hun stage te bezoeken.",
         "Colleagues have time to visit pupils at work."),
        ("Wij weten wat scholen en werkgevers om ons heen doen.",
         "We know what schools and employers around us do."),
    ]),
]  # fmt: skip
SCALE_NL = ("niet waar", "meestal niet waar", "soms waar", "meestal waar", "waar")
SCALE_EN = ("not true", "mostly not true", "sometimes true", "mostly true", "true")
LEVELS = [3.1, 2.7, 2.2, 2.5, 3.4, 2.9, 1.9, 2.8]
LAYERS = ["practice", "practice", "practice", "practice", "management", "management"]
COLLEAGUES = len(LAYERS)


def own_instrument(partnership: Partnership) -> Instrument:
    """The short instrument the region made for looking into a school."""
    themes = tuple(
        ThemeContent(
            code=code, letter=letter, title_nl=nl, title_en=en,
            statements=tuple(
                StatementContent(code=f"{letter}{at}", nl=text, en=english)
                for at, (text, english) in enumerate(rows, start=1)
            ),
        )
        for code, letter, nl, en, rows in THEMES
    )  # fmt: skip
    content = InstrumentContent(
        code="schoolscan-loopbaan", version=1, title_nl="Schoolscan loopbaanbegeleiding",
        title_en="School scan of career guidance", scale_nl=SCALE_NL, scale_en=SCALE_EN,
        themes=themes,
    )  # fmt: skip
    return store_content(content=content, partnership=partnership)


def hold_scans(
    schools: list[TrackSchool], instrument: Instrument, first_day: date, by: User
) -> None:
    """Each of these schools looked into itself, one after another, and closed its session."""
    statements = list(instrument.statements.order_by("order"))
    for at, school in enumerate(schools):
        day = first_day + timedelta(days=at % 5 + 7 * (at // 5))
        session = _session(school, instrument, day, by)
        dice = random.Random(f"scan {school.organisation.name}")  # noqa: S311  not a secret
        low = dice.randrange(len(statements))
        seats = Participant.objects.bulk_create(
            Participant(
                session=session, organisation=school.organisation, layer=layer,
                code_hash=f"scan-{session.pk}-{place}", pair_hash=f"scan-{school.pk}-{place}",
            )
            for place, layer in enumerate(LAYERS)
        )  # fmt: skip
        Answer.objects.bulk_create(
            Answer(
                participant=seat, statement=statement, sequence=1,
                value=_value(LEVELS[n] - (0.9 if n == low else 0), dice),
            )
            for seat in seats
            for n, statement in enumerate(statements)
        )  # fmt: skip
        figures = build_figures(session, number=1)
        Snapshot.objects.create(
            session=session,
            number=1,
            taken_at=session.starts_at + timedelta(minutes=20),
            figures=figures,
        )
        school.scan = session
        school.save(update_fields=["scan"])


def _value(level: float, dice: random.Random) -> int:
    return max(1, min(5, round(dice.gauss(level, 0.8))))


def _session(school: TrackSchool, instrument: Instrument, day: date, by: User) -> ReflectionSession:
    start = datetime.combine(day, time(15), ZONE)
    session = ReflectionSession.objects.create(
        partnership=school.track.partnership,
        instrument=instrument,
        title=f"Schoolscan {school.organisation.name}",
        purpose=school.track.question,
        place=school.organisation.name,
        starts_at=start,
        agenda=default_agenda("scored", "live", 60),
        phase=Phase.CLOSED,
        opened_at=start,
        revealed_at=start + timedelta(minutes=20),
        closed_at=start + timedelta(minutes=60),
        led_by=by,
    )
    session.part = len(session.agenda) - 1
    session.save(update_fields=["part"])
    SessionFacilitator.objects.create(session=session, user=by)
    return session
