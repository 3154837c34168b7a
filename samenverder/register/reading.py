"""A table as sites: every row understood, or a problem with its row and column. No database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from samenverder.lib.tables import Table
from samenverder.register import facts
from samenverder.register.columns import ALWAYS, LABELS, NAMES, WITHOUT_SITES
from samenverder.register.facts import Wrong
from samenverder.register.keys import Key, key_of
from samenverder.register.models import RegisterSite, SourceSort
from samenverder.register.regions import labour_region

Read = Callable[[str], Any]
READ: dict[str, Read] = {
    "postcode": facts.postcode,
    "town": facts.proper_name,
    "municipality": facts.proper_name,
    "province": facts.proper_name,
    "pupils": facts.pupils,
    "longitude": partial(facts.degrees, low=facts.WEST, high=facts.EAST),
    "latitude": partial(facts.degrees, low=facts.SOUTH, high=facts.NORTH),
    "labour_region": labour_region,
    "opened_on": facts.day,
    "closed_on": facts.day,
}
_PARTS = ("code", "school", "number", "letter", "addition")  # become part of another fact
_LIMITS = {f.name: f.max_length for f in RegisterSite._meta.concrete_fields if f.max_length}
_PROVINCES = {
    *("drenthe", "flevoland", "friesland", "fryslân", "gelderland", "groningen", "limburg"),
    *("noord-brabant", "noord-holland", "overijssel", "utrecht", "zeeland", "zuid-holland"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, with the row and column as in the person's own file."""

    row: int
    column: str
    sentence: str


@dataclass(slots=True)
class SiteRow:
    """One site as the file gives it; `values` holds only the facts this file has."""

    row: int
    code: str
    values: dict[str, Any]


@dataclass
class Reading:
    """The sites of a file by code, and everything that is wrong with it."""

    sites: dict[str, SiteRow] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    further: int = 0
    """Rows with a further address of a site that stands in the file already."""

    def wrong(self, row: int, column: str, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(row, column, sentence))


def read_sites(table: Table, columns: Mapping[str, str], sort: str) -> Reading:
    """Every row understood. `columns` is {fact: column}; unknown columns count as missing."""
    reading = Reading(rows=len(table.rows))
    at = {fact: table.header.index(name) for fact, name in columns.items() if name in table.header}
    if _stops(reading, table, at, sort):
        return reading
    key = key_of(sort)
    for row, cells in table.numbered():
        texts = {fact: facts.one_line(cells[place]) for fact, place in at.items()}
        if _is_shifted(reading, table, row, cells, texts, columns):
            continue
        _add(reading, row, texts, sort, key, columns)
    return reading


def _stops(reading: Reading, table: Table, at: Mapping[str, int], sort: str) -> bool:
    """What makes reading the rows useless: no rows, broken letters, a missing column."""
    if not table.rows:
        sentence = _("There is a row with names of columns, and no school under it.")
        reading.wrong(table.header_row, "", sentence)
        return True
    for row, cells in [(table.header_row, table.header), *table.numbered()]:
        for place, text in enumerate(cells):
            if not text.isascii() and facts.BROKEN.search(text):
                sentence = _(
                    "Letters with accents are broken: “%(value)s”. The file was saved with "
                    "another encoding. Download it once more, or save it as CSV UTF-8."
                )
                reading.wrong(row, table.header[place], sentence % {"value": text[:60]})
                return True
    has_code = bool({"code", "school"} & at.keys()) or sort in WITHOUT_SITES
    needed = [*([] if has_code else ["code"]), *(f for f in ALWAYS[sort] if f not in at)]
    if not needed:
        return False
    labels = ", ".join(f"{LABELS[fact]} ({NAMES[fact][0].upper()})" for fact in needed)
    sentence = _(
        "This column is missing: %(columns)s. Choose another column for it, or download the file "
        "once more. Is it a list you made yourselves? Then choose “A list of our own”."
    )
    reading.wrong(table.header_row, "", sentence % {"columns": labels})
    return True


def _is_shifted(
    reading: Reading,
    table: Table,
    row: int,
    cells: list[str],
    texts: Mapping[str, str],
    columns: Mapping[str, str],
) -> bool:
    """A cell beyond the named columns, or two cells that cannot be what they should be."""
    beyond = next((c for name, c in zip(table.header, cells, strict=True) if c and not name), "")
    odd = [fact for fact, text in texts.items() if text and _is_odd(fact, text)]
    if not beyond and len(odd) < 2:
        return False
    column = columns[odd[0]] if odd else ""
    sentence = _(
        "This row seems to have moved: it says “%(value)s” here. There is a separator too many or "
        "too few in it. Mend the row, or download the file once more."
    )
    reading.wrong(row, column, sentence % {"value": (texts[odd[0]] if odd else beyond)[:60]})
    return True


def _is_odd(fact: str, text: str) -> bool:
    if fact in ("code", "school", "postcode"):
        try:
            (facts.postcode if fact == "postcode" else facts.site_code)(text)
        except Wrong:
            return not (fact == "code" and len(text) <= 2)  # a site number beside a school code
        return False
    if fact == "board_number":
        return not text.isdigit()
    if fact in ("town", "municipality", "denomination", "street"):
        return text.isdigit()
    if fact == "phone":
        return sum(map(str.isalpha, text)) > 4
    return fact == "province" and text.casefold() not in _PROVINCES


def _add(
    reading: Reading,
    row: int,
    texts: dict[str, str],
    sort: str,
    key: Key,
    columns: Mapping[str, str],
) -> None:
    """Add one row to the reading, or what is wrong with it."""
    before = len(reading.problems)
    code = ""
    try:
        code = key.read(texts)
    except Wrong as wrong:
        reading.wrong(row, key.column(columns), str(wrong))
    values = _values(reading, row, texts, columns)
    if "structure" in columns or sort != SourceSort.OWN:
        values["kind"] = facts.kind_of(texts.get("structure", ""), sort)
    if len(reading.problems) > before:
        return
    found = SiteRow(row, code, values)
    known = reading.sites.get(code)
    if known is None:
        reading.sites[code] = found
    elif sort == SourceSort.GEO and _same_site(known, found):
        reading.further += 1
        reading.sites[code] = min(known, found, key=_order)
    elif sort == SourceSort.AREAS and known.values == values:
        reading.further += 1
    else:
        told = str(key.twice) % {"code": code, "row": known.row}
        reading.wrong(row, key.column(columns), told)


def _values(
    reading: Reading, row: int, texts: dict[str, str], columns: Mapping[str, str]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for fact, text in texts.items():
        if fact in _PARTS:
            continue
        try:
            value = READ[fact](text) if fact in READ else text
            limit = _LIMITS.get(fact)
            if limit and isinstance(value, str) and len(value) > limit:
                raise Wrong(_("This is longer than %(n)s characters.") % {"n": limit})
        except Wrong as wrong:
            reading.wrong(row, columns[fact], str(wrong))
        else:
            values[fact] = value
    if "name" in values and not values["name"]:
        reading.wrong(row, columns["name"], _("The name is empty. Fill it in."))
    if values.get("street"):
        addition = texts.get("addition", "")
        number = f"{texts.get('number', '')}{texts.get('letter', '')}"
        whole = f"{values['street']} {number}{'-' * bool(addition)}{addition}".strip()
        values["street"] = whole[: _LIMITS["street"]]
    return values


def _same_site(one: SiteRow, other: SiteRow) -> bool:
    """Two rows that differ in the address only: a building with several house numbers."""
    return all(one.values.get(fact) == other.values.get(fact) for fact in ("name", "postcode"))


def _order(row: SiteRow) -> tuple[Any, ...]:
    """Which address stands for the site, whatever the order of the file."""
    values = row.values
    street = str(values.get("street", ""))
    return len(street), street, values.get("latitude") or 0.0, values.get("longitude") or 0.0
