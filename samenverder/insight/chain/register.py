"""Showing the chain on the pages of the rooms below."""

from collections import Counter
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.commitments.models import ActionItem, Agreement
from samenverder.insight.chain import came_of, where_from
from samenverder.insight.chain.links import Link, plan_link, session_link
from samenverder.pitches.models import BoardPitch
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.reflection.models import SessionAction
from samenverder.web import around

Words = dict[str, Any]
YES = (AnswerKind.AGREED, AnswerKind.CONDITION)


def _shown(before: list[Link], after: list[Link]) -> Words | None:
    """What the template shows; nothing when it is alone."""
    return {"chain_from": before, "chain_of": after} if before or after else None


def on_statement(place: Any, request: HttpRequest) -> Words | None:
    """On the outcome of one statement: its session, and what came of the talk about it."""
    actions = [row.action for row in place.actions]
    after = came_of.of_statement(place.statement, place.session, actions, request.user)
    return _shown([session_link(place.session)] if after else [], after)


def on_action(action: ActionItem, request: HttpRequest) -> Words | None:
    """On the page of an action."""
    before = where_from.from_action(action, request.user)
    return _shown(before, came_of.of_action(action, request.user))


def on_plan(plan: SchoolPlan, request: HttpRequest) -> Words | None:
    """On the page of a plan that this user reads."""
    return _shown(where_from.from_plan(plan, request.user), came_of.of_plan(plan))


def on_agreement(agreement: Agreement, request: HttpRequest) -> Words | None:
    """On the page of an agreement; what follows from it stands there already, and so do the
    needs of the plans that this user may open."""
    links = where_from.from_agreement(agreement, request.user)
    named = [link for link in links if not (link.kind == _("Need") and link.url)]
    return _shown(named, [])


def on_pitch(pitch: BoardPitch, request: HttpRequest) -> Words | None:
    """On the page of a pitch, for who reads its plan."""
    plan = pitch.plan
    before = [*where_from.from_plan(plan, request.user), plan_link(plan)]
    return _shown(before, came_of.of_answers(plan))


def before_session(rows: list[SessionAction], request: HttpRequest) -> Words | None:
    """At the opening of a session: the shared plans that came of last time's actions, and how
    many of their needs were answered with yes; two queries."""
    plans = SchoolPlan.objects.filter(action__in=[row.action_id for row in rows], removed_at=None)
    shared = plans.exclude(state=PlanState.DRAFT).select_related("school")
    found = list(shared.order_by("created_at", "pk"))
    answers = NeedAnswer.objects.standing().filter(need__plan__in=found, kind__in=YES)
    agreed = Counter(answers.values_list("need__plan", flat=True))
    lines = [(plan, _agreed_words(agreed[plan.pk])) for plan in found]
    return {"plans_before": lines} if lines else None


def _agreed_words(number: int) -> str:
    words = ngettext("%(n)d need agreed to", "%(n)d needs agreed to", number)
    return words % {"n": number} if number else ""


def register() -> None:
    """Tell the pages."""
    template = "insight/_chain.html"
    around.register("statement.chain", template, on_statement)
    around.register("action.chain", template, on_action)
    around.register("plan.chain", template, on_plan)
    around.register("agreement.from", template, on_agreement)
    around.register("pitch.chain", template, on_pitch)
    around.register("session.before", "insight/_plans_before.html", before_session)
    around.register("screen.before", "insight/_plans_before_screen.html", before_session)
