"""The wall: every card readable on one of its pages, nothing hidden, and pages that stay."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenverder.dialogues.models import Contribution
from samenverder.dialogues.operations import grouping, leading, planning, settling
from samenverder.dialogues.queries.columns import wall_by_group, wall_by_table
from samenverder.network.operations.problems import Refused

pytestmark = pytest.mark.django_db


def told(dialogue, table, number, kind="pearl", text="Een kaart van twee regels op de muur"):
    """So many cards at a table."""
    Contribution.objects.bulk_create(
        Contribution(
            dialogue=dialogue, table=table, key=uuid4(), author_hash=uuid4().hex,
            shuffle=uuid4().hex, kind=kind, text=f"{text} {at}",
        )
        for at in range(number)
    )  # fmt: skip


def on_page(dialogue, page=0, wall=wall_by_table):
    return [card.row.text for column in wall(dialogue, page).columns for card in column.cards]


def on_screen(dialogue):
    return Client().get(f"/dialoogscherm/{dialogue.screen_key}/").content.decode()


class TestPages:
    @pytest.mark.parametrize("wall", [wall_by_table, wall_by_group])
    def test_each_of_four_hundred_cards_stands_on_one_page_once(self, dialogue, frank, wall):
        for number in range(28):
            planning.add_table(dialogue=dialogue, by=frank, title=f"Tafel {number}")
        group = grouping.make_group(dialogue=dialogue, by=frank, name="Bellen")
        for at, table in enumerate(dialogue.tables.all()):
            told(dialogue, table, 7, "pearl", "x" * (at * 6 + 1))
            told(dialogue, table, 7, "puzzle")
        dialogue.contributions.filter(table__number__lte=4).update(group=group)
        pages = wall(dialogue).pages
        seen = [text for page in range(pages) for text in on_page(dialogue, page, wall)]
        assert len(seen) == 420
        assert sorted(seen) == sorted(dialogue.contributions.values_list("text", flat=True))

    def test_six_tables_a_page_and_what_does_not_fit_comes_after_them(self, dialogue, frank):
        for number in range(6):
            planning.add_table(dialogue=dialogue, by=frank, title=f"Tafel {number}")
        sizes = [len(wall_by_table(dialogue, page).columns) for page in (0, 1, 2)]
        assert sizes == [6, 2, 6]
        told(dialogue, dialogue.tables.get(number=1), 30)
        pages = [wall_by_table(dialogue, page) for page in range(3)]
        numbers = [[column.table.number for column in page.columns] for page in pages]
        assert numbers[:2] == [[1, 2, 3, 4, 5, 6], [7, 8]]
        assert set(numbers[2]) == {1}
        first, *others = [column for page in pages for column in page.columns if column.cards]
        assert len(first.waiting) == 30 - len(first.cards)
        assert sum(len(column.cards) for column in [first, *others]) == 30

    def test_pearls_and_puzzles_both_have_room(self, dialogue):
        table = dialogue.tables.get(number=1)
        told(dialogue, table, 40)
        told(dialogue, table, 40, "puzzle")
        kinds = [card.row.kind for card in wall_by_table(dialogue).columns[0].cards]
        assert abs(kinds.count("pearl") - kinds.count("puzzle")) <= 1

    def test_an_idea_stands_right_under_its_puzzle_wherever_it_was_told(
        self, dialogue, sits, frank
    ):
        for text in ("Wie belt er?", "Wie betaalt het?"):
            sits(1).tell(text, "puzzle")
        about = {row.text: str(row.key) for row in Contribution.objects.all()}
        sits(1).tell("Los idee", "idea")
        for text, puzzle in (("Bellijst", "Wie belt er?"), ("Fonds", "Wie betaalt het?")):
            sits(2).tell(text, "idea", about=about[puzzle])
        for wall in (wall_by_table, wall_by_group):
            seen = on_page(dialogue, wall=wall)
            assert seen.index("Bellijst") == seen.index("Wie belt er?") + 1
            assert seen.index("Fonds") == seen.index("Wie betaalt het?") + 1
            assert seen[-1] == "Los idee"
        first, second = wall_by_table(dialogue).columns
        assert [card.under for card in first.cards] == [False, True, False, True, False]
        assert not second.cards
        leading.show(dialogue=dialogue, by=frank, screen="wall")
        page = on_screen(dialogue)
        assert page.count('<li class="idea under"') == 2 and "3 ideeën" in page
        bellijst = Contribution.objects.get(text="Bellijst")
        settling.put_in_new_group(contribution=bellijst, by=frank, version=1, name="Bellen")
        assert on_page(dialogue, wall=wall_by_group)[0] == "Bellijst"

    def test_an_idea_that_no_longer_fits_under_its_puzzle_names_it(self, dialogue, frank):
        table = dialogue.tables.get(number=1)
        told(dialogue, table, 1, "puzzle", "De puzzel")
        puzzle = Contribution.objects.get()
        told(dialogue, table, 40, "idea")
        dialogue.contributions.filter(kind="idea").update(about=puzzle)
        pages = [wall_by_table(dialogue, page) for page in range(wall_by_table(dialogue).pages)]
        sheets = [column.cards for page in pages for column in page.columns if column.cards]
        assert sum(map(len, sheets)) == 41 and len(sheets) > 1
        assert [card.under for card in sheets[0]] == [False] + [True] * (len(sheets[0]) - 1)
        assert not any(cards[0].under for cards in sheets)
        leading.show(dialogue=dialogue, by=frank, screen="wall", page=1)
        assert "bij “De puzzel 0”" in on_screen(dialogue)

    def test_pages_turn_by_themselves_only_when_asked(self, dialogue, frank, monkeypatch):
        for number in range(6):
            planning.add_table(dialogue=dialogue, by=frank, title=f"Tafel {number}")
        leading.show(dialogue=dialogue, by=frank, screen="wall", page=1)
        assert 'data-page="wall  2"' in on_screen(dialogue)
        assert "data-turn-in" not in on_screen(dialogue)
        leading.show(dialogue=dialogue, by=frank, screen="wall", page=0)
        leading.turn_pages(dialogue=dialogue, by=frank, seconds=30)
        for seconds, page, left in ((0, 1, 30), (29, 1, 1), (30, 2, 30), (60, 1, 30)):
            moment = timezone.datetime.fromtimestamp(
                60_000 + seconds, tz=timezone.get_default_timezone()
            )
            monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
            page_now = on_screen(dialogue)
            assert f'data-page="wall  {page}"' in page_now
            assert f'data-turn-in="{left}"' in page_now


class TestWhatIsSeen:
    def test_a_name_that_is_a_script_is_only_a_name(self, dialogue, sits, frank):
        sits().tell("<script>alert(1)</script>")
        leading.show(dialogue=dialogue, by=frank, screen="wall")
        assert "<script>alert" not in on_screen(dialogue)
        assert "&lt;script&gt;alert" in on_screen(dialogue)

    @pytest.mark.parametrize("screen", ["wall", "groups", "table", "closing"])
    def test_what_is_hidden_parked_or_taken_back_is_on_no_screen(
        self, dialogue, sits, frank, screen
    ):
        table = dialogue.tables.get(number=1)
        phone = sits()
        items = {
            text: phone.tell(text)[1] for text in ("Verborgen", "Geparkeerd", "Terug", "Blijft")
        }
        group = grouping.make_group(dialogue=dialogue, by=frank, name="Groep")
        for row in Contribution.objects.all():
            settling.put_in_group(contribution=row, by=frank, version=1, group=group)
            leading.put_large(dialogue=dialogue, by=frank, card=row)
            state = {"Verborgen": "hidden", "Geparkeerd": "parked"}.get(row.text)
            if state:
                settling.set_state(contribution=row, by=frank, version=2, state=state)
        phone.send([items["Terug"] | {"withdrawn": True, "sequence": 2}])
        leading.show(dialogue=dialogue, by=frank, screen=screen, table=table)
        for row in Contribution.objects.all():
            leading.put_large(dialogue=dialogue, by=frank, card=row)
            page = on_screen(dialogue)
            assert "Blijft" in page
            assert not [text for text in ("Verborgen", "Geparkeerd", "Terug") if text in page]

    @pytest.mark.parametrize("screen", ["wall", "groups", "table"])
    def test_a_quote_only_when_its_author_agreed(self, dialogue, sits, frank, screen):
        table = dialogue.tables.get(number=1)
        sits().tell("Dit blijft hier", "quote")
        sits().tell("Dit mag iedereen horen", "quote", may_quote=True)
        leading.show(dialogue=dialogue, by=frank, screen=screen, table=table)
        page = on_screen(dialogue)
        assert "“Dit mag iedereen horen”" in page and "1 citaat" in page
        assert "Dit blijft hier" not in page
        with pytest.raises(Refused):
            kept = Contribution.objects.get(text="Dit blijft hier")
            leading.put_large(dialogue=dialogue, by=frank, card=kept)
        dialogue.screen_card = kept
        dialogue.save(update_fields=["screen_card"])
        assert "Dit blijft hier" not in on_screen(dialogue)

    def test_the_phone_says_which_quote_is_on_the_wall(self, dialogue, sits):
        phone = sits()
        phone.tell("Dit blijft hier", "quote")
        assert "Niet op de muur: alleen uw tafel" in phone.page()
        phone.tell("Dit mag iedereen horen", "quote", may_quote=True)
        assert "Op de muur en in het verslag, zonder naam" in phone.page()

    def test_an_idea_whose_puzzle_is_hidden_stands_by_itself(self, dialogue, sits, frank):
        sits(1).tell("Wie belt er?", "puzzle")
        puzzle = Contribution.objects.get()
        sits(2).tell("Bellijst", "idea", about=str(puzzle.key))
        settling.set_state(contribution=puzzle, by=frank, version=1, state="hidden")
        leading.show(dialogue=dialogue, by=frank, screen="wall")
        assert "Bellijst" in on_screen(dialogue) and "Wie belt er?" not in on_screen(dialogue)
        assert [card.row.text for card in wall_by_table(dialogue).columns[1].cards] == ["Bellijst"]

    def test_by_group_with_their_names(self, dialogue, sits, frank):
        sits(1).tell("Wie belt er?", "puzzle")
        sits(2).tell("Wie neemt op?", "puzzle")
        sits(2).tell("Alleen")
        group = grouping.make_group(dialogue=dialogue, by=frank, name="Bellen")
        for row in Contribution.objects.filter(kind="puzzle"):
            settling.put_in_group(contribution=row, by=frank, version=1, group=group)
        columns = wall_by_group(dialogue, rest="Los").columns
        assert [(column.title, len(column.cards)) for column in columns] == [
            ("Bellen", 2),
            ("Los", 1),
        ]
        grouping.set_dissolved(group=group, by=frank, version=1, dissolved=True)
        columns = wall_by_group(dialogue, rest="Los").columns
        assert [(column.title, len(column.cards)) for column in columns] == [("Los", 3)]
