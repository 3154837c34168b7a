"""One statement, group by group: everyone first, then the groups beneath it.

All bars share one domain, so groups can be compared by eye. A group that may not be shown
keeps its row without a bar: a hidden group is not an empty one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from samenverder.lib.charts.diverging import BarLayout, layout, shared_domain


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the chart. ``counts`` of level 1 to 5, or ``None`` when hidden.

    ``size``: "20 of 21 people"; ``word`` and ``agreement``: what the bar says, in words.
    """

    name: str
    counts: Sequence[int] | None
    size: str = ""
    word: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A group with its bar (``None`` if hidden); ``everyone`` marks the first row."""

    group: Group
    bar: BarLayout | None
    everyone: bool


def difference_rows(groups: Sequence[Group]) -> list[DifferenceRow]:
    """Lay out the groups in the order given; the first is everyone together.

    Raises ``ValueError`` for counts that are negative or not five.
    """
    domain = shared_domain(group.counts for group in groups if group.counts is not None)
    return [
        DifferenceRow(
            group=group,
            bar=None if group.counts is None else layout(group.counts, domain=domain),
            everyone=index == 0,
        )
        for index, group in enumerate(groups)
    ]
