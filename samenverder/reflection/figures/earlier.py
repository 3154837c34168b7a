"""The round before, and what was shown of its paired people already: read once."""

from dataclasses import dataclass
from typing import Any

from samenverder.reflection.figures.material import load
from samenverder.reflection.figures.pairs import Round
from samenverder.reflection.models import ReflectionSession, Snapshot

Figures = dict[str, Any]


@dataclass(frozen=True)
class Earlier:
    """The previous round, with the rounds that were compared with it and shown.

    `beyond` is the round before that one (None when no comparison with it was shown), `siblings`
    are other rounds that came after it.
    """

    before: Round
    beyond: Round | None
    siblings: tuple[Round, ...]


def earlier_of(session: ReflectionSession) -> Earlier | None:
    """None when there is no previous round, or nothing of it is shown."""
    previous = session.previous
    shown = figures_shown(previous) if previous else None
    if previous is None or shown is None or previous.deleted_at:
        return None
    beyond = previous.previous if compared(shown) else None
    siblings = previous.next_sessions.exclude(pk=session.pk).order_by("pk")
    return Earlier(
        Round(load(previous), shown),
        None if beyond is None else _round_of(beyond),
        tuple(found for row in siblings if (found := _round_of(row)) and compared(found.figures)),
    )


def compared(figures: Figures, theme: str = "") -> bool:
    """Whether a distribution of paired people was shown with this theme (with any: none given)."""
    change = figures.get("change")
    rows = change["themes"] if change else {}
    chosen = [rows.get(theme, {})] if theme else rows.values()
    return any(row.get("before") for row in chosen)


def figures_shown(session: ReflectionSession) -> Figures | None:
    """The latest figures of a session whose results are out; None when there are none."""
    if not session.is_shown:
        return None
    rows = Snapshot.objects.filter(session=session, withdrawn=False).order_by("-number")
    found: Figures | None = rows.values_list("figures", flat=True).first()
    return found if found and found["enough"] else None


def _round_of(session: ReflectionSession) -> Round | None:
    """A session with its latest figures, taken back or not: they were seen."""
    rows = Snapshot.objects.filter(session=session).order_by("-number")
    figures = rows.values_list("figures", flat=True).first()
    return Round(load(session), figures) if figures and figures["enough"] else None
