"""The session that runs or comes next, as the overview needs it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.reflection.models import Phase, ReflectionSession
from samenverder.reflection.queries.sessions import sessions_of

RUNNING = (Phase.OPEN, Phase.REVEALED, Phase.DISCUSSED)
STILL_TODAY = timedelta(hours=12)


@prepared
def _coming(partnership: Partnership, _user: Any, since: datetime) -> QuerySet[ReflectionSession]:
    rows = sessions_of(partnership, sort="datum")
    return rows.filter(Q(phase__in=RUNNING) | Q(phase=Phase.PLANNED, starts_at__gte=since))[:8]


def coming_sessions(partnership: Partnership, user: Any) -> list[ReflectionSession]:
    """Three running sessions, then planned ones by date, with `joined` and `invited`; one query."""
    rows = _coming(partnership, user, since=timezone.now() - STILL_TODAY)
    found = sorted(rows, key=lambda session: not session.is_running)[:3]
    for session in found:
        session.partnership = partnership
    return found
