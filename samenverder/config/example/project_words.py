"""The projects of the example region in words: what they are for, who takes part, who gains."""

from datetime import date
from typing import Any

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
