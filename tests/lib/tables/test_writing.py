"""Tables we hand out: safe to open, typed, and the user's own rows in their own place."""

import datetime as dt
import io
import zipfile

import pytest
import python_calamine as calamine

from samenverder.lib.tables import Sheet, read_table, with_error_column, write_csv, write_xlsx

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', " =1", "＝1"]
AMSTERDAM_SUMMER = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)


def cells(content):
    sheet = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_csv_opens_in_dutch_excel():
    content = write_csv(["naam", "€"], [("Zoë", 2.5), ("a;b", None), ('"x"', -3)])
    assert content == '\ufeffnaam;€\r\nZoë;2,5\r\n"a;b";\r\n"""x""";-3\r\n'.encode()
    assert write_csv(["a"], [(2.5,)], separator=",", decimal=".") == b"\xef\xbb\xbfa\r\n2.5\r\n"


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_in_csv_starts_like_a_formula(evil):
    content = write_csv([evil], [(evil,)])
    table = read_table(io.BytesIO(content), "x.csv")
    for cell in (table.header[0], table.rows[0][0]):
        assert cell.startswith("'")


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_in_a_workbook_is_a_formula_or_a_link(evil):
    content = write_xlsx([Sheet(evil, [evil], [(evil,)], note=evil)])
    assert cells(content)[1][0].strip() == evil.strip()
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")
    assert "hyperlink" not in part(content, "xl/worksheets/sheet1.xml")


def test_a_workbook_keeps_numbers_and_dates():
    row = (4, 2.5, True, dt.date(2026, 11, 24), AMSTERDAM_SUMMER, None, "007", 10**17)
    content = write_xlsx([Sheet("Leden", "abcdefgh", [row])])
    assert cells(content)[1] == [
        4.0,
        2.5,
        True,
        dt.date(2026, 11, 24),
        dt.datetime(2026, 7, 1, 14, 0),
        "",
        "007",
        "100000000000000000",
    ]
    assert "2026-07-01 14:00" in write_csv(["t"], [(AMSTERDAM_SUMMER,)]).decode()


def test_a_workbook_can_be_filtered_and_keeps_its_header_in_sight():
    note = "Kleine groepen ontbreken."
    content = write_xlsx([Sheet("Leden", ["naam", "N"], [("Sem", 4)], note=note)])
    xml = part(content, "xl/worksheets/sheet1.xml")
    assert '<pane ySplit="1"' in xml
    assert '<autoFilter ref="A1:B2"/>' in xml
    assert cells(content)[3][0] == "Kleine groepen ontbreken."


def test_odd_values_do_not_stop_a_download():
    odd = [(float("nan"), float("inf"), "\x00\x07", "\ud800", "x" * 40_000)]
    content = write_xlsx([Sheet("t", ["a"], odd)])
    assert len(cells(content)[1][4]) == 32_767
    assert write_csv(["a"], odd)


def test_titles_are_made_acceptable_and_unique():
    titles = ["A/B: [x]?", "a b   x", "", "History", "t" * 40, "t" * 40, "'q'"]
    content = write_xlsx([Sheet(title, ["a"], []) for title in titles])
    names = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    assert len({name.lower() for name in names}) == len(titles)
    assert max(map(len, names)) <= 31
    with pytest.raises(ValueError, match="sheet"):
        write_xlsx([])


def test_people_get_their_own_rows_back_with_what_is_wrong():
    table = read_table(io.BytesIO(b"\nnaam;N\n\nSem;4\nOmar;=1\n"), "x.csv")
    content = with_error_column(table, {5: "N is geen getal"}, "Wat er mis is")
    assert cells(content) == [
        ["", "", ""],
        ["naam", "N", "Wat er mis is"],
        ["", "", ""],
        ["Sem", "4", ""],
        ["Omar", "=1", "N is geen getal"],
    ]
    again = read_table(io.BytesIO(content), "x.xlsx")
    assert again.row_numbers == table.row_numbers
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")
