"""Which column is which statement: by code, by full text, or by nearly the same text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from samenverder.lib.text import truncate
from samenverder.reflection.exchange import Fault
from samenverder.reflection.models import Statement
from samenverder.reflection.scores.words import plain

LAYER, ORGANISATION, NAME, PERSONAL = "layer", "organisation", "name", "personal"
# The titles of our own template, in Dutch and English: words of the format, not of the page.
TITLES = {
    NAME: ("Naam", "Name"),
    LAYER: ("Laag", "Layer"),
    ORGANISATION: ("Organisatie", "Organisation"),
    PERSONAL: ("Persoonlijke code", "Personal code"),
}
REASON_TITLE = ("toelichting", "remark")
MARK_TITLE = ("Werk van maken", "Want to work on")
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
MARK_WORDS = {
    "werk van maken",
    "hier wil ik werk van maken",
    "hier wilt u werk van maken",
    "waar wilt u werk van maken",
    "waar wil je werk van maken",
    "want to work on",
    "i want to work on this",
    "what do you want to work on",
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
_LAST_NUMBER = re.compile(r"\s+[1-3]\Z")  # three columns of one mark each
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
    marks: list[int] = field(default_factory=list)
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
    matcher = _Matcher(header, [_wanted(row) for row in statements], with_names)
    matcher.surely()
    matcher.holding()
    matcher.closely()
    return matcher.found


@dataclass(frozen=True)
class _Wanted:
    """What the column of one statement may be called; everything plain."""

    code: str
    titles: frozenset[str]
    reasons: frozenset[str]
    texts: tuple[str, ...]


def _wanted(row: Statement) -> _Wanted:
    code = plain(row.code)
    texts = tuple(filter(None, (plain(row.text_nl), plain(row.text_en))))
    return _Wanted(
        code=row.code,
        titles=frozenset([*texts, *(f"{word}{code}" for word in CODE_WORDS)]),
        reasons=frozenset(
            title for word in REASON_WORDS for title in (f"{code} {word}", f"{word} {code}")
        ),
        texts=texts,
    )


class _Matcher:
    """From sure to unsure; what one step placed, the next leaves alone."""

    def __init__(self, header: Sequence[str], wanted: list[_Wanted], with_names: bool) -> None:
        self.found = Columns()
        self.header = header
        self.wanted = wanted
        titles = {at: plain(title[:LONGEST_TITLE]) for at, title in enumerate(header)}
        self.left = {at: title for at, title in titles.items() if title}
        self.asked = {
            word: kind
            for kind, words in ABOUT_PEOPLE.items()
            for word in words
            if kind != NAME or with_names
        }

    def surely(self) -> None:
        """By code, by exact text, or by the words for people."""
        self.left = {at: title for at, title in self.left.items() if not self._place(at, title)}
        self.sure = set(self.found.scores)

    def _place(self, at: int, title: str) -> bool:
        if kind := self.asked.get(title):
            return self._put(self.found.people, kind, at)
        if _LAST_NUMBER.sub("", title) in MARK_WORDS:
            self.found.marks.append(at)
            return True
        bare = _without_number(title)
        for row in self.wanted:
            if title in row.reasons:
                return self._put(self.found.reasons, row.code, at)
            if title in row.titles or bare in row.titles:
                return self._put(self.found.scores, row.code, at)
        return False

    def holding(self) -> None:
        """Form programs put more around a statement: its whole text in a longer title will do."""
        for at, title in list(self.left.items()):
            inside = [row.code for row in self.wanted if _holds(title, row)]
            if len(inside) == 1 and inside[0] not in self.sure:
                self._put(self.found.scores, inside[0], at)
                del self.left[at]

    def closely(self) -> None:
        """Offer the best nearly equal text for each statement that has no column yet."""
        offers: list[tuple[float, int, str]] = []
        for at, title in self.left.items():
            bare = _without_number(title)
            words = set(bare.split())
            for row in self.wanted:
                if row.code not in self.found.scores:
                    offers.append((_likeness(bare, words, row), at, row.code))
        codes: set[str] = set()
        for likeness, at, code in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
            if likeness >= CLOSE and at in self.left and code not in codes:
                codes.add(code)
                del self.left[at]
                self.found.close.append(CloseMatch(at, self.header[at], code))
        self.found.ignored = list(self.left)

    def _put(self, where: dict[str, int], target: str, at: int) -> bool:
        if target in where:
            text = _("The columns “%(first)s” and “%(second)s” are about the same. Remove one.")
            first, second = self.header[where[target]], self.header[at]
            names = {"first": truncate(first, 80), "second": truncate(second, 80)}
            self.found.faults.append(Fault((), text % names, column=second))
        else:
            where[target] = at
        return True


def _without_number(title: str) -> str:
    return _PREFIX.sub("", title, count=1) if _PREFIX.match(title) else title


def _holds(title: str, row: _Wanted) -> bool:
    return any(len(text) >= LONG_ENOUGH and text in title for text in row.texts)


def _likeness(title: str, words: set[str], row: _Wanted) -> float:
    """From 0 to 1; 0 when the texts share few words or differ much in length."""
    best = 0.0
    for text in row.texts:
        other = set(text.split())
        alike = 2 * min(len(title), len(text)) >= CLOSE * (len(title) + len(text))
        if alike and len(words & other) >= SHARED_WORDS * len(words | other):
            best = max(best, SequenceMatcher(None, title, text, autojunk=False).ratio())
    return best
