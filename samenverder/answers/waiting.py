"""What of this room waits for somebody: a plan to answer, a note in one's name to look at."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.answers.queries import noted_for, waiting_for
from samenverder.answers.queries.waiting import PlanWaiting
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting

MOST = 6


def to_answer(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Plans whose needs wait for a mandate of this user; one query, four for who has one."""
    for one in waiting_for(partnership, user, most=MOST):
        number = len(one.mine)
        words = {"n": number, "plan": one.plan.title}
        text = ngettext(
            "Answer %(n)d need of “%(plan)s”", "Answer %(n)d needs of “%(plan)s”", number
        )
        yield Waiting(
            text % words,
            reverse("answers:plan", args=[partnership.slug, one.plan.pk]),
            _meta(one),
            one.plan.decide_on,
            decides=True,
            mail=_("School plan that waits for your answer"),
        )


def _meta(one: PlanWaiting) -> str:
    """Whose plan it is, and what the needs come to that wait for this user."""
    school = one.plan.school.name
    return school if one.asks_me == "–" else f"{school} · {one.asks_me}"


@prepared
def _to_confirm(partnership: Partnership, user: Any) -> Any:
    return noted_for(partnership, user)[:MOST]


def to_confirm(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Plans in which others noted what this user answered; one query."""
    for plan in _to_confirm(partnership, user):
        yield Waiting(
            _("Look whether it is right what was noted in your name: “%(plan)s”")
            % {"plan": plan.title},
            reverse("answers:plan", args=[partnership.slug, plan.pk]),
            plan.school.name,
            mail=_("Answer that was noted in your name"),
        )


def register() -> None:
    """Tell the start page and the weekly mail what waits here."""
    register_waiting("answers.plans", to_answer)
    register_waiting("answers.noted", to_confirm)
