"""Instruments as a spreadsheet: one row per part, for people who write in Excel.

The words of the format are Dutch or English; both are read whatever the reader's language.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.tables import Sheet, Table, write_xlsx
from samenverder.reflection.exchange.checks import build
from samenverder.reflection.exchange.content import (
    InstrumentContent,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.exchange.faults import ContentErrors, Fault, Path, in_file

MAX_BYTES = 1_000_000
MAX_ROWS = 200

COLUMNS = {
    "kind": ("Soort", "Kind"),
    "code": ("Code", "Code"),
    "letter": ("Letter", "Letter"),
    "nl": ("Nederlands", "Dutch"),
    "en": ("Engels", "English"),
    "more_nl": ("Uitleg of doorvraag (Nederlands)", "Why or probe (Dutch)"),
    "more_en": ("Uitleg of doorvraag (Engels)", "Why or probe (English)"),
    "evidence": ("Bewijs", "Evidence"),
}
KINDS = {
    "instrument": ("instrument", "instrument"),
    "version": ("versie", "version"),
    "scale": ("schaal", "scale"),
    "unknown": ("onbekend", "unknown"),
    "theme": ("thema", "theme"),
    "statement": ("stelling", "statement"),
}
WIDTHS = (11, 16, 7, 60, 60, 50, 50, 22)
REQUIRED = ("kind", "code", "nl")

Cells = dict[str, str]


def write_instrument_xlsx(content: InstrumentContent) -> bytes:
    """The workbook of this content, in the reader's language; it can be read back."""
    english = _english()
    rows = [
        [KINDS[row["kind"]][english], *(row.get(name, "") for name in COLUMNS if name != "kind")]
        for row in _rows(content)
    ]
    header = [words[english] for words in COLUMNS.values()]
    return write_xlsx([Sheet(content.title_nl[:31], header, rows, widths=WIDTHS)])


def read_instrument_table(table: Table) -> InstrumentContent:
    """The checked content of a spreadsheet that was read as a table.

    Raises ContentErrors; every fault knows its row and its column in the user's own file.
    """
    reader = _Reader(table)
    try:
        content = build(reader.raw)
    except ContentErrors as error:
        placed = [reader.placed(fault) for fault in error.faults]
        raise ContentErrors(list(dict.fromkeys([*reader.faults, *placed]))) from None
    if reader.faults:
        raise ContentErrors(reader.faults)
    return content


def _english() -> bool:
    return (get_language() or "nl").startswith("en")


def _rows(content: InstrumentContent) -> Iterator[Cells]:
    yield {
        "kind": "instrument",
        "code": content.code,
        "nl": content.title_nl,
        "en": content.title_en,
    }
    yield {"kind": "version", "code": str(content.version)}
    english = content.scale_en or ("",) * len(content.scale_nl)
    for number, (nl, en) in enumerate(zip(content.scale_nl, english, strict=True), start=1):
        yield {"kind": "scale", "code": str(number), "nl": nl, "en": en}
    yield {"kind": "unknown", "nl": content.unknown_nl, "en": content.unknown_en}
    for theme in content.themes:
        yield _theme_row(theme)
        yield from map(_statement_row, theme.statements)


def _theme_row(theme: ThemeContent) -> Cells:
    return {
        "kind": "theme",
        "code": theme.code,
        "letter": theme.letter,
        "nl": theme.title_nl,
        "en": theme.title_en,
        "more_nl": theme.why_nl,
        "more_en": theme.why_en,
    }


def _statement_row(statement: StatementContent) -> Cells:
    return {
        "kind": "statement",
        "code": statement.code,
        "nl": statement.nl,
        "en": statement.en,
        "more_nl": statement.probe_nl,
        "more_en": statement.probe_en,
        "evidence": statement.evidence,
    }


def _kind_of(path: Path) -> str:
    """The kind of row that a value of the instrument itself stands in; "" for the other parts."""
    if path[:1] != ("instrument",):
        return ""
    name = str(path[1]) if len(path) > 1 else ""
    return next(
        (kind for kind in ("scale", "unknown", "version") if name.startswith(kind)), "instrument"
    )


class _Reader:
    """Turns rows into the shape of the TOML file and remembers where each value stood."""

    def __init__(self, table: Table) -> None:
        self.faults: list[Fault] = []
        self.raw: dict[str, Any] = {"instrument": {}, "theme": []}
        self.places: dict[Path, tuple[int, str]] = {}
        self.titles: dict[str, str] = {}
        self.kinds: set[str] = set()
        self.header_row = table.header_row
        columns = self._columns(table)
        if self.faults:
            raise ContentErrors(self.faults)
        for number, cells in table.numbered():
            self._row(number, {name: cells[at] for name, at in columns.items()})

    def placed(self, fault: Fault) -> Fault:
        """The same fault with the row and column its user can find; or which row there is not."""
        path: Path = fault.path
        if (kind := _kind_of(path)) and kind not in self.kinds:
            text = _("There is no row “%(kind)s”. Add one; download an instrument as an example.")
            words = {"kind": KINDS[kind][_english()]}
            return Fault((), text % words, place=_("The whole file"), row=self.header_row)
        while path and path not in self.places:
            path = path[:-1]
        if not path:
            return fault
        row, name = self.places[path]
        return self._fault_at(row, name, fault.text, fault.path)

    def _fault_at(self, row: int, name: str, text: str, path: Path = ()) -> Fault:
        column = self.titles.get(name, "")
        return Fault(path, text, place=in_file(row, column), row=row, column=column)

    def _columns(self, table: Table) -> dict[str, int]:
        found: dict[str, int] = {}
        for at, title in enumerate(table.header):
            for name, words in COLUMNS.items():
                if title.casefold() in {word.casefold() for word in words} and name not in found:
                    found[name] = at
                    self.titles[name] = title
        for name in REQUIRED:
            if name not in found:
                text = _(
                    "The column “%(column)s” is missing. Download an instrument as an example."
                )
                column = COLUMNS[name][_english()]
                self.faults.append(Fault((), text % {"column": column}, row=table.header_row))
        return found

    def _row(self, number: int, cells: Cells) -> None:
        word = cells["kind"].casefold()
        kind = next((kind for kind, words in KINDS.items() if word in words), "")
        handlers: dict[str, Callable[[int, Cells], None]] = {
            "instrument": self._instrument,
            "version": self._version,
            "scale": self._scale,
            "unknown": self._unknown,
            "theme": self._theme,
            "statement": self._statement,
        }
        if not kind:
            known = ", ".join(words[_english()] for words in KINDS.values())
            text = _("We do not know “%(word)s”. Use one of: %(known)s.")
            values = {"word": cells["kind"][:40], "known": known}
            self.faults.append(self._fault_at(number, "kind", text % values))
            return
        self.kinds.add(kind)
        handlers[kind](number, cells)

    def _put(self, path: Path, number: int, cells: Cells, names: dict[str, str]) -> Cells:
        """Values by their name in the content, with their places noted under `path`."""
        self.places.setdefault(path, (number, ""))
        for name, column in names.items():
            self.places[(*path, name)] = (number, column)
        return {name: cells.get(column, "") for name, column in names.items()}

    def _instrument(self, number: int, cells: Cells) -> None:
        names = {"code": "code", "title_nl": "nl", "title_en": "en"}
        self.raw["instrument"].update(self._put(("instrument",), number, cells, names))

    def _version(self, number: int, cells: Cells) -> None:
        self.places["instrument", "version"] = (number, "code")
        code = cells["code"]
        self.raw["instrument"]["version"] = int(code) if code.isdecimal() and len(code) < 6 else -1

    def _scale(self, number: int, cells: Cells) -> None:
        for name, column in (("scale_nl", "nl"), ("scale_en", "en")):
            labels = self.raw["instrument"].setdefault(name, [])
            self.places.setdefault(("instrument", name), (number, column))
            self.places["instrument", name, len(labels)] = (number, column)
            labels.append(cells.get(column, ""))
        if not any(self.raw["instrument"]["scale_en"]) and len(labels) == 5:
            self.raw["instrument"]["scale_en"] = []

    def _unknown(self, number: int, cells: Cells) -> None:
        names = {"unknown_nl": "nl", "unknown_en": "en"}
        self.raw["instrument"].update(self._put(("instrument",), number, cells, names))

    def _theme(self, number: int, cells: Cells) -> None:
        names = {
            "code": "code",
            "letter": "letter",
            "title_nl": "nl",
            "title_en": "en",
            "why_nl": "more_nl",
            "why_en": "more_en",
        }
        path = ("theme", len(self.raw["theme"]))
        self.raw["theme"].append({**self._put(path, number, cells, names), "statement": []})

    def _statement(self, number: int, cells: Cells) -> None:
        if not self.raw["theme"]:
            text = _(
                "This statement stands above the first theme. Put a row with a theme above it."
            )
            self.faults.append(self._fault_at(number, "kind", text))
            return
        names = {
            "code": "code",
            "nl": "nl",
            "en": "en",
            "probe_nl": "more_nl",
            "probe_en": "more_en",
            "evidence": "evidence",
        }
        statements = self.raw["theme"][-1]["statement"]
        path = ("theme", len(self.raw["theme"]) - 1, "statement", len(statements))
        statements.append(self._put(path, number, cells, names))
