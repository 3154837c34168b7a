"""A series of dialogue meetings in three towns, and one that is still to come."""

import random
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import translation

from samenverder.ambition.models import FocusArea
from samenverder.config.example.afterwards import add_what_came
from samenverder.config.example.dialogue_photos import add_quotes_and_photos
from samenverder.dialogues.models import (
    Contribution,
    ContributionMark,
    Dialogue,
    DialogueSeat,
    DialogueTable,
    MarkKind,
)
from samenverder.dialogues.operations.planning import Plan, plan_dialogue, repeat_dialogue
from samenverder.lib.text import ZONE
from samenverder.network.models import Organisation, Partnership, Person, User

EVENINGS = [
    ("Lindemeer", datetime(2026, 9, 22, 19, 30), "Stadhuis, Lindezaal"),
    ("Oudewaard", datetime(2026, 9, 29, 19, 30), "Dorpshuis De Schakel"),
    ("Vijverhof", datetime(2026, 10, 6, 19, 30), "Aula van de school"),
]
TO_COME = datetime(2027, 2, 4, 19, 30)
TABLES = ["Van school naar mbo", "Stage en werk", "LOB in de klas", "Jeugdteam en school"]
TOLD: dict[str, tuple[list[str], list[str]]] = {
    "Van school naar mbo": (
        ["Samen een les volgen in week 3", "Mentor belt zelf de loopbaancoach",
         "Eén blad voor de overdracht", "Elke nieuwe student heeft een maatje",
         "Leerlingen leiden zelf rond"],
        ["Wie belt er in augustus?", "Drie systemen, drie keer typen",
         "Ouders krijgen twee brieven", "Wachtlijst bij techniek is onzichtbaar"],
    ),
    "Stage en werk": (
        ["Proefdag zonder contract", "Leermeester komt in de klas",
         "Vaste maandag voor stagebezoek", "Praktijkverklaring in drie weken"],
        ["Te weinig plekken in de zorg", "Wie betaalt het vervoer?",
         "Veiligheidspas duurt zes weken", "Kleine bedrijven missen tijd"],
    ),
    "LOB in de klas": (
        ["Gesprek van tien minuten per week", "Oud-leerlingen vertellen hun route",
         "Portfolio met foto’s van het werk", "Een vaste LOB-hoek in elk lokaal"],
        ["Hoe houd ik het kort?", "Geen uren voor de mentor", "Niet elk team kent de methode"],
    ),
    "Jeugdteam en school": (
        ["Vaste jeugdwerker per school", "Samen aan tafel binnen een week",
         "Eén plan voor school en thuis", "Koffie-uur voor vragen"],
        ["Wanneer mag ik iets delen?", "Wisseling van gezichten",
         "Wie houdt de regie in de zomer?", "Te laat gebeld bij verzuim"],
    ),
}  # fmt: skip
MORE = [
    "Het begon klein, met twee klassen, en iemand die het bleef vragen.",
    "De teamleider gaf er een uur per week voor.",
    "Wij spraken af wie belt, en dat staat op één blad.",
]
TRIED = [
    "Een gezamenlijke lijst, maar die hield niemand bij.",
    "Gevraagd aan het bestuur; dat komt in het voorjaar terug.",
]
IDEAS = {
    "Wie belt er in augustus?": "Om de beurt een week, met één telefoonnummer",
    "Wie betaalt het vervoer?": "Met vier scholen één busje op maandag",
    "Wie houdt de regie in de zomer?": "Het jeugdteam houdt een lijst van twintig leerlingen bij",
}


def add_dialogues(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """Three evenings that are over, one after another, and the next one planned."""
    chance = random.Random(5)  # noqa: S311  the same every time
    by = users["Sem Verhagen"]
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order"))
    hosts = list(Organisation.objects.filter(memberships__partnership=partnership).order_by("pk"))
    with translation.override("nl"):
        first = _plan(partnership, by, *EVENINGS[0])
        _tables(first, areas, people)
        evenings = [first]
        for place in EVENINGS[1:]:
            plan = _of(*place)
            evenings.append(repeat_dialogue(dialogue=first, by=by, plan=plan))
        for evening in evenings:
            _held(evening, hosts, chance)
            evening.refresh_from_db()
        add_quotes_and_photos(first)
        add_what_came(evenings, people, by)
        coming = Plan(
            title="Dialoogavond: één loket voor stages",
            starts_at=TO_COME.replace(tzinfo=ZONE),
            purpose="Wat werkt al bij stages, wat zoeken we nog uit, en wat pakken we samen op?",
            host=hosts[0],
            town="Lindemeer",
        )
        plan_dialogue(partnership=partnership, by=by, plan=coming, focus_areas=areas[:3])


def _of(town: str, moment: datetime, place: str) -> Plan:
    return Plan(
        title=f"Parels en puzzels in {town}",
        starts_at=moment.replace(tzinfo=ZONE),
        purpose="Leraren, jeugdwerkers, leerplicht en werkgevers vertellen elkaar wat werkt.",
        place=place,
        town=town,
    )


def _plan(partnership: Partnership, by: User, town: str, moment: datetime, place: str) -> Dialogue:
    return plan_dialogue(partnership=partnership, by=by, plan=_of(town, moment, place))


def _tables(dialogue: Dialogue, areas: list[FocusArea], people: dict[str, Person]) -> None:
    hosts = list(people.values())
    for number, title in enumerate(TABLES, start=1):
        dialogue.tables.create(
            number=number,
            title=title,
            focus_area=areas[(number - 1) % len(areas)] if areas else None,
            host=hosts[(3 * number) % len(hosts)],
        )


def _held(dialogue: Dialogue, hosts: list[Organisation], chance: random.Random) -> None:
    begun = dialogue.starts_at
    Dialogue.objects.filter(pk=dialogue.pk).update(
        phase="closed", opened_at=begun, closed_at=begun + timedelta(minutes=125), round=3,
        screen="closing",
    )  # fmt: skip
    for table in dialogue.tables.all():
        DialogueSeat.objects.bulk_create(
            DialogueSeat(
                dialogue=dialogue,
                seat_hash=_key(chance),
                table=table,
                organisation=chance.choice(hosts),
                layer=chance.choice(["practice", "practice", "management", "board"]),
            )
            for _person in range(chance.randint(5, 8))
        )
        _tell(dialogue, table, chance)


def _tell(dialogue: Dialogue, table: DialogueTable, chance: random.Random) -> None:
    pearls, puzzles = TOLD[table.title]
    some = [("pearl", text) for text in chance.sample(pearls, chance.randint(3, len(pearls)))]
    some += [("puzzle", text) for text in chance.sample(puzzles, chance.randint(2, len(puzzles)))]
    for kind, text in some:
        row = Contribution.objects.create(
            dialogue=dialogue, table=table, key=UUID(int=chance.getrandbits(128), version=4),
            author_hash=_key(chance), shuffle=_key(chance)[:32], kind=kind, text=text,
            more=chance.choice(MORE if kind == "pearl" else TRIED) if chance.random() < 0.5 else "",
            round=1 if kind == "pearl" else 2, sequence=1,
        )  # fmt: skip
        ContributionMark.objects.bulk_create(
            ContributionMark(contribution=row, kind=MarkKind.HAVE_TOO, marker_hash=_key(chance))
            for _mark in range(chance.choice([0, 0, 1, 2, 4]))
        )
        if text in IDEAS:
            Contribution.objects.create(
                dialogue=dialogue, table=table, key=UUID(int=chance.getrandbits(128), version=4),
                author_hash=_key(chance), shuffle=_key(chance)[:32], kind="idea",
                text=IDEAS[text], about=row, round=3, sequence=1,
            )  # fmt: skip


def _key(chance: random.Random) -> str:
    return f"{chance.getrandbits(256):064x}"
