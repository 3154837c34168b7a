"""The books of the disclosure auditor: what has been published, and may this be added?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .span import Span, small_zero_sum

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Auditor:
    """The sets published so far, over cells: people no set can ever tell apart.

    ``sizes`` is the number of people per cell, ``atoms`` the label per cell of the people the
    published sets do not tell apart. A set is a row of 0/1 per cell.
    """

    sizes: IntArray
    minimum: int
    span: Span
    atoms: IntArray

    @classmethod
    def over(cls, sizes: Iterable[int], minimum: int) -> Auditor:
        """An auditor of cells of these sizes; nothing published yet, not even everyone."""
        import numpy as np

        cells = np.array(list(sizes), np.int64)
        return cls(cells, minimum, Span.empty(len(cells)), np.zeros(len(cells), np.int64))

    def publishing(self, row: IntArray) -> Auditor:
        """The auditor after this set is published as well; itself if that reveals nothing new."""
        import numpy as np

        span = self.span.with_row(row)
        if span is self.span:
            return self
        atoms = np.unique(2 * self.atoms + row, return_inverse=True)[1]
        return Auditor(self.sizes, self.minimum, span, atoms)

    def is_safe(self) -> bool:
        """Whether no non-empty set of fewer than ``minimum`` people can be derived."""
        import numpy as np

        _, firsts, atoms = np.unique(self.atoms, return_index=True, return_inverse=True)
        people = np.bincount(atoms, weights=self.sizes).astype(np.int64)
        order = np.argsort(firsts)
        return not small_zero_sum(self.span.keys(firsts[order]), people[order], self.minimum)

    def allows(self, row: IntArray) -> bool:
        """Whether this set holds enough people and can be published safely besides the rest."""
        enough = int((self.sizes * row).sum()) >= max(self.minimum, 1)
        return enough and self.publishing(row).is_safe()
