"""What happens by itself: forgotten sessions close and say so; reports go out."""

from datetime import timedelta

from django.utils import timezone

from samenverder.reflection.models import Phase, ReflectionSession, Timing
from samenverder.reflection.operations.phases import close_session
from samenverder.reflection.operations.reports import NoReport, mail_report
from samenverder.reflection.operations.sessions import WrongPhase

FORGOTTEN_AFTER = timedelta(hours=12)
WAITING_FOR_MEETING = timedelta(days=14)
TIME_TO_UNDO = timedelta(minutes=10)
STILL_MAILED = timedelta(days=90)


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
        moments = [session.ends_at, session.answers_until, session.opened_at]
        last = max(moment for moment in moments if moment)
        waits = session.timing == Timing.BEFOREHAND and not session.revealed_at
        if last > (timezone.now() - WAITING_FOR_MEETING if waits else limit):
            continue
        try:
            close_session(session=session, by=None, itself=True)
        except WrongPhase:
            continue
        closed += 1
    return closed


def mail_reports() -> int:
    """Mail the report to who asked for it, ten minutes after closing: time to undo a mistake."""
    now = timezone.now()
    waiting = ReflectionSession.objects.filter(
        phase=Phase.CLOSED,
        deleted_at__isnull=True,
        closed_at__lt=now - TIME_TO_UNDO,
        closed_at__gt=now - STILL_MAILED,
        report_requests__sent_at__isnull=True,
        report_requests__isnull=False,
    )
    sent = 0
    for session in waiting.select_related("partnership", "instrument").distinct():
        try:
            sent += mail_report(session=session, by=None)
        except NoReport:
            continue
    return sent
