"""How something came about: every place from the first on, each one click away.

Only what this user may see: a plan that is a draft of others is named by its school alone. The
number of questions to the database is the same however much there is.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q

from samenverder.answers.models import NeedAnswer
from samenverder.commitments.models import ActionItem, Agreement
from samenverder.dialogues.around_afterwards import destinations_seen, origin_of
from samenverder.insight.chain.links import (
    Link,
    action_link,
    agreement_link,
    need_link,
    number_in,
    pitch_link,
    plan_link,
    session_link,
    statement_link,
    told_links,
)
from samenverder.network.models import Partnership
from samenverder.pitches.models import BoardPitch
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries import visible
from samenverder.reflection.models import ReflectionSession, SessionAction
from samenverder.reflection.queries.outcome import TALKED
from samenverder.tracks.models import TrackSchool

DEEPEST = 4  # plans and actions may follow from each other; a circle ends


def from_action(action: ActionItem, user: Any, depth: int = 0) -> list[Link]:
    """The agreement it carries out and the way to that, what was told at a dialogue meeting, or
    the statement and its session.

    Where it was made says which of them; nothing is asked when that is another place.
    """
    if depth > DEEPEST:
        return []
    if number := number_in(action.source_url, "commitments:agreement_detail"):
        rows = Agreement.objects.filter(partnership=action.partnership_id)
        agreement = rows.select_related("partnership").filter(pk=number).first()
        before = from_agreement(agreement, user, depth + 1) if agreement else []
        return [*before, agreement_link(agreement)] if before and agreement else []
    if number_in(action.source_url, "dialogues:after"):
        told = destinations_seen(action.partnership, action=action)
        return told_links([origin_of(row, action.partnership) for row in told])
    if not number_in(action.source_url, "reflection:session_detail"):
        return []
    made = SessionAction.objects.filter(action=action)
    place = made.select_related("session__partnership", "statement").first()
    if place is None:
        return []
    found = [session_link(place.session)]
    return [*found, statement_link(place.statement, place.session)] if place.statement else found


def from_agreement(agreement: Agreement, user: Any, depth: int = 0) -> list[Link]:
    """The needs that were answered with it, and the way to their plan when it is one plan."""
    rows = NeedAnswer.objects.standing().filter(agreement=agreement)
    answers = list(
        rows.select_related("need__plan__partnership", "need__plan__school").order_by("pk")
    )
    plans = {row.need.plan_id: row.need.plan for row in answers}
    if not plans:
        return []
    seen = seen_of(agreement.partnership, user, plans)
    needs = [need_link(row.need, row.asked, row.need.plan_id in seen) for row in answers]
    if len(plans) > 1:
        return _per_school(answers, needs)
    (plan,) = plans.values()
    return [*to_plan(plan, user, may_open=plan.pk in seen, depth=depth), *needs]


def _per_school(answers: list[NeedAnswer], needs: list[Link]) -> list[Link]:
    """Needs of several schools in one agreement: each with its school."""
    return [
        Link(need.kind, need.text, need.url, answer.need.plan.school.name)
        for answer, need in zip(answers, needs, strict=True)
    ]


def to_plan(plan: SchoolPlan, user: Any, *, may_open: bool, depth: int = 0) -> list[Link]:
    """The way to a plan, the plan itself and its pitch."""
    if not may_open:
        return [plan_link(plan, may_open=False)]
    pitches = BoardPitch.objects.filter(plan=plan, removed_at=None)
    pitches = pitches.select_related("plan__partnership")
    return [*from_plan(plan, user, depth), plan_link(plan), *map(pitch_link, pitches[:1])]


def from_plan(plan: SchoolPlan, user: Any, depth: int = 0) -> list[Link]:
    """The action it carries out and the way to that, or the statement it follows from."""
    if plan.action_id and plan.action:
        action = plan.action
        action.partnership = plan.partnership
        return [*from_action(action, user, depth + 1), action_link(action)]
    if not plan.statement_id or plan.statement is None:
        return []
    session = sessions_of([plan]).get(plan.pk)
    found = [session_link(session)] if session else []
    return [*found, statement_link(plan.statement, session)]


def sessions_of(plans: Collection[SchoolPlan]) -> dict[int, ReflectionSession]:
    """Where the statements of plans came up: the scan of the school, else the last session with
    that instrument whose outcome was shown before the plan began; two queries."""
    scans = dict(
        TrackSchool.objects.filter(plan__in=plans, removed_at=None, scan__isnull=False)
        .exclude(scan__deleted_at__isnull=False)
        .values_list("plan", "scan")
    )
    instruments = {plan.statement.instrument_id for plan in plans if plan.statement}
    partnerships = {plan.partnership_id for plan in plans}
    rows = ReflectionSession.objects.filter(
        instrument__in=instruments, partnership__in=partnerships, deleted_at=None
    ).filter(Q(pk__in=scans.values()) | Q(revealed_at__isnull=False, phase__in=TALKED))
    sessions = list(rows.select_related("partnership").order_by("revealed_at", "pk"))
    found = {}
    for plan in plans:
        fitting = [row for row in sessions if _fits(row, plan, scans.get(plan.pk))]
        if fitting:
            found[plan.pk] = fitting[-1]
    return found


def _fits(session: ReflectionSession, plan: SchoolPlan, scan: int | None) -> bool:
    if plan.statement is None or session.instrument_id != plan.statement.instrument_id:
        return False
    if scan is not None:
        return session.pk == scan
    return session.revealed_at is not None and session.revealed_at <= plan.created_at


def seen_of(partnership: Partnership, user: Any, plans: Any) -> set[int]:
    """Those of these plans this user may open; one query."""
    rows = visible(partnership, user).filter(pk__in=list(plans))
    return set(rows.values_list("pk", flat=True))
