"""Which column is which statement: by code, by full text, or by nearly the same text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from samenverder.reflection.exchange import Fault
from samenverder.reflection.models import Statement
from samenverder.reflection.scores.words import plain

LAYER, ORGANISATION, NAME, PERSONAL = "layer", "organisation", "name", "personal"
ABOUT_PEOPLE = {
    LAYER: (
        "laag",
        "layer",
        "op welke laag werkt u",
        "on which layer do you work",
        "wat doet u daar vooral",
        "what do you mainly do there",
    ),
    ORGANISATION: (
        "organisatie",
        "organisation",
        "organization",
        "waar werkt u",
        "where do you work",
    ),
    NAME: ("naam", "name", "uw naam", "your name"),
    PERSONAL: ("persoonlijke code", "personal code", "uw persoonlijke code", "your personal code"),
}
REASON_WORDS = (
    "toelichting",
    "opmerking",
    "argument",
    "reden",
    "explanation",
    "remark",
    "reason",
)
CODE_WORDS = ("", "stelling ", "vraag ", "score ", "statement ", "question ")
LONG_ENOUGH = 20  # a shorter statement is matched only when it is the whole title
CLOSE = 0.82
SHARED_WORDS = 0.5
LONGEST_TITLE = 600
_PREFIX = re.compile(r"(?:(?:stelling|vraag|statement|question|q|v|s)?\s*\d{1,3}|[a-z]\d{1,2})\s+")


@dataclass(frozen=True)
class CloseMatch:
    """A column that is probably this statement; a person must say so."""

    column: int
    title: str
    code: str


@dataclass
class Columns:
    """Where everything stands: target to column number, from 0."""

    scores: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    close: list[CloseMatch] = field(default_factory=list)
    ignored: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def accept(self, codes: set[str]) -> None:
        """Take the close matches for these statements as good; leave the others out."""
        for match in self.close:
            if match.code in codes:
                self.scores[match.code] = match.column
            else:
                self.ignored.append(match.column)
        self.close = []


def match_columns(
    header: Sequence[str], statements: Sequence[Statement], *, with_names: bool
) -> Columns:
    """Match the titles of columns to statements and to what is asked about people.

    A name is read only in a session with names; otherwise that column is ignored. Two columns
    for one thing are a fault. Never raises.
    """
    found = Columns()
    titles = [plain(title[:LONGEST_TITLE]) for title in header]
    named = [at for at, title in enumerate(titles) if title]
    left = [at for at in named if not _place(found, at, titles[at], header, statements, with_names)]
    left = [at for at in left if not _holds(found, at, titles[at], header, statements)]
    taken = _close(found, left, titles, header, statements)
    found.ignored += [at for at in left if at not in taken]
    return found


def _place(
    found: Columns,
    at: int,
    title: str,
    header: Sequence[str],
    statements: Sequence[Statement],
    with_names: bool,
) -> bool:
    """Put one column where it surely belongs; False when that is not sure."""
    for kind, words in ABOUT_PEOPLE.items():
        if title in words and (kind != NAME or with_names):
            return _put(found, found.people, kind, at, header)
    for row in statements:
        code = plain(row.code)
        if title in {f"{code} {word}" for word in REASON_WORDS} or title in {
            f"{word} {code}" for word in REASON_WORDS
        }:
            return _put(found, found.reasons, row.code, at, header)
        if title in {f"{word}{code}" for word in CODE_WORDS}:
            return _put(found, found.scores, row.code, at, header)
        if _without_number(title) in _texts(row) or title in _texts(row):
            return _put(found, found.scores, row.code, at, header)
    return False


def _holds(
    found: Columns, at: int, title: str, header: Sequence[str], statements: Sequence[Statement]
) -> bool:
    """Form programs put more around a statement: its whole text in a longer title will do."""
    inside = [
        row.code
        for row in statements
        if any(len(text) >= LONG_ENOUGH and text in title for text in _texts(row))
    ]
    if len(inside) != 1 or _sure(found, inside[0], header, statements):
        return False
    return _put(found, found.scores, inside[0], at, header)


def _sure(
    found: Columns, code: str, header: Sequence[str], statements: Sequence[Statement]
) -> bool:
    """The statement has a column titled with its code or its exact text already."""
    at = found.scores.get(code)
    if at is None:
        return False
    row = next(row for row in statements if row.code == code)
    title = plain(header[at])
    codes = {f"{word}{plain(code)}" for word in CODE_WORDS}
    return title in codes or title in _texts(row) or _without_number(title) in _texts(row)


def _put(
    found: Columns, where: dict[str, int], target: str, at: int, header: Sequence[str]
) -> bool:
    if target in where:
        text = _("The columns “%(first)s” and “%(second)s” are about the same. Remove one.")
        names = {"first": header[where[target]][:80], "second": header[at][:80]}
        found.faults.append(Fault((), text % names, column=header[at]))
    else:
        where[target] = at
    return True


def _texts(statement: Statement) -> set[str]:
    return {plain(statement.text_nl), plain(statement.text_en)} - {""}


def _without_number(title: str) -> str:
    return _PREFIX.sub("", title, count=1) if _PREFIX.match(title) else title


def _close(
    found: Columns,
    left: Sequence[int],
    titles: Sequence[str],
    header: Sequence[str],
    statements: Sequence[Statement],
) -> set[int]:
    """Offer the best nearly equal text for each statement that has no column yet."""
    offers: list[tuple[float, int, str]] = []
    for row in statements:
        if row.code in found.scores:
            continue
        offers += [
            (likeness, at, row.code)
            for at in left
            if (likeness := _likeness(titles[at], row)) >= CLOSE
        ]
    taken: set[int] = set()
    codes: set[str] = set()
    for _same, at, code in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if at not in taken and code not in codes:
            taken.add(at)
            codes.add(code)
            found.close.append(CloseMatch(at, header[at], code))
    return taken


def _likeness(title: str, statement: Statement) -> float:
    bare = _without_number(title)
    words = set(bare.split())
    best = 0.0
    for text in _texts(statement):
        other = set(text.split())
        shared = len(words & other) / max(len(words | other), 1)
        if shared >= SHARED_WORDS:
            best = max(best, SequenceMatcher(None, bare, text, autojunk=False).ratio())
    return best
