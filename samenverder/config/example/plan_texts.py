"""What the school plans of the example region say: those of the board Onderwijs aan de Linde."""

from dataclasses import dataclass, field
from datetime import date, datetime

# kind, what for, euros, hours, needed by, the decision
Need = tuple[str, str, int | None, int | None, date | None, str]
# goal, now, then, by when, how known
Goal = tuple[str, str, str, date, str]
# step, who, done by
Step = tuple[str, str, date]
LINDE, STREEK = "Stichting Onderwijs aan de Linde", "Scholen van de Streek"


@dataclass(frozen=True)
class Written:
    """One plan as the example tells it; `action` is how the action it follows from begins."""

    school: str
    title: str
    sentence: str
    state: str
    begun: datetime
    leads: tuple[str, ...]
    texts: dict[str, str]
    board: str = LINDE
    writes: tuple[str, ...] = ()
    area: str = ""
    action: str = ""
    statement: str = ""
    decide_on: date | None = None
    agreed_on: date | None = None
    shared_after: tuple[tuple[int, str], ...] = ((14, ""),)
    goals: list[Goal] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    risks: list[tuple[str, str]] = field(default_factory=list)


PRACTICE, TALK, HANDOVER = (
    "Leren in de praktijk", "Loopbaangesprek in elke klas", "Warme overdracht naar het mbo",
)  # fmt: skip

WENDING = Written(
    school="Vso De Wending", title="Stage vanaf klas 3", state="pitched", area=PRACTICE,
    sentence="Elke leerling van klas 3 loopt vanaf februari één dag per week mee bij een bedrijf dat bij hem of haar past.",
    begun=datetime(2026, 9, 28, 10), decide_on=date(2026, 12, 10),
    leads=("Noor Timmer",), writes=("Bas Hoekman", "Marloes Dekker"),
    action="Maak een overzicht van wie op welke school over stage gaat", statement="D2",
    shared_after=((21, ""), (28, "Wat het andere scholen en het jeugdteam oplevert, staat er nu bij.")),
    texts={
        "why": "Van de 24 leerlingen die vorige zomer van school gingen, koos meer dan een derde een opleiding waarmee zij voor de kerst al gestopt waren. In de gesprekken daarna zeiden zeven van hen: ik wist niet hoe het werk was.\n\nIn de reflectie van dit najaar kwam hetzelfde naar voren: leren in de praktijk staat in onze plannen, maar leerlingen merken er te weinig van.",
        "target_group": "De 26 leerlingen van klas 3, in twee groepen. Niet voor klas 4: zij hebben hun plek al gevonden.",
        "goals": "We willen twee dingen. Elke leerling heeft in een echt bedrijf meegewerkt voor hij of zij kiest. En minder leerlingen stoppen voor de kerst met hun opleiding.",
        "approach": "Elke leerling van klas 3 loopt vanaf februari één dag per week mee bij een bedrijf dat bij hem of haar past.\n\nMentoren praten eerst met de leerling en de ouders. De uitstroomcoördinator zoekt de plekken, samen met De Werf. Zo wordt een bedrijf maar één keer gevraagd.",
        "who": "Noor Timmer leidt het plan. Bas Hoekman past het rooster aan. Lotte Sanders en drie andere mentoren voeren de gesprekken. Zij hebben allemaal ja gezegd.",
        "planning": "We beginnen met twaalf bedrijven en één groep. In april kijken we terug. Na de meivakantie volgt de tweede groep.",
        "challenges": "Ons rooster heeft geen hele dag vrij. Twee eerdere pogingen stopten, omdat niemand er uren voor had. Collega's zijn bang dat leerlingen lessen missen die zij nodig hebben.",
        "needs": "Met deze drie besluiten kunnen we op 1 februari beginnen. Zonder de uren doen we het met één groep. Zonder de vaste dag kunnen we niet beginnen.",
        "risks": "Het grootste risico is dat er te weinig bedrijven meedoen. Daarom vragen we er meer dan we nodig hebben.",
        "following": "In april en juni tellen we hoeveel leerlingen ten minste acht dagen hebben meegewerkt. Met zes van hen praten we door. In december vragen we het mbo wie er nog zit.",
        "benefit": "Bedrijven leren leerlingen kennen vóór zij een contract tekenen. Het mbo krijgt studenten die weten wat zij kiezen. Andere scholen kunnen onze lijst met bedrijven en ons gespreksblad gebruiken. Het jeugdteam hoort eerder wie hulp nodig heeft.",
    },
    goals=[
        ("Leerlingen hebben meegewerkt voor zij kiezen", "9 van de 26 leerlingen", "alle 26 leerlingen", date(2027, 6, 25), "Telling van dagen in het stagedossier"),
        ("Minder leerlingen stoppen voor de kerst", "9 van de 24 leerlingen", "hoogstens 3 leerlingen", date(2027, 12, 17), "Vraag aan het mbo in december"),
    ],
    steps=[
        ("Twaalf bedrijven vragen, samen met De Werf", "Noor Timmer", date(2026, 12, 18)),
        ("Loopbaangesprek met iedere leerling en ouder", "mentoren", date(2027, 1, 22)),
        ("Rooster van klas 3 aanpassen", "Bas Hoekman", date(2027, 1, 29)),
    ],
    needs=[
        ("means", "Voor de uitstroomcoördinator, tot de zomer", None, 120, date(2027, 1, 15), "Maakt u 120 uur vrij voor de begeleiding?"),
        ("means", "Vervoer voor acht leerlingen", 4800, None, date(2027, 2, 1), "Betaalt u het vervoer tot de zomer?"),
        ("other", "Eén vaste dag zonder lessen voor klas 3", None, None, date(2027, 1, 15), "Stemt u in met een vaste stagedag?"),
    ],
    risks=[
        ("Te weinig bedrijven doen mee", "We vragen er twaalf voor acht plekken, en houden drie eigen werkplaatsen achter de hand."),
        ("Leerlingen missen lessen", "De stagedag valt op de dag met de minste theorie."),
    ],
)  # fmt: skip
WERF = Written(
    school="Praktijkschool De Werf", title="Loopbaangesprek met ouders erbij", state="in_progress", area=TALK,
    sentence="Elke leerling van klas 2 en 3 voert twee keer per jaar een loopbaangesprek, met een ouder erbij.",
    begun=datetime(2025, 10, 6, 10), agreed_on=date(2026, 3, 24), leads=("Fatima Aydin", "Els Haverkamp"),
    statement="G3", shared_after=((140, "De eerste versie, voor de pitch."),),
    texts={
        "why": "Ouders horen van ons pas in het laatste jaar wat er na school kan. Dan is de keuze al half gemaakt.",
        "target_group": "De 58 leerlingen van klas 2 en 3 en hun ouders.",
        "goals": "Elke leerling voert twee keer per jaar een loopbaangesprek, met een ouder erbij.",
        "approach": "De mentor voert het gesprek aan de hand van wat de leerling zelf meeneemt: een foto, een werkstuk, een verhaal van de stage.\n\nWe oefenen de gesprekken eerst met elkaar, in drie middagen.",
        "challenges": "Mentoren vinden gesprekken met ouders spannend. Voor zes gezinnen is een tolk nodig.",
        "needs": "We vragen drie middagen scholing en een tolk waar dat nodig is.",
        "following": "De mentor noteert in het dossier dat het gesprek gevoerd is. Na elke ronde vragen we tien ouders wat zij eraan hadden.",
        "benefit": "Het mbo krijgt een gesprekverslag dat de leerling zelf meebrengt. Andere scholen kunnen onze scholing volgen.",
    },
    goals=[
        ("Gesprekken met een ouder erbij", "21 van de 58 leerlingen", "alle 58 leerlingen", date(2027, 6, 25), "Aantekening van de mentor in het dossier"),
    ],
    steps=[
        ("Drie middagen oefenen", "Fatima Aydin", date(2026, 10, 30)),
        ("Eerste ronde gesprekken", "mentoren", date(2026, 12, 11)),
    ],
    needs=[
        ("training", "Drie middagen scholing voor acht mentoren", 3600, 72, date(2026, 9, 1), "Stemt u in met de scholing?"),
        ("means", "Een tolk bij zes gezinnen", 900, None, date(2026, 11, 2), "Betaalt u de tolk?"),
        ("communication", "Eén brief aan alle ouders, namens school en bestuur", None, None, date(2026, 9, 14), "Zet u uw naam onder de brief?"),
    ],
    risks=[("Ouders kunnen overdag niet", "Wij bieden ook twee avonden aan, en bellen wie er niet was.")],
)  # fmt: skip
BAKEN = Written(
    school="Vmbo Het Baken", title="De overdracht gaat mee", state="shared", area=HANDOVER,
    sentence="Elke leerling brengt een eigen overdracht mee naar het mbo.",
    begun=datetime(2026, 10, 12, 10), leads=("Amira Haddad",), shared_after=((20, ""),),
    statement="G4", decide_on=date(2027, 1, 19),
    texts={
        "why": "Het mbo vraagt elk jaar opnieuw naar dingen die wij al weten.",
        "target_group": "De 112 leerlingen van klas 4.",
        "approach": "We schrijven de overdracht samen met de leerling, en brengen haar persoonlijk naar het mbo.",
        "following": "Het mbo laat in oktober weten bij wie er iets ontbrak.",
        "benefit": "Het mbo hoeft niets dubbel te vragen. Het Doorstroompunt weet wie er niet verscheen.",
    },
    goals=[
        ("Leerlingen met een eigen overdracht", "0 van de 112 leerlingen", "alle 112 leerlingen", date(2027, 6, 25), "Lijst van de mentoren"),
    ],
    steps=[("De overdracht uitproberen met één klas", "Amira Haddad", date(2027, 2, 12))],
    needs=[
        ("means", "Twee uur per mentor om de overdracht met de leerling te schrijven", None, 56, date(2027, 2, 1), "Maakt u 56 uur vrij voor de mentoren?"),
        ("training", "Een middag over gesprekken met leerlingen, samen met het mbo", 1400, 28, date(2027, 3, 1), "Betaalt u deze middag?"),
        ("communication", "Eén afspraak met het mbo over wie de overdracht ontvangt", None, None, date(2027, 4, 1), "Maakt u deze afspraak met het bestuur van het mbo?"),
    ],
)  # fmt: skip
LINDECOLLEGE = Written(
    school="Lindecollege", title="Elke mentor een loopbaangesprek", state="agreed", area=TALK,
    sentence="Alle twintig mentoren van de bovenbouw voeren het loopbaangesprek, met één gespreksblad.",
    begun=datetime(2025, 11, 3, 10), agreed_on=date(2026, 11, 5), leads=("Ilse Rademaker", "Saskia Ploeg"),
    action="Laat elke school één goed voorbeeld delen op de regiodag", statement="I4",
    shared_after=((120, ""), (330, "Na de pitch: minder mentoren tegelijk, en een vaste middag.")),
    texts={
        "why": "Bij ons doet de decaan alle loopbaangesprekken. Dat zijn er 240 per jaar. De meeste leerlingen spreekt zij één keer, tien minuten.\n\nOp de regiodag lieten andere scholen zien dat mentoren dit kunnen, als zij het samen oefenen.",
        "target_group": "De 240 leerlingen van klas 3 en 4, en hun twintig mentoren.",
        "approach": "Per periode beginnen vijf mentoren. Zij oefenen met elkaar en kijken bij elkaar mee. De decaan begeleidt hen en spreekt zelf de leerlingen die meer nodig hebben.",
        "challenges": "Mentoren vragen: komt dit erbij, of gaat er iets af? Daarom vragen wij een vaste middag.",
        "needs": "Wij vragen tijd voor mentoren, en één scholing voor allemaal.",
        "following": "De mentor zet elk gesprek in het dossier. In juni vragen wij dertig leerlingen wat zij eraan hadden.",
        "benefit": "Andere scholen kunnen bij ons komen kijken, en ons gespreksblad overnemen.",
    },
    goals=[
        ("Leerlingen met twee loopbaangesprekken per jaar", "31 van de 240 leerlingen", "ten minste 200 leerlingen", date(2027, 6, 25), "Telling in het dossier"),
        ("Mentoren die het gesprek voeren", "2 van de 20 mentoren", "alle 20 mentoren", date(2027, 4, 2), "Lijst van de decaan"),
    ],
    steps=[
        ("Scholing voor de eerste vijf mentoren", "Ilse Rademaker", date(2027, 1, 22)),
        ("Vaste middag in het rooster", "Jasper Nooteboom", date(2027, 2, 1)),
    ],
    needs=[
        ("means", "Vier uur per mentor per jaar", None, 80, date(2027, 1, 11), "Maakt u 80 uur vrij voor de mentoren?"),
        ("training", "Scholing loopbaangesprek voor twintig mentoren", 5200, 60, date(2027, 1, 11), "Stemt u in met de scholing?"),
        ("communication", "Uitleg aan ouders op de website en de ouderavond", None, None, date(2027, 1, 25), "Vertelt u ouders dat de mentor dit gesprek voert?"),
        ("other", "Op dinsdagmiddag geen andere vergaderingen", None, None, date(2027, 2, 1), "Houdt u de dinsdagmiddag vrij?"),
    ],
)  # fmt: skip
SPRONG = Written(
    school="Vso De Sprong", title="De jobcoach in de klas", state="evaluated", area=TALK,
    sentence="De jobcoach geeft één les per week, zodat werk geen vreemd woord meer is.",
    begun=datetime(2025, 10, 13, 10), agreed_on=date(2026, 3, 24), leads=("Tarik Yilmaz",), statement="W2",
    shared_after=((130, ""),),
    texts={
        "why": "Onze leerlingen ontmoeten de jobcoach pas als zij van school gaan. Dan kennen zij hem niet, en hij hen niet.",
        "target_group": "De 32 leerlingen van klas 4 en 5.",
        "approach": "De jobcoach geeft samen met de mentor één les per week. Elke les gaat over een werkplek die een leerling zelf heeft gezien.",
        "needs": "De uren van de jobcoach zijn de enige grote vraag.",
        "following": "Wij tellen hoeveel leerlingen een werkplek kiezen die zij zelf hebben bezocht.",
        "benefit": "Werkgevers krijgen één vast gezicht. De lessen staan klaar voor andere scholen.",
    },
    goals=[
        ("Leerlingen die kiezen voor een plek die zij kennen", "11 van de 32 leerlingen", "ten minste 24 leerlingen", date(2026, 10, 30), "Telling door de jobcoach"),
    ],
    steps=[("Twaalf lessen", "Tarik Yilmaz", date(2026, 7, 3))],
    needs=[
        ("means", "Uren van de jobcoach voor de les", None, 60, date(2026, 4, 7), "Maakt u 60 uur vrij voor de jobcoach?"),
        ("means", "Vervoer naar acht werkplekken", 640, None, date(2026, 4, 7), "Betaalt u het vervoer?"),
        ("communication", "Een stukje in de nieuwsbrief van het bestuur", None, None, date(2026, 5, 1), "Vertelt u andere scholen wat wij doen?"),
    ],
)  # fmt: skip
