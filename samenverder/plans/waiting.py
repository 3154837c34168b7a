"""What of this room waits for somebody: comments, a plan that can begin, one to look back on."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting
from samenverder.plans.models import PlanCommentState, PlanPart, PlanState
from samenverder.plans.queries.plans import writable

MOST = 6
YEAR = timedelta(days=365)


@prepared
def _to_look_back(partnership: Partnership, user: Any) -> Any:
    return due(writable(partnership, user), timezone.localdate())[:MOST]


def to_look_back(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Plans this user writes, agreed or looked back on a year ago; one query."""
    if not user.has_perm("plans.write_plan", partnership):
        return
    for plan in _to_look_back(partnership, user):
        words = {"title": plan.title}
        yield Waiting(
            _("Look back on the goals of “%(title)s”") % words,
            reverse("plans:look_back", args=[partnership.slug, plan.pk]),
            plan.school.name,
            plan.looked_last + YEAR,
            mail=_("School plan to look back on"),
        )


@prepared
def _to_read(partnership: Partnership, user: Any) -> Any:
    named = Q(people__person__user_id=user.pk, people__part__in=(PlanPart.LEADS, PlanPart.WRITES))
    said = Q(comments__removed_at=None, comments__state=PlanCommentState.OPEN)
    others = said & ~Q(comments__by=user.pk)
    rows = writable(partnership, user).filter(named).exclude(state=PlanState.EVALUATED)
    rows = rows.annotate(said=Count("comments", filter=others, distinct=True))
    rows = rows.filter(Q(said__gt=0) | Q(state=PlanState.AGREED)).select_related("school")
    return rows.order_by("decide_on", "pk")[:MOST]


def to_read(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Plans this user leads or writes along in by name: open comments, and a board that agreed
    while nothing began yet; one query."""
    if not user.has_perm("plans.write_plan", partnership):
        return
    for plan in _to_read(partnership, user):
        plan.partnership = partnership
        if plan.said:
            yield _comments(plan)
        if plan.state == PlanState.AGREED:
            yield Waiting(
                _("Your board agreed to “%(title)s”: begin") % {"title": plan.title},
                plan.get_absolute_url(),
                plan.school.name,
                mail=_("School plan that was agreed and can begin"),
            )


def _comments(plan: Any) -> Waiting:
    text = ngettext(
        "Answer %(n)d comment on “%(title)s”", "Answer %(n)d comments on “%(title)s”", plan.said
    )
    return Waiting(
        text % {"n": plan.said, "title": plan.title},
        plan.get_absolute_url(),
        plan.school.name,
        mail=_("Comments on a school plan"),
    )


def due(plans: Any, today: date) -> Any:
    """Of these plans those that run, and that were last looked at a year ago or longer."""
    kept = Q(evaluations__removed_at__isnull=True)
    rows = plans.filter(
        state__in=(PlanState.AGREED, PlanState.IN_PROGRESS), agreed_on__lte=today - YEAR
    ).annotate(last_day=Max("evaluations__day", filter=kept))
    last = Greatest("agreed_on", Coalesce("last_day", "agreed_on"), output_field=DateField())
    rows = rows.annotate(looked_last=last).filter(looked_last__lte=today - YEAR)
    found: Any = rows.select_related("school").order_by("looked_last", "pk")
    return found


def register() -> None:
    """Tell the start page and the weekly mail what waits here."""
    register_waiting("plans.look_back", to_look_back)
    register_waiting("plans.read", to_read)
