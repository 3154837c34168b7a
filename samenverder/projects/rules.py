"""Who may do what with projects. Everybody in the partnership sees them.

A project is changed by its leader, by who wrote it down and by who leads the partnership; whether
it starts, stops or opens again is for coordinators (steps.py). The other party of a joint plan
writes in that plan.
"""

from typing import Any

import rules

from samenverder.network.models import Position
from samenverder.network.rules import is_coordinator, may_contribute, may_facilitate, may_see


@rules.predicate
def is_leader(user: Any, project: Any) -> bool:
    """The project leader, when that person signs in with this account."""
    leader = getattr(project, "leader", None)
    return leader is not None and leader.user_id is not None and leader.user_id == user.pk


@rules.predicate
def is_creator(user: Any, project: Any) -> bool:
    """The one who wrote it down."""
    created_by = getattr(project, "created_by_id", None)
    return created_by is not None and created_by == user.pk


@rules.predicate
def works_there(user: Any, plan: Any) -> bool:
    """Somebody who works today for the other party of a joint plan."""
    held = Position.objects.current().filter(organisation_id=plan.organisation_id)
    here = held.filter(person__partnership_id=plan.project.partnership_id)
    return here.filter(person__user_id=user.pk, person__left_on__isnull=True).exists()


@rules.predicate
def may_change_its_project(user: Any, plan: Any) -> bool:
    """Somebody who may change the project the plan belongs to."""
    return bool(changes.test(user, plan.project))


changes = may_facilitate | (may_contribute & (is_leader | is_creator))

rules.add_perm("projects.view_project", may_see)
rules.add_perm("projects.add_project", may_contribute)
rules.add_perm("projects.change_project", changes)
rules.add_perm("projects.decide_project", is_coordinator)
rules.add_perm("projects.write_joint_plan", may_change_its_project | (may_contribute & works_there))
