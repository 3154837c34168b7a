"""The picture on the big screen has its table: the same bars, the same words, nothing more."""

import re

import pytest

from samenverder.reflection.operations import lead
from samenverder.reflection.operations.reveal import reveal
from tests.reflection.session_world import Phone, make_open_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(region, alice):
    """Six of the board and three who do the work; three are too few to show."""
    session = make_open_session(region, alice)
    for number in range(9):
        phone = Phone(session, layer="board" if number < 6 else "practice")
        phone.answer_all(session, 1 + number % 5)
        phone.send({"arguments": [{"statement": "A3", "text": f"Reden {number}"}]})
    reveal(session=session, by=alice)
    session.refresh_from_db()
    return session


@pytest.fixture
def show(session, alice):
    def on_screen(code):
        statement = session.instrument.statements.get(code=code)
        return lead.show_statement(session=session, by=alice, statement=statement)

    return on_screen


def rows_of(client, session) -> list[list[str]]:
    """The cells of the table on the big screen, without tags."""
    page = client.get(f"/scherm/{session.screen_key}/").content.decode()
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table.group(1), re.DOTALL) if table else []
    return [
        [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in rows
    ]


def test_the_themes_have_their_table(session, client):
    rows = rows_of(client, session)
    assert len(rows) == 6
    figures = session.snapshots.get().figures
    for row, theme in zip(rows, figures["themes"].values(), strict=True):
        assert row[0] == theme["title_nl"]
        assert [int(cell) for cell in row[1:6]] == theme["counts"]
        assert int(row[6]) == theme["n"]


def test_the_table_of_a_statement_holds_the_bars_that_are_drawn(session, client, show):
    show("A3")
    rows = rows_of(client, session)
    page = client.get(f"/scherm/{session.screen_key}/").content.decode()
    assert len(rows) == page.count('<svg class="bar"')
    entry = session.snapshots.get().figures["statements"]["A3"]
    assert [int(cell) for cell in rows[0][1:6]] == entry["counts"]
    shown = [group for group in entry["groups"]["layer"] if group["counts"]]
    assert len(rows) == 1 + len(shown)
    assert not any("Uitvoering" in row[0] for row in rows), "three people are too few"


def test_a_new_vote_hides_picture_and_table(session, client, show, alice):
    show("A3")
    session.refresh_from_db()
    lead.open_second_vote(session=session, by=alice)
    assert rows_of(client, session) == []


def test_without_figures_there_is_no_table(region, alice, client):
    session = make_open_session(region, alice)
    for _ in range(4):
        Phone(session).answer_all(session, 4)
    assert rows_of(client, session) == []
    reveal(session=session, by=alice)
    assert rows_of(client, session) == []


def test_a_blank_screen_has_no_table(session, client, alice):
    lead.toggle_blank(session=session, by=alice)
    assert rows_of(client, session) == []


def test_arguments_that_do_not_fit_are_counted(session, client, show, alice):
    show("A3")
    session.refresh_from_db()
    lead.toggle_arguments(session=session, by=alice)
    page = client.get(f"/scherm/{session.screen_key}/").content.decode()
    assert sum(f"Reden {number}" in page for number in range(9)) == 6
    assert "En nog 3 argumenten" in page
    assert len(rows_of(client, session)) == 1, "only the bar of everyone is drawn beside them"
