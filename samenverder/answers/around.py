"""What the pages of a plan and of an agreement show of the answers of a board."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from samenverder.answers.models import NeedAnswer
from samenverder.answers.queries import ANSWERABLE, Asked, asked_in, deciders_of, person_of
from samenverder.commitments.models import Agreement
from samenverder.live.tokens import sign_topic
from samenverder.plans import in_the_way
from samenverder.plans.models import PlanState, SchoolPlan
from samenverder.plans.queries import visible
from samenverder.web import around

AFTER_THE_PITCH = (*ANSWERABLE, PlanState.EVALUATED)


def on_plan(plan: SchoolPlan, request: HttpRequest) -> dict[str, Any] | None:
    """Under the needs of a plan: what was answered to each, and for who may answer the button."""
    if plan.state not in AFTER_THE_PITCH:
        return None
    asked = asked_in([plan])
    if not asked:
        return None
    words = answers_of(plan, asked, request.user)
    address = reverse("answers:on_plan", args=[plan.partnership.slug, plan.pk])
    return {**words, "address": address, "topic": sign_topic(f"plan:{plan.pk}")}


def answers_of(plan: SchoolPlan, asked: list[Asked], user: Any) -> dict[str, Any]:
    """The words of the list of answers."""
    still = [row for row in asked if not row.gone]
    done = sum(row.answer is not None for row in still)
    words = {"done": done, "total": len(still)}
    own = deciders_of(plan).held_by(person_of(user, plan.partnership))
    return {
        "asked": asked,
        "answers_heading": _("The board answered %(done)d of %(total)d") % words,
        "may_answer": plan.state in ANSWERABLE and done < len(still) and bool(own),
        "plan_pk": plan.pk,
    }


def on_agreement(agreement: Agreement, request: HttpRequest) -> dict[str, Any] | None:
    """On the page of an agreement: which needs it answers, as far as this user sees their plan."""
    plans = visible(agreement.partnership, request.user).exclude(state=PlanState.DRAFT)
    rows = NeedAnswer.objects.standing().filter(agreement=agreement, need__plan__in=plans)
    rows = rows.select_related("need__plan__partnership", "need__plan__school")
    asked = [
        Asked(answer.need.plan, answer.need, answer.asked, answer) for answer in rows.order_by("pk")
    ]
    return {"asked": asked} if asked else None


def keeps_pitched(plan: SchoolPlan) -> str:
    """A plan whose needs were answered was pitched; empty when nothing is answered."""
    standing = NeedAnswer.objects.standing().filter(need__plan=plan)
    if not standing.exists():
        return ""
    return _("The board answered already. Let it take its answers back first.")


def register() -> None:
    """Tell the pages, and the plan what stands in its way."""
    in_the_way.register("unpitch", keeps_pitched)
    around.register("plans.list", "answers/_on_list.html", lambda _row, _request: {})
    around.register("plan.needs", "answers/_on_plan.html", on_plan)
    around.register("agreement.chain", "answers/_on_agreement.html", on_agreement)
