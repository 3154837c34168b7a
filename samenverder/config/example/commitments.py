"""Three years of decisions and agreements in the example region; one decision still waits."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import (
    Agreement,
    AgreementParty,
    Change,
    Comment,
    Decision,
    about,
)
from samenverder.lib.text import ZONE
from samenverder.network.models import Mandate, Organisation, Partnership, Person, User

# text, about, amount, decided on, state, on whose mandate, why not, focus area
DECISIONS: list[tuple[str, str, int | None, date, str, str, str, int | None]] = [
    ("De kerngroep krijgt 320 uur per schooljaar.", "means", 12_000, date(2024, 6, 25),
     "confirmed", "Hanneke Bruin", "", None),
    ("Alle scholen gebruiken vanaf augustus 2025 hetzelfde overdrachtsformulier.",
     "communication", None, date(2025, 1, 21), "confirmed", "Wouter Drost", "", 0),
    ("Wij huren samen een bus voor de bezoeken aan werkgevers.", "means", 9_000,
     date(2025, 4, 15), "rejected", "", "Er rijdt al een buurtbus langs drie bedrijven.",
     1),
    ("Decanen en mentoren volgen samen de scholing loopbaangesprekken.", "training", 4_800,
     date(2025, 10, 7), "confirmed", "Anke Reinders", "", 2),
    ("De regiodag is voortaan elk jaar in maart.", "other", None, date(2026, 1, 20),
     "confirmed", "Carla Wiegers", "", None),
    ("De stagevergoeding is bij alle werkgevers gelijk.", "means", 6_000, date(2026, 4, 14),
     "withdrawn", "Jan van Eiken", "De cao van de zorg laat dit niet toe.", 1),
    ("Het vervoer naar de praktijkroute betalen wij een jaar lang samen.", "means", 30_000,
     date(2026, 11, 12), "provisional", "", "", 1),
]  # fmt: skip

# text, about, from, until, amount, hours, parties (who agreed for the first), ended, focus area
AGREEMENTS: list[
    tuple[str, str, date, date | None, int | None, str, list[str], date | None, int | None]
] = [
    ("Praktijkschool De Werf leent haar lasbus drie dagen per maand uit aan Vso De Wending.",
     "means", date(2024, 9, 1), date(2025, 7, 31), None, "36",
     ["Praktijkschool De Werf", "Vso De Wending"], date(2025, 7, 31), 1),
    ("Mbo Rivierenland houdt elk jaar twintig plaatsen vrij voor een warme overdracht.",
     "other", date(2025, 2, 1), None, None, "",
     ["Mbo Rivierenland Lindemeer", "Praktijkschool De Werf", "Vso De Wending", "Lindecollege"],
     None, 0),
    ("Zorggroep Waterlelie leidt per jaar zes praktijkopleiders op, ook voor andere werkgevers.",
     "training", date(2025, 9, 1), date(2027, 8, 31), 7_500, "120",
     ["Zorggroep Waterlelie", "Bouwbedrijf Van Eiken", "Praktijkschool De Werf"], None, 1),
    ("Gemeente en scholen sturen ouders één brief over de overstap, met één afzender.",
     "communication", date(2025, 11, 1), None, None, "",
     ["Gemeente Lindemeer", "Lindecollege", "Vmbo Het Baken"], None, 0),
    ("Elke school geeft haar decaan veertig uur voor het loopbaangesprek.",
     "means", date(2026, 8, 1), date(2027, 7, 31), None, "40",
     ["Lindecollege", "Vmbo Het Baken", "Scholengemeenschap De Brug", "Vso De Sprong"], None, 2),
    ("Jeugdhulp Lindestreek zit om de week een ochtend op het mbo.",
     "other", date(2025, 9, 1), date(2026, 10, 31), None, "80",
     ["Jeugdhulp Lindestreek", "Mbo Rivierenland Lindemeer"], None, 0),
]  # fmt: skip


def add_commitments(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """What was decided and agreed besides the actions."""
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order"))
    by = users["Marloes Dekker"]
    for row in DECISIONS:
        _decision(partnership, people, by, areas, row)
    for line in AGREEMENTS:
        _agreement(partnership, by, areas, line)
    first = Agreement.objects.filter(partnership=partnership).order_by("pk")[1]
    Comment.objects.create(
        agreement=first,
        by=users["Sem Verhagen"],
        at=_at(date(2026, 9, 14)),
        text="Dit jaar waren er zestien plaatsen nodig. Wij houden het op twintig.",
    )


def _decision(
    partnership: Partnership, people: dict[str, Person], by: User, areas: list[FocusArea], row: Any
) -> None:
    text, subject, amount, day, state, who, reason, area = row
    mandate = Mandate.objects.filter(partnership=partnership, person__name=who).first()
    euros = None if amount is None else Decimal(amount)
    decision = Decision.objects.create(
        partnership=partnership,
        text=text,
        subject=subject,
        amount=euros,
        decided_on=day,
        state=state,
        reason=reason,
        focus_area=None if area is None else areas[area],
        mandate=mandate,
        mandate_label=_words(mandate),
        confirmed_by=people.get(who),
        confirmed_on=day if who else None,
        source_label="Bestuurlijk overleg",
        created_by=by,
        created_at=_at(day),
    )
    if state == "provisional":
        held = Mandate.objects.filter(partnership=partnership).select_related("person")
        decision.asked_of.set(
            [one.person for one in held.current(day) if one.covers(subject, euros)]
        )
    _first_line(decision, by, day)


def _agreement(partnership: Partnership, by: User, areas: list[FocusArea], line: Any) -> None:
    text, kind, start, until, amount, hours, parties, ended, area = line
    agreement = Agreement.objects.create(
        partnership=partnership,
        text=text,
        kind_of=kind,
        starts_on=start,
        until=until,
        amount=None if amount is None else Decimal(amount),
        hours=Decimal(hours) if hours else None,
        state="ended" if ended else "running",
        ended_on=ended,
        focus_area=None if area is None else areas[area],
        parties_label=", ".join(sorted(parties)),
        source_label="Managementoverleg",
        created_by=by,
        created_at=_at(start),
    )
    here = {row.name: row for row in Organisation.objects.filter(partnerships=partnership)}
    for name in parties:
        mandate = Mandate.objects.filter(partnership=partnership, organisation=here[name]).first()
        AgreementParty.objects.create(
            agreement=agreement,
            organisation=here[name],
            person=mandate.person if mandate else None,
            mandate=mandate,
            mandate_label=_words(mandate),
        )
    _first_line(agreement, by, start)


def _first_line(row: Any, by: User, day: date) -> None:
    Change.objects.create(**about(row), by=by, field="created", after=row.text, at=_at(day))


def _words(mandate: Mandate | None) -> str:
    if mandate is None:
        return ""
    return f"{mandate.person.name}, {mandate.organisation.name} ({mandate.given_by})"


def _at(day: date) -> datetime:
    return datetime.combine(day, time(16), ZONE)
