"""Search over the rooms of one partnership, by the full-text index of the database in use.

Every word must occur, in any of its Dutch forms; of the last word the beginning is enough. Rights
are part of the question: entries of other partnerships, and those above this person's role, are
not even looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.db import connection

from samenverder.insight.documents import SOURCES
from samenverder.insight.index import before_a_search, scope_word
from samenverder.insight.models import SearchEntry
from samenverder.lib.stems import STOP, fold, stem, words_in
from samenverder.network.access import role_in
from samenverder.network.models import Partnership, Role

MOST_WORDS = 6
PER_GROUP = 8
ON_A_PAGE = 50
SHORTEST = 2
BEST = 1000
TITLES_TO_SPELL_BY = 1500
LEVELS = {Role.READER: 0, Role.MEMBER: 1, Role.FACILITATOR: 2, Role.COORDINATOR: 3}
LONGEST_SNIPPET = 150


@dataclass(frozen=True)
class Words:
    """What is looked for: the words as typed and folded, and their stems."""

    typed: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.folded)

    def fits(self, word: str) -> bool:
        """Whether this word of a text is one of those looked for, in one of its forms."""
        flat = fold(word)
        return stem(flat) in self.stems or flat.startswith(self.folded[-1])


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    title: str
    url: str
    meta: str = ""
    day: date | None = None
    snippet: str = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `number` is how many there are in all."""

    kind: str
    label: str
    number: int
    hits: list[Hit] = field(default_factory=list)

    @property
    def more(self) -> bool:
        """There are more than are shown."""
        return self.number > len(self.hits)


def words_of(text: str) -> Words:
    """The words to look for, at most six; none when the text is too short to look for."""
    typed = text[:100].split()
    folded = words_in(text[:100])
    telling = [word for word in folded if word not in STOP] or folded
    folded = list(dict.fromkeys(telling))[:MOST_WORDS]
    if max(map(len, folded), default=0) < SHORTEST:
        return Words()
    return Words(tuple(typed), tuple(folded), tuple(stem(word) for word in folded))


def search(
    partnership: Partnership, user: Any, words: Words, *, kind: str = "", most: int = PER_GROUP
) -> list[Group]:
    """What is found per kind, as far as this user may see it; kinds without hits are left out."""
    if not words:
        return []
    before_a_search()
    level = LEVELS[Role(role_in(user, partnership) or Role.READER)]
    rows = _ask(partnership.pk, level, words, kind, most)
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return [
        Group(
            name,
            str(source.label),
            found[name][0][6],
            [_hit(row, partnership, words) for row in found[name]],
        )
        for name, source in SOURCES.items()
        if name in found
    ]


def _hit(row: Any, partnership: Partnership, words: Words) -> Hit:
    _kind, title, body, meta, url, day, _number = row
    if isinstance(day, str):
        day = date.fromisoformat(day)
    address = url.replace("/regio/-/", f"/regio/{partnership.slug}/", 1)
    return Hit(title, address, meta, day, _snippet(title, meta, body, words))


def _snippet(title: str, meta: str, body: str, words: Words) -> str:
    """The part of the body where a word stands that is not in the title or beside it."""
    seen = {stem(word) for word in words_in(f"{title} {meta}")}
    missing = {found for found in words.stems if found not in seen}
    if not missing or not body:
        return ""
    flat = body.replace("\n", " ")
    start = 0
    for word in flat.split():
        at = flat.find(word, start)
        parts = words_in(word)
        if any(stem(part) in missing or part.startswith(words.folded[-1]) for part in parts):
            begin = max(0, at - LONGEST_SNIPPET // 3)
            begin = flat.find(" ", begin) + 1 if begin else 0
            text = flat[begin : begin + LONGEST_SNIPPET]
            return ("… " if begin else "") + text + (" …" if begin + len(text) < len(flat) else "")
        start = at + len(word)
    return ""


def _scopes(region: int, level: int) -> list[str]:
    return [scope_word(place, at) for place in (region, None) for at in range(level + 1)]


def _ask(region: int, level: int, words: Words, kind: str, most: int) -> list[Any]:
    """(kind, title, body, meta, url, day, how many of its kind), the best of each kind first."""
    postgres = connection.vendor == "postgresql"
    match = (_postgres_match if postgres else _sqlite_match)(words, _scopes(region, level))
    inner = POSTGRES if postgres else SQLITE
    only = "AND e.kind = %s" if kind else ""
    sql = RANKED.format(inner=inner, only=only)
    values: list[Any] = [match, BEST, region, level, *([kind] if kind else []), most]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


SQLITE = (
    "SELECT rowid AS id, bm25(insight_searchtext, 8.0, 3.0, 6.0, 2.0, 0.0) AS score "
    "FROM insight_searchtext WHERE insight_searchtext MATCH %s ORDER BY score LIMIT %s"
)
POSTGRES = (
    "SELECT entry_id AS id, -ts_rank(vector, asked) AS score "
    "FROM insight_searchtext, to_tsquery('simple', %s) asked WHERE vector @@ asked "
    "ORDER BY score LIMIT %s"
)
RANKED = (
    "WITH best AS MATERIALIZED ({inner}), "
    "listed AS (SELECT e.kind, e.title, e.body, e.meta, e.url, e.day, "
    "COUNT(*) OVER (PARTITION BY e.kind) AS number, "
    "ROW_NUMBER() OVER (PARTITION BY e.kind ORDER BY best.score, e.day DESC, e.id) AS place "
    "FROM best JOIN insight_searchentry e ON e.id = best.id "
    "WHERE (e.partnership_id = %s OR e.partnership_id IS NULL) AND e.level <= %s {only}) "
    "SELECT kind, title, body, meta, url, day, number FROM listed "
    "WHERE place <= %s ORDER BY kind, place"
)


def _sqlite_match(words: Words, scopes: Sequence[str]) -> str:
    """The question in the language of FTS5; every word is quoted."""
    parts = [f'{{title_stems body_stems}} : "{found}"' for found in words.stems]
    parts[-1] = f'({parts[-1]} OR {{title_words body_words}} : "{words.folded[-1]}" *)'
    within = " OR ".join(f'"{scope}"' for scope in scopes)
    return " AND ".join([f"scope : ({within})", *parts])


def _postgres_match(words: Words, scopes: Sequence[str]) -> str:
    """The question in the language of tsquery; every word consists of letters and figures."""
    parts = [f"'{found}':AB" for found in words.stems]
    parts[-1] = f"({parts[-1]} | '{words.folded[-1]}':*CD)"
    within = " | ".join(f"'{scope}'" for scope in scopes)
    return " & ".join([f"({within})", *parts])


def suggestion(partnership: Partnership, user: Any, words: Words) -> str:
    """A spelling that does find something, when nothing was found; empty when there is none.

    Only words out of titles this user may see are suggested.
    """
    level = LEVELS[Role(role_in(user, partnership) or Role.READER)]
    rows = SearchEntry.objects.filter(partnership=partnership.pk, level__lte=level)
    titles = rows.order_by("-pk").values_list("title", flat=True)[:TITLES_TO_SPELL_BY]
    known: dict[str, str] = {}
    for title in titles:
        for word in title.split():
            known.setdefault(fold(word).strip(".,;:?!()“”\"'"), word.strip(".,;:?!()“”\"'").lower())
    stems = {stem(word) for word in known}
    mended = []
    for word in words.folded:
        if stem(word) in stems:
            mended.append(known.get(word, word))
            continue
        near = get_close_matches(word, known, n=1, cutoff=0.75)
        if not near:
            return ""
        mended.append(known[near[0]])
    better = " ".join(mended)
    return better if better and search(partnership, user, words_of(better), most=1) else ""
