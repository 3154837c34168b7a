"""Mandates, groups, somebody who left and somebody who is new in the example region."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from samenverder.network.models import (
    GroupKind,
    GroupMember,
    GroupYear,
    Mandate,
    Organisation,
    Partnership,
    Person,
    Position,
    User,
    WorkingGroup,
)
from samenverder.network.operations.welcomes import start_welcome

# who, about what, up to which amount (None: no limit), given by, since, until, conditions
MANDATES: list[tuple[str, list[str], int | None, str, date, date | None, str]] = [
    ("Hanneke Bruin", ["means", "training", "communication", "ambition", "other"], 25_000,
     "Raad van toezicht, 14 mei 2024", date(2024, 8, 1), None, ""),
    ("Joris Wolters", ["means", "training", "ambition"], 10_000,
     "Bestuur De Werf, 3 juni 2024",
     date(2024, 8, 1), None, ""),
    ("Daan Postma", ["means", "training", "ambition"], 7_500,
     "Algemeen directeur, 1 september 2025",
     date(2025, 9, 1), date(2027, 8, 1), "Samen met de controller"),
    ("Karin Voskuil", ["training"], 5_000, "Algemeen directeur, 1 september 2023",
     date(2023, 9, 1), date(2026, 8, 1), ""),
    ("Wouter Drost", ["means", "training", "communication", "ambition"], 10_000,
     "College van bestuur, 10 juni 2024", date(2024, 8, 1), None, ""),
    ("Peter Zandvliet", ["training", "communication", "ambition"], 5_000,
     "Bestuur, 2 september 2025",
     date(2025, 9, 2), date(2026, 12, 31), ""),
    ("Yvonne Kamp", ["ambition", "communication"], None, "Bestuur De Brug, 12 januari 2026",
     date(2026, 1, 12), None, "Geen besluiten over geld"),
    ("Anke Reinders", ["means", "training", "ambition"], 15_000,
     "College van bestuur, 1 oktober 2024", date(2024, 10, 1), None, ""),
    ("Carla Wiegers", ["means", "ambition", "communication", "other"], 50_000,
     "College van B en W, 21 januari 2025", date(2025, 1, 21), date(2027, 1, 15), ""),
    ("Jan van Eiken", ["means", "training", "communication", "ambition", "other"], None,
     "Eigenaar", date(2023, 8, 1), None, ""),
]  # fmt: skip

# name, kind, what for, since, people (the first leads), {school year: (hours, budget)}
GROUPS: list[tuple[str, str, str, date, list[str], dict[int, tuple[int, int]]]] = [
    ("Kerngroep", GroupKind.CORE_TEAM,
     "Bereidt de besluiten voor, bewaakt de afspraken en houdt de lijnen kort.",
     date(2023, 8, 1), ["Marloes Dekker", "Sem Verhagen", "Ruben Kuipers", "Thijs Ooms",
     "Niels Brandt"], {2024: (320, 12_000), 2025: (360, 14_500), 2026: (400, 16_000)}),
    ("Werkgroep Warme overdracht", GroupKind.WORKING_GROUP,
     "Geen leerling raakt zoek tussen twee scholen.",
     date(2024, 9, 1), ["Petra Loman", "Ilse Rademaker", "Noor Timmer", "Dewi Santosa"],
     {2024: (120, 2_500), 2025: (160, 4_000), 2026: (160, 4_000)}),
    ("Werkgroep Leren in de praktijk", GroupKind.WORKING_GROUP,
     "Elke leerling die dat wil, leert ook bij een werkgever.",
     date(2024, 9, 1), ["Fatima Aydin", "Ineke Scholte", "Mark Tolsma", "Linda Evers"],
     {2024: (80, 1_500), 2025: (120, 3_000), 2026: (140, 5_500)}),
]  # fmt: skip
LEFT_ON = date(2026, 6, 30)
JOINED_ON = date(2026, 11, 2)


def add_network(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """Who may decide, who works together, who went and who came."""
    here = Organisation.objects.filter(partnerships=partnership)
    _mandates(partnership, people)
    groups = _groups(partnership, people)
    _somebody_left(partnership, here.get(name="Vso De Sprong"), groups["Kerngroep"])
    _somebody_new(partnership, here.get(name="Gemeente Oosterveld"), users)


def _mandates(partnership: Partnership, people: dict[str, Person]) -> None:
    for name, subjects, up_to, given_by, since, until, conditions in MANDATES:
        Mandate.objects.create(
            partnership=partnership,
            person=people[name],
            organisation=people[name].positions.get().organisation,
            subjects=subjects,
            up_to=None if up_to is None else Decimal(up_to),
            given_by=given_by,
            since=since,
            until=until,
            conditions=conditions,
        )


def _groups(partnership: Partnership, people: dict[str, Person]) -> dict[str, WorkingGroup]:
    made = {}
    for name, kind, purpose, since, members, years in GROUPS:
        group = WorkingGroup.objects.create(
            partnership=partnership, name=name, kind=kind, purpose=purpose, since=since
        )
        GroupMember.objects.bulk_create(
            GroupMember(group=group, person=people[member], is_lead=at == 0, since=since)
            for at, member in enumerate(members)
        )
        GroupYear.objects.bulk_create(
            GroupYear(group=group, school_year=year, hours=hours, budget=budget)
            for year, (hours, budget) in years.items()
        )
        made[name] = group
    return made


def _somebody_left(partnership: Partnership, school: Organisation, team: WorkingGroup) -> None:
    person = Person.objects.create(
        partnership=partnership, name="Jolanda Meurs", email="jolanda@lindemeer.example",
        left_on=LEFT_ON,
    )  # fmt: skip
    Position.objects.create(
        person=person, organisation=school, layer="management", title="teamleider",
        since=date(2023, 8, 1), until=LEFT_ON,
    )  # fmt: skip
    team.members.create(person=person, since=date(2023, 8, 1), until=LEFT_ON)


def _somebody_new(
    partnership: Partnership, municipality: Organisation, users: dict[str, User]
) -> None:
    person = Person.objects.create(
        partnership=partnership, name="Imke Roelofs", email="imke@lindemeer.example"
    )
    Position.objects.create(
        person=person, organisation=municipality, layer="management", title="programmaleider jeugd",
        since=JOINED_ON,
    )  # fmt: skip
    welcome = start_welcome(partnership=partnership, person=person)
    welcome.started_on = JOINED_ON
    welcome.save(update_fields=["started_on"])
    at = timezone.make_aware(datetime(2026, 11, 9, 15, 30))
    first = welcome.steps.first()
    if first is not None:
        first.ticked_at, first.ticked_by = at, users["Marloes Dekker"]
        first.save(update_fields=["ticked_at", "ticked_by"])
