"""What stands in the way of a step of a plan, as far as rooms above this one know.

A room says once, in its `AppConfig.ready`, why a step cannot be taken:

    in_the_way.register("unpitch", why_not)     # why_not(plan) -> a sentence, or ""
"""

from collections.abc import Callable

from django.utils.functional import Promise

from samenverder.plans.models import SchoolPlan

WhyNot = Callable[[SchoolPlan], str | Promise]

_REASONS: dict[str, list[WhyNot]] = {}


def register(code: str, why_not: WhyNot) -> None:
    """Ask this before the step is taken; once."""
    reasons = _REASONS.setdefault(code, [])
    if why_not not in reasons:
        reasons.append(why_not)


def in_the_way(code: str, plan: SchoolPlan) -> str:
    """The first reason why this step cannot be taken now; empty when there is none."""
    return next((str(why) for ask in _REASONS.get(code, []) if (why := ask(plan))), "")
