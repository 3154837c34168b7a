"""What is different between two versions of a plan: section by section, word by word."""

from dataclasses import dataclass

from samenverder.ambition.operations.text import with_keys
from samenverder.ambition.queries.differences import (
    SAME,
    Differences,
    Line,
    differences_between,
    part_of,
)
from samenverder.ambition.queries.differences import (
    Part as DifferentPart,
)
from samenverder.plans.content import Content, Part, parts_of


@dataclass(frozen=True)
class SectionDifference:
    """One section with what changed in it."""

    kind: str
    label: str
    found: Differences


@dataclass(frozen=True)
class PlanDifferences:
    """The head, and the sections in which something changed."""

    title: DifferentPart
    sentence: DifferentPart
    sections: list[SectionDifference]

    @property
    def any(self) -> bool:
        """Something is different at all."""
        return self.title.kind != SAME or self.sentence.kind != SAME or bool(self.sections)


def plan_differences(old: Content, new: Content) -> PlanDifferences:
    """What somebody has to know who read `old` and now reads `new`; in the active language."""
    sections = []
    for before, after in zip(parts_of(old), parts_of(new), strict=True):
        found = _between(before, after)
        if found.any:
            sections.append(SectionDifference(after.kind, after.label, found))
    return PlanDifferences(
        part_of(old["title"], new["title"]), part_of(old["sentence"], new["sentence"]), sections
    )


def _between(before: Part, after: Part) -> Differences:
    """Paragraphs and lines of a table alike; who stays the same is known by its words."""
    keyed = [(key, text) for key, text in with_keys([], lines(before))]
    old = [Line(key, text) for key, text in keyed]
    new = [Line(key, text) for key, text in with_keys(keyed, lines(after))]
    return differences_between("", old, "", new)


def lines(part: Part) -> list[str]:
    """A section as lines to compare: its paragraphs, then its rows as sentences."""
    rows = [
        "; ".join(
            f"{name}: {cell}" if at else cell
            for at, (name, cell) in enumerate(zip(part.columns, row, strict=True))
        )
        for row in part.rows
    ]
    return [*part.paragraphs, *rows]
