"""Afterwards, the report and the start page count the same cards, however they hang together."""

import io

import pytest
from django.utils import timezone, translation
from python_calamine import CalamineWorkbook

from samenverder.dialogues.models import Contribution, Destination
from samenverder.dialogues.operations import grouping, leading, settling
from samenverder.dialogues.queries.afterwards import progress_of, things_of
from samenverder.dialogues.queries.wall import per_table, totals
from samenverder.dialogues.waiting import without_destination

IN_GROUP = ("Wie belt er in augustus?", "Wie betaalt het vervoer?")


@pytest.fixture
def four(told, frank, sits):
    """A pearl, two puzzles in a group, an idea, and a third puzzle that two people told."""
    leading.reopen_dialogue(dialogue=told, by=frank)
    phone = sits()
    for text in ("Wie houdt de regie?", "Wie heeft de regie?"):
        phone.tell(text, "puzzle")
    first, second = Contribution.objects.filter(text__contains="regie").order_by("text")
    settling.merge(contribution=second, by=frank, version=1, into=first)
    leading.close_dialogue(dialogue=told, by=frank)
    group = grouping.make_group(dialogue=told, by=frank, name="De zomer")
    for row in Contribution.objects.filter(text__in=IN_GROUP):
        settling.put_in_group(contribution=row, by=frank, version=1, group=group)
    return told


def on_start_page(region, user) -> int:
    """How many puzzles and ideas wait there."""
    with translation.override("nl"):
        return sum(int(row.text.split()[0]) for row in without_destination(region, user))


def test_every_page_says_the_same_number(four, here, leads, region, frank):
    decided = "0 van 4 puzzels en ideeën hebben een bestemming."
    on_wall = "Op de muur: parels 1, puzzels 3, ideeën 1."
    assert (totals(four)["puzzle"], totals(four)["idea"]) == (3, 1)
    assert decided in leads.get(here).content.decode()
    report = leads.get(f"{here}verslag/").content.decode()
    assert decided in report and on_wall in report
    book = CalamineWorkbook.from_filelike(io.BytesIO(leads.get(f"{here}verslag.xlsx").content))
    lines = [row[0] for row in book.get_sheet_by_index(3).to_python()]
    assert {decided, on_wall} <= set(lines)
    assert on_start_page(region, frank) == 4


@pytest.mark.parametrize(
    ("text", "left"), [("Wie houdt de regie?", 3), ("Wie heeft de regie?", 3), (IN_GROUP[1], 1)]
)
def test_a_destination_counts_for_what_stands_with_it(four, region, frank, text, left):
    row = Contribution.objects.get(text=text)
    Destination.objects.create(contribution=row, kind="parked", text="Later", by=frank)
    progress = progress_of(things_of(four))
    assert progress.puzzles - progress.puzzles_decided == left == on_start_page(region, frank)


def test_a_group_that_was_dissolved_leaves_its_destination_with_its_first_card(four, region, frank):
    group = four.groups.get()
    first = Contribution.objects.get(text=IN_GROUP[0])
    Destination.objects.create(contribution=first, group=group, kind="parked", text="Ja", by=frank)
    assert on_start_page(region, frank) == 1, "the idea goes along with its puzzle in the group"
    group.removed_at = timezone.now()
    group.save()
    progress = progress_of(things_of(four))
    assert progress.puzzles - progress.puzzles_decided == 2 == on_start_page(region, frank)


def test_an_action_for_a_group_begins_with_its_idea_or_its_name(four, here, leads):
    address = f"{here}bestemming/?ding=g{four.groups.get().pk}"

    def line():
        parts = leads.get(address).content.decode().split("<input")
        return next(part for part in parts if 'name="action_text"' in part)

    assert 'value="Om de beurt een week"' in line()
    Contribution.objects.filter(kind="idea").update(about=None)
    assert 'value="De zomer"' in line()


def test_who_leads_counts_what_tells_the_same_once(four):
    first, second = four.tables.all()
    assert per_table(four)[first.pk]["cards"] == 5 and per_table(four)[second.pk]["cards"] == 0


def test_the_head_of_one_table_counts_that_table(four, client):
    second = four.tables.get(number=2)
    four.contributions.filter(text=IN_GROUP[1]).update(table=second)
    four.screen, four.screen_table = "table", second
    four.save()
    page = client.get(f"/dialoogscherm/{four.screen_key}/").content.decode()
    assert "1 puzzel:" in page and "0 parels:" in page
