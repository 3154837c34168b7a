"""Tables as people's programs make them, and the limits we set."""

import codecs
import datetime as dt
import io

import pytest
from table_files import SHEET_XML, ods, problem, read, with_sheet, xlsx

from samenverder.lib.tables import TableError, read_table, write_csv


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_it_reads_csv_of_any_kind(separator, encoding):
    text = "\r\n".join(separator.join(row) for row in (["Naam", "€"], ["Zoë", " 12 "], ["", "3"]))
    table = read(text.encode(encoding))
    assert table.header == ["Naam", "€"]
    assert table.rows == [["Zoë", "12"], ["", "3"]]


def test_utf_16_big_endian_needs_its_mark():
    content = codecs.BOM_UTF16_BE + "Naam;Plaats\nZoë;Ede".encode("utf-16-be")
    assert read(content).rows == [["Zoë", "Ede"]]
    assert problem(content[2:]) == "not_a_table"


def test_decimal_commas_do_not_look_like_separators():
    assert read(b"code;bedrag\nA;1,50\nB;2,75\n").rows == [["A", "1,50"], ["B", "2,75"]]


def test_the_separator_may_be_named_on_the_first_line():
    table = read(b"sep=|\r\nnaam|rol\r\nSem|lid\r\n")
    assert (table.header, table.rows, table.header_row) == (["naam", "rol"], [["Sem", "lid"]], 1)


def test_row_numbers_are_those_of_the_users_own_file():
    table = read(b'\n;;\nnaam;noot\n\nSem;"twee\nregels"\n;\nOmar;\n')
    assert table.header_row == 3
    assert list(table.numbered()) == [(5, ["Sem", "twee\nregels"]), (7, ["Omar", ""])]
    assert table.first_row_number == 5


def test_rows_are_as_wide_as_the_widest():
    table = read(b"a,b\n1,2,3\n4\n")
    assert table.header == ["a", "b", ""]
    assert table.rows == [["1", "2", "3"], ["4", "", ""]]


def test_it_reads_a_workbook_as_texts():
    rows = [(4.0, 2.5, True, dt.date(2026, 11, 24), dt.datetime(2026, 11, 24, 14, 0), None, " x ")]
    table = read(xlsx("abcdefg", rows), "leden.xlsx")
    assert table.sheet == "Leden"
    assert table.rows == [["4", "2.5", "true", "2026-11-24", "2026-11-24 14:00:00", "", "x"]]


def test_a_workbook_keeps_its_row_numbers_too():
    cell = '<c r="B{0}" t="inlineStr"><is><t>{1}</t></is></c>'
    xml = SHEET_XML.format(
        "<sheetData>"
        f'<row r="4">{cell.format(4, "naam")}</row><row r="9">{cell.format(9, "Sem")}</row>'
        "</sheetData>"
    )
    table = read(with_sheet(xml), "leden.xlsx")
    assert (table.header, table.header_row) == (["", "naam"], 4)
    assert list(table.numbered()) == [(9, ["", "Sem"])]


def test_it_reads_libreoffice():
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    number = (
        '<table:table-cell office:value-type="float" office:value="4"><text:p>4</text:p>'
        "</table:table-cell>"
    )
    empty = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    row = "<table:table-row>{}</table:table-row>"
    rows = row.format(text.format("naam") + text.format("N"))
    rows += row.format(text.format("Zoë") + number)
    table = read(ods(rows + empty), "leden.ods")
    assert (table.sheet, table.header, table.rows) == ("Leden", ["naam", "N"], [["Zoë", "4"]])


def test_what_we_write_we_can_read_back():
    header, rows = ["naam", "N"], [("Zoë", 4), ("a;b", 5)]
    expected = [["Zoë", "4"], ["a;b", "5"]]
    assert read(write_csv(header, rows)).rows == expected
    assert read(xlsx(header, rows), "x.xlsx").rows == expected


# ---- limits ------------------------------------------------------------------------------


def test_a_file_of_ten_megabytes_is_refused_unread():
    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked += size
            return b"a;b\n" * (size // 4 + 1)

    endless = Endless()
    with pytest.raises(TableError) as caught:
        read_table(endless, "groot.csv")
    assert (caught.value.key, caught.value.params) == ("too_large", {"megabytes": "5"})
    assert endless.asked == 5_000_001
    assert problem(b"a;b\n" * 2_500_000) == "too_large"


def test_too_many_rows_or_columns_are_counted_without_the_header():
    assert len(read(b"a\n1\n2\n", max_rows=2).rows) == 2
    assert problem(b"a\n1\n2\n3\n", max_rows=2) == "too_many_rows"
    assert problem(b"a,b,c\n", max_columns=2) == "too_many_columns"
    assert read(b"a,b,,\n1,2,,\n", max_columns=2).header == ["a", "b"]
    book = xlsx(["a", "b", "c"], [(1, 2, 3)] * 3)
    assert problem(book, "x.xlsx", max_rows=2) == "too_many_rows"
    assert problem(book, "x.xlsx", max_columns=2) == "too_many_columns"


@pytest.mark.parametrize("content", [b"", b"  \n\n", b";;\n;\n", codecs.BOM_UTF8])
def test_an_empty_file_says_so(content):
    assert problem(content) == "empty"


def test_an_empty_workbook_says_so():
    assert problem(xlsx([], []), "leeg.xlsx") == "empty"
