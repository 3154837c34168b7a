"""What the pages of this room share."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_partnership_for, require, row_or_404
from samenverder.plans.content import Content, content_of
from samenverder.plans.guidance import BY_SLUG, SLUGS
from samenverder.plans.models import PlanVersion, SchoolPlan, SectionKind
from samenverder.plans.queries import plan_with, seats_in, visible, writable
from samenverder.plans.steps import READER, WRITER, open_to
from samenverder.web import undo

SEE, WRITE, COMMENT = "plans.view_plan", "plans.write_plan", "plans.comment_plan"


@dataclass(frozen=True)
class Desk:
    """A plan as this user looks at it: from which seats, and what they can do now."""

    plan: SchoolPlan
    seats: frozenset[str]
    can: set[str]
    latest: PlanVersion | None

    @property
    def sees_draft(self) -> bool:
        """They read what is being written; others read the last frozen version."""
        return bool(self.seats & {WRITER, READER})

    def content(self) -> Content:
        """What this user may read of the plan."""
        if self.sees_draft or self.latest is None:
            return content_of(self.plan)
        return dict(self.latest.content)


def desk_for(request: HttpRequest, region: str, pk: int, permission: str = SEE) -> Desk:
    """The plan at this address; 404 when this user does not see it (or, to write, may not)."""
    partnership = get_partnership_for(request, region, permission)
    rows = (writable if permission == WRITE else visible)(partnership, request.user)
    plan: SchoolPlan = row_or_404(plan_with(rows), pk=pk)
    plan.partnership = partnership
    require(request, permission, plan)
    seats = seats_in(plan, request.user, may_write=request.user.has_perm(WRITE, plan))
    return Desk(plan, seats, open_to(plan.state, seats), plan.versions.first())


def kind_or_404(slug: str) -> SectionKind:
    """The section with this name in an address."""
    kind = BY_SLUG.get(slug)
    if kind is None:
        raise Http404
    return SectionKind(kind)


def show(request: HttpRequest, template: str, partnership: Any, **context: Any) -> HttpResponse:
    """A page of this room; a form with errors makes it 422, one with another's text 409."""
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    status = 409 if wrong and getattr(form, "theirs", None) else 422 if wrong else 200
    everything = {"undo": undo.take(request), "slugs": SLUGS, **context}
    if desk := context.get("desk"):
        everything |= {
            "plan": desk.plan,
            "can": desk.can,
            "topic": sign_topic(f"plan:{desk.plan.pk}"),
        }
    return render(request, f"plans/{template}.html", everything, status=status)


def to_plan(plan: SchoolPlan) -> HttpResponse:
    """Back to the page of a plan."""
    return redirect("plans:detail", plan.partnership.slug, plan.pk)


def to_section(plan: SchoolPlan, kind: str) -> HttpResponse:
    """Back to where a section is written."""
    return redirect("plans:section", plan.partnership.slug, plan.pk, SLUGS[SectionKind(kind)])
