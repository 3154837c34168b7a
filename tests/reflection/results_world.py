"""A small world for results: instruments, rounds and people who answer, made directly."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from samenverder.network.models import Membership, Organisation, Partnership
from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import (
    Answer,
    Instrument,
    Participant,
    Phase,
    ReflectionSession,
    Snapshot,
    Statement,
    Theme,
)

WHEN = datetime(2026, 11, 24, 14, tzinfo=ZoneInfo("Europe/Amsterdam"))
SCALE_NL = ["helemaal niet waar", "niet waar", "deels waar", "waar", "helemaal waar"]
SCALE_EN = ["not true at all", "not true", "partly true", "true", "completely true"]
SIX = {
    "ambition": ("A", "Visie en ambitie", "Vision and ambition"),
    "relation": ("R", "Relatie", "Relationship"),
    "partners": ("P", "Betrokken partners", "Partners involved"),
    "decisiveness": ("D", "Daadkracht", "Decisiveness"),
    "inspiration": ("I", "Inspiratie", "Inspiration"),
    "monitoring": ("M", "Monitoring", "Monitoring"),
}


def make_instrument(sizes: Mapping[str, int] | None = None, code: str = "klein") -> Instrument:
    """An instrument with so many statements per theme (A1, A2, R1, …)."""
    sizes = sizes or {"ambition": 2, "relation": 2}
    instrument = Instrument.objects.create(
        code=code,
        version=Instrument.objects.filter(code=code).count() + 1,
        title_nl="Klein instrument",
        title_en="Small instrument",
        scale_nl=SCALE_NL,
        scale_en=SCALE_EN,
    )
    order = 0
    for place, (name, size) in enumerate(sizes.items()):
        letter, dutch, english = SIX[name]
        theme = Theme.objects.create(
            instrument=instrument,
            code=name,
            letter=letter,
            title_nl=dutch,
            title_en=english,
            order=place,
        )
        for number in range(1, size + 1):
            order += 1
            Statement.objects.create(
                theme=theme,
                instrument=instrument,
                code=f"{letter}{number}",
                text_nl=f"Stelling {letter}{number} over {dutch.lower()}.",
                text_en=f"Statement {letter}{number} on {english.lower()}.",
                probe_nl=f"Waaraan merken we {letter}{number}?",
                probe_en=f"How do we notice {letter}{number}?",
                order=order,
            )
    return instrument


def make_session(partnership: Partnership, instrument: Instrument, **fields: Any):
    """A session that is open, unless told otherwise."""
    return ReflectionSession.objects.create(
        **{
            "partnership": partnership,
            "instrument": instrument,
            "title": "Najaar 2026",
            "place": "het stadhuis van Lindemeer",
            "starts_at": WHEN,
            "phase": Phase.OPEN,
            "opened_at": timezone.now(),
            "agenda": [{"key": "talk", "minutes": 27}],
            **fields,
        }
    )


def make_organisations(partnership: Partnership, kinds: Sequence[str]) -> list[Organisation]:
    """One organisation per kind given, in the partnership."""
    made = []
    for number, kind in enumerate(kinds, start=1):
        organisation = Organisation.objects.create(name=f"Partner {number:02}", kind=kind)
        Membership.objects.create(
            partnership=partnership, organisation=organisation, since=WHEN.date()
        )
        made.append(organisation)
    return made


def join(
    session: ReflectionSession,
    answers: Mapping[str, int | None],
    *,
    layer: str = "",
    organisation: Organisation | None = None,
    name: str = "",
    pair: str = "",
    second: Mapping[str, int | None] | None = None,
) -> Participant:
    """One participant with these answers (code → 1..5, None for "I don't know")."""
    person = Participant.objects.create(
        session=session,
        code_hash=f"{session.pk}-{Participant.objects.count()}",
        layer=layer,
        organisation=organisation,
        name=name,
        pair_hash=pair,
    )
    give(session, person, answers)
    give(session, person, second or {}, vote=2)
    return person


def give(
    session: ReflectionSession,
    person: Participant,
    answers: Mapping[str, int | None],
    vote: int = 1,
) -> None:
    """Answers of somebody who has a seat."""
    ids = dict(
        Statement.objects.filter(instrument_id=session.instrument_id).values_list("code", "pk")
    )
    Answer.objects.bulk_create(
        Answer(participant=person, statement_id=ids[code], value=value, vote=vote)
        for code, value in answers.items()
    )


def reveal(session: ReflectionSession) -> dict[str, Any]:
    """Take a snapshot and show it; returns the figures as they were stored."""
    number = session.snapshots.count() + 1
    figures = build_figures(session, number=number)
    snapshot = Snapshot.objects.create(session=session, number=number, figures=figures)
    session.phase = Phase.REVEALED
    session.revealed_at = session.revealed_at or timezone.now()
    session.save()
    snapshot.refresh_from_db()
    return snapshot.figures
