"""Five schools and a board that joined the example region for its first learning track."""

from datetime import date
from decimal import Decimal

from samenverder.ambition.models import AmbitionVersion, Endorsement, Stand
from samenverder.network.models import (
    Mandate,
    Membership,
    Organisation,
    Partnership,
    Person,
    Position,
    User,
)

SINCE = date(2025, 8, 1)
ORGANISATIONS = [
    ("Praktijkschool De Klink", "pro", "Oosterveld"),
    ("Vso De Kring", "vso", "Zandwijk"),
    ("Praktijkschool Het Anker", "pro", "Lindemeer"),
    ("Vso Het Kompas", "vso", "Lindemeer"),
    ("Praktijkschool De Hoeve", "pro", "Zandwijk"),
    ("Scholen van de Streek", "board", "Oosterveld"),
]
# name, organisation (place above), layer, what they do there
PEOPLE = [
    ("Nadia Bouzid", 0, "practice", "stagebegeleider"),
    ("Ronald Vink", 0, "management", "teamleider"),
    ("Esther Moerman", 1, "practice", "loopbaanbegeleider"),
    ("Hugo Lammers", 1, "management", "afdelingsleider"),
    ("Wendy Schippers", 2, "practice", "mentor"),
    ("Kees Oldenburg", 2, "management", "teamleider"),
    ("Farah Nasri", 3, "practice", "uitstroomcoördinator"),
    ("Margriet Prins", 3, "management", "teamleider"),
    ("Stefan Hofman", 4, "practice", "praktijkdocent"),
    ("Tineke Wolthuis", 4, "management", "adjunct-directeur"),
    ("Evert Hamming", 5, "board", "bestuurder"),
]  # fmt: skip


def add_schools(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """The schools, who works there, and what the board of four of them may decide."""
    made = []
    for name, kind, town in ORGANISATIONS:
        organisation = Organisation.objects.create(name=name, kind=kind, town=town)
        Membership.objects.create(partnership=partnership, organisation=organisation, since=SINCE)
        made.append(organisation)
    for name, at, layer, title in PEOPLE:
        email = f"{name.split()[0].lower()}@lindemeer.example"
        people[name] = Person.objects.create(partnership=partnership, name=name, email=email)
        Position.objects.create(
            person=people[name], organisation=made[at], layer=layer, title=title, since=SINCE
        )
        if layer != "practice":
            _may_decide(partnership, people[name], made[at])
    _endorse(partnership, users["Marloes Dekker"])


def _may_decide(partnership: Partnership, person: Person, organisation: Organisation) -> None:
    """The board about everything up to an amount; who leads a school about ambition and words."""
    is_board = organisation.kind == "board"
    Mandate.objects.create(
        partnership=partnership, person=person, organisation=organisation, since=SINCE,
        subjects=["means", "training", "communication", "ambition", "other"] if is_board
        else ["communication", "ambition"],
        up_to=Decimal(20_000) if is_board else None,
        given_by="Raad van toezicht, 24 juni 2025" if is_board else "Bestuur, 25 augustus 2025",
        conditions="" if is_board else "Geen besluiten over geld",
    )  # fmt: skip


def _endorse(partnership: Partnership, by: User) -> None:
    """They said yes to the ambition that stands."""
    standing = AmbitionVersion.objects.get(partnership=partnership, number=2)
    names = [name for name, _kind, _town in ORGANISATIONS]
    rows = Mandate.objects.filter(partnership=partnership, organisation__name__in=names)
    Endorsement.objects.bulk_create(
        Endorsement(
            version_of_text=standing, organisation=mandate.organisation, person=mandate.person,
            person_name=mandate.person.name, mandate=mandate, given_by=mandate.given_by,
            stand=Stand.ENDORSES, said_on=date(2025, 11, 4), recorded_by=by,
        )
        for mandate in rows.select_related("person", "organisation").order_by("pk")
    )  # fmt: skip
