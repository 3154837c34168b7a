"""A plan together with another party: one text with its versions."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.operations.text import merged, paragraphs_of, text_of
from samenverder.network.models import Organisation
from samenverder.network.operations.problems import EditedMeanwhile, Refused, claim
from samenverder.projects.models import JointPlan, JointPlanVersion, Project
from samenverder.projects.operations.projects import keep_open
from samenverder.projects.operations.telling import locked, tell


@transaction.atomic
def start_joint_plan(
    *,
    project: Project,
    by: Any,
    organisation: Organisation | None = None,
    outside: str = "",
    contact: str = "",
) -> JointPlan:
    """A plan with a partner, or with a party from outside by its name and who speaks for it.

    Refused without one of the two, with both, and when there is a plan with it already.
    """
    current = locked(project)
    keep_open(current)
    outside, contact = " ".join(outside.split()), " ".join(contact.split())
    if bool(organisation) == bool(outside):
        raise Refused(
            _("Choose a partner, or write the name of an organisation from outside: one of both."),
            "organisation" if organisation else "outside",
        )
    if organisation is None and not contact:
        raise Refused(_("Write who speaks for this organisation."), "contact")
    same = {"organisation": organisation} if organisation else {"outside__iexact": outside}
    if current.joint_plans.filter(**same).exists():
        field = "organisation" if organisation else "outside"
        raise Refused(_("There is a plan with this organisation already."), field)
    plan = JointPlan.objects.create(
        project=current,
        organisation=organisation,
        outside=outside,
        contact="" if organisation else contact,
    )
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
        _keep_version(current, by, text_of(mine))
        tell(current.project, by, "joint_plan_written", current)
    return current, together


@transaction.atomic
def put_back(*, plan: JointPlan, by: Any, version: int, number: int) -> JointPlan:
    """An earlier version becomes the text again, as a new version: nothing is lost by it.

    Raises EditedMeanwhile when the text is no longer `version`.
    """
    keep_open(locked(plan.project))
    current = JointPlan.objects.select_related("project__partnership", "organisation").get(
        pk=plan.pk
    )
    kept = current.versions.filter(number=number).first()
    if kept is None:
        raise Refused(_("This version is not there."))
    claim(current, version)
    if kept.text != current.text:
        _keep_version(current, by, kept.text)
        tell(current.project, by, "joint_plan_written", current)
    return current


def _keep_version(plan: JointPlan, by: Any, text: str) -> None:
    """Save the text, and keep what stood there before (written before versions were kept)."""
    if plan.text and not plan.versions.exists():
        JointPlanVersion.objects.create(plan=plan, number=1, text=plan.text)
    plan.text = text
    plan.save(update_fields=["text"])
    JointPlanVersion.objects.create(plan=plan, number=plan.version, text=text, by=by)
