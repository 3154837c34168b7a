"""Files that are no tables, are broken, or were made to do harm."""

import io
import struct
import zipfile

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from table_files import SHEET_XML, ods, problem, read, with_sheet, xlsx, zipped

from samenverder.lib.tables import TableError
from samenverder.lib.tables.errors import MESSAGES
from tests.waiting import work_seconds


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"%PDF-1.7 \x00\x01", "verslag.pdf", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "leden.csv", "not_a_table"),
        (b"naam;rol\nSem\x00;lid\n", "leden.csv", "not_a_table"),
        (b"\x81\x8d\x8f", "leden.csv", "not_a_table"),
        (b'naam\n"' + b"x" * 200_000, "leden.csv", "not_a_table"),
        (b"geen zip", "leden.xlsx", "broken"),
        (b"PK\x03\x04" + b"\xff" * 300, "leden.xlsx", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "leden.xls", "old_excel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "leden.xlsx",
            "encrypted",
        ),
        (zipped({"word/document.xml": "<x/>"}), "brief.docx", "not_a_table"),
        (zipped({"xl/workbook.xml": "<x/>"}), "leden.xlsx", "broken"),
        (zipped({"content.xml": "<x/>"}), "leden.ods", "broken"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(content, name, key):
    assert problem(content, name) == key


def test_a_workbook_with_a_locked_part_is_refused():
    content = bytearray(xlsx())
    at = content.index(b"PK\x01\x02")
    struct.pack_into("<H", content, at + 8, 1)
    assert problem(bytes(content), "leden.xlsx") == "encrypted"


def test_a_truncated_workbook_is_broken():
    whole = xlsx(["naam"], [(f"rij {i}",) for i in range(2000)])
    for part in (20, len(whole) // 2, len(whole) - 10):
        assert problem(whole[:part], "leden.xlsx") == "broken"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = with_sheet(SHEET_XML.format(" " * 200_000_000))
    assert len(bomb) < 1_000_000
    found: list[str] = []
    assert work_seconds(lambda: found.append(problem(bomb, "leden.xlsx"))) < 1
    assert found == ["too_large_inside"]


def test_a_zip_that_lies_about_its_size_cannot_hurt():
    bomb = bytearray(with_sheet(SHEET_XML.format(" " * 300_000_000)))
    size = len(SHEET_XML.format(" " * 300_000_000))
    lie = bytes(bomb).replace(struct.pack("<I", size), struct.pack("<I", 1000))
    assert problem(lie, "leden.xlsx") in {"broken", "too_large_inside"}


def test_one_cell_in_the_farthest_corner_cannot_eat_the_memory():
    cell = '<c r="{0}" t="inlineStr"><is><t>x</t></is></c>'
    xml = SHEET_XML.format(
        f'<sheetData><row r="1">{cell.format("A1")}</row>'
        f'<row r="1048576">{cell.format("XFD1048576")}</row></sheetData>'
    )
    found: list[str] = []
    assert work_seconds(lambda: found.append(problem(with_sheet(xml), "leden.xlsx"))) < 25
    assert found[0] in {"too_large_inside", "broken"}


def test_one_long_text_in_every_cell_cannot_eat_the_memory():
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{'x' * 900_000}</t></si></sst>"
    )
    row = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
    with zipfile.ZipFile(io.BytesIO(xlsx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = strings
    parts["xl/worksheets/sheet1.xml"] = SHEET_XML.format(f"<sheetData>{row * 500}</sheetData>")
    assert problem(zipped(parts), "leden.xlsx") in {"too_large_inside", "broken"}


def test_rows_repeated_a_million_times_cannot_eat_the_memory():
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    row = '<table:table-row table:number-rows-repeated="1048576">'
    bomb = ods(f"{row}{cell}<text:p>x</text:p></table:table-cell></table:table-row>")
    assert problem(bomb, "leden.ods") in {"too_large_inside", "too_many_columns", "broken"}


def test_laughing_xml_is_not_expanded():
    entities = "".join(
        f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' if i else '<!ENTITY l0 "ha">' for i in range(10)
    )
    xml = f"<!DOCTYPE worksheet [{entities}]>" + SHEET_XML.format(
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData>'
    )
    try:
        table = read(with_sheet(xml), "leden.xlsx")
    except TableError as error:
        assert error.key in {"broken", "empty", "too_large_inside"}
    else:
        assert len(str(table)) < 1000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.ods", "../../a.txt", "a"]))
def test_no_bytes_at_all_raise_anything_else(content, name):
    try:
        table = read(content, name)
    except TableError as error:
        assert error.key in MESSAGES
    else:
        assert all(len(row) == len(table.header) for row in table.rows)


WHOLE = xlsx(["naam"], [("Sem", 4)])  # made once: a workbook holds the moment it was made


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_workbook_with_damage_anywhere_raises_nothing_else(data):
    content = bytearray(WHOLE)
    for _turn in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(4, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        read(bytes(content), "leden.xlsx")
    except TableError as error:
        assert error.key in MESSAGES


def test_every_problem_has_a_sentence():
    with override("en"):
        for key in MESSAGES:
            text = str(TableError(key, filename="a.csv", limit=20, megabytes="5"))
            assert text.endswith(".")
            assert "%(" not in text
