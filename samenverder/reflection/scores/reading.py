"""From the rows of a table to one seat each, or every fault with its row and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from samenverder.lib.tables import Table
from samenverder.reflection.exchange import Fault, in_file
from samenverder.reflection.models import ReflectionSession, Statement
from samenverder.reflection.operations.answers import ARGUMENT_LENGTH, MARKS_ALLOWED
from samenverder.reflection.personal_code import looks_like_code, normalise
from samenverder.reflection.queries.participation import organisations_to_choose
from samenverder.reflection.scores.columns import (
    LAYER,
    NAME,
    ORGANISATION,
    PERSONAL,
    Columns,
)
from samenverder.reflection.scores.values import NotAScore, Scale
from samenverder.reflection.scores.words import RATHER_NOT, layers_by_word, plain

NAME_LENGTH = 120
QUOTED = 40  # characters of a faulty cell that are shown


@dataclass(frozen=True)
class ScoreRow:
    """One person's sheet. A score of None is "I don't know"; a statement left open is absent."""

    scores: dict[str, int | None]
    layer: str = ""
    organisation_id: int | None = None
    name: str = ""
    personal: str = ""
    reasons: dict[str, str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What a session's rows are read against."""

    statements: list[Statement]
    scale: Scale
    organisations: dict[str, int]
    layers: dict[str, str]
    with_names: bool


def frame_of(session: ReflectionSession) -> Frame:
    """Statements, scale, partners and layers of a session (two queries)."""
    rows = Statement.objects.filter(instrument_id=session.instrument_id).order_by("order", "pk")
    partners = organisations_to_choose(session)
    return Frame(
        statements=list(rows),
        scale=Scale(session.instrument),
        organisations={plain(row.name): row.pk for row in partners},
        layers=layers_by_word(),
        with_names=not session.is_anonymous,
    )


def read_rows(table: Table, columns: Columns, frame: Frame) -> tuple[list[ScoreRow], list[Fault]]:
    """A sheet per row, and every fault; use the sheets only when there is no fault."""
    reader = _Reader(table, columns, frame)
    rows = [reader.row(number, cells) for number, cells in table.numbered()]
    return rows, reader.faults


class _Reader:
    def __init__(self, table: Table, columns: Columns, frame: Frame) -> None:
        self.header = table.header
        self.columns = columns
        self.frame = frame
        self.faults: list[Fault] = []
        self.personal: dict[str, int] = {}
        self.rather_not = {plain(word) for word in RATHER_NOT}
        self.codes = {
            plain(words): row.code
            for row in frame.statements
            for words in (row.code, row.text_nl, row.text_en)
            if words
        }

    def row(self, number: int, cells: list[str]) -> ScoreRow:
        people = {kind: cells[at] for kind, at in self.columns.people.items()}
        sheet = ScoreRow(
            scores=self._scores(number, cells),
            layer=self._layer(number, people.get(LAYER, "")),
            organisation_id=self._organisation(number, people.get(ORGANISATION, "")),
            name=self._name(number, people.get(NAME, "")),
            personal=self._personal(number, people.get(PERSONAL, "")),
            reasons=self._reasons(number, cells),
            marks=self._marks(number, cells),
        )
        if not sheet.scores and not any(cells[at] for at in self.columns.scores.values()):
            self._fault(number, None, _("This row has no scores. Fill them in or remove the row."))
        return sheet

    def _fault(self, number: int, at: int | None, text: str) -> None:
        column = "" if at is None else self.header[at]
        place = in_file(number, column)
        self.faults.append(Fault((), text, place=place, row=number, column=column))

    def _scores(self, number: int, cells: list[str]) -> dict[str, int | None]:
        found: dict[str, int | None] = {}
        for code, at in self.columns.scores.items():
            if not cells[at]:
                continue
            try:
                found[code] = self.frame.scale.read(cells[at])
            except NotAScore:
                text = _("“%(cell)s” is not a score. Use 1 to 5, a label of the scale, or 0.")
                self._fault(number, at, text % {"cell": cells[at][:QUOTED]})
        return found

    def _layer(self, number: int, cell: str) -> str:
        word = plain(cell)
        if word not in self.frame.layers:
            text = _("We do not know the layer “%(cell)s”. Use board, management or practice.")
            at = self.columns.people[LAYER]
            self._fault(number, at, text % {"cell": cell[:QUOTED]})
        return self.frame.layers.get(word, "")

    def _organisation(self, number: int, cell: str) -> int | None:
        word = plain(cell)
        if word in self.rather_not:
            return None
        if word not in self.frame.organisations:
            text = _(
                "“%(cell)s” is not one of the partners. Write the name as it stands under "
                "Network, or leave it empty."
            )
            at = self.columns.people[ORGANISATION]
            self._fault(number, at, text % {"cell": cell[:QUOTED]})
        return self.frame.organisations.get(word)

    def _name(self, number: int, cell: str) -> str:
        if not self.frame.with_names:
            return ""
        at = self.columns.people.get(NAME)
        if not cell:
            self._fault(number, at, _("Fill in the name: this session is held with open names."))
        elif len(cell) > NAME_LENGTH:
            self._fault(number, at, _("This name is too long. Use at most 120 characters."))
        return cell[:NAME_LENGTH]

    def _personal(self, number: int, cell: str) -> str:
        code = normalise(cell)
        if not code:
            return ""
        at = self.columns.people[PERSONAL]
        if not looks_like_code(code):
            text = _("A personal code has two words and three digits, such as: merel anker 482.")
            self._fault(number, at, text)
        elif code in self.personal:
            text = _("Row %(row)d has the same personal code. Check who this is.")
            self._fault(number, at, text % {"row": self.personal[code]})
        self.personal.setdefault(code, number)
        return code

    def _reasons(self, number: int, cells: list[str]) -> dict[str, str]:
        found = {}
        for code, at in self.columns.reasons.items():
            if len(cells[at]) > ARGUMENT_LENGTH:
                text = _("This has %(length)d characters. Use at most %(longest)d.")
                values = {"length": len(cells[at]), "longest": ARGUMENT_LENGTH}
                self._fault(number, at, text % values)
            if cells[at]:
                found[code] = cells[at]
        return found

    def _marks(self, number: int, cells: list[str]) -> tuple[str, ...]:
        """The codes of the statements this person wants to work on, three at most."""
        found: list[str] = []
        for at in self.columns.marks:
            for words, code in self._pointed_out(cells[at]):
                if code:
                    found.append(code)
                    continue
                text = _("“%(cell)s” is not one of the statements. Write codes, such as A3.")
                self._fault(number, at, text % {"cell": words[:QUOTED]})
        marks = tuple(dict.fromkeys(found))
        if len(marks) > MARKS_ALLOWED:
            text = _("There are %(n)d statements here. Keep three at most.")
            self._fault(number, self.columns.marks[-1], text % {"n": len(marks)})
        return marks

    def _pointed_out(self, cell: str) -> Iterator[tuple[str, str]]:
        """(words, code) of each statement in a cell; the code is empty when we do not know it.

        Reads "A3", "a3, R1", "A3 R1" and whole statements with a semicolon between them.
        """
        for part in filter(str.strip, re.split(r"[;|\n]", cell)):
            if code := self.codes.get(plain(part)):
                yield part, code
                continue
            for words in filter(None, re.split(r"[\s,/+&.]+", part)):
                yield words, self.codes.get(plain(words), "")
