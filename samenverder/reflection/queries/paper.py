"""What came in on paper and by file: numbers of people, never a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from samenverder.audit.models import AuditEntry
from samenverder.reflection.models import Participant, ReflectionSession
from samenverder.reflection.operations.score_import import (
    BY_HAND,
    IMPORTED,
    TAKING,
    TYPED_IN,
)


@dataclass(frozen=True)
class Batch:
    """One file or one typed sheet; `at` and `file` come from the audit."""

    batch: str
    people: int
    at: datetime | None
    file: str
    can_go: bool

    @property
    def is_typed(self) -> bool:
        return self.batch.startswith(BY_HAND)


def batches_of(session: ReflectionSession) -> list[Batch]:
    """What was added, latest first (two queries)."""
    rows = (
        Participant.objects.filter(session=session, source=Participant.Source.PAPER)
        .values("batch")
        .annotate(
            people=Count("pk", distinct=True),
            shown=Count("answers", filter=Q(answers__snapshot__isnull=False)),
        )
        .order_by("batch")
    )
    entries = {
        entry.detail.get("batch"): entry
        for entry in AuditEntry.objects.filter(
            partnership_id=session.partnership_id,
            subject=f"session:{session.pk}",
            verb__in=[IMPORTED, TYPED_IN],
        )
    }
    found = [_batch(session, row, entries.get(row["batch"])) for row in rows]
    return sorted(found, key=lambda batch: (batch.at is None, batch.at), reverse=True)


def _batch(session: ReflectionSession, row: Mapping[str, Any], entry: AuditEntry | None) -> Batch:
    return Batch(
        batch=row["batch"],
        people=row["people"],
        at=entry.at if entry else None,
        file=entry.detail.get("file", "") if entry else "",
        can_go=not row["shown"] and session.phase in TAKING,
    )
