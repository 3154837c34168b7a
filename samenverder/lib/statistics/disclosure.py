"""Which groups may be shown so that nobody can subtract their way to a few people.

A published figure is a count over a set of people. Whoever adds and subtracts published
figures derives the count of every set whose indicator lies in the linear span of the
published sets (everyone included). The rule: no such set may hold fewer than ``minimum``
people. It implies the remainder rule, and sees through nested and crossed dimensions.

"People" are those in the figure. Where answers may be missing, audit on who answered, or
publish the missing ones as an option of their own. Sets published before (an earlier reveal,
the paired people of two rounds) go in ``always``. Not covered: a shown group in which all
gave the same answer, and what a participant knows of their own answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from .auditor import Auditor

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]

Person = TypeVar("Person", bound=Hashable)
MINIMUM = 5


def everyone_allowed(everyone: int, minimum: int = MINIMUM) -> bool:
    """Whether figures over this many people may be shown at all."""
    return everyone >= max(minimum, 1)


def accept_batch(already: int, new: int, minimum: int = MINIMUM) -> bool:
    """Whether ``new`` late answers may join the ``already`` in the published figures.

    The difference between the old and the new figure is a figure over the new answers, so
    none or at least ``minimum``. While ``already`` is below the minimum nothing has been
    published; then the figures come once both together reach it.
    """
    if min(already, new) < 0:
        raise ValueError("Numbers of answers cannot be negative.")
    published = already if already >= minimum else 0
    return new == 0 or already + new - published >= minimum


def may_add(
    published: Iterable[frozenset[Person]],
    candidate: frozenset[Person],
    everyone: frozenset[Person],
    minimum: int = MINIMUM,
) -> bool:
    """Whether figures over ``candidate`` may be shown besides everyone and ``published``.

    For sets that are no group of a dimension, such as the paired people of two rounds. People
    outside ``everyone`` are allowed. False too when what is published is unsafe already.
    """
    sets = [everyone, *published, candidate]
    cells = _cells(sets, frozenset().union(*sets))
    auditor = Auditor.over(cells.values(), minimum)
    for number in range(len(sets) - 1):
        auditor = auditor.publishing(_row(cells, number))
    return everyone_allowed(len(everyone), minimum) and auditor.allows(_row(cells, -1))


def safe_groups(
    persons: Sequence[Mapping[str, str | None]],
    dimensions: Sequence[str],
    minimum: int = MINIMUM,
    always: Sequence[frozenset[int]] = (),
) -> dict[str, list[str]]:
    """The groups to show per dimension, largest first: greedy, always the same choice.

    ``persons`` says in which group of each dimension a person is (None or absent: in none),
    ``always`` lists sets published anyway, as positions in ``persons``. Dimensions go first to
    last, in each the largest group first (ties by name); a group is shown when it has
    ``minimum`` people and nothing smaller becomes derivable. Groups whose check would take
    too long (see ``span``) are not shown.
    """
    groups = _groups(persons, dimensions)
    everyone = frozenset(range(len(persons)))
    sets = [everyone, *always, *groups.values()]
    cells = _cells(sets, range(len(persons)))
    shown: dict[str, list[str]] = {dimension: [] for dimension in dimensions}
    if not everyone_allowed(len(persons), minimum):
        return shown
    auditor = Auditor.over(cells.values(), minimum)
    for number in range(1 + len(always)):
        auditor = auditor.publishing(_row(cells, number))
    for number, (dimension, value) in enumerate(groups, start=1 + len(always)):
        if auditor.allows(row := _row(cells, number)):
            auditor = auditor.publishing(row)
            shown[dimension].append(value)
    return shown


def _groups(
    persons: Sequence[Mapping[str, str | None]], dimensions: Sequence[str]
) -> dict[tuple[str, str], frozenset[int]]:
    """(dimension, value) -> positions, in the order in which they are tried."""
    members: dict[tuple[str, str], set[int]] = {}
    for position, person in enumerate(persons):
        for dimension in dimensions:
            if (value := person.get(dimension)) is not None:
                members.setdefault((dimension, value), set()).add(position)
    rank = {dimension: place for place, dimension in enumerate(dimensions)}
    order = sorted(members, key=lambda key: (rank[key[0]], -len(members[key]), key[1]))
    return {key: frozenset(members[key]) for key in order}


def _cells(
    sets: Sequence[frozenset[Person]], persons: Iterable[Person]
) -> dict[tuple[bool, ...], int]:
    """How many people share the same membership of all the sets, in a fixed order."""
    counted = Counter(tuple(person in members for members in sets) for person in persons)
    return dict(sorted(counted.items()))


def _row(cells: Mapping[tuple[bool, ...], int], number: int) -> IntArray:
    import numpy as np

    return np.array([membership[number] for membership in cells], np.int64)
