"""What returns over places and years, and finding what was told; never what was hidden."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.around_over_time import on_area
from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    Destination,
    Dialogue,
    DialogueSeat,
)
from samenverder.lib.common_words import name_key
from samenverder.lib.tables import read_table

ROOM = "/regio/lindemeer/bijeenkomsten/dialoog/"
RETURNS, TOLD = f"{ROOM}over-plaatsen-en-jaren/", f"{ROOM}verteld/"


class Evening:
    """A meeting that is over, in one town, with one table about one focus area."""

    def __init__(self, region, town: str, *, years_ago: int = 0, area=None) -> None:
        starts = timezone.now() - timedelta(days=3 + 365 * years_ago)
        self.row = Dialogue.objects.create(
            partnership=region, title=f"In {town}", place=town, starts_at=starts, phase="closed"
        )
        self.table = self.row.tables.create(number=1, title="Tafel", focus_area=area)

    def tell(self, text: str, kind: str = "puzzle", **more) -> Contribution:
        return Contribution.objects.create(
            dialogue=self.row, table=self.table, key=uuid4(), author_hash=uuid4().hex,
            shuffle=uuid4().hex, kind=kind, text=text, **more,
        )  # fmt: skip

    def seat(self, organisation, number: int, layer: str = "practice") -> None:
        DialogueSeat.objects.bulk_create(
            DialogueSeat(
                dialogue=self.row, table=self.table, organisation=organisation, layer=layer,
                seat_hash=uuid4().hex,
            )
            for _one in range(number)
        )  # fmt: skip


@pytest.fixture
def area(region):
    return FocusArea.objects.create(partnership=region, title="Stages", order=1)


@pytest.fixture
def evenings(region, area):
    """In two towns and years, what is much the same was told."""
    first = Evening(region, "Lindemeer", years_ago=1, area=area)
    second = Evening(region, "Oudewaard", area=area)
    first.tell("Wie betaalt het vervoer naar de stage?")
    first.tell("Leerlingen leiden zelf rond", "pearl")
    second.tell("Het vervoer van onze leerling is niet geregeld")
    second.tell("Eén telefoonnummer", "idea")
    return first, second


@pytest.fixture
def see(client_for):
    """What somebody reads on a page."""

    def look(user, address: str, status: int = 200) -> str:
        answer = client_for(user).get(address)
        assert answer.status_code == status
        return " ".join(answer.content.decode().split())

    return look


def rows_of(client, address: str = RETURNS) -> list:
    """The rows of all sections, in the order of the page."""
    return [row for one in client.get(address).context["sections"] for row in one.rows]


def topics(client, address: str = RETURNS) -> dict[str, tuple[int, int, int]]:
    """{subject: (meetings, pearls, puzzles)}."""
    found = (row.topic for row in rows_of(client, address))
    return {topic.label: (len(topic.evenings), topic.pearls, topic.puzzles) for topic in found}


def test_a_word_returns_in_any_form_and_says_where_and_when(evenings, client_for, rita, see):
    assert topics(client_for(rita)) == {"vervoer": (2, 0, 2), "leerling": (2, 1, 1)}
    page, year = see(rita, RETURNS), timezone.localdate(evenings[1].row.starts_at).year
    assert f"Oudewaard {year}" in page
    assert "Lindemeer" in page
    assert "telefoonnummer" in topics(client_for(rita), f"{RETURNS}?toon=alles")


def test_a_group_returns_by_its_name(region, evenings, client_for, rita):
    for evening, name in zip(evenings, ("Vervoer naar stages", "Stage: het vervoer"), strict=True):
        group = ContributionGroup.objects.create(dialogue=evening.row, name=name)
        evening.row.contributions.filter(text__contains="vervoer").update(group=group)
    rows = rows_of(client_for(rita))
    assert [row.topic.told for row in rows if row.topic.form == "group"] == [2]
    found = client_for(rita).get(TOLD, {"groep": "de stages en vervoer"}).context["told"]
    assert len(found) == 2


def test_a_list_is_found_in_any_form_and_narrowed_down(evenings, area, client_for, rita):
    def texts(**asked) -> set[str]:
        return {one["row"].text for one in client_for(rita).get(TOLD, asked).context["told"]}

    both = {"Leerlingen leiden zelf rond", "Het vervoer van onze leerling is niet geregeld"}
    assert texts(q="leerlingen") == texts(q="leerling") == both
    assert texts(q="leerling", soort="pearl") == {"Leerlingen leiden zelf rond"}
    assert texts(q="vervoer", plaats="Oudewaard", speerpunt=area.pk) == both - {
        "Leerlingen leiden zelf rond"
    }
    assert texts(q="vervoer", speerpunt="geen") == set()
    assert len(texts(jaar="1999", soort="onzin", reeks="0")) == 4, "what is not there is left out"
    assert texts(q="?") == set()


@pytest.mark.parametrize(
    "change",
    [{"state": "hidden"}, {"state": "parked"}, {"withdrawn": True}, {"kind": "quote"}],
)
def test_what_is_hidden_or_taken_back_stands_nowhere(
    evenings, client_for, people, alice, see, change
):
    row = evenings[0].tell("Het geheime kompas", "pearl", more="en het stille kompas")
    evenings[1].tell("Een kompas voor iedereen", "pearl")
    places = [
        RETURNS, f"{RETURNS}?toon=alles", f"{TOLD}?q=kompassen", f"{TOLD}?bijdrage={row.key}",
        f"{RETURNS}overzicht.csv", f"{TOLD}verteld.csv", "/regio/lindemeer/zoeken/?q=kompas",
    ]  # fmt: skip
    assert "geheime" in see(alice, places[2])
    assert "geheime" in see(alice, places[-1])
    Contribution.objects.filter(pk=row.pk).update(**change)
    for user in people.values():
        for place in places:
            assert "geheime" not in see(user, place), place
    assert "kompas" not in topics(client_for(alice))


def test_a_quote_is_found_when_its_author_agreed(evenings, rita, see):
    evenings[0].tell("Ik ga met plezier naar stage", "quote", may_quote=True)
    assert "plezier" in see(rita, f"{TOLD}?q=plezier")


def test_groups_of_fewer_than_five_are_never_named(
    region, region_lindemeer, evenings, client_for, rita
):
    school, other = region_lindemeer.organisations[:2]
    type(other).objects.filter(pk=other.pk).update(kind="municipality")
    evenings[0].seat(school, 7, "practice")
    evenings[0].seat(other, 3, "board")
    evenings[1].seat(school, 4)
    sat = client_for(rita).get(RETURNS).context["sat"]
    assert (sat.people, sat.kinds, sat.layers) == (10, [], []), "three would be left over"
    evenings[0].seat(other, 2, "board")
    sat = client_for(rita).get(RETURNS).context["sat"]
    assert sat.people == 12
    assert [number for _name, number in sat.kinds] == [7, 5]


def test_what_was_done_stands_with_it(evenings, rita, see, alice):
    row = evenings[0].row.contributions.get(text__contains="betaalt")
    Destination.objects.create(
        contribution=row, kind="question", asked_of="Gemeente Lindemeer", text="Wie betaalt?",
        outcome="Een busje op maandag", by=alice,
    )  # fmt: skip
    for place in (RETURNS, f"{TOLD}?q=vervoer", f"{RETURNS}overzicht.csv"):
        assert "Een busje op maandag" in see(rita, place)


def test_a_table_to_take_along_tells_no_author(evenings, client_for, rita):
    Contribution.objects.update(contact="Bel Jan")
    content = client_for(rita).get(f"{TOLD}verteld.csv").content
    table = read_table(BytesIO(content), "verteld.csv")
    assert len(table.rows) == 4
    for row in Contribution.objects.all():
        for secret in (str(row.pk), str(row.key), row.author_hash, row.shuffle, "Bel Jan"):
            assert secret not in content.decode("utf-8-sig")


def test_the_overview_is_a_document(evenings, client_for, rita):
    for language in ("nl", "en"):
        answer = client_for(rita).get(f"{RETURNS}overzicht.pdf?taal={language}")
        assert answer.content.startswith(b"%PDF")


def test_other_partnerships_find_nothing(evenings, other_region, charlie, client_for, see):
    see(charlie, RETURNS, 404)
    theirs = f"/regio/{other_region.slug}/bijeenkomsten/dialoog/verteld/"
    assert client_for(charlie).get(theirs, {"q": "vervoer"}).context["page"].paginator.count == 0
    key = UUID(str(Contribution.objects.first().key))
    assert "vervoer" not in see(charlie, f"{theirs}?bijdrage={key}")


def test_as_many_questions_for_three_as_for_nine(region, evenings, area, client_for, alice):
    client = client_for(alice)
    addresses = (RETURNS, f"{RETURNS}overzicht.csv", f"{TOLD}?q=vervoer", f"{TOLD}verteld.csv")

    def numbers() -> list[int]:
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            found.append(len(asked))
        return found

    before = numbers()
    for number in range(6):
        evening = Evening(region, f"Dorp {number}", area=area)
        row = evening.tell(f"Vervoer naar les {number}")
        Destination.objects.create(contribution=row, kind="parked", text="Later", by=alice)
        ContributionGroup.objects.create(dialogue=evening.row, name=f"Groep {number}")
    assert numbers() == before


def test_a_name_is_the_same_in_other_words_forms_and_order():
    assert name_key("Vervoer naar de stages") == name_key("stage: Vervoer!")
    assert name_key("Stage") != name_key("Stage in de zorg")
    assert name_key("Hoe?") == name_key("hoe")


def test_the_page_of_a_focus_area_says_how_much_was_told_about_it(evenings, area):
    found = on_area(area, HttpRequest())
    assert found is not None
    assert (found["told_pearls"], found["told_puzzles"], found["told_evenings"]) == (1, 2, 2)
    assert {topic.label for topic in found["returns"]} == {"vervoer", "leerling"}
