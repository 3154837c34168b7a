"""What happens by itself: forgotten sessions close, and say so."""

from datetime import timedelta

from django.utils import timezone

from samenverder.reflection.models import Phase, ReflectionSession, Timing
from samenverder.reflection.operations.sessions import WrongPhase, close_session

FORGOTTEN_AFTER = timedelta(hours=12)


def close_forgotten_sessions() -> int:
    """Close live sessions that were left running twelve hours past their end."""
    limit = timezone.now() - FORGOTTEN_AFTER
    running = ReflectionSession.objects.filter(
        phase__in=[Phase.OPEN, Phase.REVEALED, Phase.DISCUSSED],
        deleted_at__isnull=True,
        starts_at__lt=limit,
        opened_at__lt=limit,
    ).select_related("partnership")
    closed = 0
    for session in running:
        last = max(session.ends_at, session.answers_until or session.ends_at, session.opened_at)
        if last > limit or (session.timing == Timing.BEFOREHAND and not session.revealed_at
                            and last > timezone.now() - timedelta(days=14)):
            continue
        try:
            close_session(session=session, by=None, itself=True)
        except WrongPhase:
            continue
        closed += 1
    return closed
