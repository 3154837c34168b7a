"""What needs come to together: asked, given, still open; in euros and in hours."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.commitments.models import AgreementKind
from samenverder.plans.content import how_much


@dataclass
class Money:
    """Whole cents and tenths of hours."""

    cents: int = 0
    tenths: int = 0

    def add(self, cents: int | None, tenths: int | None) -> None:
        """As much more."""
        self.cents += cents or 0
        self.tenths += tenths or 0

    def __bool__(self) -> bool:
        """It is something."""
        return bool(self.cents or self.tenths)

    def __str__(self) -> str:
        """ "€ 4.800, 120 uur", or a dash; in the active language."""
        return how_much({"cents": self.cents or None, "tenths": self.tenths or None})


@dataclass
class Sums:
    """Of how many needs and schools, and how much. What is no longer open and was not given was
    answered with no, or with less."""

    label: str = ""
    needs: int = 0
    schools: set[int] = field(default_factory=set)
    asked: Money = field(default_factory=Money)
    given: Money = field(default_factory=Money)
    open: Money = field(default_factory=Money)

    def add(self, need: NeedRow) -> None:
        """One need more."""
        self.needs += 1
        self.schools.add(need.school)
        self.asked.add(need.cents, need.tenths)
        self.given.add(need.given_cents, need.given_tenths)
        if need.is_open:
            self.open.add(need.cents, need.tenths)


def sums_of(needs: Iterable[NeedRow], label: str = "") -> Sums:
    """All of them together."""
    whole = Sums(label)
    for need in needs:
        whole.add(need)
    return whole


def sums_by_kind(needs: Iterable[NeedRow]) -> dict[str, Sums]:
    """{kind: its sums}, in the order of the kinds; only kinds that are asked for."""
    found = {kind.value: Sums(str(kind.label)) for kind in AgreementKind}
    for need in needs:
        found.setdefault(need.kind, Sums(need.kind)).add(need)
    return {kind: sums for kind, sums in found.items() if sums.needs}
