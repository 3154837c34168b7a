"""Which words return over places: what people talk about, not what happens to be used."""

import pytest

from samenverder.dialogues.models import ContributionGroup
from samenverder.dialogues.queries.evenings import evenings_of
from samenverder.dialogues.queries.returning import ENOUGH_TO_WEIGH, returning, topics_of
from samenverder.dialogues.queries.told import Choice
from tests.dialogues.test_over_time import Evening

TOLD = {
    "Lindemeer": """
        Wie betaalt het vervoer naar de stage?
        De lijst met bedrijven ligt bij de receptie
        Onze leerlingen koken elke dinsdag in de kantine
        Achter in de hoek van het magazijn leren ze laden
        Het rooster laat geen vaste stagedag toe
        De mentor belt ouders elke maand
        Jongeren haken af zodra de overdracht stokt
        Een oud-leerling vertelt in de klas over lassen
        Ouders horen te laat wat er verandert
        De praktijkdag begint met een rondleiding
        Leerlingen bouwen een kippenhok voor de buurt
    """,
    "Oudewaard": """
        Zonder vervoer komt niemand op zijn stageplek, dus geen stage
        Er hangt een lijst met regels naast de draaibank
        Een kapper uit de straat neemt elk jaar twee leerlingen
        Leerlingen zoeken een rustige hoek om te bellen
        Roosters van drie scholen passen niet op één stagedag
        Bij de overdracht raken gegevens van jongeren zoek
        De wethouder kwam kijken in de moestuin
        Ouders en mentor zien elkaar alleen bij problemen
        Een certificaat voor de heftruck helpt bij solliciteren
        De gemeente denkt mee over huisvesting
        Leerlingen leren fietsen repareren
    """,
    "Hoogveen": """
        Het vervoer stopt na vijf uur, de stage niet
        Wij missen een lijst van telefoonnummers
        De zorgboerderij biedt plek aan vier leerlingen
        De schilder zette ons in een hoek met oude deuren
        Eén stagedag in elk rooster zou zoveel schelen
        Ouders vinden de mentor op zaterdag in het buurthuis
        De jobcoach loopt mee tot na de proeftijd
        Jongeren vertellen bij elke overdracht hetzelfde verhaal
        Een havenbedrijf geeft lessen over veiligheid
        Leerlingen schrijven hun eigen sollicitatiebrief
        De bibliotheek helpt met formulieren
    """,
}


@pytest.fixture
def region_told(region):
    """Eleven sentences in each of three towns."""
    evenings = []
    for town, sentences in TOLD.items():
        evening = Evening(region, town)
        for text in filter(None, map(str.strip, sentences.splitlines())):
            evening.tell(text)
        evenings.append(evening)
    return evenings


def found(region, **choice) -> set[str]:
    return {topic.label for topic in returning(topics_of(evenings_of(region), Choice(**choice)))}


def test_what_people_talk_about_returns_and_words_used_by_chance_do_not(region, region_told):
    words = found(region)
    assert {"vervoer", "stage", "rooster", "stagedag", "mentor", "ouders", "overdracht"} <= words
    assert not words & {"lijst", "hoek", "leerlingen"}
    every = {topic.label for topic in topics_of(evenings_of(region), Choice())}
    assert {"lijst", "hoek"} <= every, "in the whole list they stand all the same"


def test_a_word_that_names_a_group_or_stands_alone_is_a_subject(region, region_told):
    for evening in region_told[:2]:
        ContributionGroup.objects.create(dialogue=evening.row, name="Een eigen hoek")
        group = evening.row.groups.get()
        evening.row.contributions.filter(text__contains="hoek").update(group=group)
        evening.tell("Lijst!")
    assert {"hoek", "lijst"} <= found(region)


def test_of_a_few_contributions_nothing_is_left_out(region, region_told):
    for evening in region_told:
        kept = evening.row.contributions.filter(text__regex=r"hoek|lijst|vervoer")
        evening.row.contributions.exclude(pk__in=kept).delete()
    assert 3 * len(TOLD) < ENOUGH_TO_WEIGH
    assert {"hoek", "lijst", "vervoer"} <= found(region)
