"""What stands in the projects of the example region: days, money, outcomes, plans together."""

from datetime import date

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
# review (index in REVIEWS), outcome (index in OUTCOMES) or None, organisation or None, found, how
FINDINGS: list[tuple[int, int | None, int | None, str, str]] = [
    (0, 0, None, "yes", "Telling door het mbo"),
    (0, None, 0, "yes", "Zeven van de acht leerlingen gingen met een verklaring van school"),
    (0, None, 4, "not_yet", "Instappen kan vanaf januari"),
    (0, None, 11, "partly", "38 van de 41 werkgevers; de bouw bleef achter"),
    (1, 3, None, "yes", "Steekproef van het mbo"),
]
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
# project, held on, what went well, what will be different, next year
REVIEWS = [
    (0, date(2026, 9, 24),
     "Honderd leerlingen begonnen op tijd. Werkgevers bellen elkaar nu ook zonder ons.",
     "Het vervoer regelen wij een half jaar eerder. De drie kleine scholen krijgen een eigen dag.",
     "Tweehonderd leerlingen beginnen vóór de kerst, en elk van de drie kleine scholen heeft een "
     "eigen bedrijf in de buurt."),
    (5, date(2025, 9, 9), "Het formulier is kort gebleven: één bladzijde.",
     "Het mbo laat in november weten wat het miste.", ""),
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

OUTSIDE = "Uitzendbureau Lindewerk"
CONTACT = "Karin Postma, karin.postma@lindewerk.example"
OUTSIDE_TEXTS = [
    "Lindewerk zoekt taalcollega’s bij drie inleners.",
    "Lindewerk zoekt taalcollega’s bij drie inleners. De training geven wij samen, op de werkvloer."
    "\n\nWie na de stage blijft werken, houdt tot de zomer dezelfde taalcollega.",
]
OUTSIDE_PROMISES = [
    ("Drie inleners met elk twee taalcollega’s", date(2027, 3, 31), None),
    ("De trainer voor twee dagdelen", date(2027, 1, 29), 900),
]
