"""One line of the way: what kind of thing, its name, where it is and how it stands."""

from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.answers.queries.asked import address_of
from samenverder.commitments.models import ActionItem, Agreement
from samenverder.lib.text import format_date
from samenverder.pitches.models import BoardPitch
from samenverder.plans.content import how_much
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.projects.models import Project
from samenverder.reflection.models import ReflectionSession, Statement
from samenverder.reflection.queries.outcome import TALKED


@dataclass(frozen=True)
class Link:
    """One place on the way; no `url` for who may not go there."""

    kind: str
    text: str
    url: str = ""
    meta: str = ""


def join(*parts: str) -> str:
    """What is known, with dots between."""
    return " · ".join(part for part in parts if part)


def day(value: Any) -> str:
    """A date in the active language; nothing for none."""
    return format_date(value, get_language() or "nl") if value else ""


def session_link(session: ReflectionSession) -> Link:
    """A session."""
    url = "" if session.deleted_at else session.get_absolute_url()
    return Link(_("Session"), session.title, url)


def statement_link(statement: Statement, session: ReflectionSession | None) -> Link:
    """A statement, at the outcome of the session in which it was talked about."""
    url = ""
    if session is not None and not session.deleted_at and is_open(session):
        args = [session.partnership.slug, session.pk, statement.code]
        url = reverse("reflection:results_statement", args=args)
    return Link(_("Statement"), f"{statement.code} · {statement.text}", url)


def is_open(session: ReflectionSession) -> bool:
    """Its outcome may be seen by everybody in the partnership."""
    return session.is_shown or (not session.is_scored and session.phase in TALKED)


def action_link(action: ActionItem) -> Link:
    """An action: who, by when, how it stands."""
    url = "" if action.deleted_at else action.get_absolute_url()
    meta = join(action.owner_label, day(action.due_on), action.get_state_display())
    return Link(_("Action"), action.text, url, meta)


def plan_link(plan: SchoolPlan, may_open: bool = True) -> Link:
    """A school plan. Who may not open it reads whose plan it is, not what it is called."""
    if not may_open:
        return Link(_("School plan"), plan.school.name)
    meta = join(plan.school.name, plan.get_state_display())
    return Link(_("School plan"), plan.title, plan.get_absolute_url(), meta)


def pitch_link(pitch: BoardPitch) -> Link:
    """A pitch: what it asks, when and where."""
    meta = join(day(pitch.day), pitch.occasion)
    return Link(_("Pitch"), pitch.ask, pitch.get_absolute_url(), meta)


def need_link(need: PlanNeed, asked: dict[str, Any], may_open: bool = True) -> Link:
    """A need, as it was asked, at its place in the plan."""
    url = address_of(need, need.plan) if may_open else ""
    much = how_much(asked) if {"cents", "tenths"} <= asked.keys() else ""
    return Link(_("Need"), str(asked.get("text") or need.text), url, "" if much == "–" else much)


def agreement_link(agreement: Agreement, *more: str) -> Link:
    """An agreement: with whom, and whether it holds."""
    url = "" if agreement.deleted_at else agreement.get_absolute_url()
    meta = join(*more, agreement.parties_label, agreement.get_state_display())
    return Link(_("Agreement"), agreement.text, url, meta)


def project_link(project: Project) -> Link:
    """A project, and how far it is."""
    url = project.get_absolute_url()
    return Link(_("Project"), project.title, url, project.get_state_display())


def told_links(origins: list[dict[str, str]]) -> list[Link]:
    """What was told at a dialogue meeting, at its place among what was decided afterwards."""
    return [Link(_("Dialogue"), row["text"], row["url"], row["dialogue"]) for row in origins]


def number_in(url: str, name: str) -> int | None:
    """The number in an address of this page; None when it is another address."""
    try:
        match = resolve(url.partition("#")[0].partition("?")[0]) if url else None
    except Resolver404:
        return None
    return match.kwargs.get("pk") if match and match.view_name == name else None
