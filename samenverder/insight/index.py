"""Keeping the index of search: what changed is noted by the database and taken in before a search.

Triggers write a line in `insight_searchtodo` in the transaction of the change itself, whichever
way it was made (one row, thousands at once, plain SQL). `take_in` reads those lines; a search
calls it first, so that it finds what was committed before it, and the clock does so every minute.
Triggers are put away while the database is migrated, and put back after it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, transaction

from samenverder.insight.documents import SOURCES, Document, Source
from samenverder.insight.models import SearchEntry, SearchTodo
from samenverder.lib.stems import stems_of, words_in

AT_ONCE = 500
BEFORE_A_SEARCH = 300
FUNCTION = """
CREATE OR REPLACE FUNCTION insight_search_touch() RETURNS trigger AS $$
DECLARE touched bigint;
BEGIN
  IF TG_OP = 'DELETE' THEN touched := (to_jsonb(OLD) ->> TG_ARGV[1])::bigint;
  ELSE touched := (to_jsonb(NEW) ->> TG_ARGV[1])::bigint; END IF;
  IF touched IS NOT NULL THEN
    INSERT INTO insight_searchtodo (thing, object_id) VALUES (TG_ARGV[0], touched);
  END IF;
  RETURN NULL;
END $$ LANGUAGE plpgsql
"""


def _names() -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """(name of the trigger, kind, table, column, the columns it watches: none for all)."""
    for source in SOURCES.values():
        for table, column, *watched in source.tables:
            of = watched[0] if watched else ()
            yield f"search_{source.kind}_{table}", source.kind, table, column, of


def put_triggers() -> None:
    """Let the database note what changes; on tables that are there."""
    take_triggers_away()
    there = set(connection.introspection.table_names())
    if "insight_searchtodo" not in there:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name, kind, table, column, watched in _names():
            if table in there:
                for statement in _creating(name, kind, table, column, watched):
                    cursor.execute(statement)


def _creating(
    name: str, kind: str, table: str, column: str, watched: tuple[str, ...] = ()
) -> list[str]:
    update = f"UPDATE OF {', '.join(watched)}" if watched else "UPDATE"
    if connection.vendor == "postgresql":
        return [
            f"CREATE TRIGGER {name} AFTER INSERT OR {update} OR DELETE ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION insight_search_touch('{kind}', '{column}')"
        ]
    return [
        f"CREATE TRIGGER {name}_{verb[:6].lower()} AFTER {verb} ON {table} "  # noqa: S608  our names
        f"WHEN {row}.{column} IS NOT NULL BEGIN INSERT INTO insight_searchtodo (thing, object_id) "
        f"VALUES ('{kind}', {row}.{column}); END"
        for verb, row in (("INSERT", "NEW"), (update, "NEW"), ("DELETE", "OLD"))
    ]


def take_triggers_away() -> None:
    """Put the triggers of search away."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
                "WHERE tgname LIKE 'search\\_%' AND NOT tgisinternal"
            )
            for name, table in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name} ON {table}")
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger' AND name LIKE 'search_%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def take_in(most: int | None = None) -> int:
    """Bring the index up to date with (at most so many of) the changes; returns how many."""
    done = 0
    while SearchTodo.objects.exists():
        with transaction.atomic():
            rows = SearchTodo.objects.order_by("pk")
            if connection.vendor == "postgresql":
                rows = rows.select_for_update(skip_locked=True)
            taken = list(rows[: most or AT_ONCE])
            _take(taken)
            SearchTodo.objects.filter(pk__in=[row.pk for row in taken]).delete()
        done += len(taken)
        if most or not taken:
            break
    return done


def before_a_search() -> None:
    """Take in what changed; a large import is left to the clock."""
    if SearchTodo.objects.exists():
        take_in(BEFORE_A_SEARCH)


def take_in_all() -> None:
    """Every minute: what searches did not take in yet."""
    take_in()


def _take(changes: Iterable[SearchTodo]) -> None:
    wanted: dict[str, set[int]] = {}
    for change in changes:
        wanted.setdefault(change.thing, set()).add(change.object_id)
    for kind, ids in list(wanted.items()):
        source = SOURCES.get(kind)
        for other, find in source.touches.items() if source else ():
            wanted.setdefault(other, set()).update(find(sorted(ids)))
    for kind, ids in wanted.items():
        if kind in SOURCES:
            for some in batched_ids(ids):
                _write(SOURCES[kind], some)


def batched_ids(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in portions a database takes in one question."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


def _write(source: Source, ids: list[int]) -> None:
    """Replace what the index says of these things."""
    old = SearchEntry.objects.filter(kind=source.kind, object_id__in=ids)
    _forget(list(old.values_list("pk", flat=True)))
    rows = source.rows().filter(pk__in=ids)
    entries = [
        _entry(source.kind, row.pk, document) for row in rows for document in source.documents(row)
    ]
    SearchEntry.objects.bulk_create(entries, batch_size=AT_ONCE)
    _keep_words(entries)


def _entry(kind: str, object_id: int, document: Document) -> SearchEntry:
    return SearchEntry(
        partnership_id=document.region,
        kind=kind,
        object_id=object_id,
        title=document.title[:700],
        body=document.body,
        meta=document.meta[:300],
        url=document.url,
        day=document.day,
        level=document.level,
    )


def _forget(ids: list[int]) -> None:
    if not ids:
        return
    marks = ", ".join(["%s"] * len(ids))
    column = "entry_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM insight_searchtext WHERE {column} IN ({marks})", ids)  # noqa: S608
    SearchEntry.objects.filter(pk__in=ids).delete()


def scope_word(region: int | None, level: int) -> str:
    """The word that stands with each text for who may find it. Nobody types its beginning."""
    return f"q0s{region or 0}x{level}"


def kind_word(kind: str) -> str:
    """The word that stands with each text for what kind of thing it is."""
    return f"q0k{kind.replace('_', '')}"


def stem_word(stem: str) -> str:
    """How a stem stands in PostgreSQL, so that it is never taken for a word."""
    return f"q1{stem}"


def _keep_words(entries: list[SearchEntry]) -> None:
    if entries:
        rows = [_ROWS[connection.vendor](entry) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany(INSERT[connection.vendor], rows)


def _scope(entry: SearchEntry) -> str:
    return f"{scope_word(entry.partnership_id, entry.level)} {kind_word(entry.kind)}"


def _words(entry: SearchEntry) -> tuple[list[str], list[str]]:
    return words_in(entry.title), words_in(f"{entry.body} {entry.meta}")


def _sqlite_row(entry: SearchEntry) -> tuple[Any, ...]:
    title, body = _words(entry)
    stems = stems_of(title), stems_of(body)
    return (entry.pk, *stems, " ".join(title), " ".join(body), _scope(entry))


def _postgres_row(entry: SearchEntry) -> tuple[Any, ...]:
    title, body = _words(entry)
    stems = (" ".join(map(stem_word, stems_of(words).split())) for words in (title, body))
    texts = (*stems, " ".join(title), " ".join(body), _scope(entry))
    return (entry.pk, entry.kind, entry.object_id, *texts)


_ROWS = {"sqlite": _sqlite_row, "postgresql": _postgres_row}
INSERT = {
    "sqlite": (
        "INSERT OR REPLACE INTO insight_searchtext "
        "(rowid, title_stems, body_stems, title_words, body_words, scope) "
        "VALUES (%s, %s, %s, %s, %s, %s)"
    ),
    "postgresql": (
        "INSERT INTO insight_searchtext (entry_id, kind, object_id, vector, scope) "
        "SELECT given.id, given.k, given.o, setweight(to_tsvector('simple', given.a), 'A') || "
        "setweight(to_tsvector('simple', given.b), 'B') || "
        "setweight(to_tsvector('simple', given.c), 'C') || "
        "setweight(to_tsvector('simple', given.d), 'D') || to_tsvector('simple', given.s), given.s "
        "FROM (SELECT %s::bigint AS id, %s::text AS k, %s::bigint AS o, %s::text AS a, "
        "%s::text AS b, %s::text AS c, %s::text AS d, %s::text AS s) AS given "
        "ON CONFLICT (entry_id) DO UPDATE SET kind = excluded.kind, "
        "object_id = excluded.object_id, vector = excluded.vector, scope = excluded.scope"
    ),
}


def rebuild() -> int:
    """Make the whole index anew; returns how many entries it has."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM insight_searchtext")
        SearchEntry.objects.all().delete()
        SearchTodo.objects.all().delete()
        for source in SOURCES.values():
            ids = source.rows().order_by("pk").values_list("pk", flat=True)
            for some in batched_ids(list(ids)):
                _write(source, some)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE insight_searchtext")
    return SearchEntry.objects.count()


def is_empty() -> bool:
    """Nothing was ever taken in, while there is something."""
    return not SearchEntry.objects.exists()


def after_migrating(sender: Any, **_more: Any) -> None:
    """Signal: the tables are as they should be."""
    put_triggers()


def before_migrating(sender: Any, **_more: Any) -> None:
    """Signal: tables are about to change."""
    if "insight_searchtodo" in connection.introspection.table_names():
        take_triggers_away()
