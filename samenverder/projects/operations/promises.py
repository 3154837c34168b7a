"""What both parties of a joint plan promise: agreements of partners, promises from outside."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem, Agreement, AgreementKind
from samenverder.commitments.operations import Party, add_action, record_agreement
from samenverder.lib.text import truncate
from samenverder.network.models import Organisation
from samenverder.network.operations.problems import Refused
from samenverder.projects.models import JointPlan, OutsidePromise
from samenverder.projects.operations.projects import keep_open
from samenverder.projects.operations.telling import locked, tell

LONGEST = 200  # of a promise in the text of an action; the whole stands in the plan


@transaction.atomic
def promise(
    *,
    plan: JointPlan,
    by: Any,
    text: str,
    organisation: Organisation | None = None,
    until: date | None = None,
    amount: Decimal | None = None,
) -> Agreement | OutsidePromise:
    """What one of the parties promises.

    Of an organisation in the network it is an agreement among all others, with a link back here.
    Without `organisation` it is a promise of the party from outside.
    """
    project = locked(plan.project)
    keep_open(project)
    if organisation is None:
        return _from_outside(plan, by, text, until, amount)
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
        **source_of(plan),
    )
    tell(project, by, "promise_made", plan)
    return agreement


def source_of(plan: JointPlan) -> dict[str, Any]:
    """The way back to the joint plan, for what is agreed in it."""
    label = f"{plan.project.title} · {plan.party}"
    return {"source_label": label, "source_url": plan.get_absolute_url()}


def _from_outside(
    plan: JointPlan, by: Any, text: str, until: date | None, amount: Decimal | None
) -> OutsidePromise:
    if plan.organisation_id is not None:
        raise Refused(_("Choose an organisation."), "organisation")
    text = " ".join(text.split())
    if not text:
        raise Refused(_("Say what is promised."), "text")
    row = OutsidePromise.objects.create(plan=plan, text=text, until=until, amount=amount)
    tell(plan.project, by, "promise_made", plan)
    return row


@transaction.atomic
def remove_promise(*, row: OutsidePromise, by: Any, removed: bool = True) -> OutsidePromise:
    """Take a promise from outside off the plan, or put it back."""
    keep_open(locked(row.plan.project))
    row.removed_at = timezone.now() if removed else None
    row.save(update_fields=["removed_at"])
    tell(row.plan.project, by, "promise_removed" if removed else "promise_restored", row.plan)
    return row


@transaction.atomic
def follow_promise(*, row: OutsidePromise, by: Any) -> ActionItem:
    """An action for the project leader: see to it that this promise from outside is kept."""
    project = locked(row.plan.project)
    keep_open(project)
    fresh = OutsidePromise.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if fresh.action_id is not None or fresh.removed_at is not None:
        raise Refused(_("Somebody else did this meanwhile."))
    if project.leader is None:
        raise Refused(_("Choose a project leader first."))
    if fresh.until is None:
        raise Refused(_("A promise without a day cannot become an action. Write it with a day."))
    words = {"who": row.plan.outside, "what": truncate(fresh.text, LONGEST)}
    action = add_action(
        partnership=project.partnership,
        by=by,
        text=gettext("See to it that %(who)s keeps its promise: %(what)s") % words,
        due_on=fresh.until,
        owner=project.leader,
        focus_area=project.focus_area,
        **source_of(row.plan),
    )
    fresh.action = action
    fresh.save(update_fields=["action"])
    return action
