"""Instruments as files: what is written is read back exactly, and errors help."""

import io
import tomllib
from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import given, settings

from samenverder.lib.tables import Sheet, Table, read_table, write_xlsx
from samenverder.reflection.exchange import (
    ContentErrors,
    InstrumentContent,
    missing,
    read_instrument_table,
    read_toml,
    write_instrument_xlsx,
    write_toml,
)
from samenverder.reflection.operations.instruments import REGIONAL
from tests.reflection.instrument_world import contents, small_content
from tests.waiting import work_seconds

TITLES = ["Soort", "Code", "Letter", "Nederlands", "Engels"]
FRAME = [
    ["instrument", "klein", "", "Klein", ""],
    *[["schaal", str(n), "", f"label {n}", ""] for n in range(1, 6)],
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def faults_of_toml(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ContentErrors) as caught:
        read_toml(data)
    return [str(fault) for fault in caught.value.faults]


def table(rows: list[list[str]], titles: list[str] = TITLES) -> Table:
    wide = [row + [""] * (len(titles) - len(row)) for row in rows]
    return Table("Blad1", titles, wide, 1, list(range(2, len(rows) + 2)))


class TestToml:
    @given(contents())
    @settings(max_examples=150, deadline=None)
    def test_any_content_survives_writing_and_reading(self, content: InstrumentContent):
        assert read_toml(write_toml(content).encode()) == content

    def test_the_file_is_toml_for_every_reader(self):
        raw = tomllib.loads(write_toml(small_content(title_nl='Een "titel"\x7f'.strip("\x7f"))))
        assert raw["instrument"]["title_nl"] == 'Een "titel"'
        assert raw["theme"][1]["statement"][0]["code"] == "O1"

    def test_the_sign_that_json_leaves_raw_is_escaped(self):
        assert "\x7f" not in write_toml(small_content(title_nl="a\x7fb"))

    def test_the_regional_instrument_has_six_themes_and_22_statements_in_both_languages(self):
        content = read_toml(REGIONAL.read_bytes())
        assert [theme.letter for theme in content.themes] == list("ARPDIM")
        assert content.statement_count == 22
        for theme in content.themes:
            assert theme.title_en and theme.why_en
            assert all(row.en and row.probe_nl and row.probe_en for row in theme.statements)

    def test_every_mistake_is_named_with_its_place(self):
        text = write_toml(small_content())
        text = text.replace('nl = "Ouders doen mee."', 'nl = ""\nvraag = "x"')
        text = text.replace('code = "R2"', 'code = "X2"').replace("version = 1", "version = 0")
        assert faults_of_toml(text) == [
            "theme 2 (Ouders), statement 1 (O1), vraag: “vraag” is not known here. "
            "Check the spelling or remove it.",
            "theme 2 (Ouders), statement 1 (O1), nl: This is empty. Fill it in.",
            "instrument, version: The version is a whole number, 1 or more.",
            "theme 1 (Relatie), statement 2 (X2), code: "
            "The code is the letter of the theme and a number, such as R1.",
        ]

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ('"waar", ', "", "instrument, scale_nl: The scale has five labels"),
            ('code = "R2"', 'code = "R1"', "“R1” occurs more than once"),
            ('letter = "O"', 'letter = "R"', "“R” occurs more than once"),
            ('letter = "O"', 'letter = "ö"', "one capital from A to Z"),
            ('code = "klein"', 'code = "te klein"', "Use only letters, digits"),
            ("Ouders doen mee.", "Ouders\\ndoen mee.", "line break or an invisible sign"),
            ("Ouders doen mee.", "x" * 301, "Use at most 300."),
            ("Ouders doen mee.", "a\\u0007b", "invisible sign"),
            ('nl = "Ouders doen mee."', "nl = 5", "This must be text."),
            ("[instrument]", "[iets]", "The part “instrument” is missing."),
            ("[[theme]]", "[theme]", "not a readable TOML file"),
        ],
    )
    def test_a_mistake_is_a_sentence(self, old: str, new: str, expected: str):
        text = write_toml(small_content())
        assert old in text
        assert any(expected in fault for fault in faults_of_toml(text.replace(old, new)))

    def test_more_than_forty_statements_are_too_many(self):
        text = write_toml(small_content()) + "".join(
            f'  [[theme.statement]]\n  code = "O{n}"\n  nl = "Zin {n}."\n' for n in range(2, 40)
        )
        assert faults_of_toml(text) == ["theme: There are 42 statements. Use at most 40."]

    def test_a_theme_without_a_letter_takes_that_of_its_statements(self):
        text = write_toml(small_content()).replace('letter = "R"\n', "")
        assert read_toml(text.encode()) == small_content()


class TestHostileToml:
    @pytest.mark.parametrize(
        "data",
        [
            b"\xff\xfe\x00",
            b"",
            b"a = " + b"[" * 20_000,
            b"a = " + b"9" * 10_000,
            b"x" * 300_000,
            b"a" + b".a" * 90_000 + b" = 1",
            b"[" + b"a." * 90_000 + b"a]",
            b"a = {b = " * 5_000,
            b'a = "' + b"\\u" * 1000,
            b"\x00",
            b"instrument = 5\ntheme = 6",
            b"theme = [1, 2]\n[instrument]\ncode = []",
        ],
    )
    def test_it_is_refused_soon_with_a_sentence(self, data: bytes):
        faults: list[str] = []
        assert work_seconds(lambda: faults.extend(faults_of_toml(data))) < 2
        assert faults and all(fault.endswith(".") for fault in faults)


class TestXlsx:
    @given(contents())
    @settings(max_examples=25, deadline=None)
    def test_any_content_survives_a_spreadsheet(self, content: InstrumentContent):
        data = write_instrument_xlsx(content)
        assert read_instrument_table(read_table(io.BytesIO(data), "i.xlsx")) == content

    def test_the_words_of_the_file_follow_the_reader(self):
        with translation.override("nl"):
            data = write_instrument_xlsx(small_content())
        written = read_table(io.BytesIO(data), "i.xlsx")
        assert written.header[:4] == ["Soort", "Code", "Letter", "Nederlands"]
        assert read_instrument_table(written) == small_content()

    def test_it_reads_dutch_and_english_words(self):
        rows = [
            ["instrument", "klein", "", "Klein"],
            *[["scale", str(n), "", f"label {n}"] for n in range(1, 6)],
            ["thema", "ouders", "O", "Ouders"],
            ["Statement", "O1", "", "Ouders doen mee."],
        ]
        content = read_instrument_table(table(rows, ["kind", "code", "letter", "Dutch"]))
        assert content.themes[0].statements[0].nl == "Ouders doen mee."

    def test_a_fault_has_row_and_column(self):
        rows = [*FRAME, ["thema", "ouders", "O", "Ouders"], ["stelling", "O1", "", ""]]
        with pytest.raises(ContentErrors) as caught:
            read_instrument_table(table(rows))
        (fault,) = caught.value.faults
        assert (fault.row, fault.column) == (9, "Nederlands")
        assert str(fault) == "Row 9, column “Nederlands”: This is empty. Fill it in."

    def test_an_unknown_kind_and_a_statement_without_theme_are_named(self):
        rows = [*FRAME, ["stelling", "O1", "", "Zin."], ["tema", "ouders", "O", "Ouders"]]
        with pytest.raises(ContentErrors) as caught:
            read_instrument_table(table(rows))
        first, second = map(str, caught.value.faults)
        assert first.startswith("Row 8, column “Soort”: This statement stands above")
        assert "We do not know “tema”" in second

    def test_a_missing_column_is_named(self):
        with pytest.raises(ContentErrors, match="The column “Dutch” is missing"):
            read_instrument_table(table([["instrument", "klein"]], ["Soort", "Code"]))

    def test_a_whole_part_that_is_missing_is_named(self):
        """Without it there is no row to point at; "this is empty" alone would say nothing."""
        only = [["thema", "ouders", "O", "Ouders"], ["stelling", "O1", "", "Ouders doen mee."]]
        with pytest.raises(ContentErrors) as caught:
            read_instrument_table(table(only))
        example = "Add one; download an instrument as an example."
        assert list(map(str, caught.value.faults)) == [
            f"The whole file: There is no row “instrument”. {example}",
            f"The whole file: There is no row “scale”. {example}",
        ]
        assert {fault.row for fault in caught.value.faults} == {1}

    def test_a_missing_scale_does_not_point_at_the_title(self):
        with pytest.raises(ContentErrors, match="There is no row “scale”"):
            read_instrument_table(table([FRAME[0], ["onbekend", "", "", "geen idee"]]))

    def test_a_version_that_is_no_number_is_named(self):
        with pytest.raises(ContentErrors, match="Row 8, column “Code”: The version is a whole"):
            read_instrument_table(table([*FRAME, ["versie", "twee", "", ""]]))

    def test_half_an_english_scale_is_refused(self):
        rows = [list(row) for row in FRAME]
        rows[2][4] = "label"
        with pytest.raises(ContentErrors, match=r"Row [234]"):
            read_instrument_table(table(rows))

    def test_a_workbook_of_something_else_is_refused(self):
        data = write_xlsx([Sheet("Leden", ["Naam", "Telefoon"], [["Jo", "1"]])])
        with pytest.raises(ContentErrors, match="is missing"):
            read_instrument_table(read_table(io.BytesIO(data), "leden.xlsx"))


def test_a_draft_says_what_it_lacks():
    content = small_content()
    assert missing(content) == []
    without = small_content(themes=(content.themes[1],))
    assert missing(without) == ["There is 1 statement. An instrument has at least 3."]
    empty = small_content(themes=())
    assert missing(empty) == ["There are 0 statements. An instrument has at least 3."]
