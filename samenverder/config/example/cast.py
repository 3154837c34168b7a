"""Who plays in the example region: fourteen organisations, forty people on three layers."""

ORGANISATIONS = [
    ("Praktijkschool De Werf", "pro", "Lindemeer"),
    ("Vso De Wending", "vso", "Lindemeer"),
    ("Vso De Sprong", "vso", "Oosterveld"),
    ("Lindecollege", "vo", "Lindemeer"),
    ("Vmbo Het Baken", "vo", "Oosterveld"),
    ("Scholengemeenschap De Brug", "vo", "Zandwijk"),
    ("Mbo Rivierenland Lindemeer", "mbo", "Lindemeer"),
    ("Stichting Onderwijs aan de Linde", "board", "Lindemeer"),
    ("Gemeente Lindemeer", "municipality", "Lindemeer"),
    ("Gemeente Oosterveld", "municipality", "Oosterveld"),
    ("Jeugdhulp Lindestreek", "youth_care", "Lindemeer"),
    ("Werkgeversservicepunt Lindestreek", "employer_service", "Lindemeer"),
    ("Zorggroep Waterlelie", "employer", "Lindemeer"),
    ("Bouwbedrijf Van Eiken", "employer", "Zandwijk"),
]

# name, organisation (index), layer, what they do there
PEOPLE = [
    ("Marloes Dekker", 7, "management", "netwerkcoördinator"),
    ("Sem Verhagen", 8, "practice", "projectleider jeugd"),
    ("Hanneke Bruin", 7, "board", "bestuurder"),
    ("Joris Wolters", 0, "board", "directeur-bestuurder"),
    ("Fatima Aydin", 0, "practice", "stagecoördinator"),
    ("Ruben Kuipers", 0, "management", "teamleider"),
    ("Els Haverkamp", 0, "practice", "mentor"),
    ("Daan Postma", 1, "board", "directeur"),
    ("Noor Timmer", 1, "practice", "uitstroomcoördinator"),
    ("Bas Hoekman", 1, "management", "afdelingsleider"),
    ("Lotte Sanders", 1, "practice", "mentor"),
    ("Karin Voskuil", 2, "board", "directeur"),
    ("Tarik Yilmaz", 2, "practice", "jobcoach"),
    ("Mieke Straver", 2, "management", "zorgcoördinator"),
    ("Wouter Drost", 3, "board", "rector"),
    ("Ilse Rademaker", 3, "practice", "decaan"),
    ("Jasper Nooteboom", 3, "management", "teamleider onderbouw"),
    ("Saskia Ploeg", 3, "practice", "mentor"),
    ("Peter Zandvliet", 4, "board", "directeur"),
    ("Amira Haddad", 4, "practice", "decaan"),
    ("Gijs Koelman", 4, "management", "afdelingsleider"),
    ("Roos Terpstra", 5, "practice", "loopbaanbegeleider"),
    ("Henk Bosma", 5, "management", "conrector"),
    ("Yvonne Kamp", 5, "board", "rector"),
    ("Thijs Ooms", 6, "management", "manager instroom"),
    ("Petra Loman", 6, "practice", "intaker"),
    ("Samir Benali", 6, "practice", "loopbaancoach"),
    ("Anke Reinders", 6, "board", "lid college van bestuur"),
    ("Carla Wiegers", 8, "board", "wethouder"),
    ("Niels Brandt", 8, "management", "teammanager onderwijs"),
    ("Dewi Santosa", 8, "practice", "leerplichtambtenaar"),
    ("Frits Molenaar", 9, "management", "beleidsadviseur"),
    ("Sanne Teunissen", 9, "practice", "medewerker Doorstroompunt"),
    ("Olga Versteeg", 10, "management", "gebiedsmanager"),
    ("Rik Damen", 10, "practice", "jeugdhulpverlener"),
    ("Ineke Scholte", 11, "management", "accountmanager"),
    ("Mark Tolsma", 11, "practice", "adviseur"),
    ("Linda Evers", 12, "management", "hoofd P&O"),
    ("Jan van Eiken", 13, "board", "eigenaar"),
    ("Bram Stuurman", 13, "practice", "praktijkopleider"),
]

AMBITION = (
    "Geen jongere in Lindemeer raakt tussen twee scholen zoek. Iedereen vindt een plek die past: "
    "op school, op het werk of allebei."
)
FOCUS_AREAS = [
    "Warme overdracht naar het mbo",
    "Leren in de praktijk",
    "Loopbaangesprek in elke klas",
]

# per round: text, owner, days until due, state, statement, focus area, why dropped
ACTIONS: list[list[tuple[str, str, int, str, str, int | None, str]]] = [
    [
        ("Zet de ambitie als vast punt bovenaan elke agenda.", "Marloes Dekker", 40, "done", "A3", 0, ""),
        ("Organiseer een bustour langs drie mbo-locaties voor decanen.", "Ilse Rademaker", 120, "done", "I3", 2, ""),
        ("Maak een overzicht van wie op welke school over stage gaat.", "Fatima Aydin", 60, "done", "D2", 1, ""),
        ("Start een gezamenlijke nieuwsbrief voor ouders.", "Jasper Nooteboom", 90, "dropped", "A1", None,
         "Ouders lezen de brieven van de eigen school; we sluiten daarbij aan."),
    ],
    [
        ("Laat elke school één goed voorbeeld delen op de regiodag.", "Noor Timmer", 75, "done", "I4", 2, ""),
        ("Spreek af wie tot welk bedrag mag tekenen.", "Hanneke Bruin", 60, "open", "P3", 0, ""),
        ("Bezoek met het kernteam drie werkgevers in de zorg.", "Ineke Scholte", 100, "done", "R4", 1, ""),
        ("Zet de monitor op de agenda van het mentorenoverleg.", "Sanne Teunissen", 120, "doing", "M3", 0, ""),
    ],
    [
        ("Bespreek met de besturen wie tot welk bedrag mag tekenen.", "Hanneke Bruin", 59, "open", "P3", 0, ""),
        ("Bel elke leerling die op 1 september nergens is ingeschreven.", "Dewi Santosa", 120, "open", "M2", 0, ""),
        ("Nodig twee werkgevers uit voor de volgende reflectie.", "Mark Tolsma", 30, "doing", "P1", 1, ""),
    ],
]  # fmt: skip

ARGUMENTS = {
    "A3": [
        "In ons teamoverleg heb ik de ambitie nog nooit gezien.",
        "Bij de bestuurders staat hij er elke keer op.",
        "Hij staat er wel, maar we slaan hem vaak over.",
    ],
    "P3": [
        "Ik moet voor elk bedrag terug naar mijn directeur.",
        "Voor ons is dit juist goed geregeld sinds vorig jaar.",
        "Niemand weet wie er mag beslissen over de stagevergoeding.",
    ],
    "M3": ["De cijfers komen in maart, dan staat de planning al vast."],
    "I4": [
        "De regiodag was het beste van het jaar.",
        "We namen het gespreksblad van De Werf over.",
    ],
    "R4": ["Bij de werkgevers zijn we nog nooit binnen geweest."],
}
NOTES = {
    "A3": "Bestuur ziet de ambitie terug, de uitvoering minder. Afspraak: ook in de werkgroepen.",
    "P3": "Twee kampen: wie een mandaatbrief heeft, is tevreden. De rest loopt vast op bedragen.",
    "M3": "Cijfers eerder delen, ook als ze nog niet compleet zijn.",
}
