"""Taking over a section of a shared plan, saying whose it is."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanBorrowing, PlanState, PlanVersion, SchoolPlan
from samenverder.plans.operations.sections import section_of, write
from samenverder.plans.operations.telling import hold_for, tell
from samenverder.plans.steps import BEFORE
from samenverder.plans.text import with_added


@transaction.atomic
def borrow(*, plan: SchoolPlan, by: Any, source: PlanVersion, section: str) -> None:
    """Put the text of this section of a frozen version under that of one's own plan.

    Raises Refused when the other plan is not shared (any more), or has no text there.
    """
    held, _step = hold_for(plan, by, "write")
    other = SchoolPlan.objects.get(pk=source.plan_id)
    if other.partnership_id != held.partnership_id or other.pk == held.pk:
        raise ValueError("Not a plan to borrow from.")
    if other.state == PlanState.DRAFT or other.removed_at:
        raise Refused(BEFORE["borrow_from"])
    text = source.content["sections"].get(section, "").strip()
    if not text:
        raise Refused(_("There is no text in this section to take over."))
    own = section_of(held, section)
    write(held, own, by, with_added(own.text, [text]))
    PlanBorrowing.objects.get_or_create(section=own, source=source, defaults={"by": by})
    tell(held, by, "plan_borrowed", section=section)
