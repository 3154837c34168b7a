"""Reading a list of trainings: which column is what, and what is wrong where. No database."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samenverder.lib.money import read_amount
from samenverder.lib.tables import Table
from samenverder.network.links import check_link
from samenverder.network.operations.import_table import Problem

COLUMNS = {
    "title": (
        "opleiding",
        "training",
        "naam van de opleiding",
        "name of the training",
        "naam",
        "scholing",
    ),
    "given_by": ("gegeven door", "given by", "aanbieder", "provider"),
    "aim": ("wat kunt u daarna", "what can you do afterwards", "doel", "aim"),
    "audience": ("voor wie", "for whom", "doelgroep", "audience"),
    "hours": ("uren", "hours"),
    "euros": ("prijs", "price", "kosten"),
    "conditions": ("voorwaarden", "conditions"),
    "url": ("link", "website"),
    "day": ("dag", "day", "datum", "date"),
    "start": ("begint", "begins", "van", "start"),
    "end": ("eindigt", "ends", "tot", "eind"),
    "place": ("waar", "where", "locatie"),
    "capacity": ("plaatsen", "places", "aantal plaatsen"),
    "sign_up_by": ("aanmelden tot en met", "sign up by"),
    "partners": ("wie mogen er komen", "wie mag er komen", "who may come", "open voor"),
    "theme": ("thema", "theme"),
    "sectors": ("sector", "sectoren", "sectors", "voor welke sectoren"),
    "layers": ("laag", "lagen", "layer", "layers", "voor welke lagen"),
}
OF_TRAINING = (
    "given_by", "aim", "audience", "hours", "euros", "conditions", "url",
    "partners", "theme", "sectors", "layers",
)  # fmt: skip
OF_DATE = ("day", "start", "end", "place", "capacity", "sign_up_by")
LIMITS = {
    "title": 120, "given_by": 160, "aim": 2000, "audience": 300, "conditions": 2000, "url": 400,
    "place": 160,
}  # fmt: skip
MOST_PLACES = 2000


@dataclass
class Line:
    """One row, understood: only what its file has a column for."""

    row: int
    title: str
    facts: dict[str, Any] = field(default_factory=dict)
    date: dict[str, Any] = field(default_factory=dict)


@dataclass
class Reading:
    """A table as trainings and dates, with everything that is wrong with it."""

    columns: dict[str, int]
    header: list[str]
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def wrong(self, row: int, what: str, sentence: str) -> None:
        """Note a problem in the column that means `what`."""
        at = self.columns.get(what)
        column = self.header[at] if at is not None else column_name(what)
        self.problems.append(Problem(row, column, sentence))


def column_name(what: str) -> str:
    """How we call a column, in the reader's language."""
    return {
        "title": pgettext("catalogue", "Training"),
        "given_by": _("Given by"),
        "aim": _("What can you do afterwards"),
        "audience": _("For whom"),
        "hours": _("Hours"),
        "euros": _("Price"),
        "conditions": _("Conditions"),
        "url": _("Link"),
        "day": _("Day"),
        "start": _("Begins"),
        "end": _("Ends"),
        "place": _("Where"),
        "capacity": _("Places"),
        "sign_up_by": _("Sign up by"),
        "partners": _("Who may come?"),
        "theme": _("Theme"),
        "sectors": _("Sector"),
        "layers": _("Layer"),
    }[what]


def read_lines(table: Table) -> Reading:
    """Every row understood, or a problem with its row and column."""
    columns: dict[str, int] = {}
    for at, name in enumerate(table.header):
        for what, names in COLUMNS.items():
            if name.strip(" ?:").casefold() in (*names, column_name(what).casefold()):
                columns.setdefault(what, at)
    reading = Reading(columns, table.header)
    reading.left_out = [
        name for at, name in enumerate(table.header) if name and at not in columns.values()
    ]
    if "title" not in columns:
        sentence = _(
            "There is no column “Training”. The first row must hold the names of the columns, as "
            "in the example to fill in."
        )
        reading.wrong(table.header_row, "title", sentence)
        return reading
    for row, cells in table.numbered():
        texts = {what: _tidy(cells[at], what) for what, at in columns.items()}
        reading.lines.append(_line(reading, row, texts))
    return reading


def _tidy(text: str, what: str) -> str:
    return text.strip() if what in {"aim", "conditions"} else " ".join(text.split())


def _line(reading: Reading, row: int, texts: dict[str, str]) -> Line:
    for what, limit in LIMITS.items():
        if len(texts.get(what, "")) > limit:
            reading.wrong(row, what, _("This is longer than %(n)s characters.") % {"n": limit})
    line = Line(row, texts["title"])
    if not line.title:
        reading.wrong(row, "title", _("Fill in the name of the training."))
    line.facts = {what: _read(reading, row, what, texts) for what in OF_TRAINING if what in texts}
    if any(texts.get(what) for what in OF_DATE):
        line.date = {what: _read(reading, row, what, texts) for what in OF_DATE if what in texts}
        _check_date(reading, line)
    return line


def _check_date(reading: Reading, line: Line) -> None:
    """A date has a day and two times, in this order."""
    date = line.date
    sentences = {
        "day": _("Fill in the day, such as 24-11-2026."),
        "start": _("Fill in when it begins, such as 14:30."),
        "end": _("Fill in when it ends, such as 16:30."),
    }
    wrong = {problem.column for problem in reading.problems if problem.row == line.row}
    for what, sentence in sentences.items():
        at = reading.columns.get(what)
        name = reading.header[at] if at is not None else column_name(what)
        if date.get(what) is None and name not in wrong:
            reading.wrong(line.row, what, sentence)
    start, end, day = date.get("start"), date.get("end"), date.get("day")
    if start and end and end <= start:
        reading.wrong(line.row, "end", _("It must end after it begins."))
    if day and date.get("sign_up_by") and date["sign_up_by"] > day:
        sentence = _("This is after the training. Choose an earlier day.")
        reading.wrong(line.row, "sign_up_by", sentence)


def _read(reading: Reading, row: int, what: str, texts: dict[str, str]) -> Any:
    """The value of a cell; None for an empty or wrong one that is no text."""
    text, how = texts[what], _HOW.get(what)
    if how is None or (not text and what != "url"):
        return text if how is None else None
    try:
        return how(text)
    except ValueError:
        sentence = _help(what) % {"value": text[:60]}
    except ValidationError as error:
        sentence = error.messages[0]
    reading.wrong(row, what, sentence)
    return None


def _help(what: str) -> str:
    if what in {"day", "sign_up_by"}:
        return _("“%(value)s” is not a day. Write it as 24-11-2026.")
    if what in {"start", "end"}:
        return _("“%(value)s” is not a time. Write it as 14:30.")
    if what == "capacity":
        return _("“%(value)s” is not a number of places from 1 to 2000.")
    return _("“%(value)s” is not an amount. Write it as 7,5 or 120.")


def _day(text: str) -> dt.date:
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?", text)
    turned = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    if found:
        parts = [int(part) for part in found.groups()]
    elif turned:
        parts = [int(part) for part in reversed(turned.groups())]
    else:
        raise ValueError(text)
    day = dt.date(*parts)
    if not 2000 <= day.year < 2200:
        raise ValueError(text)
    return day


def _time(text: str) -> dt.time:
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::00)?(?: ?(?:u|uur|h))?", text)
    if not found:
        raise ValueError(text)
    return dt.time(int(found[1]), int(found[2]))


def _amount(most: int, places: int) -> Callable[[str], Decimal]:
    def read(text: str) -> Decimal:
        number = read_amount(text)
        if not 0 <= number <= most:
            raise ValueError(text)
        return number.quantize(Decimal(1).scaleb(-places))

    return read


def _places(text: str) -> int:
    if not text.isdecimal() or len(text) > 4 or not 1 <= int(text) <= MOST_PLACES:
        raise ValueError(text)
    return int(text)


def _link(text: str) -> str:
    if text:
        check_link(text)
    return text


_HOW: dict[str, Callable[[str], Any]] = {
    "hours": _amount(9999, 1),
    "euros": _amount(999_999, 2),
    "url": _link,
    "day": _day,
    "sign_up_by": _day,
    "start": _time,
    "end": _time,
    "capacity": _places,
}
