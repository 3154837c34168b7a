"""What the facilitator sees. Before the reveal: who takes part and how far, never a score."""

from typing import Any

from samenverder.network.models import Person
from samenverder.reflection.agenda import index_of, parts_of
from samenverder.reflection.models import Argument, Note, Phase, ReflectionSession
from samenverder.reflection.operations.lead import answers_waiting
from samenverder.reflection.queries import results
from samenverder.reflection.queries.participation import (
    presence_of,
    progress_of,
    second_votes,
    statements_of,
)
from samenverder.reflection.queries.screen import actions_before, actions_of, latest_snapshot


def console_context(session: ReflectionSession) -> dict[str, Any]:
    """The context of the console's three columns; a constant number of queries."""
    snapshot = latest_snapshot(session)
    figures = snapshot.figures if snapshot else {}
    presence = presence_of(session)
    talk = _talk(session, figures)
    context: dict[str, Any] = {
        "session": session,
        "parts": parts_of(session),
        "part_key": session.agenda[session.part]["key"] if session.agenda else "",
        "progress": progress_of(session),
        "presence": presence,
        "missing": [row for row in presence["organisation"] if row.invited and not row.joined],
        "actions": actions_of(session),
        "actions_before": actions_before(session),
        "figures": figures,
        "talk": talk,
        "more_to_talk": any(not row["item"].done and not row["current"] for row in talk),
        "talk_part": index_of(session, "talk"),
        "note": _note(session),
        "phases": Phase,
        "all_statements": statements_of(session, "nl"),
    }
    context |= _results(session, figures)
    return context


def possible_owners(session: ReflectionSession) -> list[str]:
    """The names of everybody in the partnership who has not left."""
    people = Person.objects.filter(partnership_id=session.partnership_id, left_on__isnull=True)
    return list(people.order_by("name").values_list("name", flat=True).distinct())


def _results(session: ReflectionSession, figures: dict[str, Any]) -> dict[str, Any]:
    if not session.is_shown:
        return {}
    context: dict[str, Any] = {"waiting": answers_waiting(session)}
    if session.second_vote_open:
        context["second_votes"] = second_votes(session)
    if figures.get("enough"):
        context["arguments"] = _arguments(session)
        context["themes"] = results.theme_rows(figures, session.instrument)
        context["headline"] = results.headline(figures, session.instrument)
        if session.statement:
            code = session.statement.code
            context["shown"] = results.statement_view(figures, code, session.instrument)
    return context


def _arguments(session: ReflectionSession) -> list[Argument]:
    """With the statement on screen; with fewer than five people they would be no secret."""
    if not session.statement_id:
        return []
    return list(session.arguments.filter(statement=session.statement))


def _talk(session: ReflectionSession, figures: dict[str, Any]) -> list[dict[str, Any]]:
    items = session.discussion_items.select_related("statement__theme").order_by("order", "pk")
    return [
        {
            "item": item,
            "statement": item.statement,
            "current": item.statement_id == session.statement_id,
            "reason": results.reason_sentence(figures, item.statement.code, item.reason),
        }
        for item in items
    ]


def _note(session: ReflectionSession) -> Note | None:
    return session.notes.filter(statement=session.statement).first()
