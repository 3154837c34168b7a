"""What the big screen and the phones show: figures that may be shown, nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Sum

from samenverder.lib.charts import legend_html
from samenverder.reflection.models import Phase, ReflectionSession, SessionAction, Snapshot
from samenverder.reflection.queries import results

ON_SCREEN = 6  # arguments that can be read from the back of the room


@dataclass(frozen=True)
class TableRow:
    """One bar in numbers; `counts` per option, None where nothing may be shown."""

    name: str
    counts: Sequence[int] | None
    word: str

    @property
    def total(self) -> int:
        """All answers in the bar."""
        return sum(self.counts or [])


def latest_snapshot(session: ReflectionSession) -> Snapshot | None:
    """The figures shown now; None before the first reveal (or after it was undone)."""
    if not session.is_shown:
        return None
    return session.snapshots.order_by("-number").first()


def version_of(session: ReflectionSession) -> str:
    """Changes whenever something that every phone shows changes (two queries)."""
    newest = session.snapshots.aggregate(Max("number"))["number__max"]
    actions = session.session_actions.aggregate(Max("pk"), Sum("action__version"))
    parts = [
        session.phase,
        newest,
        session.statement_id,
        session.second_vote_open,
        session.next_round_on,
        *actions.values(),
    ]
    return "/".join(str(part) for part in parts)


def actions_of(session: ReflectionSession) -> list[SessionAction]:
    """The actions agreed in this session, in the order they were agreed."""
    rows = session.session_actions.select_related("action__owner", "statement__theme")
    return list(rows.filter(action__deleted_at__isnull=True).order_by("pk"))


def actions_before(session: ReflectionSession) -> list[SessionAction]:
    """The actions of last time, with how they stand."""
    return actions_of(session.previous) if session.previous else []


def table_of(context: Mapping[str, Any]) -> list[TableRow]:
    """The picture on the big screen as rows: the very bars that are drawn, nothing more."""
    shown, session = context.get("shown"), context["session"]
    if not context["enough"] or session.second_vote_open:
        return []
    if shown is None:
        return [TableRow(row.theme["title"], row.counts, row.word) for row in context["themes"]]
    return [
        TableRow(row.name, row.counts, " · ".join(filter(None, [row.word, row.agreement])))
        for row in shown.screen_rows
        if row.everyone or not context.get("arguments")
    ]


def shown_figures(session: ReflectionSession) -> dict[str, Any]:
    """The context of everything that shows results to a group: screen and phones alike."""
    snapshot = latest_snapshot(session)
    figures = snapshot.figures if snapshot else {}
    context: dict[str, Any] = {
        "session": session,
        "figures": figures,
        "enough": figures.get("enough", False),
        "actions": actions_of(session),
        "phases": Phase,
    }
    if not figures.get("enough"):
        return context
    context["legend"] = legend_html(session.instrument.scale)
    context["headline"] = results.headline(figures, session.instrument)
    context["themes"] = results.theme_rows(figures, session.instrument)
    if session.statement:
        context["shown"] = results.statement_view(
            figures, session.statement.code, session.instrument
        )
    if session.statement and session.show_arguments:
        arguments = list(session.arguments.filter(statement=session.statement, hidden=False))
        context |= {"arguments": arguments, "more_arguments": max(0, len(arguments) - ON_SCREEN)}
    return context
