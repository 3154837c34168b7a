"""The session that runs or comes next, as the overview needs it."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from samenverder.network.models import Partnership
from samenverder.reflection.models import Phase, ReflectionSession
from samenverder.reflection.queries.sessions import sessions_of

RUNNING = (Phase.OPEN, Phase.REVEALED, Phase.DISCUSSED)
STILL_TODAY = timedelta(hours=12)


def coming_sessions(partnership: Partnership, limit: int = 3) -> list[ReflectionSession]:
    """Running sessions, then planned ones by date, with `joined` and `invited`; one query."""
    since = timezone.now() - STILL_TODAY
    rows = sessions_of(partnership, sort="datum")
    rows = rows.filter(Q(phase__in=RUNNING) | Q(phase=Phase.PLANNED, starts_at__gte=since))
    found = sorted(rows[: limit + 5], key=lambda session: not session.is_running)[:limit]
    for session in found:
        session.partnership = partnership
    return found
