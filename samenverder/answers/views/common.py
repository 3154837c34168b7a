"""What the pages of answering share: the plan, who looks at it, and for whom they answer."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenverder.answers.operations.telling import NOT_YET
from samenverder.answers.queries import (
    ANSWERABLE,
    Asked,
    Deciders,
    asked_in,
    deciders_of,
    person_of,
)
from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.models import Mandate, Person
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.plans.queries import plan_with, visible
from samenverder.web import undo

SEE, ANSWER, NOTE = "answers.view_answer", "answers.answer_need", "answers.note_answer"


@dataclass(frozen=True)
class Desk:
    """A plan to answer, as this user looks at it. `person` is for whom they answer now."""

    plan: SchoolPlan
    asked: list[Asked]
    deciders: Deciders
    own: Person | None
    person: Person | None
    may_note: bool
    people: list[Person] = field(default_factory=list)

    @property
    def not_yet(self) -> str:
        """Why nobody answers in this state; empty when the board may."""
        state = self.plan.state
        return "" if state in ANSWERABLE else str(NOT_YET[PlanState(state)])

    @property
    def mandates(self) -> list[Mandate]:
        """Those of the person who answers now."""
        return self.deciders.held_by(self.person)

    @property
    def may_answer(self) -> bool:
        """This user may answer something here, for themselves or noting it for somebody."""
        return not self.not_yet and bool(self.mandates)

    @property
    def notes_for(self) -> Person | None:
        """Somebody else in whose name this user notes the answers."""
        other = self.person and (self.own is None or self.own.pk != self.person.pk)
        return self.person if other else None

    @property
    def can_note(self) -> bool:
        """There is somebody whose answers this user may note."""
        return self.may_note and not self.not_yet and bool(self.people)

    @cached_property
    def open(self) -> list[Asked]:
        """What waits for an answer."""
        return [row for row in self.asked if row.is_open and not row.gone]

    @property
    def done(self) -> list[Asked]:
        """What was answered, and what is no longer asked."""
        return [row for row in self.asked if row.gone or not row.is_open]

    @property
    def covered(self) -> list[Asked]:
        """What has no answer and the mandate covers as it is asked."""
        rows = [row for row in self.open if row.answer is None]
        return [row for row in rows if self.covers(row)]

    def covers(self, row: Asked) -> bool:
        """The person who answers now may agree to this as it is asked."""
        return self.deciders.covering(self.person, row.kind, row.euros) is not None


def desk_for(request: HttpRequest, region: str, pk: int, permission: str = SEE) -> Desk:
    """The plan at this address; 404 when this user does not see it.

    `namens` in the address or the form names for whom a coordinator or facilitator notes answers.
    """
    partnership = get_partnership_for(request, region, permission)
    plan: SchoolPlan = row_or_404(plan_with(visible(partnership, request.user)), pk=pk)
    plan.partnership = partnership
    deciders, own = deciders_of(plan), person_of(request.user, partnership)
    may_note = request.user.has_perm(NOTE, partnership)
    people = deciders.people() if may_note else []
    wanted = request.POST.get("namens") or request.GET.get("namens") or ""
    other = next((row for row in people if str(row.pk) == wanted), None)
    held = deciders.held_by(own)
    return Desk(
        plan=plan,
        asked=asked_in([plan]),
        deciders=deciders,
        own=own,
        person=other or (own if held else None),
        may_note=may_note,
        people=people,
    )


def asked_or_404(desk: Desk, need: int) -> Asked:
    """One need of this plan, as it is asked or was answered."""
    found = next((row for row in desk.asked if row.pk == need), None)
    if found is None:
        raise Http404
    return found


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page of this room; a form with errors makes it 422, one with another's answer 409."""
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    status = 409 if wrong and getattr(form, "theirs", None) else 422 if wrong else 200
    everything = {"undo": undo.take(request), **context}
    if desk := context.get("desk"):
        everything |= {"plan": desk.plan, "topic": sign_topic(f"plan:{desk.plan.pk}")}
    return render(request, f"answers/{template}.html", everything, status=status)


def page_of_plan(desk: Desk) -> str:
    """The address of the answers to a plan, for the same person as now."""
    url = reverse("answers:plan", args=[desk.plan.partnership.slug, desk.plan.pk])
    return f"{url}?namens={desk.notes_for.pk}" if desk.notes_for else url


def to_answers(desk: Desk) -> HttpResponse:
    """Back to the answers to a plan."""
    return redirect(page_of_plan(desk))
