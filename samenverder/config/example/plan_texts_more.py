"""The other school plans of the example region: those of the second track, and of the Streek."""

from datetime import date, datetime

from samenverder.config.example.plan_texts import HANDOVER, PRACTICE, STREEK, TALK, Written

KOMPAS = Written(
    school="Vso Het Kompas", title="Eerst meekijken, dan kiezen", state="pitched", area=PRACTICE,
    sentence="Elke leerling van klas 2 kijkt een week lang mee op drie werkplekken.",
    begun=datetime(2026, 9, 21, 10), decide_on=date(2026, 12, 10), leads=("Farah Nasri",),
    statement="W1", shared_after=((35, ""),),
    texts={
        "why": "In onze schoolscan zei bijna iedereen dat leerlingen te laat zien wat werk is. Twee van de drie kiezen een werkplek die zij alleen van een foto kennen.",
        "target_group": "De 19 leerlingen van klas 2.",
        "approach": "In maart is er één week zonder lessen. Elke leerling bezoekt drie werkplekken, met een collega erbij. Daarna maken zij een kaart: wat past bij mij, en wat niet?",
        "needs": "Zonder begeleiders gaat de week niet door. Het vervoer kunnen wij delen met De Wending.",
        "following": "Na de week vragen wij elke leerling wat hij of zij nu weet. In juni tellen wij wie zijn keuze verandert.",
        "benefit": "Werkgevers zien onze leerlingen vroeg. Andere scholen kunnen in dezelfde week mee.",
    },
    goals=[
        ("Leerlingen die drie werkplekken hebben gezien", "2 van de 19 leerlingen", "alle 19 leerlingen", date(2027, 4, 2), "Kaart van elke leerling"),
    ],
    steps=[
        ("Werkplekken vragen, samen met De Wending", "Farah Nasri", date(2027, 1, 22)),
        ("Week zonder lessen in het rooster", "Margriet Prins", date(2027, 2, 1)),
    ],
    needs=[
        ("means", "Zes begeleiders, ieder tien uur", None, 60, date(2027, 2, 1), "Maakt u 60 uur vrij voor de begeleiders?"),
        ("means", "Vervoer in de week in maart", 2100, None, date(2027, 2, 15), "Betaalt u het vervoer, alleen of samen met De Wending?"),
        ("training", "Een middag voor begeleiders: vragen stellen op de werkplek", 1200, 18, date(2027, 2, 22), "Stemt u in met deze middag?"),
    ],
    risks=[("Een werkgever zegt af", "Elke groep heeft een plek achter de hand.")],
)  # fmt: skip
ANKER = Written(
    school="Praktijkschool Het Anker", title="De werkplek komt in de les", state="pitched", area=PRACTICE,
    sentence="Wat leerlingen op hun stage meemaken, komt elke week terug in de les.",
    begun=datetime(2026, 10, 5, 10), decide_on=date(2026, 12, 10), leads=("Wendy Schippers",),
    statement="W2", shared_after=((30, ""),),
    texts={
        "why": "Onze leerlingen lopen stage op maandag en dinsdag. Op woensdag vraagt niemand ernaar.",
        "target_group": "De 44 leerlingen van klas 4 en 5.",
        "approach": "Elke woensdag begint met een half uur stage. Leerlingen laten een foto of een filmpje zien. De praktijkopleider van het bedrijf stuurt elke maand één vraag.",
        "needs": "Wij vragen vooral tijd om bij bedrijven langs te gaan.",
        "following": "Wij tellen de lessen, en vragen in mei tien leerlingen en vijf bedrijven wat het deed.",
        "benefit": "Praktijkopleiders weten wat er op school gebeurt. Onze lessen zijn voor iedereen te gebruiken.",
    },
    goals=[
        ("Weken waarin de stage in de les terugkomt", "ongeveer 5 van de 40 weken", "ten minste 30 weken", date(2027, 7, 2), "Klassenboek"),
    ],
    steps=[("Elk bedrijf één keer bezoeken", "Wendy Schippers", date(2027, 3, 26))],
    needs=[
        ("means", "Bezoek aan 22 bedrijven", None, 66, date(2027, 1, 18), "Maakt u 66 uur vrij voor bezoeken?"),
        ("training", "Scholing voor zes docenten: leren van de werkplek", 2400, 36, date(2027, 2, 1), "Stemt u in met de scholing?"),
        ("communication", "Een brief aan de bedrijven over wat zij van ons mogen verwachten", None, None, date(2027, 1, 11), "Ondertekent u de brief?"),
        ("means", "Zes tablets voor foto’s en filmpjes", 1980, None, date(2027, 1, 18), "Betaalt u de tablets?"),
    ],
)  # fmt: skip
WORKPLACE = Written(
    school="Vso De Sprong", title="Een werkplek op maat", state="pitched", area=PRACTICE,
    sentence="De jobcoach bekijkt elke werkplek vóór een leerling er begint.",
    begun=datetime(2026, 9, 14, 10), decide_on=date(2026, 12, 10), leads=("Tarik Yilmaz",),
    statement="W3", shared_after=((42, ""),),
    texts={
        "why": "Vorig jaar stopten zes van de 32 leerlingen op hun werkplek. Vier keer ging het om iets dat wij hadden kunnen zien: het lawaai, de reis, de kleren.",
        "target_group": "De 32 leerlingen van klas 4 en 5.",
        "approach": "De jobcoach werkt een dagdeel mee op elke nieuwe plek. Daarna praat hij met de leerling en de ouders: wat is er nodig?",
        "needs": "Wij vragen uren, en een klein bedrag om plekken aan te passen.",
        "following": "Wij tellen wie er na acht weken nog is, en waarom iemand stopt.",
        "benefit": "Bedrijven horen vooraf wat een leerling nodig heeft. De lijst met plekken delen wij.",
    },
    goals=[
        ("Leerlingen die na acht weken nog op hun plek zijn", "26 van de 32 leerlingen", "ten minste 30 leerlingen", date(2027, 6, 25), "Telling door de jobcoach"),
    ],
    needs=[
        ("means", "Een dagdeel meewerken op twintig plekken", None, 80, date(2027, 1, 11), "Maakt u 80 uur vrij voor de jobcoach?"),
        ("means", "Een werkplek aanpassen: gehoorkappen, kleding, een fiets", 1500, None, date(2027, 1, 11), "Stelt u dit bedrag beschikbaar?"),
        ("communication", "Ouders horen van u waarom wij dit doen", None, None, date(2027, 1, 18), "Schrijft u mee aan de brief?"),
    ],
)  # fmt: skip
VAN = Written(
    school="Praktijkschool De Werf", title="De lasbus rijdt verder", state="pitched", area=PRACTICE,
    sentence="Drie scholen leren lassen in één bus, met één praktijkdocent.",
    begun=datetime(2026, 9, 18, 10), decide_on=date(2026, 12, 10), leads=("Fatima Aydin",),
    statement="W4", shared_after=((40, ""),),
    texts={
        "why": "Onze lasbus staat zeventien dagen per maand stil. Twee andere scholen sturen leerlingen weg die willen lassen.",
        "target_group": "Achttien leerlingen van drie scholen.",
        "approach": "De bus staat om de beurt een week bij elke school. De praktijkdocent gaat mee.",
        "needs": "Wij vragen uren voor de docent, en een afspraak over het onderhoud.",
        "following": "Wij tellen de dagen waarop de bus gebruikt is, en wie een certificaat haalt.",
        "benefit": "Twee scholen krijgen les die zij zelf niet kunnen geven.",
    },
    goals=[
        ("Leerlingen met een lascertificaat", "5 leerlingen", "ten minste 14 leerlingen", date(2027, 7, 2), "Lijst van de praktijkdocent"),
    ],
    needs=[
        ("means", "De praktijkdocent, één dag per week", None, 280, date(2027, 2, 1), "Maakt u 280 uur vrij voor de docent?"),
        ("means", "Onderhoud en brandstof tot de zomer", 3200, None, date(2027, 2, 1), "Betaalt u het onderhoud?"),
        ("training", "Een dag over veilig lassen voor twee docenten", 900, 16, date(2027, 1, 25), "Stemt u in met deze dag?"),
    ],
)  # fmt: skip
KRING = Written(
    school="Vso De Kring", title="Samen op zoek naar een werkplek", state="shared", area=PRACTICE,
    board=STREEK, sentence="Drie scholen delen één lijst met werkplekken, en vragen een bedrijf maar één keer.",
    begun=datetime(2026, 10, 8, 10), decide_on=date(2027, 1, 14), leads=("Esther Moerman",),
    statement="W4", shared_after=((28, ""),),
    texts={
        "why": "Bedrijven in Zandwijk worden door drie scholen gebeld. Sommige zeggen daarom nee tegen allemaal.",
        "target_group": "De 28 leerlingen die dit jaar een plek zoeken.",
        "approach": "Wij beginnen met De Brug en De Hoeve één lijst. Elk bedrijf heeft één vaste beller.",
        "needs": "Wij vragen uren, en een afspraak tussen de besturen.",
        "following": "Wij tellen hoe vaak een bedrijf door meer dan één school is gebeld.",
        "benefit": "Bedrijven krijgen rust. Elke school in de regio mag meedoen.",
    },
    goals=[
        ("Bedrijven die maar door één school gebeld worden", "niet bekend", "ten minste 40 van de 50", date(2027, 6, 18), "Lijst met bellers"),
    ],
    needs=[
        ("means", "Uren om de lijst te maken en bij te houden", None, 40, date(2027, 2, 1), "Maakt u 40 uur vrij?"),
        ("communication", "Een afspraak met de andere besturen over één beller per bedrijf", None, None, date(2027, 2, 1), "Maakt u deze afspraak?"),
        ("training", "Een middag over gesprekken met werkgevers", 800, 12, date(2027, 3, 1), "Stemt u in met deze middag?"),
    ],
)  # fmt: skip
KLINK = Written(
    school="Praktijkschool De Klink", title="Ouders kennen het bedrijf", state="in_progress", area=TALK,
    board=STREEK, sentence="Ouders bezoeken het stagebedrijf van hun kind, één keer per jaar.",
    begun=datetime(2025, 10, 20, 10), agreed_on=date(2026, 3, 31), leads=("Nadia Bouzid",),
    action="Organiseer een bustour langs drie mbo-locaties", statement="I3", shared_after=((125, ""),),
    texts={
        "why": "Na de bustour voor decanen vroegen ouders: mogen wij ook eens mee? Zij kennen het bedrijf alleen van verhalen.",
        "approach": "Elk bedrijf ontvangt in het najaar een groepje ouders. De leerling leidt hen rond.",
        "needs": "Wij vragen weinig geld, en wel de steun van het bestuur.",
        "following": "Wij tellen de ouders, en vragen hen wat zij nu anders zien.",
        "benefit": "Bedrijven leren gezinnen kennen.",
    },
    goals=[
        ("Ouders die het bedrijf hebben gezien", "4 van de 51 gezinnen", "ten minste 35 gezinnen", date(2026, 12, 18), "Lijst van de stagebegeleider"),
    ],
    needs=[
        ("means", "Uren van de stagebegeleider", None, 30, date(2026, 9, 1), "Maakt u 30 uur vrij?"),
        ("communication", "Een uitnodiging namens het bestuur", None, None, date(2026, 9, 7), "Nodigt u de bedrijven uit?"),
    ],
)  # fmt: skip
HOEVE = Written(
    school="Praktijkschool De Hoeve", title="Een gespreksblad dat blijft", state="agreed", area=TALK,
    board=STREEK, sentence="Elke leerling heeft één gespreksblad, van klas 1 tot en met het eerste jaar werk.",
    begun=datetime(2025, 11, 10, 10), agreed_on=date(2026, 10, 29), leads=("Stefan Hofman",), statement="G4",
    shared_after=((115, ""),),
    texts={
        "why": "Elk jaar begint een nieuwe mentor met een leeg blad. Leerlingen vertellen vier keer hetzelfde.",
        "approach": "Het gespreksblad gaat mee van mentor naar mentor, en is van de leerling zelf.",
        "following": "Wij vragen in juni aan elke mentor of het blad er was.",
        "benefit": "De volgende school en de werkgever beginnen niet opnieuw.",
    },
    needs=[
        ("training", "Een middag voor alle mentoren", 900, 30, date(2027, 1, 25), "Stemt u in met deze middag?"),
        ("means", "Drukken en opbergen van de bladen", 350, None, date(2027, 1, 11), "Betaalt u de bladen?"),
    ],
)  # fmt: skip
BRUG = Written(
    school="Scholengemeenschap De Brug", title="Drie werkgevers per klas", state="draft", area="",
    board=STREEK, sentence="Elke klas bezoekt in een jaar drie werkgevers.",
    begun=datetime(2026, 6, 15, 10), leads=("Roos Terpstra",), writes=("Marloes Dekker",), shared_after=(),
    texts={
        "why": "Onze leerlingen kiezen wat zij kennen: het beroep van hun ouders, of dat van hun vrienden.",
        "approach": "We bezoeken met elke klas drie werkgevers.",
    },
)  # fmt: skip
LATER = Written(
    school="Vso De Wending", title="Elk half jaar een gesprek", state="evaluated", area=TALK,
    sentence="Elke leerling van klas 4 praat twee keer per jaar met zijn mentor over later.",
    begun=datetime(2025, 10, 8, 10), agreed_on=date(2026, 3, 24), leads=("Lotte Sanders",), statement="G1",
    shared_after=((128, ""),),
    texts={
        "why": "In onze schoolscan bleek: het gesprek hangt af van wie de mentor is.",
        "approach": "Twee vaste weken in het jaar voor gesprekken, in november en april.",
        "following": "Wij tellen de gesprekken.",
        "benefit": "Het mbo ontvangt leerlingen die hun keuze kunnen uitleggen.",
    },
    goals=[
        ("Leerlingen met twee gesprekken", "8 van de 24 leerlingen", "alle 24 leerlingen", date(2026, 7, 3), "Telling door de mentor"),
    ],
    needs=[
        ("means", "Een uur per leerling", None, 24, date(2026, 4, 1), "Maakt u 24 uur vrij?"),
    ],
)  # fmt: skip
BRIDGE = Written(
    school="Vso Het Kompas", title="Na school niet alleen", state="in_progress", area=HANDOVER,
    sentence="Wij bellen elke oud-leerling twee keer in het eerste jaar na school.",
    begun=datetime(2025, 10, 15, 10), agreed_on=date(2026, 3, 24), leads=("Farah Nasri",), statement="W4",
    shared_after=((126, ""),),
    texts={
        "why": "Van vier oud-leerlingen wisten wij vorig jaar niet waar zij waren. Twee zaten thuis.",
        "approach": "De mentor belt in oktober en in februari. Wie vastloopt, komt een middag terug naar school.",
        "following": "Wij houden bij wie wij spraken en waar hij of zij is.",
        "benefit": "Het Doorstroompunt hoort eerder wie hulp nodig heeft.",
    },
    goals=[
        ("Oud-leerlingen die wij twee keer spraken", "5 van de 21", "alle 21", date(2027, 3, 5), "Bellijst"),
    ],
    needs=[
        ("means", "Beluren van vier mentoren", None, 28, date(2026, 9, 1), "Maakt u 28 uur vrij?"),
        ("communication", "Toestemming om oud-leerlingen te bellen in het inschrijfformulier", None, None, date(2026, 8, 24), "Past u het formulier aan?"),
    ],
)  # fmt: skip
OUTSIDE = Written(
    school="Praktijkschool Het Anker", title="Elke week een half uur later", state="in_progress", area=TALK,
    sentence="Elke klas praat elke week een half uur over werk en later.",
    begun=datetime(2025, 10, 22, 10), agreed_on=date(2026, 3, 24), leads=("Wendy Schippers",), statement="G2",
    shared_after=((118, ""),),
    texts={
        "why": "In onze schoolscan liepen de meningen uiteen: praat de leerling, of praten wij?",
        "approach": "Leerlingen leiden het half uur om de beurt. De mentor luistert en vraagt door.",
        "following": "Twee collega’s kijken elke maand mee en tellen wie er praat.",
        "benefit": "Andere scholen mogen komen kijken.",
    },
    needs=[
        ("training", "Meekijken bij elkaar, zes keer", None, 24, date(2026, 9, 1), "Maakt u 24 uur vrij om mee te kijken?"),
    ],
)  # fmt: skip
