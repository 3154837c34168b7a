"""Changing a draft: its names and scale, its themes, its statements. One verb each.

Two people may have the same part open. `seen` is the mark (`mark_of`) of what the writer started
from: when other words stand there by now, the change raises EditedMeanwhile and nothing is lost.
Statement codes stay with their statement, so that rounds can be compared; a code that was used
in an earlier version is not given to another statement.
"""

import hashlib
import json
from typing import Any, TypeVar

from django.db import transaction

from samenverder.network.models import User
from samenverder.network.operations.problems import EditedMeanwhile
from samenverder.reflection.exchange import (
    MAX_STATEMENTS,
    MAX_THEMES,
    StatementContent,
    ThemeContent,
)
from samenverder.reflection.models import Instrument, Statement, Theme
from samenverder.reflection.operations.instrument_store import new_statement, store_theme
from samenverder.reflection.operations.instruments import lock_draft, note
from samenverder.reflection.queries.instruments import statement_content, theme_content

LAST = 10_000  # behind everything there is; `_order` makes it a real place


class Full(Exception):
    """There is no room for another theme or statement."""


WORDS: dict[type, tuple[str, ...]] = {
    Instrument: ("title_nl", "title_en", "scale_nl", "scale_en", "unknown_nl", "unknown_en"),
    Theme: ("title_nl", "title_en", "letter", "why_nl", "why_en"),
    Statement: ("text_nl", "text_en", "probe_nl", "probe_en", "theme_id"),
}
Part = TypeVar("Part", Instrument, Theme, Statement)


def mark_of(part: Instrument | Theme | Statement) -> str:
    """Tells whether the words of a part are still those somebody saw; its place does not count."""
    words = [getattr(part, name) for name in WORDS[type(part)]]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:24]


def _as_seen(part: Part, seen: str, fields: dict[str, Any]) -> Part:
    """The part as it is now, its draft being locked; raises EditedMeanwhile."""
    part.refresh_from_db(fields=list(WORDS[type(part)]))
    agrees = all(getattr(part, name) == value for name, value in fields.items())
    if seen and seen != mark_of(part) and not agrees:
        raise EditedMeanwhile(part)
    return part


def change_instrument(
    *, instrument: Instrument, by: User, seen: str = "", **fields: Any
) -> Instrument:
    """Change title, scale labels and the words for "I don't know".

    Raises NotADraft, EditedMeanwhile.
    """
    with transaction.atomic():
        draft = _as_seen(lock_draft(instrument), seen, fields)
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save(update_fields=list(fields))
        note(draft, by, "instrument_changed", fields=sorted(fields))
    return draft


def add_theme(
    *, instrument: Instrument, by: User, content: ThemeContent, order: int = LAST
) -> Theme:
    """A theme with its statements, at the end or at a place. Raises NotADraft, Full."""
    with transaction.atomic():
        draft = lock_draft(instrument)
        statements = draft.statements.count() + len(content.statements)
        if draft.themes.count() >= MAX_THEMES or statements > MAX_STATEMENTS:
            raise Full
        for row in draft.themes.filter(order__gte=order):
            row.order += 1
            row.save(update_fields=["order"])
        theme = store_theme(instrument=draft, content=content, order=order, first=LAST)
        _order(draft)
        note(draft, by, "theme_added", theme=theme.code)
    return theme


def change_theme(*, theme: Theme, by: User, seen: str = "", **fields: Any) -> Theme:
    """Change a theme; with another letter its statements get that letter too.

    Raises NotADraft, EditedMeanwhile.
    """
    with transaction.atomic():
        draft = lock_draft(theme.instrument)
        theme = _as_seen(theme, seen, fields)
        for name, value in fields.items():
            setattr(theme, name, value)
        theme.save(update_fields=list(fields))
        for statement in theme.statements.exclude(code__startswith=theme.letter):
            statement.code = _free_code(theme, wish=theme.letter + statement.code[1:])
            statement.save(update_fields=["code"])
        note(draft, by, "theme_changed", theme=theme.code)
    return theme


def move_theme(*, theme: Theme, by: User, step: int) -> None:
    """One place up (-1) or down (1), with its statements; at the end nothing happens."""
    with transaction.atomic():
        draft = lock_draft(theme.instrument)
        rows = list(draft.themes.all())
        if _swap(rows, theme, step):
            Theme.objects.bulk_update(rows, ["order"])
            _order(draft)
            note(draft, by, "theme_moved", theme=theme.code)


def remove_theme(*, theme: Theme, by: User) -> tuple[ThemeContent, int]:
    """Remove a theme with its statements; what is returned is the way back (`add_theme`)."""
    with transaction.atomic():
        draft = lock_draft(theme.instrument)
        content, order = theme_content(theme), theme.order
        theme.delete()
        _order(draft)
        note(draft, by, "theme_removed", theme=content.code)
    return content, order


def add_statement(
    *, theme: Theme, by: User, content: StatementContent, order: int = LAST
) -> Statement:
    """A statement at the end of a theme or at a place; without a code it gets a new one.

    Raises NotADraft, and Full at the largest number of statements.
    """
    with transaction.atomic():
        draft = lock_draft(theme.instrument)
        if draft.statements.count() >= MAX_STATEMENTS:
            raise Full
        for row in theme.statements.filter(order__gte=order):
            row.order += 1
            row.save(update_fields=["order"])
        statement = new_statement(theme=theme, content=content, order=order)
        statement.code = _free_code(theme, wish=content.code)
        statement.save()
        _order(draft)
        note(draft, by, "statement_added", code=statement.code)
    return statement


def change_statement(
    *, statement: Statement, by: User, theme: Theme, seen: str = "", **fields: Any
) -> Statement:
    """Change a statement; in another theme it goes to the end and gets a code there.

    Raises NotADraft, EditedMeanwhile.
    """
    with transaction.atomic():
        draft = lock_draft(statement.instrument)
        statement = _as_seen(statement, seen, {**fields, "theme_id": theme.pk})
        if statement.theme_id != theme.pk:
            fields |= {"theme": theme, "order": LAST, "code": _free_code(theme)}
        for name, value in fields.items():
            setattr(statement, name, value)
        statement.save(update_fields=list(fields))
        _order(draft)
        note(draft, by, "statement_changed", code=statement.code)
    return statement


def move_statement(*, statement: Statement, by: User, step: int) -> None:
    """One place up (-1) or down (1) within its theme; at the end nothing happens."""
    with transaction.atomic():
        draft = lock_draft(statement.instrument)
        rows = list(statement.theme.statements.all())
        if _swap(rows, statement, step):
            Statement.objects.bulk_update(rows, ["order"])
            _order(draft)
            note(draft, by, "statement_moved", code=statement.code)


def remove_statement(*, statement: Statement, by: User) -> tuple[StatementContent, int]:
    """Remove a statement; what is returned is the way back (`add_statement`)."""
    with transaction.atomic():
        draft = lock_draft(statement.instrument)
        content, order = statement_content(statement), statement.order
        statement.delete()
        _order(draft)
        note(draft, by, "statement_removed", code=content.code)
    return content, order


def renumber(*, instrument: Instrument, by: User) -> None:
    """Give all statements the codes of their places: A1, A2 …"""
    with transaction.atomic():
        draft = lock_draft(instrument)
        rows = []
        for theme in draft.themes.prefetch_related("statements"):
            for number, statement in enumerate(theme.statements.all(), start=1):
                statement.code = f"{theme.letter}{number}"
                rows.append(statement)
        codes = [row.code for row in rows]
        for place, row in enumerate(rows):
            row.code = f"~{place}"  # codes are unique at every moment
        Statement.objects.bulk_update(rows, ["code"])
        for row, code in zip(rows, codes, strict=True):
            row.code = code
        Statement.objects.bulk_update(rows, ["code"])
        note(draft, by, "statements_renumbered")


def _swap(rows: list[Any], row: Any, step: int) -> bool:
    """Exchange `row` with its neighbour and number the list; False at either end."""
    place = next(at for at, other in enumerate(rows) if other.pk == row.pk)
    if not 0 <= place + step < len(rows):
        return False
    rows[place], rows[place + step] = rows[place + step], rows[place]
    for order, other in enumerate(rows):
        other.order = order
    return True


def _order(draft: Instrument) -> None:
    """Number themes, and statements through the whole instrument in the order of the themes."""
    themes = list(draft.themes.order_by("order", "pk").prefetch_related("statements"))
    statements = [statement for theme in themes for statement in theme.statements.all()]
    for order, theme in enumerate(themes):
        theme.order = order
    for order, statement in enumerate(statements):
        statement.order = order
    Theme.objects.bulk_update(themes, ["order"])
    Statement.objects.bulk_update(statements, ["order"])


def _free_code(theme: Theme, wish: str = "") -> str:
    """The wished code when nothing has it, else the next number no version ever used."""
    here = set(theme.instrument.statements.values_list("code", flat=True))
    if wish.startswith(theme.letter) and wish not in here:
        return wish
    ever = Statement.objects.filter(
        instrument__partnership=theme.instrument.partnership,
        instrument__code=theme.instrument.code,
        code__startswith=theme.letter,
    ).values_list("code", flat=True)
    codes = {*ever, *(code for code in here if code.startswith(theme.letter))}
    numbers = [int(code[1:]) for code in codes if code[1:].isdecimal()]
    return f"{theme.letter}{max(numbers, default=0) + 1}"
