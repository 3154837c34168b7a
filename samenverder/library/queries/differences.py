"""What is different between two texts of a practice: part by part, word by word."""

from dataclasses import dataclass
from typing import Any

from samenverder.ambition.operations.text import with_keys
from samenverder.ambition.queries.differences import Differences, Line, differences_between
from samenverder.library.queries.reading import PracticePage, facts_of, labels


@dataclass(frozen=True)
class PartDifference:
    """One part of the text with what changed in it."""

    label: str
    found: Differences


def practice_differences(old: PracticePage, new: PracticePage) -> list[PartDifference]:
    """The parts in which something changed, in the order of the page; in the active language."""
    found = []
    for name, label in labels().items():
        before, after = _lines(old, name), _lines(new, name)
        keyed = [(key, text) for key, text in with_keys([], before)]
        lines = [Line(key, text) for key, text in with_keys(keyed, after)]
        difference = differences_between("", [Line(*row) for row in keyed], "", lines)
        if difference.any:
            found.append(PartDifference(label, difference))
    return found


def _lines(page: PracticePage, name: str) -> list[str]:
    """A part as lines to compare."""
    if name == "facts":
        return [f"{label}: {words}" for label, words in facts_of(page)]
    value: Any = getattr(page, name)
    lines = value if isinstance(value, list) else str(value).splitlines()
    return [line.strip() for line in lines if line.strip()]
