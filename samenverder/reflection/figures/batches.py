"""Which answers enter a snapshot: all at first, whole batches later."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from samenverder.lib.statistics.disclosure import accept_batch
from samenverder.reflection.figures.material import MINIMUM
from samenverder.reflection.models import Answer, ReflectionSession

Figures = dict[str, Any]
Entering = dict[int, list[int]]


def assign_batches(session: ReflectionSession, *, number: int, before: Figures | None) -> None:
    """Set `Answer.snapshot` to `number` for every answer that may enter this snapshot.

    Nothing that is in a snapshot is touched. Call it inside a transaction.
    """
    waiting = _waiting(session)
    if not session.is_anonymous:
        waiting.update(snapshot=number)
        return
    for vote, statements in entering(session, before=before).items():
        waiting.filter(vote=vote, statement_id__in=statements).update(snapshot=number)


def entering(session: ReflectionSession, *, before: Figures | None) -> Entering:
    """Vote → the statements whose waiting answers enter the next snapshot.

    `before` are the figures people have seen already. A statement that was shown takes late
    answers only when there are at least five scores among them, or only "I don't know" of at
    least five people. A second vote enters once, from five scores on. With open names all enter.
    """
    shown = {} if before is None else before["statements"]
    rows = (
        _waiting(session)
        .values("statement_id", "statement__code", "vote")
        .annotate(scores=Count("value"), unknown=Count("pk", filter=Q(value__isnull=True)))
        .order_by()
    )
    found: Entering = {}
    for row in rows:
        seen = shown.get(row["statement__code"], {})
        accepts = _second_enters if row["vote"] == 2 else _first_enters
        if not session.is_anonymous or accepts(seen, row["scores"], row["unknown"]):
            found.setdefault(row["vote"], []).append(row["statement_id"])
    return found


def _waiting(session: ReflectionSession) -> QuerySet[Answer]:
    # By seat number, not by a join: PostgreSQL plans an update with a join badly on fresh rows.
    seats = list(session.participants.values_list("pk", flat=True))
    return Answer.objects.filter(participant_id__in=seats, snapshot__isnull=True)


def _first_enters(seen: Figures, scores: int, unknown: int) -> bool:
    if not seen.get("counts"):
        return True  # nothing was shown yet, so nothing can be subtracted
    if scores:
        return accept_batch(seen["n"], scores)
    return unknown >= MINIMUM


def _second_enters(seen: Figures, scores: int, _unknown: int) -> bool:
    return not seen.get("second") and scores >= MINIMUM
