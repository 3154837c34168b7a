"""A plan together with an outside party: one text, and what both promise."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.operations.text import merged, paragraphs_of, text_of
from samenverder.commitments.models import Agreement, AgreementKind
from samenverder.commitments.operations import Party, record_agreement
from samenverder.network.models import Organisation
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim
from samenverder.projects.models import JointPlan, Project
from samenverder.projects.operations.projects import keep_open
from samenverder.projects.operations.telling import locked, tell


@transaction.atomic
def start_joint_plan(*, project: Project, by: Any, organisation: Organisation) -> JointPlan:
    """A plan with this party, to be written by both. Refused when there is one already."""
    current = locked(project)
    keep_open(current)
    plan, fresh = JointPlan.objects.get_or_create(project=current, organisation=organisation)
    if not fresh:
        raise Refused(_("There is a plan with this organisation already."), "organisation")
    tell(current, by, "joint_plan_started", plan)
    return plan


@transaction.atomic
def write_joint_plan(
    *, plan: JointPlan, by: Any, version: int, text: str, seen: str
) -> tuple[JointPlan, bool]:
    """Save the text; `version` and `seen` are what this person had in front of them.

    What somebody else changed in other paragraphs meanwhile is put together with it; returns the
    plan and whether that happened. Raises EditedMeanwhile when both changed the same paragraph.
    """
    keep_open(locked(plan.project))
    current = JointPlan.objects.select_related("project__partnership", "organisation").get(
        pk=plan.pk
    )
    mine = paragraphs_of(text)
    together = False
    try:
        claim(current, version)
    except EditedMeanwhile as edited:
        both = merged(paragraphs_of(seen), mine, paragraphs_of(current.text))
        if both is None:
            raise EditedMeanwhile(current) from edited
        mine, together = both, True
        claim(current, current.version)
    if text_of(mine) != current.text:
        current.text = text_of(mine)
        current.save(update_fields=["text"])
        tell(current.project, by, "joint_plan_written", current)
    return current, together


@transaction.atomic
def promise(
    *,
    plan: JointPlan,
    by: Any,
    organisation: Organisation,
    text: str,
    until: date | None = None,
    amount: Decimal | None = None,
) -> Agreement:
    """What one of the parties promises: an agreement among all others, with a link back here."""
    project = locked(plan.project)
    keep_open(project)
    agreement = record_agreement(
        by=by,
        partnership=project.partnership,
        kind=AgreementKind.OTHER,
        text=text,
        parties=[Party(organisation)],
        starts_on=timezone.localdate(),
        until=until,
        amount=amount,
        focus_area=project.focus_area,
        source_label=f"{project.title} · {plan.organisation}",
        source_url=plan.get_absolute_url(),
    )
    tell(project, by, "promise_made", plan)
    return agreement
