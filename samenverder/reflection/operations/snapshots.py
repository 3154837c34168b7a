"""Freezing figures that may be shown."""

from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import ReflectionSession, Snapshot


def take_snapshot(session: ReflectionSession) -> Snapshot:
    """The next snapshot of a session, in the caller's transaction with the session locked."""
    number = session.snapshots.count() + 1
    figures = build_figures(session, number=number)
    return Snapshot.objects.create(session=session, number=number, figures=figures)
