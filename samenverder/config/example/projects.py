"""Seven projects of the example region, from idea to finished; fixed days, fixed words."""

from datetime import date
from decimal import Decimal
from typing import Any

from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.commitments.models import Agreement, AgreementParty, Change, about
from samenverder.config.example.cast import ORGANISATIONS
from samenverder.meetings.models import Meeting
from samenverder.network.models import Organisation, Partnership, Person, User
from samenverder.projects.models import (
    Benefit,
    BudgetLine,
    Expense,
    JointPlan,
    Milestone,
    Outcome,
    Project,
    ProjectConsultation,
    ProjectPartner,
    ProjectPhase,
    ProjectReview,
)

# title, purpose, begin of the question, focus area, leader, from, until, state, since, why,
# neighbours
PROJECTS: list[tuple[Any, ...]] = [
    ("Praktijkroute Lindestreek",
     "Driehonderd jongeren leren een deel van de week bij een werkgever, met een "
     "praktijkverklaring die elke werkgever in de regio herkent.",
     "Welke werkgevers", 1, "Fatima Aydin", date(2025, 8, 1), date(2027, 7, 31), "running",
     date(2025, 8, 25), "", "Regio Zandstreek (twee mbo-locaties)"),
    ("Wij bellen elke jongere zonder plek",
     "Op 1 oktober weten we van elke jongere die nergens staat ingeschreven waar hij of zij is.",
     "Wie belt", 0, "Dewi Santosa", date(2026, 8, 15), date(2026, 12, 31), "running",
     date(2026, 8, 15), "", ""),
    ("Taal op de werkvloer",
     "Jongeren die nog Nederlands leren, oefenen dat op hun stage, met een collega die dat kan.",
     "", 1, "Ineke Scholte", date(2026, 2, 1), date(2027, 6, 30), "running", date(2026, 2, 10), "",
     "Regio Oosterdelta"),
    ("Ouders aan tafel bij het loopbaangesprek",
     "Elke school nodigt ouders op dezelfde manier uit, en belt wie er niet was.",
     "", 2, "Ilse Rademaker", date(2027, 1, 11), date(2028, 7, 14), "proposed", date(2026, 11, 10),
     "", ""),
    ("Een tweede kans in februari",
     "Wie in februari vastloopt op het mbo, kan na twee weken ergens anders verder.",
     "Waar kan een leerling", None, "Samir Benali", None, None, "idea", date(2026, 10, 20), "", ""),
    ("Eén formulier voor de overdracht",
     "Alle scholen dragen een leerling op dezelfde manier over, met hetzelfde formulier.",
     "", 0, "Petra Loman", date(2024, 9, 1), date(2025, 8, 31), "finished", date(2025, 9, 9), "",
     ""),
    ("Samen een bus huren",
     "Leerlingen komen met een eigen bus bij werkgevers buiten de stad.",
     "", 1, "Bram Stuurman", date(2025, 2, 1), date(2025, 12, 31), "stopped", date(2025, 4, 15),
     "Er rijdt al een buurtbus langs drie bedrijven.", ""),
]  # fmt: skip

# per project: organisation (index in cast), role
ROLES: list[list[tuple[int, str]]] = [
    [(0, "Trekt het project; veertig leerlingen, drie praktijkopleiders"),
     (1, "Twintig leerlingen, een jobcoach"),
     (3, "Tachtig leerlingen uit de basisberoepsgerichte leerweg"),
     (6, "Geeft de praktijkverklaring af en houdt het examen"),
     (8, "Betaalt het vervoer en de coördinatie"),
     (11, "Zoekt werkgevers en spreekt hen aan"),
     (12, "Twaalf plekken in de zorg"), (13, "Acht plekken in de bouw")],
    [(8, "Leerplicht belt, elke week"), (9, "Doorstroompunt belt en gaat langs"),
     (6, "Geeft elke maand door wie er niet verschijnt")],
    [(11, "Trekt het project en zoekt taalcollega’s"), (12, "Zes taalcollega’s"),
     (2, "Vijftien leerlingen"), (8, "Betaalt de taallessen")],
    [(3, "Schrijft de uitnodiging en probeert haar uit"), (4, "Doet mee in klas 3 en 4"),
     (5, "Doet mee in klas 3")],
    [],
    [(6, "Trok het project"), (0, "Probeerde het formulier uit"),
     (3, "Probeerde het formulier uit"), (4, "Probeerde het formulier uit")],
    [(13, "Zou de bus rijden")],
]  # fmt: skip

# per project: {organisation: (what, how)}; who is not in it has no line yet
BENEFITS: list[dict[int, tuple[str, str]]] = [
    {
        0: ("Leerlingen die met een papier de school verlaten", "Praktijkverklaring na elke stage"),
        1: ("Plekken bij werkgevers die een jobcoach kennen", "Via het Werkgeversservicepunt"),
        2: (
            "Dezelfde praktijkverklaring, ook zonder mee te doen",
            "Format en scholing staan klaar",
        ),
        3: ("Leerlingen kiezen met ervaring", "Eén dag per week vanaf februari"),
        4: ("Mag in 2027 instappen zonder aanloopkosten", "Plaats houden bij de stuurgroep in mei"),
        5: ("De lijst met werkgevers die willen begeleiden", "Elk kwartaal per mail"),
        6: ("Studenten die weten wat het werk is", "Warme overdracht met de praktijkverklaring"),
        7: ("Eén verantwoording voor alle scholen", "Halfjaarlijks verslag van de projectleider"),
        8: ("Minder jongeren zonder werk of school", "Cijfers bij de monitor in maart"),
        9: ("Jongeren uit Oosterveld kunnen meedoen", "Vervoer is geregeld vanaf het station"),
        10: ("Een daginvulling voor jongeren in zorg", "Twee plekken per werkgever vrijgehouden"),
        11: ("Werkgevers die al ja zeiden", "Gezamenlijk bestand van werkgevers"),
        12: ("Nieuwe collega’s die het vak kennen", "Twaalf leerlingen per jaar op de afdeling"),
        13: ("Leerlingen leren kennen vóór het contract", "Acht leerlingen per jaar op de bouw"),
    },
    {
        0: ("Weet waar oud-leerlingen zijn", "Lijst van de gemeente, in oktober en februari"),
        1: ("Weet waar oud-leerlingen zijn", "Lijst van de gemeente, in oktober en februari"),
        3: ("Weet waar oud-leerlingen zijn", "Lijst van de gemeente, in oktober en februari"),
        6: ("Minder studenten die wegblijven", "Terugbelbericht binnen een week"),
        8: ("Eén lijst in plaats van vier", "Leerplicht en Doorstroompunt bellen samen"),
        9: ("Eén lijst in plaats van vier", "Leerplicht en Doorstroompunt bellen samen"),
        10: ("Hoort op tijd welk gezin hulp vraagt", "Doorstroompunt meldt aan met toestemming"),
    },
    {
        2: ("Leerlingen oefenen taal waar het telt", "Een vaste collega per leerling"),
        11: ("Werkgevers met minder angst voor taal", "Training van een dagdeel"),
        12: ("Medewerkers die kunnen begeleiden", "Training van een dagdeel"),
    },
    {
        3: ("Meer ouders aan tafel", "Uitnodiging in zeven talen"),
        4: ("Meer ouders aan tafel", "Uitnodiging in zeven talen"),
    },
    {},
    dict.fromkeys(range(14), ("Weet bij de start wie er komt", "Formulier vóór 1 juli")),
    {},
]

# project, phase, from, until
PHASES = [
    (0, "Opzetten", date(2025, 8, 1), date(2026, 1, 31)),
    (0, "Uitvoeren met honderd leerlingen", date(2026, 2, 1), date(2026, 7, 31)),
    (0, "Uitbreiden naar driehonderd", date(2026, 8, 1), date(2027, 7, 31)),
]
# project, phase (index in PHASES), what, owner, due, done
MILESTONES: list[tuple[int, int | None, str, str, date, date | None]] = [
    (0, 0, "Veertig werkgevers zeggen ja", "Mark Tolsma", date(2025, 12, 19), date(2025, 12, 11)),
    (0, 0, "De praktijkverklaring is vastgesteld", "Petra Loman", date(2026, 1, 23),
     date(2026, 1, 29)),
    (0, 1, "Honderd leerlingen zijn begonnen", "Fatima Aydin", date(2026, 4, 1), date(2026, 3, 18)),
    (0, 2, "Het vervoer voor 2027 is betaald", "Niels Brandt", date(2026, 11, 13), None),
    (0, 2, "Tweehonderd leerlingen zijn begonnen", "Fatima Aydin", date(2026, 12, 4), None),
    (0, 2, "Alle werkgevers zijn bezocht", "Ineke Scholte", date(2027, 4, 30), None),
    (1, None, "De lijst van oktober is af", "Sanne Teunissen", date(2026, 10, 9),
     date(2026, 10, 12)),
    (1, None, "Elke jongere van de lijst is gesproken", "", date(2026, 12, 1), None),
    (2, None, "Twaalf taalcollega’s zijn getraind", "Linda Evers", date(2026, 9, 25),
     date(2026, 9, 24)),
    (2, None, "De eerste groep is klaar", "", date(2027, 1, 29), None),
    (5, None, "Alle scholen gebruiken het formulier", "Petra Loman", date(2025, 8, 29),
     date(2025, 8, 29)),
]  # fmt: skip
# project, what, planned, source, who pays, [(spent, day, on what)]
BUDGET: list[tuple[int, str, int, str, str, list[tuple[str, date, str]]]] = [
    (0, "Coördinatie, twee dagen per week", 48_000, "grant", "Regionale subsidie leren en werken",
     [("12000", date(2025, 12, 31), "2025"), ("24000", date(2026, 10, 1), "januari tot oktober")]),
    (0, "Vervoer naar werkgevers", 30_000, "municipality", "Gemeente Lindemeer",
     [("8450.50", date(2026, 7, 15), "schooljaar 2025–2026")]),
    (0, "Scholing van praktijkopleiders", 7_500, "own", "Scholen en werkgevers",
     [("7925", date(2026, 6, 12), "drie groepen in plaats van twee")]),
    (1, "Belteam, vier weken", 6_400, "municipality", "Gemeente Lindemeer en Oosterveld",
     [("3200", date(2026, 10, 15), "september en oktober")]),
    (2, "Taaltraining", 14_000, "grant", "Subsidie taal en werk",
     [("4600", date(2026, 9, 24), "eerste twaalf collega’s")]),
    (3, "Vertalen en drukken", 5_200, "own", "De drie scholen", []),
    (5, "Uren van de werkgroep", 9_600, "own", "De vier scholen",
     [("9240", date(2025, 8, 31), "231 uur")]),
]  # fmt: skip
CONSULTATIONS = [
    (0, "Dertig werkgevers: een vaste dag per week past beter dan een blok van twee weken."),
    (0, "Leerlingenraad van De Werf: het vervoer moet ’s middags terug vóór vijf uur."),
    (1, "Leerplicht, Doorstroompunt en jeugdhulp: samen bellen, met één telefoonnummer."),
]
OUTCOMES = [
    (0, "112 leerlingen hebben een praktijkverklaring.", "Telling door het mbo", date(2026, 7, 10)),
    (0, "38 van de 41 werkgevers doen een tweede jaar mee.",
     "Belronde van het Werkgeversservicepunt", date(2026, 9, 18)),
    (1, "Van 61 jongeren op de lijst weten we van 54 waar zij zijn.", "Lijst van Doorstroompunt",
     date(2026, 10, 30)),
    (5, "Alle zes de scholen dragen over met hetzelfde formulier.", "Steekproef van het mbo",
     date(2025, 9, 5)),
]  # fmt: skip
REVIEWS = [
    (0, date(2026, 9, 24),
     "Honderd leerlingen begonnen op tijd. Werkgevers bellen elkaar nu ook zonder ons.",
     "Het vervoer regelen wij een half jaar eerder. De drie kleine scholen krijgen een eigen dag."),
    (5, date(2025, 9, 9), "Het formulier is kort gebleven: één bladzijde.",
     "Het mbo laat in november weten wat het miste."),
]  # fmt: skip
PLAN = (
    "Samen brengen wij in 2027 driehonderd leerlingen bij een werkgever. Het Werkgeversservicepunt "
    "opent de deur, de school begeleidt.\n\n"
    "Elke werkgever heeft één vast gezicht. Dat is de accountmanager tot de eerste dag, en daarna "
    "de praktijkbegeleider van de school.\n\n"
    "Om de zes weken lopen wij samen de lijst door: wie heeft nog een plek, wie stopt en waarom?"
)
PROMISES = [
    (
        11,
        "Het Werkgeversservicepunt spreekt elk kwartaal tien nieuwe werkgevers.",
        date(2027, 7, 31),
    ),
    (0, "De Werf bezoekt elke werkgever binnen twee weken na de start.", date(2027, 7, 31)),
]


def add_projects(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """The projects with everything in them."""
    here = {row.name: row for row in Organisation.objects.filter(partnerships=partnership)}
    organisations = [here[name] for name, _kind, _town in ORGANISATIONS]
    projects = [_project(partnership, people, users["Marloes Dekker"], row) for row in PROJECTS]
    for project, roles, benefits in zip(projects, ROLES, BENEFITS, strict=True):
        for index, role in roles:
            ProjectPartner.objects.create(
                project=project, organisation=organisations[index], role=role
            )
        for index, (what, how) in benefits.items():
            Benefit.objects.create(
                project=project, organisation=organisations[index], what=what, how=how
            )
    _planning(projects, people)
    _money(projects)
    _told(projects, partnership)
    _together(projects[0], organisations, users["Marloes Dekker"])


def _project(partnership: Partnership, people: dict[str, Person], by: User, row: Any) -> Project:
    title, purpose, asked, area, leader, start, end, state, since, why, neighbours = row
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order"))
    questions = RegionalQuestion.objects.filter(partnership=partnership)
    return Project.objects.create(
        partnership=partnership,
        title=title,
        purpose=purpose,
        question=questions.filter(text__startswith=asked).first() if asked else None,
        focus_area=None if area is None else areas[area],
        leader=people[leader],
        starts_on=start,
        ends_on=end,
        state=state,
        state_since=since,
        state_reason=why,
        neighbours=neighbours,
        created_by=by,
    )


def _planning(projects: list[Project], people: dict[str, Person]) -> None:
    phases = [
        ProjectPhase.objects.create(project=projects[at], title=title, starts_on=start, ends_on=end)
        for at, title, start, end in PHASES
    ]
    for at, phase, text, owner, due, done in MILESTONES:
        Milestone.objects.create(
            project=projects[at],
            phase=None if phase is None else phases[phase],
            text=text,
            owner=people.get(owner),
            due_on=due,
            done_on=done,
        )


def _money(projects: list[Project]) -> None:
    for at, text, amount, source, funder, spent in BUDGET:
        line = BudgetLine.objects.create(
            project=projects[at], text=text, amount=Decimal(amount), source=source, funder=funder
        )
        for euros, day, note in spent:
            Expense.objects.create(
                project=projects[at], line=line, amount=Decimal(euros), spent_on=day, note=note
            )


def _told(projects: list[Project], partnership: Partnership) -> None:
    meeting = Meeting.objects.filter(partnership=partnership).order_by("starts_at").last()
    for at, text in CONSULTATIONS:
        ProjectConsultation.objects.create(
            project=projects[at], text=text, meeting=meeting if at else None
        )
    for at, text, known_by, day in OUTCOMES:
        Outcome.objects.create(project=projects[at], text=text, known_by=known_by, seen_on=day)
    for at, day, went_well, to_change in REVIEWS:
        ProjectReview.objects.create(
            project=projects[at], held_on=day, went_well=went_well, to_change=to_change
        )


def _together(project: Project, organisations: list[Organisation], by: User) -> None:
    """A plan with the employers' service point, and what both promise."""
    plan = JointPlan.objects.create(project=project, organisation=organisations[11], text=PLAN)
    for index, text, until in PROMISES:
        agreement = Agreement.objects.create(
            partnership=project.partnership,
            text=text,
            starts_on=date(2026, 9, 1),
            until=until,
            focus_area=project.focus_area,
            parties_label=organisations[index].name,
            source_label=f"{project.title} · {plan.organisation}",
            source_url=plan.get_absolute_url(),
            created_by=by,
        )
        AgreementParty.objects.create(agreement=agreement, organisation=organisations[index])
        Change.objects.create(**about(agreement), by=by, field="created", after=text)
