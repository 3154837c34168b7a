"""What is agreed in a partnership, for who is new: agreements, decisions, actions."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from samenverder.commitments.models import CommitmentKind, DecisionState
from samenverder.commitments.queries import open_actions
from samenverder.commitments.queries.commitments import KINDS
from samenverder.network.models import Partnership

SHOWN = 5  # of each kind; the rest is behind a link


@dataclass(frozen=True)
class Agreed:
    """The first of one kind, and how many there are."""

    rows: list[Any]
    number: int


def what_is_agreed(partnership: Partnership) -> dict[str, Agreed]:
    """Agreements that hold and decisions that stand, the newest first; actions by their date.

    Six queries.
    """
    agreement, decision = KINDS[CommitmentKind.AGREEMENT], KINDS[CommitmentKind.DECISION]
    standing = decision.rows(partnership).filter(state=DecisionState.CONFIRMED)
    holding = agreement.rows(partnership).filter(agreement.open)
    return {
        "agreements": _first(holding.order_by("-starts_on", "-pk"), partnership),
        "decisions": _first(standing.order_by("-decided_on", "-pk"), partnership),
        "actions": _first(open_actions(partnership), partnership),
    }


def _first(rows: QuerySet[Any], partnership: Partnership) -> Agreed:
    found = list(rows[:SHOWN])
    for row in found:
        row.partnership = partnership
    return Agreed(found, rows.count())
