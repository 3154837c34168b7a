"""Who leads moves and groups cards; two at once lose none, and every step has a way back."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from samenverder.dialogues.models import Contribution, ContributionGroup
from samenverder.dialogues.operations import grouping, settling
from samenverder.dialogues.queries.board import board_of
from samenverder.dialogues.queries.wall import tables_of
from samenverder.network.operations.problems import EditedMeanwhile

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'name="([^"]+)" value="([^"]*)"')


class Board:
    """The board of somebody who leads, as its script uses it."""

    def __init__(self, client, dialogue):
        self.client, self.dialogue = client, dialogue
        self.undo: dict[str, list[str]] = {}
        self.back = ""

    def address(self, name, *more):
        return reverse(
            f"dialogues:{name}", args=[self.dialogue.partnership.slug, self.dialogue.pk, *more]
        )

    def post(self, url, **fields):
        """(done, what is said); keeps the way back."""
        answer = self.client.post(url, fields, headers={"X-Fragment": "1"})
        assert answer.status_code == 200, answer.status_code
        page = answer.content.decode()
        if found := re.search(r'<form method="post" action="([^"]+)"(.*?)</form>', page, re.S):
            self.back, self.undo = found[1], {}
            for name, value in HIDDEN.findall(found[2]):
                self.undo.setdefault(name, []).append(value)
        return answer.headers["X-Done"] == "1", re.search(r"<p>(.*?)</p>", page, re.S)[1]

    def settle(self, row, **fields):
        row.refresh_from_db()
        given = {"version": row.version} | fields
        return self.post(self.address("settle", row.key), **given)

    def take_back(self):
        return self.post(self.back, **self.undo)

    def columns(self, arranged="tafels"):
        tables = tables_of(self.dialogue)
        return {
            column.name: [card.row.text for card in column.cards]
            for column in board_of(self.dialogue, tables, arranged)
        }


@pytest.fixture
def board(client_for, frank, dialogue):
    return Board(client_for(frank), dialogue)


@pytest.fixture
def cards(sits, dialogue):
    """{text: card}: three pearls at the first table, in this order, and a puzzle."""
    phone = sits(1)
    for text in ("a", "b", "c"):
        phone.tell(text)
    phone.tell("p", "puzzle")
    rows = {row.text: row for row in Contribution.objects.all()}
    for number, text in enumerate("abcp"):
        Contribution.objects.filter(pk=rows[text].pk).update(shuffle=f"{number + 1:032x}"[::-1])
        rows[text].refresh_from_db()
    return {text: rows[text] for text in "abcp"}


@pytest.fixture
def columns(dialogue):
    return [f"tafel-{table.pk}" for table in dialogue.tables.order_by("number")]


class TestMoving:
    def test_anywhere_between_the_others(self, board, cards, columns):
        here, there = columns
        assert board.columns()[here] == ["a", "b", "c", "p"]
        board.settle(cards["c"], wat="zet", kolom=here, voor=cards["a"].key)
        assert board.columns()[here] == ["c", "a", "b", "p"]
        board.settle(cards["b"], wat="zet", kolom=here, voor=cards["a"].key)
        assert board.columns()[here] == ["c", "b", "a", "p"]
        board.settle(cards["a"], wat="zet", kolom=there, voor="")
        board.settle(cards["p"], wat="zet", kolom="park", voor="")
        assert board.columns() == {here: ["c", "b"], there: ["a"], "park": ["p"]}
        board.settle(cards["p"], wat="zet", kolom=here, voor=cards["c"].key)
        assert board.columns()[here] == ["c", "b", "p"]  # puzzles stand after pearls

    def test_in_and_out_of_a_group_and_over_tables(self, board, cards, dialogue, frank, columns):
        group = grouping.make_group(dialogue=dialogue, by=frank, name="Bellen")
        board.settle(cards["a"], wat="zet", kolom=f"groep-{group.pk}", voor="")
        board.settle(cards["a"], wat="tafel", waarde=dialogue.tables.get(number=2).pk)
        assert board.columns("groepen")[f"groep-{group.pk}"] == ["a"]
        board.settle(cards["a"], wat="zet", kolom="groep-0", voor="")
        assert "a" in board.columns("groepen")["groep-0"]

    @pytest.mark.parametrize(
        "fields",
        [
            {"wat": "zet", "kolom": "tafel-999999999"},
            {"wat": "zet", "kolom": "tafel-²"},
            {"wat": "zet", "kolom": "groep-x"},
            {"wat": "zet", "kolom": "park", "voor": "x"},
            {"wat": "terug", "stand": "shown", "plek": "g" * 32},
            {"wat": "terug", "stand": "weg", "plek": "0" * 32},
            {"wat": "samen", "waarde": "x"},
            {"wat": "gek"},
        ],
    )
    def test_nonsense_moves_nothing(self, board, cards, fields):
        row = cards["a"]
        answer = board.client.post(board.address("settle", row.key), {"version": 1} | fields)
        assert answer.status_code == 404
        row.refresh_from_db()
        assert row.version == 1

    @pytest.mark.parametrize("plek", [1, 2, 3])
    def test_between_two_that_are_next_to_each_other_it_keeps_its_place(
        self, board, cards, columns, plek
    ):
        for number, text in enumerate("ab"):
            Contribution.objects.filter(pk=cards[text].pk).update(shuffle=f"{number + plek:032x}")
        done, _said = board.settle(cards["c"], wat="zet", kolom=columns[0], voor=cards["b"].key)
        assert done
        assert sorted(board.columns()[columns[0]]) == ["a", "b", "c", "p"]


class TestTheWayBack:
    def every_step(self, board, cards, columns, group, dialogue):
        a, b, c, p = cards.values()
        yield lambda: board.settle(c, wat="zet", kolom=columns[0], voor=a.key)
        yield lambda: board.settle(a, wat="zet", kolom=columns[1], voor="")
        yield lambda: board.settle(b, wat="zet", kolom=f"groep-{group.pk}", voor="")
        yield lambda: board.settle(p, wat="zet", kolom="park", voor="")
        yield lambda: board.settle(p, wat="stand", waarde="hidden")
        yield lambda: board.settle(b, wat="samen", waarde=a.key)
        yield lambda: board.post(
            board.address("group_change", group.pk), wat="naam", naam="Anders",
            version=ContributionGroup.objects.get(pk=group.pk).version,
        )  # fmt: skip
        yield lambda: board.post(
            board.address("group_change", group.pk), wat="opheffen",
            version=ContributionGroup.objects.get(pk=group.pk).version,
        )  # fmt: skip

    def picture(self, dialogue):
        fields = ("text", "state", "table", "group", "shuffle", "merged_into")
        groups = dialogue.groups.filter(removed_at=None).values_list("name", flat=True)
        return sorted(dialogue.contributions.values_list(*fields)), list(groups)

    def test_every_step_can_be_taken_back(self, board, cards, columns, dialogue, frank):
        group = grouping.make_group(dialogue=dialogue, by=frank, name="Bellen")
        for step in self.every_step(board, cards, columns, group, dialogue):
            before = self.picture(dialogue)
            assert step()[0]
            assert self.picture(dialogue) != before
            assert board.take_back()[0]
            assert self.picture(dialogue) == before

    def test_what_stood_with_a_card_comes_along_when_it_is_taken_apart(self, board, cards):
        board.settle(cards["a"], wat="samen", waarde=cards["b"].key)
        board.settle(cards["b"], wat="samen", waarde=cards["c"].key)
        board.take_back()
        found = dict(Contribution.objects.values_list("text", "merged_into__text"))
        assert found == {"a": "b", "b": None, "c": None, "p": None}

    def test_a_group_that_was_dissolved_comes_back_with_its_cards(self, board, cards):
        done, _said = board.post(board.address("group_make"), naam="  Bellen   in de zomer ")
        group = ContributionGroup.objects.get()
        assert (done, group.name) == (True, "Bellen in de zomer")
        board.settle(cards["a"], wat="groep", waarde=group.pk)
        board.post(board.address("group_change", group.pk), wat="opheffen", version=1)
        assert "a" in board.columns("groepen")["groep-0"]
        board.take_back()
        assert board.columns("groepen")[f"groep-{group.pk}"] == ["a"]

    def test_a_group_that_was_made_for_a_card_goes_and_comes_with_it(self, board, cards):
        def groups():
            return [group.name for group in ContributionGroup.objects.filter(removed_at=None)]

        board.settle(cards["a"], wat="groep", naam=" Bellen  in de zomer ")
        assert groups() == ["Bellen in de zomer"]
        for there in ([], ["Bellen in de zomer"], []):
            assert board.take_back()[0]
            assert groups() == there
        assert "a" in board.columns("groepen")["groep-0"]

    def test_it_stays_when_somebody_else_used_or_renamed_it(self, board, cards):
        for row, name in (("a", "Gebruikt"), ("b", "Anders")):
            board.settle(cards[row], wat="groep", naam=name)
            back, undo = board.back, board.undo
            group = ContributionGroup.objects.get(name=name)
            if row == "a":
                board.settle(cards["c"], wat="groep", waarde=group.pk)
            else:
                url = board.address("group_change", group.pk)
                board.post(url, wat="naam", naam="Nieuwe naam", version=1)
            assert board.post(back, **undo)[0]
        assert ContributionGroup.objects.filter(removed_at=None).count() == 2

    def test_no_group_is_made_for_a_card_that_moved_meanwhile(self, board, cards):
        done, _said = board.settle(cards["a"], wat="groep", naam="Voor niets", version=9)
        assert not done and not ContributionGroup.objects.exists()

    def test_without_a_script_the_way_back_is_on_the_next_page(self, board, cards, columns):
        url = board.address("settle", cards["a"].key)
        page = board.client.get(url).content.decode()
        assert 'name="waarde"' in page
        answer = board.client.post(
            url, {"version": 1, "wat": "stand", "waarde": "hidden"}, follow=True
        )
        assert answer.redirect_chain[0][0] == board.address("console")
        undo = answer.context["undo"]
        board.client.post(undo["url"], undo["fields"])
        assert Contribution.objects.get(text="a").state == "shown"


class TestTwoAtOnce:
    def test_the_second_hears_where_it_is_now(self, board, cards, columns, client_for, alice):
        other = Board(client_for(alice), board.dialogue)
        assert board.settle(cards["a"], wat="zet", kolom=columns[1], voor="", version=1)[0]
        done, said = other.settle(cards["a"], wat="zet", kolom="park", voor="", version=1)
        assert not done
        assert "2. LOB in de klas" in said
        assert board.columns() == {columns[0]: ["b", "c", "p"], columns[1]: ["a"], "park": []}

    def test_its_author_took_it_back_meanwhile(self, board, cards, columns):
        Contribution.objects.filter(pk=cards["a"].pk).update(withdrawn=True)
        done, _said = board.settle(cards["a"], wat="zet", kolom=columns[1], voor="")
        assert not done

    def test_a_group_dissolved_meanwhile_takes_no_card(self, board, cards, dialogue, frank):
        group = grouping.make_group(dialogue=dialogue, by=frank, name="Weg")
        stale = ContributionGroup.objects.get()
        grouping.set_dissolved(group=group, by=frank, version=1, dissolved=True)
        stale.dialogue = dialogue
        with pytest.raises(Exception, match=r"(opgeheven|dissolved)"):
            settling.put_in_group(contribution=cards["a"], by=frank, version=1, group=stale)

    def test_two_who_rename_a_group(self, board, dialogue, frank):
        group = grouping.make_group(dialogue=dialogue, by=frank, name="Een")
        url = board.address("group_change", group.pk)
        assert board.post(url, wat="naam", naam="Twee", version=1)[0]
        done, said = board.post(url, wat="naam", naam="Drie", version=1)
        assert not done
        assert "Twee" in said


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_exactly_one_moves_it(cards, dialogue, frank, alice):
    """On PostgreSQL for real; `bench-wall` tries it on SQLite, with a file and processes."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    tables = {table.number: table for table in dialogue.tables.all()}

    def move(by, number):
        try:
            settling.move(contribution=cards["a"], by=by, version=1, table=tables[number])
        except EditedMeanwhile:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as both:
        done = list(both.map(move, (frank, alice), (1, 2)))
    assert sorted(done) == [False, True]
    row = Contribution.objects.get(text="a")
    assert (row.version, row.table.number) == (2, done.index(True) + 1)
