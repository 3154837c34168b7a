"""What returns over places and years, in a section for each focus area."""

from io import BytesIO

import pytest
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import ContributionGroup
from samenverder.dialogues.queries.overview import IN_SECTION
from samenverder.lib.tables import read_table
from tests.dialogues.test_over_time import RETURNS, Evening


@pytest.fixture
def areas(region):
    """In another order than they were made."""
    second = FocusArea.objects.create(partnership=region, title="Taal", order=2)
    return FocusArea.objects.create(partnership=region, title="Stages", order=1), second


@pytest.fixture
def evenings(region, areas):
    """In three towns; each has a table about both focus areas and one about anything."""
    found = []
    for town in ("Lindemeer", "Oudewaard", "Merenburg"):
        evening = Evening(region, town, area=areas[0])
        evening.about = [
            evening.table,
            evening.row.tables.create(number=2, title="Taal", focus_area=areas[1]),
            evening.row.tables.create(number=3, title="Vrij"),
        ]
        found.append(evening)
    return found


def tell(evening, at: int, text: str, kind: str = "puzzle", **more):
    evening.table = evening.about[at]
    return evening.tell(text, kind, **more)


def sections(client, address: str = RETURNS) -> dict[str, dict[str, tuple[int, int, int]]]:
    """{focus area: {subject: (meetings, pearls, puzzles)}}, both in the order of the page."""
    return {
        one.section.title: {
            row.topic.label: (len(row.topic.evenings), row.topic.pearls, row.topic.puzzles)
            for row in one.rows
        }
        for one in client.get(address).context["sections"]
    }


def test_a_subject_of_two_focus_areas_stands_in_both_with_its_own_figures(
    evenings, client_for, rita
):
    for evening in evenings:
        tell(evening, 0, "Vervoer in de ochtend")
    for evening in evenings[:2]:
        tell(evening, 1, "Vervoer in de middag", "pearl")
        tell(evening, 2, "Vervoer in de avond")
    assert sections(client_for(rita)) == {
        "Stages": {"ochtend": (3, 0, 3), "vervoer": (3, 0, 3)},
        "Taal": {"middag": (2, 2, 0), "vervoer": (2, 2, 0)},
        "Overige onderwerpen": {"avond": (2, 0, 2), "vervoer": (2, 0, 2)},
    }
    assert sections(client_for(rita), f"{RETURNS}?per=alles")[""]["vervoer"] == (3, 2, 5)


def test_what_returns_across_focus_areas_only_is_found_all_together(evenings, client_for, rita):
    tell(evenings[0], 0, "Vervoer")
    tell(evenings[1], 1, "Vervoer")
    assert sections(client_for(rita)) == {}
    assert sections(client_for(rita), f"{RETURNS}?per=alles") == {"": {"vervoer": (2, 0, 2)}}
    page = client_for(rita).get(RETURNS).content.decode()
    assert "Stages" in page and "?per=alles" in page


def test_a_focus_area_that_was_taken_away_keeps_its_section(evenings, areas, client_for, rita):
    for evening in evenings:
        tell(evening, 0, "Vervoer")
        tell(evening, 1, "Woordenschat")
        tell(evening, 2, "Roosters")
    FocusArea.objects.filter(pk=areas[0].pk).update(removed_at=timezone.now())
    titles = ["Taal", "Stages (een eerder speerpunt)", "Overige onderwerpen"]
    assert list(sections(client_for(rita))) == titles
    alone = f"{RETURNS}?speerpunt={areas[0].pk}"
    assert sections(client_for(rita), alone) == {titles[1]: {"vervoer": (3, 0, 3)}}


def test_a_section_has_the_strongest_with_names_of_groups_first_and_the_rest_on_its_own_page(
    evenings, areas, client_for, rita
):
    words = [f"{first}o{last}tum" for first in "bdfgk" for last in "lmnprs"]
    for evening in evenings:
        for word in words:
            tell(evening, 0, word)
        tell(evening, 1, "Leesles")
    for evening in evenings[:2]:
        group = ContributionGroup.objects.create(dialogue=evening.row, name="Zomer")
        evening.row.contributions.filter(text=words[0]).update(group=group)
    client = client_for(rita)
    seen = sections(client)
    assert len(seen["Stages"]) == IN_SECTION and next(iter(seen["Stages"])) == "Zomer"
    assert len(seen["Taal"]) == 1
    address = f"{RETURNS}?speerpunt={areas[0].pk}"
    assert f"speerpunt={areas[0].pk}" in client.get(RETURNS).content.decode()
    first, second = (sections(client, f"{address}&pagina={at}")["Stages"] for at in (1, 2))
    assert len(first) == 25 and len({*first, *second}) == len(words) + 1
    by_name = list(sections(client, f"{RETURNS}?volgorde=naam")["Stages"])
    assert by_name[0] == "Zomer" and by_name[1:] == sorted(by_name[1:])


def test_with_tables_of_no_focus_area_alone_nothing_is_called_other(evenings, client_for, rita):
    for evening in evenings:
        tell(evening, 2, "Vervoer")
    assert sections(client_for(rita)) == {"": {"vervoer": (3, 0, 3)}}


def test_the_spreadsheet_says_the_focus_area_of_each_subject(evenings, client_for, rita):
    for evening in evenings:
        for at in range(3):
            tell(evening, at, "Vervoer")
    content = client_for(rita).get(f"{RETURNS}overzicht.csv").content
    table = read_table(BytesIO(content), "overzicht.csv")
    assert [row[:2] for row in table.rows] == [
        ["Stages", "vervoer"], ["Taal", "vervoer"], ["Overige onderwerpen", "vervoer"],
    ]  # fmt: skip


def test_who_sat_at_the_tables_of_a_focus_area_stands_with_it(
    region_lindemeer, evenings, client_for, rita
):
    school, other = region_lindemeer.organisations[:2]
    type(other).objects.filter(pk=other.pk).update(kind="municipality")
    for at, (schools, towns) in enumerate([(8, 6), (5, 9)]):
        for evening in evenings[:2]:
            tell(evening, at, "Vervoer")
            evening.seat(school, schools)
            evening.seat(other, towns)
    tell(evenings[2], 0, "Vervoer")
    evenings[2].seat(school, 3)
    answer = client_for(rita).get(RETURNS)
    stages, taal = answer.context["sections"]
    assert [number for _name, number in stages.tables.kinds] == [16, 12]
    assert [number for _name, number in taal.tables.kinds] == [18, 10]
    assert stages.sat.people == 56
    page = " ".join(answer.content.decode().split())
    assert "28 mensen zaten aan deze tafels, onder wie ten minste" in page
    sheet = client_for(rita).get(f"{RETURNS}overzicht.csv").content.decode("utf-8-sig")
    assert ";28;" in sheet or ",28," in sheet
