"""Everything that came out of one session: figures, notes, arguments, actions."""

from dataclasses import dataclass
from typing import Any

from samenverder.reflection.models import (
    Argument,
    Note,
    Phase,
    ReflectionSession,
    SessionAction,
    Snapshot,
    Statement,
)
from samenverder.reflection.queries.screen import actions_of, latest_snapshot

TALKED = {Phase.REVEALED, Phase.DISCUSSED, Phase.CLOSED}


@dataclass(frozen=True)
class StatementPlace:
    """A statement in a session, with the actions agreed on it there."""

    session: ReflectionSession
    statement: Statement
    actions: list[SessionAction]


@dataclass(frozen=True)
class Outcome:
    """What a reader of results may see. `figures` is empty before the first reveal."""

    session: ReflectionSession
    snapshot: Snapshot | None
    figures: dict[str, Any]
    statements: list[Statement]
    arguments: dict[str, list[Argument]]
    notes: dict[str, str]
    actions: list[SessionAction]
    led_by: list[str]

    @property
    def enough(self) -> bool:
        """Whether there are figures to show."""
        return bool(self.figures.get("enough"))

    @property
    def texts(self) -> dict[str, str]:
        """Statement code → its words in the active language."""
        return {statement.code: statement.text for statement in self.statements}

    @property
    def general_note(self) -> str:
        """The note with the session as a whole."""
        return self.notes.get("", "")

    def place(self, statement: Statement) -> StatementPlace:
        """One statement of this session."""
        own = [row for row in self.actions if row.statement_id == statement.pk]
        return StatementPlace(self.session, statement, own)

    def with_notes(self) -> list[Statement]:
        """The statements something was noted with, in order."""
        return [statement for statement in self.statements if self.notes.get(statement.code)]

    def with_arguments(self) -> list[Statement]:
        """The statements somebody sent an argument with, in order."""
        return [statement for statement in self.statements if self.arguments.get(statement.code)]


def outcome_of(session: ReflectionSession) -> Outcome:
    """The outcome of a session; the same number of queries whatever its size.

    Arguments show only beside figures: with fewer than five people an argument without a name
    is no secret.
    """
    snapshot = latest_snapshot(session) if session.is_scored else None
    figures = snapshot.figures if snapshot else {}
    shows_arguments = bool(figures.get("enough"))
    return Outcome(
        session=session,
        snapshot=snapshot,
        figures=figures,
        statements=list(
            Statement.objects.filter(instrument_id=session.instrument_id)
            .select_related("theme")
            .order_by("order", "pk")
        ),
        arguments=_arguments(session) if shows_arguments else {},
        notes=_notes(session),
        actions=actions_of(session),
        led_by=[row.user.name for row in session.facilitators.select_related("user")],
    )


def _arguments(session: ReflectionSession) -> dict[str, list[Argument]]:
    """Statement code → arguments, in their random order."""
    found: dict[str, list[Argument]] = {}
    rows = Argument.objects.filter(session=session, hidden=False).select_related("statement")
    for row in rows.order_by("shuffle"):
        found.setdefault(row.statement.code, []).append(row)
    return found


def _notes(session: ReflectionSession) -> dict[str, str]:
    """Statement code ("" for the whole) → note."""
    rows = Note.objects.filter(session=session).exclude(text="").select_related("statement")
    return {row.statement.code if row.statement else "": row.text for row in rows}
