"""What is decided about a puzzle counts for the ideas for it, wherever is counted what waits."""

from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone, translation

from samenverder.dialogues.models import Contribution, Destination, Dialogue
from samenverder.dialogues.queries.afterwards import next_open, progress_of, things_of
from samenverder.dialogues.queries.afterwards_message import drafted
from samenverder.dialogues.queries.done_with import DoneWith, done_with, done_with_these
from samenverder.dialogues.queries.undecided import undecided
from samenverder.dialogues.queries.wall import shown
from samenverder.dialogues.waiting import without_destination
from tests.dialogues.test_afterwards import decide, thing

ROOM = "/regio/lindemeer/bijeenkomsten/dialoog/"


def waits(dialogue: Dialogue, frank) -> tuple[int, int]:
    """How many wait: on the start page, and as the page of afterwards counts."""
    with translation.override("en"):
        lines = [row.text for row in without_destination(dialogue.partnership, frank)]
    progress = progress_of(things_of(dialogue))
    number = int(lines[0].split()[0]) if lines else 0
    return number, progress.puzzles - progress.puzzles_decided


def test_an_idea_waits_no_more_when_its_puzzle_has_a_destination(told, here, leads, frank):
    assert waits(told, frank) == (3, 3)
    decide(leads, here, told, "augustus", "parked", reason="Na de zomer")
    assert waits(told, frank) == (1, 1)
    row = Destination.objects.get()
    leads.post(f"{here}ongedaan/", {"rij": row.pk})
    assert waits(told, frank) == (3, 3)
    leads.post(f"{here}ongedaan/", {"rij": row.pk, "aan": "1"})
    assert waits(told, frank) == (1, 1)


def test_an_idea_with_a_destination_of_its_own_keeps_it(told, here, leads, frank):
    decide(leads, here, told, "Om de beurt", "parked", reason="Eerst vragen")
    assert waits(told, frank) == (2, 2)
    decide(leads, here, told, "augustus", "parked", reason="Na de zomer")
    assert waits(told, frank) == (1, 1)
    idea = thing(told, "Om de beurt")
    assert [row.text for row in idea.became] == ["Eerst vragen"] and not idea.along


def test_the_pages_say_that_it_goes_along(told, here, leads):
    decide(leads, here, told, "augustus", "parked", reason="Na de zomer")
    along = "Het gaat mee met de puzzel."
    for place in (here, f"{here}verslag/", f"{here}verslag.csv"):
        page = leads.get(place).content.decode()
        assert page.count(along) == 1, place
    assert "Om de beurt" not in leads.get(f"{here}?toon=open").content.decode()
    assert "Een eigen bestemming" in leads.get(here).content.decode()
    following = next_open(things_of(told), "", pearls=False)
    assert following is not None and "vervoer" in following.title


def test_the_message_says_that_ideas_went_along(told, here, leads):
    decide(leads, here, told, "augustus", "parked", reason="Na de zomer")
    with translation.override("en"):
        text = drafted(told, things_of(told))
    assert "Wie belt er in augustus? (with 1 idea)" in text and "Om de beurt" not in text


def test_over_places_and_years_it_says_what_was_done_with_the_puzzle(told, here, leads):
    decide(leads, here, told, "augustus", "parked", reason="Na de zomer")

    def done() -> list[list[str]]:
        found = leads.get(f"{ROOM}verteld/?soort=idea").context["told"]
        return [[row.text for row in one["done"]] for one in found]

    assert done() == [["Na de zomer"]]
    decide(leads, here, told, "Om de beurt", "parked", reason="Eerst vragen")
    assert done() == [["Eerst vragen"]]
    told.contributions.filter(kind="idea").update(about=None)
    Destination.objects.filter(text="Eerst vragen").update(removed_at=timezone.now())
    assert done() == [[]]


def test_an_idea_for_a_hidden_puzzle_waits_by_itself(told, here, leads, frank):
    decide(leads, here, told, "augustus", "parked", reason="Na de zomer")
    told.contributions.filter(text__contains="augustus").update(state="hidden")
    assert waits(told, frank) == (2, 2)


def made_up(region, frank, chance: Random) -> Dialogue:
    """A meeting that is over, with puzzles, ideas, groups, merged, hidden and decided ones."""
    now = timezone.now()
    row = Dialogue.objects.create(
        partnership=region, title="Avond", phase="closed", closed_at=now, starts_at=now
    )
    table = row.tables.create(number=1, title="Tafel")
    groups = [row.groups.create(name=f"Groep {at}", removed_at=[None, now][at]) for at in (0, 1)]
    made: list[Contribution] = []
    for at in range(24):
        kind = chance.choice(["puzzle", "puzzle", "idea", "idea", "pearl"])
        same = [one for one in made if one.merged_into_id is None]
        into = chance.choice(same) if same and chance.random() < 0.2 else None
        puzzles = [one for one in made if one.kind == "puzzle"]
        made.append(
            Contribution.objects.create(
                dialogue=row, table=table, key=uuid4(), author_hash=uuid4().hex, kind=kind,
                shuffle=uuid4().hex, text=f"{kind} {at}",
                state=chance.choice(["shown"] * 5 + ["hidden"]), withdrawn=chance.random() < 0.1,
                group=chance.choice([None, None, *groups]), merged_into=into,
                about=chance.choice(puzzles) if puzzles and kind == "idea" else None,
            )
        )  # fmt: skip
    for one in chance.sample(made, 5):
        Destination.objects.create(
            contribution=one, kind="parked", text="Later", by=frank,
            removed_at=chance.choice([None, None, now]),
            group=one.group if one.group_id == groups[0].pk and one.kind != "pearl" else None,
        )  # fmt: skip
    return row


@pytest.mark.parametrize("seed", range(12))
def test_the_start_page_counts_as_the_page_of_afterwards_does(seed, region, frank):
    chance = Random(seed)
    for _evening in range(3):
        row = made_up(region, frank, chance)
        progress = progress_of(things_of(row))
        left = progress.puzzles - progress.puzzles_decided
        assert undecided().filter(dialogue=row).count() == left


def decided(done: DoneWith, row: Contribution) -> set[int]:
    """As the overview over the years asks."""
    return {one.row.pk for one in done.about([row.pk]) if one.row}


@pytest.mark.parametrize("seed", range(12))
def test_over_years_is_done_what_the_page_of_afterwards_says(seed, region, frank):
    chance = Random(seed)
    for _evening in range(3):
        row = made_up(region, frank, chance)
        everything, all_told = done_with([row.pk]), list(shown(row).select_related("about"))
        these = done_with_these(all_told)
        for one in things_of(row):
            wanted = {step.row.pk for step in one.became or one.along if step.row}
            for told in (told for card in one.cards for told in card.rows):
                assert decided(everything, told) == decided(these, told) == wanted, told
