"""What followed from something, one step on, with how that stands now."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from samenverder.answers.models import NeedAnswer
from samenverder.commitments.models import ActionItem
from samenverder.insight.chain.links import (
    Link,
    action_link,
    agreement_link,
    pitch_link,
    plan_link,
    project_link,
)
from samenverder.insight.chain.where_from import sessions_of
from samenverder.network.models import Partnership
from samenverder.pitches.models import BoardPitch
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries import visible
from samenverder.projects.models import Project
from samenverder.reflection.models import ReflectionSession, Statement


def of_statement(
    statement: Statement, session: ReflectionSession, actions: list[ActionItem], user: Any
) -> list[Link]:
    """Its actions, the plans that carry those out, and plans that began from it."""
    partnership = session.partnership
    carried_out = {row.pk for row in actions}
    mine = Q(action__in=carried_out) | Q(action=None, statement=statement)
    plans = list(_plans(partnership, user).filter(mine).select_related("statement"))
    places = sessions_of([plan for plan in plans if plan.action_id is None])
    found = [row for row in plans if row.action_id or places.get(row.pk) == session]
    return [*_actions(partnership, actions), *map(plan_link, _of(partnership, found))]


def of_action(action: ActionItem, user: Any) -> list[Link]:
    """The plans that carry it out."""
    plans = _plans(action.partnership, user).filter(action=action)
    return [plan_link(row) for row in _of(action.partnership, plans)]


def of_plan(plan: SchoolPlan) -> list[Link]:
    """Its pitch, the agreements its board made, what follows from those, and its projects."""
    pitches = BoardPitch.objects.filter(plan=plan, removed_at=None).order_by("-created_at", "-pk")
    found = []
    for pitch in pitches:
        pitch.plan = plan
        found.append(pitch_link(pitch))
    begun = Project.objects.filter(needs__need__plan=plan).distinct()
    for project in begun.order_by("pk"):
        project.partnership = plan.partnership
        found.append(project_link(project))
    return [*found, *of_answers(plan)]


def of_answers(plan: SchoolPlan) -> list[Link]:
    """The agreements a board made about a plan, and the actions that follow; one query."""
    rows = NeedAnswer.objects.standing().filter(need__plan=plan, agreement__deleted_at=None)
    links = rows.select_related("agreement", "follow_up__owner").order_by("need__order", "pk")
    answers = [row for row in links if row.agreement is not None]
    agreements = {row.agreement_id: row for row in answers}.values()
    actions = {row.follow_up.pk: row.follow_up for row in answers if row.follow_up}
    open_to_see = [action for action in actions.values() if action.deleted_at is None]
    found = []
    for row in agreements:
        assert row.agreement is not None  # noqa: S101  chosen so above
        row.agreement.partnership = plan.partnership
        found.append(agreement_link(row.agreement, row.get_kind_display()))
    return [*found, *_actions(plan.partnership, open_to_see)]


def _plans(partnership: Partnership, user: Any) -> Any:
    return visible(partnership, user).select_related("school").order_by("created_at", "pk")


def _of(partnership: Partnership, rows: Iterable[SchoolPlan]) -> Iterable[SchoolPlan]:
    for row in rows:
        row.partnership = partnership
        yield row


def _actions(partnership: Partnership, rows: Iterable[ActionItem]) -> list[Link]:
    found = []
    for row in rows:
        row.partnership = partnership
        found.append(action_link(row))
    return found
