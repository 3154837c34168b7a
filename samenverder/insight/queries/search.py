"""Search over the rooms of one partnership, by the full-text index of the database in use.

Every word must occur, in any of its Dutch forms; of the last word the beginning is enough. Rights
are part of the question: entries of other partnerships, and those above this person's role, are
not even looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from samenverder.insight.documents import APART, SOURCES
from samenverder.insight.index import before_a_search, kind_word, scope_word, stem_word
from samenverder.lib.looked_for import Words
from samenverder.lib.stems import stem, words_in
from samenverder.network.access import role_in
from samenverder.network.models import Partnership, Role

PER_GROUP = 8
ON_A_PAGE = 50
BEST = 1000
NEWEST_OF_A_KIND = 40
LEVELS = {Role.READER: 0, Role.MEMBER: 1, Role.FACILITATOR: 2, Role.COORDINATOR: 3}
LONGEST_SNIPPET = 150


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


def search(
    partnership: Partnership, user: Any, words: Words, *, kind: str = "", most: int = PER_GROUP
) -> list[Group]:
    """What is found per kind, as far as this user may see it; kinds without hits are left out."""
    if not words:
        return []
    before_a_search()
    rows = _still(_ask(partnership, user, words, kind, most))
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


def ids_with(kind: str, partnership: Partnership, user: Any, words: Words) -> RawSQL:
    """The ids of every thing of this kind with all these words: for `filter(pk__in=…)`."""
    before_a_search()
    match = _match(partnership, user, words, kind)
    return RawSQL(IDS[connection.vendor], [match])  # noqa: S611  our own words


def _still(rows: list[Any]) -> list[Any]:
    """Without what may not be shown any more; one query for each such kind that was found."""
    gone: set[tuple[str, int]] = set()
    for kind in {row[0] for row in rows}:
        if (still := SOURCES[kind].still) is not None:
            ids = [row[7] for row in rows if row[0] == kind]
            gone |= {(kind, pk) for pk in set(ids) - set(still(ids))}
    return [row for row in rows if (row[0], row[7]) not in gone] if gone else rows


def _hit(row: Any, partnership: Partnership, words: Words) -> Hit:
    _kind, title, body, meta, url, day, _number, _pk = row
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


def level_of(partnership: Partnership, user: Any) -> int:
    """The highest level of what this user may find."""
    return LEVELS[Role(role_in(user, partnership) or Role.READER)]


def _match(partnership: Partnership, user: Any, words: Words, kind: str) -> str:
    """The question in the language of the database: words, and who asks for which kind."""
    apart = kind and SOURCES[kind].apart
    levels = [APART] if apart else range(level_of(partnership, user) + 1)
    scopes = [scope_word(place, at) for place in (partnership.pk, None) for at in levels]
    make = _postgres_match if connection.vendor == "postgresql" else _sqlite_match
    return make(words, scopes, kind_word(kind) if kind else "")


def _ask(partnership: Partnership, user: Any, words: Words, kind: str, most: int) -> list[Any]:
    """(kind, title, body, meta, url, day, how many of its kind, id), the best of each first."""
    match = _match(partnership, user, words, kind)
    postgres = connection.vendor == "postgresql"
    first = [match, NEWEST_OF_A_KIND, BEST, match] if postgres else [match, BEST]
    sql = RANKED.format(best=BEST_IN[connection.vendor])
    values: list[Any] = [*first, partnership.pk, level_of(partnership, user), most]
    with transaction.atomic(), connection.cursor() as cursor:
        if postgres:  # it thinks reading all texts is as cheap as asking the index
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(sql, values)
        return list(cursor.fetchall())


# Weighing thousands of long texts is what takes PostgreSQL its time: of a word that is everywhere
# it weighs the newest of each kind.
BEST_IN = {
    "sqlite": (
        "found AS MATERIALIZED (SELECT rowid AS id, "
        "bm25(insight_searchtext, 8.0, 3.0, 6.0, 2.0, 0.0) AS score "
        "FROM insight_searchtext WHERE insight_searchtext MATCH %s ORDER BY score LIMIT %s), "
        "best AS (SELECT found.id, found.score, COUNT(*) OVER (PARTITION BY e.kind) AS number "
        "FROM found JOIN insight_searchentry e ON e.id = found.id)"
    ),
    "postgresql": (
        "found AS MATERIALIZED (SELECT entry_id AS id, kind FROM insight_searchtext "
        "WHERE vector @@ to_tsquery('simple', %s)), "
        "counted AS (SELECT kind, COUNT(*) AS number FROM found GROUP BY kind), "
        "few AS (SELECT id, kind FROM (SELECT id, kind, "
        "ROW_NUMBER() OVER (PARTITION BY kind ORDER BY id DESC) AS newest FROM found) AS placed "
        "WHERE newest <= %s LIMIT %s), "
        "best AS MATERIALIZED (SELECT few.id, counted.number, -ts_rank(t.vector, asked) AS score "
        "FROM few JOIN counted ON counted.kind = few.kind "
        "JOIN insight_searchtext t ON t.entry_id = few.id, to_tsquery('simple', %s) asked)"
    ),
}
IDS = {
    "sqlite": (
        "SELECT e.object_id FROM insight_searchtext t "
        "JOIN insight_searchentry e ON e.id = t.rowid WHERE insight_searchtext MATCH %s"
    ),
    "postgresql": (
        "SELECT object_id FROM insight_searchtext WHERE vector @@ to_tsquery('simple', %s)"
    ),
}
RANKED = (
    "WITH {best}, "
    "listed AS (SELECT e.kind, e.title, e.body, e.meta, e.url, e.day, best.number, e.object_id, "
    # never by number: that would tell in which order contributions without a name came in
    "ROW_NUMBER() OVER (PARTITION BY e.kind ORDER BY best.score, e.day DESC, e.url) AS place "
    "FROM best JOIN insight_searchentry e ON e.id = best.id "
    "WHERE (e.partnership_id = %s OR e.partnership_id IS NULL) AND e.level <= %s) "
    "SELECT kind, title, body, meta, url, day, number, object_id FROM listed "
    "WHERE place <= %s ORDER BY kind, place"
)


def _sqlite_match(words: Words, scopes: Sequence[str], kind: str) -> str:
    """The question in the language of FTS5; every word is quoted."""
    parts = [f'{{title_stems body_stems}} : "{found}"' for found in words.stems]
    parts[-1] = f'({parts[-1]} OR {{title_words body_words}} : "{words.folded[-1]}" *)'
    within = " OR ".join(f'"{scope}"' for scope in scopes)
    only = [f'scope : "{kind}"'] if kind else []
    return " AND ".join([f"scope : ({within})", *only, *parts])


def _postgres_match(words: Words, scopes: Sequence[str], kind: str) -> str:
    """The question in the language of tsquery; every word consists of letters and figures."""
    parts = [f"'{stem_word(found)}'" for found in words.stems]
    parts[-1] = f"({parts[-1]} | '{words.folded[-1]}':*)"
    within = " | ".join(f"'{scope}'" for scope in scopes)
    only = [f"'{kind}'"] if kind else []
    return " & ".join([f"({within})", *only, *parts])
