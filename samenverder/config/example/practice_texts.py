"""What stands in the library of the example region: practices somebody could use on Monday."""

from datetime import date

from samenverder.config.example.practice_shape import Told

WERF, WENDING, SPRONG = "Praktijkschool De Werf", "Vso De Wending", "Vso De Sprong"
LINDE, BAKEN, BRUG = "Lindecollege", "Vmbo Het Baken", "Scholengemeenschap De Brug"
MBO = "Mbo Rivierenland Lindemeer"

TOLD = [
    Told(
        "Een proefdag zonder contract",
        "Een leerling loopt één dag mee bij een werkgever, voordat iemand iets tekent. De "
        "begeleider haalt de leerling na afloop op en vraagt aan beide: wilt u verder?",
        "leerlingen die voor het eerst stage gaan lopen",
        (
            "Bel de werkgever en spreek één dag af, met een begin- en een eindtijd.",
            "Vertel thuis wat er die dag gebeurt en wie er te bellen is.",
            "Breng de leerling, en stel hem of haar voor aan één vaste collega.",
            "Haal de leerling op en vraag drie dingen: wat deed u, wat lukte, wilt u terug?",
            "Bel de werkgever dezelfde week met de uitkomst.",
        ),
        "Fatima Aydin", WERF, date(2026, 3, 9),
        effect="Van de 18 leerlingen die een proefdag deden, begonnen er 15 aan de stage. Het jaar "
        "ervoor braken 6 van de 17 de stage in de eerste maand af.",
        basis="own_figures",
        context="Werkt het best bij kleine bedrijven, in de eerste weken van klas 3.",
        conditions="De verzekering van de school geldt ook op een proefdag. Vraag dat na.",
        hours="3", area=1, theme="partners", sectors=("pro", "vso", "employer"),
        earlier=(
            (date(2025, 9, 22), "Eerste versie", "Een leerling loopt één dag mee bij een "
             "werkgever, voordat iemand iets tekent."),
            (date(2025, 12, 8), "Ophalen hoort erbij", "Een leerling loopt één dag mee bij een "
             "werkgever, voordat iemand iets tekent. De begeleider haalt de leerling na afloop "
             "op."),
        ),
        links=(("Brief voor thuis (voorbeeld)", "https://dewerf.example/proefdag-brief"),),
        uses=(
            (WENDING, "works", date(2026, 4, 13), "Bij ons gaat een jobcoach de eerste twee uur "
             "mee.", "Tien leerlingen deden het. Eén werkgever wilde geen tweede dag."),
            (SPRONG, "trying", date(2026, 9, 7), "Een halve dag in plaats van een hele.", ""),
            (BRUG, "partly", date(2026, 5, 18), "", "Bij grote bedrijven lukt een dag niet."),
        ),
        questions=(
            ("Tarik Yilmaz", "Wat doet u als een werkgever toch een handtekening wil?",
             "Dan tekenen wij een half blad: naam, dag, wie begeleidt. Het staat bij het "
             "materiaal."),
        ),
    ),
    Told(
        "De leermeester komt in de klas",
        "Een vakman of vakvrouw geeft twee keer per jaar een les over het echte werk, met "
        "gereedschap dat leerlingen mogen vasthouden.",
        "leerlingen van klas 1 en 2, en hun mentoren",
        (
            "Vraag een werkgever die u al kent van stages.",
            "Bespreek vooraf een half uur wat de klas al weet.",
            "Laat leerlingen twee vragen opschrijven.",
            "Geef na de les ieder een kaartje: dit zou ik wel of niet willen doen.",
        ),
        "Amira Haddad", BAKEN, date(2026, 1, 19),
        effect="Leerlingen noemen in het loopbaangesprek vaker een beroep dat zij zagen.",
        hours="2.5", area=2, theme="inspiration", sectors=("vo", "pro", "employer"),
        uses=((LINDE, "works", date(2026, 3, 2), "", "Wij doen het in de week van de techniek."),),
    ),
    Told(
        "Tien minuten per week",
        "De mentor voert elke week met één leerling een gesprek van tien minuten over: wat ging "
        "goed, wat wilt u uitproberen, wie kan helpen? De leerling schrijft het zelf op.",
        "mentoren van leerlingen van 14 jaar en ouder",
        (
            "Zet vaste tijden in het rooster, vijf per week.",
            "Laat de leerling kiezen: lopend of aan tafel.",
            "Stel steeds dezelfde drie vragen.",
            "De leerling schrijft één zin in het portfolio.",
            "Bekijk elke zes weken samen de zes zinnen.",
        ),
        "Saskia Ploeg", LINDE, date(2026, 4, 20),
        effect="In zes weken spreekt een mentor elke leerling. Leerlingen weten vaker wat zij "
        "willen uitproberen.",
        basis="research",
        context="Wij lazen dat korte, vaste gesprekken meer doen dan één lang gesprek per half "
        "jaar. Bij ons klopt dat.",
        conditions="Een uur per week voor de mentor, afgesproken met de teamleider.",
        hours="40", area=2, theme="relation", sectors=("vo", "pro", "vso"),
        layers=("practice", "management"),
        uses=(
            (WERF, "works", date(2026, 8, 31), "Twee leerlingen tegelijk, die elkaar vragen.",
             "Het kost ons minder tijd dan wij dachten."),
            (BAKEN, "stopped", date(2026, 5, 11), "", "Zonder uren voor de mentor hield het na "
             "acht weken op."),
        ),
        questions=(("Els Haverkamp", "Hoe doet u dat met leerlingen die weinig praten?", ""),),
    ),
    Told(
        "Eén blad voor de overdracht",
        "Wat het mbo in de eerste week moet weten, staat op één blad dat de leerling zelf mee "
        "schrijft. Niets anders gaat mee.",
        "leerlingen die van school naar het mbo gaan, en wie hen daar opvangt",
        (
            "Vul het blad in april in met de leerling: wat helpt mij, wat niet, wie kent mij?",
            "Lees het samen voor aan thuis.",
            "De leerling stuurt het zelf aan de loopbaancoach van het mbo.",
            "Bel in de derde week van september: klopt het blad nog?",
        ),
        "Roos Terpstra", BRUG, date(2026, 2, 16),
        effect="Het mbo belde ons in september over 4 leerlingen, het jaar ervoor over 13.",
        basis="own_figures", hours="1.5", area=0, theme="partners",
        sectors=("vo", "pro", "vso", "mbo"), layers=("practice", "management"),
        links=(("Het blad", "https://debrug.example/overdracht"),),
        uses=((WENDING, "trying", date(2026, 9, 21), "Met pictogrammen erbij.", ""),),
        questions=(
            ("Noor Timmer", "Mag het mbo het blad bewaren?", "Nee. Na de derde week gooit de "
             "coach het weg; dat staat onderaan."),
        ),
    ),
    Told(
        "De vaste maandag voor stagebezoek",
        "Alle begeleiders hebben op maandag geen les en bezoeken stages. Werkgevers weten dat, en "
        "wachten met vragen tot maandag.",
        "stagebegeleiders en roostermakers",
        (
            "Spreek in mei met de roostermaker af dat de begeleiders op maandag vrij zijn.",
            "Verdeel de werkgevers naar plaats, niet naar klas.",
            "Stuur elke werkgever één bericht met de naam en het nummer van de begeleider.",
            "Houd elke maandag om vier uur een kwartier samen: wat speelt waar?",
        ),
        "Fatima Aydin", WERF, date(2025, 11, 3),
        effect="Iedere leerling krijgt elke drie weken bezoek. Dat was elke acht weken.",
        basis="own_figures", hours="6", euros="480", area=1, theme="decisiveness",
        layers=("practice", "management"),
        conditions="De directie moet het vóór het rooster besluiten.",
    ),
    Told(
        "Oud-leerlingen vertellen hun route",
        "Vier oud-leerlingen komen een ochtend terug en vertellen aan kleine groepjes hoe zij er "
        "gekomen zijn, met de omwegen erbij.",
        "leerlingen van klas 2 en 3",
        (
            "Vraag oud-leerlingen twee jaar na hun vertrek; betaal de reis.",
            "Oefen een keer met hen, op school.",
            "Zet zes leerlingen om één tafel en wissel na twintig minuten.",
            "Sluit af met de vraag: van wie onthoudt u wat?",
        ),
        "Ilse Rademaker", LINDE, date(2026, 5, 25),
        effect="Leerlingen noemen het maanden later nog.", hours="8", euros="160", area=2,
        theme="inspiration", sectors=("vo", "pro", "vso"),
        conditions="Vraag aan de oud-leerling wat hij of zij wel en niet wil vertellen.",
    ),
    Told(
        "Koffie-uur van het jeugdteam",
        "Elke donderdag zit een jeugdwerker een uur in de personeelskamer. Wie een vraag heeft, "
        "schuift aan. Er wordt niets opgeschreven.",
        "mentoren, zorgcoördinatoren en jeugdwerkers",
        (
            "Kies een vast uur en een vaste jeugdwerker.",
            "Bespreek geen leerling bij naam zonder dat thuis ervan weet.",
            "Is er meer nodig, maak dan daar de afspraak, met thuis erbij.",
        ),
        "Mieke Straver", SPRONG, date(2026, 6, 8),
        effect="Vragen komen weken eerder. Bij drie gezinnen was een melding niet nodig.",
        hours="1", theme="relation", sectors=("vso", "pro", "youth_care"),
        layers=("practice", "management"),
        uses=((WERF, "works", date(2026, 9, 10), "Om de week.", "De drempel is weg."),),
    ),
    Told(
        "Een praktijkverklaring in drie weken",
        "School en werkgever schrijven in drie vaste stappen een praktijkverklaring, zodat de "
        "leerling die nog tijdens de stage krijgt.",
        "leerlingen die na school gaan werken",
        (
            "Week 1: kies met de werkgever vier werkprocessen.",
            "Week 2: de leerling laat ze zien, de leermeester vinkt aan.",
            "Week 3: het mbo kijkt mee en tekent.",
        ),
        "Noor Timmer", WENDING, date(2026, 6, 22),
        effect="Negen leerlingen kregen hem voor de zomer.", basis="own_figures", hours="5",
        euros="95", area=1, theme="decisiveness", sectors=("vso", "pro", "mbo", "employer"),
        state="changed_review",
    ),
    Told(
        "Samen een les volgen in week 3",
        "In de derde week van september zit de oude mentor een uur bij zijn oud-leerling in een "
        "les op het mbo. Daarna praten zij een kwartier.",
        "mentoren en loopbaancoaches",
        (
            "Spreek in juni de dag af met de loopbaancoach.",
            "Vraag de leerling of het mag.",
            "Ga zitten, zeg niets, en praat na.",
        ),
        "Roos Terpstra", BRUG, date(2026, 9, 14), hours="3", area=0, theme="relation",
        sectors=("vo", "pro", "vso", "mbo"), state="changed",
        effect="Wie twijfelt, blijft vaker.",
    ),
    Told(
        "Een maatje voor elke nieuwe student",
        "Elke student die instroomt, krijgt een tweedejaars die in de eerste drie weken meeloopt "
        "naar de kantine, het rooster en de bus.",
        "nieuwe studenten op het mbo",
        ("Vraag tweedejaars in mei.", "Koppel op opleiding en dorp.", "Eet in week 3 samen."),
        "Roos Terpstra", MBO, date(2026, 9, 28), hours="12", euros="300", area=0,
        theme="relation", sectors=("mbo",), effect="Het is te vroeg om dat te zeggen.", basis="",
    ),
    Told(
        "Met vier scholen één busje",
        "Vier scholen delen op maandag een busje dat leerlingen naar hun stage brengt, op plekken "
        "waar geen bus komt.",
        "leerlingen met een stage buiten de stad",
        (
            "Leg de adressen van alle scholen op één kaart.",
            "Vraag de gemeente om het busje van het buurthuis.",
            "Deel de kosten naar het aantal leerlingen.",
        ),
        "Noor Timmer", WENDING, date(2026, 11, 2), hours="10", euros="2400", area=1,
        theme="partners", sectors=("pro", "vso", "municipality"), state="review",
        layers=("management", "board"),
    ),
    Told(
        "Een stagemarkt in de gymzaal",
        "Vijftien werkgevers staan een middag in de gymzaal. Leerlingen lopen rond met een kaart "
        "en halen drie handtekeningen.",
        "leerlingen van klas 2",
        (
            "Vraag werkgevers acht weken vooraf.",
            "Oefen in de klas hoe u zich voorstelt.",
            "Geef elke leerling een kaart met drie vakken.",
            "Bel de week erna elke werkgever.",
        ),
        "Hanneke Bruin", WERF, date(2026, 11, 9), hours="24", euros="350", area=1,
        theme="partners", sectors=("pro", "vo", "employer"), state="approved",
    ),
    Told(
        "Ouders lopen mee op open dag",
        "Op de open dag leiden niet de docenten rond, maar leerlingen met hun eigen ouders.",
        "scholen die ouders anders willen ontmoeten",
        ("Vraag vijf gezinnen.", "Oefen de route.", "Geef ieder een bloem mee naar huis."),
        "Hanneke Bruin", WERF, date(2026, 11, 12), area=2, theme="relation", state="remarks",
    ),
    Told(
        "Een portfolio met foto’s van het werk",
        "De leerling fotografeert elke week iets wat hij of zij maakte, en zet er één zin bij.",
        "leerlingen die liever laten zien dan schrijven",
        ("Spreek af waar foto’s staan.", "Maak nooit een foto van iemand anders."),
        "Noor Timmer", WENDING, date(2026, 11, 16), area=2, state="draft", basis="",
    ),
    Told(
        "Een stageboek op papier",
        "Elke leerling schreef een stageboek van veertig bladzijden. Wij doen het niet meer: de "
        "tien minuten per week geven meer.",
        "leerlingen op stage",
        ("Druk het boek.", "Lees het elke maand."),
        "Fatima Aydin", WERF, date(2025, 10, 6), hours="30", euros="220", state="withdrawn",
    ),
]  # fmt: skip
COLLECTIONS = [
    (
        "Om maandag mee te beginnen",
        "Vier voorbeelden die bijna niets kosten en geen besluit vragen.",
        (
            "Een proefdag zonder contract",
            "De leermeester komt in de klas",
            "Koffie-uur van het jeugdteam",
            "Eén blad voor de overdracht",
        ),
    ),
    (
        "De stap naar het mbo",
        "Wat scholen en het mbo samen doen van april tot en met september.",
        (
            "Eén blad voor de overdracht",
            "Samen een les volgen in week 3",
            "Een maatje voor elke nieuwe student",
        ),
    ),
]
