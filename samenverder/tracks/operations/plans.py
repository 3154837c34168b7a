"""The plan of a school in the track: begun from its scan, or one that is there already."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanPart, SchoolPlan, SectionKind
from samenverder.plans.operations import open_plan_to, save_section, start_plan
from samenverder.reflection.models import ReflectionSession, Statement
from samenverder.tracks.models import TrackSchool
from samenverder.tracks.operations.telling import locked_school, tell
from samenverder.tracks.queries.findings import stands_out
from samenverder.tracks.queries.progress import scan_of


@transaction.atomic
def begin_plan(*, school: TrackSchool, by: Any) -> SchoolPlan:
    """A draft for this school, with what stood out in its scan under “Why”.

    The other change leads lead it too. Raises Refused when the school does not take part, has a
    plan, or when somebody else than the school or a coordinator asks for it.
    """
    current = locked_school(school)
    if not current.takes_part:
        raise Refused(gettext_lazy("Only a school that takes part begins its plan here."))
    if plan_of(current):
        raise Refused(gettext_lazy("This school has its plan already."))
    track, scan = current.track, scan_of(current)
    found = stands_out(scan) if scan else []
    plan = start_plan(
        partnership=track.partnership,
        by=by,
        school=current.organisation,
        title=track.theme[:120],
        focus_area=track.focus_area,
        statement=_statement(scan, found),
    )
    if scan and found:
        save_section(
            plan=plan, by=by, kind=SectionKind.WHY, text=why(scan, found), revision=0, seen=""
        )
    _open_to_leads(plan, current, by)
    _link(current, plan, by)
    return plan


def _statement(scan: ReflectionSession | None, found: list[dict[str, Any]]) -> Statement | None:
    if scan is None or not found:
        return None
    return scan.instrument.statements.filter(code=found[0]["code"]).first()


def why(scan: ReflectionSession, found: list[dict[str, Any]]) -> str:
    """What stood out, as the beginning of “Why”: only what the rules of disclosure let be seen."""
    words = {"day": format_date(timezone.localdate(scan.starts_at), get_language() or "nl")}
    lines = [_("In our school scan of %(day)s this stood out:") % words]
    for row in found:
        text = _("“%(text)s” (%(code)s): opinions differ.") if row["divided"] else _(
            "“%(text)s” (%(code)s) was among the lowest."
        )  # fmt: skip
        lines.append("- " + text % row)
    return "\n".join(lines)


def _open_to_leads(plan: SchoolPlan, school: TrackSchool, by: Any) -> None:
    leads = Person.objects.filter(change_leads__school=school, left_on=None)
    for person in leads.exclude(user=by.pk).order_by("pk"):
        open_plan_to(plan=plan, by=by, person=person, part=PlanPart.LEADS)


def plan_of(school: TrackSchool) -> SchoolPlan | None:
    """The plan of a school in the track; None when there is none, or when it was taken away."""
    return school.plan if school.plan_id and school.plan and not school.plan.removed_at else None


@transaction.atomic
def link_plan(*, school: TrackSchool, by: Any, plan: SchoolPlan | None) -> None:
    """A plan of the school that is there already becomes its plan in the track; None lets it go."""
    current = locked_school(school)
    if plan is not None and plan.school_id != current.organisation_id:
        raise Refused(gettext_lazy("This is the plan of another school."))
    _link(current, plan, by)


def _link(school: TrackSchool, plan: SchoolPlan | None, by: Any) -> None:
    school.plan = plan
    school.save(update_fields=["plan"])
    verb = "track_plan_linked" if plan else "track_plan_unlinked"
    tell(school.track, by, verb, school=school.organisation.name)
