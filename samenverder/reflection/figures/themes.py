"""A theme is the sum of its statements as shown: it tells nothing they do not."""

from collections.abc import Iterable
from typing import Any

from samenverder.lib.statistics.distribution import agreement_word, level_word
from samenverder.reflection.figures.disclosure import DIMENSIONS
from samenverder.reflection.figures.summary import shrunk
from samenverder.reflection.models import Statement

Figures = dict[str, Any]


def theme_figures(statements: Iterable[Statement], shown: dict[str, Figures]) -> dict[str, Figures]:
    """Per theme code, in the order of the instrument."""
    members: dict[str, list[Statement]] = {}
    for statement in statements:
        members.setdefault(statement.theme.code, []).append(statement)
    return {code: _theme(rows, shown) for code, rows in members.items()}


def _theme(rows: list[Statement], shown: dict[str, Figures]) -> Figures:
    theme = rows[0].theme
    entries = [shown[row.code] for row in rows if shown[row.code]["counts"]]
    return {
        "letter": theme.letter,
        "title_nl": theme.title_nl,
        "title_en": theme.title_en or theme.title_nl,
        "statements": [row.code for row in rows],
        **_total([entry["counts"] for entry in entries]),
        "groups": {dimension: _groups(entries, dimension) for dimension in DIMENSIONS},
    }


def _total(tables: list[list[int]]) -> Figures:
    """The sum, with words as sure as the number of people allows."""
    if not tables:
        return {"counts": None, "n": None, "agreement": "none", "level": "none"}
    counts = [sum(column) for column in zip(*tables, strict=True)]
    people = shrunk(counts, round(sum(counts) / len(tables)))
    return {
        "counts": counts,
        "n": sum(counts),
        "agreement": agreement_word(people),
        "level": level_word(people),
    }


def _groups(entries: list[Figures], dimension: str) -> list[Figures]:
    """A group shows at the theme only where every statement shows it."""
    if not entries:
        return []
    tables = [{group["value"]: group for group in entry["groups"][dimension]} for entry in entries]
    groups = []
    for value, group in tables[0].items():
        rows = [table[value]["counts"] if value in table else None for table in tables]
        groups.append({**group, **_total([row for row in rows if row] if all(rows) else [])})
    return groups
