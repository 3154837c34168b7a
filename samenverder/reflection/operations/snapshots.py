"""Freezing figures that may be shown."""

from samenverder.reflection.figures import Ahead, build_figures, figures_ahead
from samenverder.reflection.models import ReflectionSession, Snapshot


def work_ahead(session: ReflectionSession) -> Ahead | None:
    """The figures of the next snapshot, before anything is locked; None where there are none.

    Working them out takes most of a second with a thousand people. In the transaction that would
    keep their answers waiting; there it is only looked at whether they still hold.
    """
    return figures_ahead(session) if session.is_scored else None


def take_snapshot(session: ReflectionSession, ahead: Ahead | None = None) -> Snapshot:
    """The next snapshot of a session, in the caller's transaction with the session locked."""
    number = session.snapshots.count() + 1
    figures = build_figures(session, number=number, ahead=ahead)
    return Snapshot.objects.create(session=session, number=number, figures=figures)
