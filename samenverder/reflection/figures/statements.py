"""The figures of each statement: everyone, the second vote, and the groups that may be shown."""

from typing import Any

from samenverder.reflection.figures.disclosure import DIMENSIONS
from samenverder.reflection.figures.groups import Labels, group_tables, labels_of
from samenverder.reflection.figures.material import MINIMUM, Given, Material, counts_of
from samenverder.reflection.figures.summary import HIDDEN, summary_of
from samenverder.reflection.models import ReflectionSession

Figures = dict[str, Any]


def statement_figures(
    session: ReflectionSession, material: Material, seen: Figures | None, number: int
) -> dict[str, Figures]:
    """Per statement code, in the order of the instrument. `seen`: what was shown before.

    What was shown is taken over and only added to, so nothing that happens to the answers
    afterwards can be subtracted.
    """
    labels = labels_of(material.people.values())
    return {
        statement.code: {
            "theme": statement.theme.code,
            **_statement(session, material, statement.code, seen, number, labels),
        }
        for statement in material.statements
    }


def _statement(
    session: ReflectionSession,
    material: Material,
    code: str,
    seen: Figures | None,
    number: int,
    labels: Labels,
) -> Figures:
    entry = seen["statements"].get(code) if seen and session.is_anonymous else None
    if entry and entry["counts"]:
        return _grown(entry, material, code, number)
    answers = material.first[code]
    counts = counts_of([given.value for given in answers.values()])
    if sum(counts) < (MINIMUM if session.is_anonymous else 1):
        empty: dict[str, list[Figures]] = {dimension: [] for dimension in DIMENSIONS}
        return {**HIDDEN, "since": None, "unknown": None, "second": None, "groups": empty}
    return {
        **summary_of(counts),
        "since": number,
        "unknown": len(answers) - sum(counts),
        "second": _second(material, code, counts, len(answers) - sum(counts), session),
        "groups": group_tables(session, material.counted, answers, labels),
    }


def _grown(entry: Figures, material: Material, code: str, number: int) -> Figures:
    """What was shown, plus the batch of late answers of this snapshot."""
    batch = [given for given in material.first[code].values() if given.snapshot == number]
    late = counts_of([given.value for given in batch])
    counts = [old + new for old, new in zip(entry["counts"], late, strict=True)]
    unknown = entry["unknown"] + len(batch) - sum(late)
    second = entry["second"]
    if second is None:
        second = _second(material, code, entry["counts"], entry["unknown"], None, number)
    return {
        **entry,
        **summary_of(counts),
        "unknown": unknown,
        "second": second,
    }


def _second(
    material: Material,
    code: str,
    counts: list[int],
    unknown: int,
    session: ReflectionSession | None,
    number: int | None = None,
) -> Figures | None:
    """The second vote of the same people as in `counts`: each one's latest answer.

    Worked out as a movement from the first vote, so that it is about the same people. Votes of
    people who are not in the first vote do not count. None when fewer than five scores.
    """
    moved = [
        (material.first[code][pk], given)
        for pk, given in material.second[code].items()
        if pk in material.first[code] and _was_shown(material.first[code][pk], number)
    ]
    scores = sum(1 for _, new in moved if new.value is not None)
    few = 1 if session is not None and not session.is_anonymous else MINIMUM
    if scores < few:
        return None
    after = list(counts)
    for old, new in moved:
        unknown += (new.value is None) - (old.value is None)
        if old.value is not None:
            after[old.value - 1] -= 1
        if new.value is not None:
            after[new.value - 1] += 1
    return {**summary_of(after), "unknown": unknown, "voted": len(moved)}


def _was_shown(given: Given, number: int | None) -> bool:
    return number is None or given.snapshot < number
