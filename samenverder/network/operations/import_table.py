"""Reading a list of people: which column is what, what is new, what is wrong and where."""

import csv
import io
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samenverder.lib.tables import Table
from samenverder.network.models import Layer, OrganisationKind

_K = OrganisationKind
COLUMNS = {
    "name": ("naam", "name", "persoon", "contactpersoon"),
    "email": ("e-mail", "email", "e-mailadres", "emailadres", "mail", "e-mail address"),
    "organisation": ("organisatie", "organisation", "organization", "partner", "school"),
    "kind": ("soort", "kind", "type", "soort partner", "kind of partner"),
    "town": ("plaats", "town", "plaatsnaam", "woonplaats", "city"),
    "layer": ("laag", "layer"),
    "title": ("rol", "functie", "role", "title", "role title"),
}
# Every word we know; the first is how we say it in Dutch, the second in English.
KINDS = {
    _K.PO: ("po", "po", "basisonderwijs", "basisschool", "primary school"),
    _K.VO: ("vo", "vo", "voortgezet onderwijs", "middelbare school", "secondary school"),
    _K.PRO: ("pro", "pro", "praktijkonderwijs", "praktijkschool", "practical school"),
    _K.VSO: ("vso", "vso", "voortgezet speciaal onderwijs", "special secondary school"),
    _K.MBO: ("mbo", "mbo", "middelbaar beroepsonderwijs", "vocational college"),
    _K.BOARD: ("schoolbestuur", "school board", "bestuur", "board"),
    _K.MUNICIPALITY: ("gemeente", "municipality"),
    _K.YOUTH_CARE: ("jeugdzorg", "youth care", "jeugdhulp", "zorg"),
    _K.HEALTH: ("gezondheidszorg", "health service", "ggd", "ggz", "public health"),
    _K.CHILDCARE: ("kinderopvang", "childcare", "kinderdagverblijf", "bso"),
    _K.EMPLOYER: ("werkgever", "employer", "bedrijf"),
    _K.EMPLOYER_SERVICE: ("werkgeversservicepunt", "employers' service point", "wsp"),
    _K.EMPLOYMENT_AGENCY: ("uitzendbureau", "employment agency", "temp agency"),
    _K.TEACHER_TRAINING: ("lerarenopleiding", "teacher training", "pabo"),
    _K.OTHER: ("overig", "other", "anders", "overige partner", "other partner"),
}
LAYERS = {
    Layer.BOARD: ("bestuur", "board"),
    Layer.MANAGEMENT: ("management", "management", "leiding"),
    Layer.PRACTICE: ("uitvoering", "practice", "praktijk"),
}
LIMITS = {"name": 120, "email": 254, "organisation": 160, "town": 80, "title": 120}


def _words(meanings: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: code for code, words in meanings.items() for word in (code, *words)}


_KIND_OF, _LAYER_OF = _words(KINDS), _words(LAYERS)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell, with the row and column as in the person's own file."""

    row: int
    column: str
    sentence: str


@dataclass
class Line:
    """One row, understood."""

    row: int
    name: str = ""
    email: str = ""
    organisation: str = ""
    kind: str = ""
    town: str = ""
    layer: str = ""
    title: str = ""


@dataclass
class Reading:
    """A table as a list of people and organisations, with everything that is wrong with it."""

    columns: dict[str, int]
    header: list[str]
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @cached_property
    def _addresses(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for line in self.lines:
            if line.email:
                found[line.name.casefold()].add(line.email)
        return found

    def key_of(self, line: Line) -> str:
        """What tells people in the list apart: the address, also when another row gives it."""
        addresses = self._addresses.get(line.name.casefold(), set())
        if line.email or len(addresses) != 1:
            return line.email or line.name.casefold()
        return next(iter(addresses))

    def wrong(self, row: int, what: str, sentence: str) -> None:
        """Note a problem in the column that means `what`."""
        at = self.columns.get(what)
        column = self.header[at] if at is not None else str(column_name(what))
        self.problems.append(Problem(row, column, sentence))


def column_name(what: str) -> str:
    """How we call a column, in the reader's language."""
    return {
        "name": _("Name"),
        "email": _("E-mail"),
        "organisation": _("Organisation"),
        "kind": _("Kind"),
        "town": _("Town"),
        "layer": _("Layer"),
        "title": pgettext("position", "Role"),
    }[what]


def read_lines(table: Table) -> Reading:
    """Every row understood, or a problem with its row and column. No database."""
    columns = _columns(table.header)
    reading = Reading(columns, table.header)
    reading.left_out = [
        name for at, name in enumerate(table.header) if name and at not in columns.values()
    ]
    if "name" not in columns and "organisation" not in columns:
        sentence = _(
            "There is no column “Name” or “Organisation”. The first row must hold the names of "
            "the columns: Name, E-mail, Organisation, Kind, Layer, Role."
        )
        reading.wrong(table.header_row, "name", sentence)
        return reading
    for row, cells in table.numbered():
        texts = {what: " ".join(cells[at].split()) for what, at in columns.items()}
        reading.lines.append(_line(reading, row, texts))
    return reading


def _columns(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, name in enumerate(header):
        for what, names in COLUMNS.items():
            if name.strip().casefold() in names and what not in found:
                found[what] = at
    return found


def _line(reading: Reading, row: int, texts: dict[str, str]) -> Line:
    line = Line(row, **texts)
    line.email = line.email.lower()
    line.kind = _known(reading, row, "kind", line.kind, _KIND_OF, KINDS)  # type: ignore[arg-type]
    line.layer = _known(reading, row, "layer", line.layer, _LAYER_OF, LAYERS)  # type: ignore[arg-type]
    for what, limit in LIMITS.items():
        if len(getattr(line, what)) > limit:
            reading.wrong(row, what, _("This is longer than %(n)s characters.") % {"n": limit})
    _check_whole(reading, line, texts)
    return line


def _check_whole(reading: Reading, line: Line, texts: dict[str, str]) -> None:
    if not line.name and not line.organisation:
        reading.wrong(line.row, "name", _("Fill in a name or an organisation."))
    if line.email:
        try:
            validate_email(line.email)
        except ValidationError:
            sentence = _("“%(value)s” is not an e-mail address.") % {"value": line.email}
            reading.wrong(line.row, "email", sentence)
        if not line.name:
            reading.wrong(line.row, "name", _("Fill in whose address this is."))
    if line.name and line.organisation and not texts.get("layer"):
        options = _options(LAYERS)  # type: ignore[arg-type]
        reading.wrong(line.row, "layer", _("Fill in a layer: %(options)s.") % {"options": options})
    if line.layer and not line.organisation:
        reading.wrong(line.row, "organisation", _("Fill in the organisation of this layer."))


def _known(
    reading: Reading,
    row: int,
    what: str,
    text: str,
    words: dict[str, str],
    meanings: dict[str, tuple[str, ...]],
) -> str:
    """The code a word stands for; an unknown word is a problem."""
    if not text:
        return ""
    code = words.get(text.casefold())
    if code is None:
        sentence = _("We do not know “%(value)s”. Use one of: %(options)s.")
        reading.wrong(row, what, sentence % {"value": text, "options": _options(meanings)})
    return code or ""


def _options(meanings: dict[str, tuple[str, ...]]) -> str:
    at = 1 if (get_language() or "nl").startswith("en") else 0
    return ", ".join(words[at] for words in meanings.values())


def table_as_text(table: Table) -> str:
    """The table as somebody would paste it, with every row at its own number."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    at = 1
    for number, cells in [(table.header_row, table.header), *table.numbered()]:
        out.write("\n" * (number - at))
        writer.writerow(cells)
        at = number + 1
    return out.getvalue()
