"""What came of a place: the commitments that lead back to its address."""

from collections.abc import Collection
from typing import Any

from samenverder.commitments.models import CommitmentKind
from samenverder.commitments.queries.commitments import KINDS
from samenverder.network.models import Partnership

LINKS = {
    CommitmentKind.DECISION: ("focus_area",),
    CommitmentKind.AGREEMENT: ("focus_area",),
    CommitmentKind.ACTION: ("focus_area", "owner"),
}


def came_of(partnership: Partnership, addresses: Collection[str]) -> dict[str, list[Any]]:
    """{address: its decisions, agreements and actions, as they were made}; three queries.

    Only addresses from which something came; what was removed is left out. Every row knows its
    partnership, so that its own address costs no query.
    """
    found: dict[str, list[Any]] = {}
    for kind, links in LINKS.items():
        rows = KINDS[kind].rows(partnership).filter(source_url__in=addresses)
        for row in rows.select_related(*links).order_by("pk"):
            row.partnership = partnership
            found.setdefault(row.source_url, []).append(row)
    return found
