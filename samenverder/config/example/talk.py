"""What the example region talked about, noted and decided. Each decision is taken once."""

from typing import NamedTuple


class Topic(NamedTuple):
    """An item of an agenda; `decided` is the text and the subject of what was decided."""

    title: str
    kind: str
    minutes: int
    note: str
    decided: tuple[str, str] | None = None
    area: int | None = None


def _decide(title: str, note: str, text: str, subject: str, area: int) -> Topic:
    return Topic(title, "decide", 20, note, (text, subject), area)


# One for each board consultation, in the order of the years.
BOARD_DECISIONS = [
    _decide("Wie het formulier beheert", "Nu heeft elke school een eigen versie.",
            "De gemeente Lindemeer beheert het overdrachtsformulier voor alle scholen.",
            "communication", 0),
    _decide("Uren voor de kerngroep", "De kerngroep werkt nu in eigen tijd.",
            "Elke partner in de kerngroep krijgt daarvoor veertig uur per schooljaar.", "means", 0),
    _decide("Loopbaangesprekken in leerjaar 2", "De besturen zien dat ook zo.",
            "Elke school voert in leerjaar 2 met elke leerling twee loopbaangesprekken.",
            "ambition", 2),
    _decide("Scholing voor mentoren", "De scholing was goed, maar viel in een drukke week.",
            "De scholing voor mentoren is voortaan in september.", "training", 2),
    _decide("Budget voor de regiodag", "Bij een partner te gast zijn scheelt in de kosten.",
            "De partners dragen de kosten van de regiodag samen, ieder naar grootte.", "means", 1),
    _decide("Overdracht vóór de zomer", "In 2024 kwam een derde van de gesprekken te laat.",
            "Het gesprek over een overstap is voor 1 juli gevoerd.", "ambition", 0),
    _decide("Praktijkopleiders bij werkgevers", "Zes werkgevers willen iemand laten opleiden.",
            "Werkgevers volgen de scholing voor praktijkopleiders zonder kosten.", "training", 1),
    _decide("De nieuwe ambitie", "Er zijn drie reacties verwerkt.",
            "De tweede versie van de ambitie is vastgesteld.", "ambition", 0),
    _decide("Eén nieuwsbrief", "Er gaan nu vier brieven rond met deels hetzelfde nieuws.",
            "Er komt één nieuwsbrief voor ouders, vier keer per jaar.", "communication", 2),
    _decide("Reiskosten bij praktijkroutes", "Twee leerlingen zijn om de reiskosten gestopt.",
            "Reiskosten mogen geen reden zijn om een praktijkroute niet te volgen.", "ambition", 1),
    _decide("Aanspreekpunt in de zomer", "In augustus nam vorig jaar niemand op.",
            "In de zomervakantie is er elke werkdag iemand bereikbaar voor jongeren zonder plek.",
            "means", 0),
    _decide("Reflectie in het najaar", "De uitkomst van vorig jaar hielp bij de begroting.",
            "De reflectie met alle partners is elk jaar in november.", "other", 0),
]  # fmt: skip
MANAGEMENT_DECISIONS = [
    _decide("Eén lijst met contactpersonen", "Nieuwe decanen weten niet wie zij kunnen bellen.",
            "De lijst met contactpersonen wordt elk jaar in september vernieuwd.",
            "communication", 0),
    _decide("Meelopen in het mbo", "De data van de scholen botsten met de toetsweek.",
            "De meeloopdagen vallen in de tweede week van november.", "other", 2),
    _decide("Stageplekken verdelen", "Drie scholen vroegen dezelfde werkgever.",
            "Het werkgeversservicepunt verdeelt de stageplekken in de zorg.", "other", 1),
    _decide("Collegiaal bezoek", "Wie op bezoek ging, nam telkens iets mee naar huis.",
            "Elke school ontvangt per jaar twee collega’s van een andere school.", "training", 2),
]  # fmt: skip
# What returns: told or talked about, without a decision.
RETURNING = [
    Topic("Warme overdracht: waar staan we?", "discuss", 30,
          "De meeste scholen werken met het overdrachtsformulier. Twee wachten op hun ict.", None,
          0),
    Topic("Cijfers over de overstap", "inform", 20,
          "Het aantal jongeren zonder plek op 1 oktober daalde. De cijfers van Oosterveld volgen "
          "nog.", None, 0),
    Topic("Stageplekken in de zorg", "discuss", 30,
          "Werkgevers vragen één aanspreekpunt. Het werkgeversservicepunt wil dat zijn.", None, 1),
    Topic("Wat horen we van ouders?", "discuss", 20,
          "Ouders willen eerder weten wie hun kind na de zomer opvangt.", None, 0),
    Topic("Nieuws van de werkgevers", "inform", 15,
          "De bouw zoekt leerlingen voor een dag in de week. In de zorg kan dat vanaf 16 jaar.",
          None, 1),
    Topic("Loopbaangesprekken: hoe gaat het?", "discuss", 25,
          "Mentoren vinden de vragenkaart handig. De tijd blijft krap.", None, 2),
    Topic("Rondje langs de scholen", "inform", 20,
          "Elke school vertelde wat dit jaar anders gaat en wat anderen daarvan merken.", None, 2),
]  # fmt: skip


def talk_of(kind: str, number: int) -> list[Topic]:
    """What was on the agenda of the meeting of this kind with this number, from 0."""
    decisions = {"board": BOARD_DECISIONS, "management": MANAGEMENT_DECISIONS}.get(kind, [])
    every = 2 if kind == "management" else 1
    own = decisions[number // every : number // every + 1] if number % every == 0 else []
    first = number * 2
    return [RETURNING[first % 7], *own, RETURNING[(first + 3) % 7]]
