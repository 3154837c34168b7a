"""What the last reflection said, per theme, beside what the actions show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from samenverder.commitments.queries import all_actions
from samenverder.commitments.queries.action_items import IS_OPEN
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.reflection.apart import rounds_in
from samenverder.reflection.findings import filled_in
from samenverder.reflection.models import Phase, ReflectionSession, Snapshot
from samenverder.reflection.queries import results

SHOWN = (Phase.REVEALED, Phase.DISCUSSED, Phase.CLOSED)


@dataclass(frozen=True)
class ThemeLine:
    """One theme: what people said, since last time, and the actions that serve it."""

    said: results.ThemeRow
    change: str
    open_actions: int
    done_actions: int


@dataclass(frozen=True)
class Perception:
    """The outcome of one session, as far as it may be shown. Without enough people: no lines."""

    session: ReflectionSession
    headline: str
    response: str
    lines: list[ThemeLine]


def last_perception(partnership: Partnership, user: Any) -> Perception | None:
    """The figures of the latest round of the region whose results were shown; two queries."""
    snapshot = next(iter(_last_shown(partnership, user)), None)
    if snapshot is None:
        return None
    session, figures = snapshot.session, snapshot.figures
    session.partnership = partnership
    actions = _per_theme(partnership, user) if figures["enough"] else []
    lines = _lines(actions, session, figures) if figures["enough"] else []
    headline = results.headline(figures, session.instrument)
    return Perception(session, headline, filled_in(figures["response"]), lines)


@prepared
def _last_shown(partnership: Partnership, _user: Any) -> QuerySet[Snapshot]:
    shown = Snapshot.objects.filter(
        session__in=rounds_in(partnership),
        session__phase__in=SHOWN,
        session__revealed_at__isnull=False,
        withdrawn=False,
    )
    # the number first: figures are large, and need not be sorted
    last = shown.order_by("-session__starts_at", "-session_id", "-number").values("pk")[:1]
    return Snapshot.objects.filter(pk=last).select_related("session__instrument")


@prepared
def _per_theme(partnership: Partnership, _user: Any) -> QuerySet[Any]:
    """(theme, how many actions are open, how many are done)."""
    rows = all_actions(partnership).order_by().exclude(theme_code="").values("theme_code")
    counted = rows.annotate(
        open=Count("pk", filter=IS_OPEN), done=Count("pk", filter=Q(state="done"))
    )
    return counted.values_list("theme_code", "open", "done")


def _lines(
    per_theme: list[Any], session: ReflectionSession, figures: dict[str, Any]
) -> list[ThemeLine]:
    actions = {theme: (still, done) for theme, still, done in per_theme}
    changes = (figures["change"] or {}).get("themes") or {}
    return [
        ThemeLine(
            row,
            _since_last_time(changes.get(row.theme["code"], {}).get("verdict")),
            *actions.get(row.theme["code"], (0, 0)),
        )
        for row in results.theme_rows(figures, session.instrument)
    ]


def _since_last_time(verdict: str | None) -> str:
    return {
        "improved": _("Probably improved since last time"),
        "cannot_tell": _("Cannot tell whether anything changed"),
        "worse": _("Probably worse since last time"),
    }.get(verdict or "", "")
