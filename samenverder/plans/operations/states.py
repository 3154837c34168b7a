"""From draft to evaluated: every step of the table in `steps.py`, and freezing what is shared."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Mandate
from samenverder.network.operations.problems import Refused
from samenverder.plans.content import content_of
from samenverder.plans.in_the_way import in_the_way
from samenverder.plans.models import PlanState, PlanVersion, SchoolPlan
from samenverder.plans.operations.shared_needs import keep_shared_needs
from samenverder.plans.operations.telling import hold_for, tell, touch
from samenverder.plans.steps import DECIDER, HOST, MOVES


@transaction.atomic
def share_plan(*, plan: SchoolPlan, by: Any, note: str = "", again: bool = False) -> PlanVersion:
    """Freeze the plan as it reads now, for everybody in the partnership.

    `again`: it was shared before, and only what others read is renewed. Raises Refused when nothing
    changed since, when there is nothing to read, or out of order.
    """
    held, step = hold_for(plan, by, "share_again" if again else "share")
    content = content_of(held)
    if not any(content[name] for name in ("sections", "goals", "steps", "needs", "risks")):
        raise Refused(_("Write something in the plan first: there is nothing to read yet."))
    latest = held.versions.first()
    if latest and latest.content == content and again:
        raise Refused(_("Nothing changed since version %(n)d.") % {"n": latest.number})
    number = held.versions.aggregate(last=Max("number"))["last"] or 0
    version = latest
    if version is None or version.content != content:
        version = PlanVersion.objects.create(
            plan=held, number=number + 1, content=content, note=" ".join(note.split())[:300], by=by
        )
    keep_shared_needs(held)
    if step.to:
        held.state = step.to
        held.save(update_fields=["state"])
    touch(held, by)
    tell(held, by, "plan_shared", number=version.number)
    plan.state = held.state
    return version


@transaction.atomic
def take_step(
    *, plan: SchoolPlan, by: Any, code: str, answered: bool = False, hosting: bool = False
) -> SchoolPlan:
    """Any other step that leads from one state to another.

    `answered`: "agree" or "unagree" that follows from what was answered to each need, each on a
    mandate that was looked at there; whoever notes the last answer needs none of their own.
    `hosting`: "pitch" or "unpitch" on a day that this user runs; the caller checked that (ADR 20).
    Raises Refused out of order, and when a mandate does not cover every need that is agreed to.
    """
    if code not in MOVES or code == "share":
        raise ValueError(f"No such step: {code}.")
    seats = frozenset({DECIDER}) if answered and DECIDER in MOVES[code].seats else None
    if hosting:
        seats = frozenset({HOST})
    held, step = hold_for(plan, by, code, seats)
    if why_not := in_the_way(code, held):
        raise Refused(why_not)
    if code == "agree" and not answered:
        _check_mandate(held, by)
    if code == "evaluate" and not held.evaluations.filter(removed_at__isnull=True).exists():
        raise Refused(_("Look back on its goals first; then the plan counts as evaluated."))
    _arrive(held, step.to)
    touch(held, by)
    tell(held, by, f"plan_step_{code}")
    plan.state = held.state
    return held


def _arrive(plan: SchoolPlan, state: str) -> None:
    """The plan is in this state now; the day of the agreement is kept, and goes with it."""
    if state == PlanState.AGREED:
        plan.agreed_on = plan.agreed_on or timezone.localdate()
    elif state == PlanState.PITCHED:
        plan.agreed_on = None
    plan.state = state
    plan.save(update_fields=["state", "agreed_on"])


def _check_mandate(plan: SchoolPlan, by: Any) -> None:
    """Every need falls within a mandate this user holds at the school or its board."""
    organisations = [pk for pk in (plan.school_id, plan.board_id) if pk]
    rows = Mandate.objects.filter(partnership=plan.partnership, person__user_id=by.pk)
    held = list(rows.filter(organisation_id__in=organisations).current())
    for need in plan.planneeds.filter(removed_at__isnull=True):
        if not any(mandate.covers(need.kind_of, need.euros) for mandate in held):
            words = _("Your mandate does not cover “%(need)s”. Who may decide that must agree.")
            raise Refused(words % {"need": need.text})
