"""The same figures as CSV and Excel, read back as others would read them."""

import csv
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from samenverder.reflection.models import Argument, Statement
from tests.reflection.results_world import join, make_instrument, make_session, reveal

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://kwaad.example";"klik")'


@pytest.fixture
def session(region):
    session = make_session(region, make_instrument({"ambition": 2}))
    for number in range(7):
        layer = "board" if number < 3 else "practice"
        join(session, {"A1": 1 + number % 5, "A2": 4 if number else None}, layer=layer)
    statement = Statement.objects.get(instrument=session.instrument, code="A1")
    Argument.objects.create(
        session=session, statement=statement, author_hash="x", shuffle="x", text=FORMULA
    )
    reveal(session)
    return session


@pytest.fixture
def member(client_for, mia):
    client = client_for(mia)
    client.cookies["sv_language"] = "en"
    return client


def address(session, name, query=""):
    return reverse(f"reflection:{name}", args=[session.partnership.slug, session.pk]) + query


def read_csv(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def read_xlsx(answer):
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_csv_has_every_statement_in_order(member, session):
    answer = member.get(address(session, "results_csv"))
    rows = read_csv(answer)
    assert rows[0][:4] == ["Statement", "Theme", "Text", "not true at all"]
    assert [row[0] for row in rows[1:]] == ["A1", "A2"]
    assert rows[1][3:10] == ["2", "2", "1", "1", "1", "0", "7"]
    assert rows[2][3:10] == ["0", "0", "0", "6", "0", "1", "6"]
    assert 'filename="najaar-2026-stellingen.csv"' in answer["Content-Disposition"]


@pytest.mark.parametrize(
    "table", ["groepen", "themas", "verandering", "respons", "argumenten", "acties", "methode"]
)
def test_every_table_has_its_own_csv(member, session, table):
    answer = member.get(address(session, "results_csv", f"?tabel={table}"))
    assert answer.status_code == 200 and read_csv(answer)[0]


def test_an_unknown_table_is_not_found(member, session):
    assert member.get(address(session, "results_csv", "?tabel=personen")).status_code == 404


def test_the_workbook_holds_the_same_numbers_as_the_snapshot(member, session):
    sheets = read_xlsx(member.get(address(session, "results_xlsx")))
    assert list(sheets) == [
        "Statements",
        "Groups",
        "Themes",
        "Change",
        "Response",
        "Arguments",
        "Actions",
        "Method",
    ]
    figures = session.snapshots.get().figures
    for row in sheets["Statements"][1:]:
        entry = figures["statements"][row[0]]
        assert row[3:8] == entry["counts"]
        assert row[9] == entry["n"] and row[12] == pytest.approx(entry["a"])


def test_a_hidden_group_has_no_number_in_any_export(member, session):
    figures = session.snapshots.get().figures
    groups = figures["statements"]["A1"]["groups"]["layer"]
    assert any(group["counts"] is None for group in groups), "the board has three people"
    sheets = read_xlsx(member.get(address(session, "results_xlsx")))
    rows = {(row[0], row[2]): row for row in sheets["Groups"][1:]}
    for group in groups:
        if group["counts"] is None:
            row = rows["A1", group["label_en"]]
            assert [cell for cell in row[3:9] if cell != ""] == []
            assert row[-1] == "not shown"


def test_a_formula_in_an_argument_stays_text(member, session):
    rows = read_csv(member.get(address(session, "results_csv", "?tabel=argumenten")))
    assert rows[1][1] == f"'{FORMULA}"
    sheets = read_xlsx(member.get(address(session, "results_xlsx")))
    assert sheets["Arguments"][1][1] == FORMULA, "as text: Excel does not run it"
    assert b"<f>" not in member.get(address(session, "results_xlsx")).content


def test_a_small_group_gets_the_actions_only(member, region):
    small = make_session(region, make_instrument({"ambition": 1}))
    join(small, {"A1": 5})
    reveal(small)
    assert list(read_xlsx(member.get(address(small, "results_xlsx")))) == ["Actions"]
    assert read_csv(member.get(address(small, "results_csv")))[0][0] == "Action"
