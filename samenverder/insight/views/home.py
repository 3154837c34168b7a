"""The overview of a partnership: what matters now, what comes next, how it stands."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenverder.ambition import queries as ambition
from samenverder.commitments.queries import tally
from samenverder.commitments.queries.commitments import tallies
from samenverder.insight.queries.changed import LOOKS_BACK, changed_since, newest_change
from samenverder.insight.queries.first_steps import first_steps
from samenverder.insight.queries.perception import last_perception
from samenverder.insight.queries.profile import (
    Profile,
    decided_lately,
    of_my_organisation,
    profile_of,
)
from samenverder.insight.queries.words import greeting, standing
from samenverder.lib.charts import hatch_defs, legend_html
from samenverder.network.access import get_partnership_for, user_of
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.queries.welcomes import my_welcomes
from samenverder.network.waiting import everything_coming, everything_waiting

LOOKED_AGAIN_AFTER = 1800  # seconds: within half an hour it is the same visit


@require_safe
def home(request: HttpRequest, region: str) -> HttpResponse:
    """One screen that says how the partnership is doing; other for who leads, decides, does."""
    partnership = get_partnership_for(request, region, "insight.view_overview")
    user = user_of(request)
    counts, kinds = tally(partnership, user), tallies(partnership, user)
    sentence = ambition.current(partnership)
    perception = last_perception(partnership, user)
    waiting = everything_waiting(partnership, user)
    steps = first_steps(partnership, has_ambition=sentence is not None)
    anything = any(kind["all"] for kind in kinds.values())
    fresh = not (anything or perception or any(step.done for step in steps[1:]))
    profile = profile_of(partnership, user)
    context = {
        "today": timezone.localdate(),
        "heading": greeting(user, partnership, len(waiting), fresh=fresh),
        "standing": standing(kinds),
        "waiting": waiting,
        "tally": counts,
        "coming": everything_coming(partnership, user)[:3],
        "news": changed_since(partnership, user, _seen(request, partnership)),
        "profile": profile,
        **_for_profile(partnership, profile),
        "steps": steps,
        "steps_left": [step for step in steps if not step.done],
        "fresh": fresh,
        "may_plan": user.has_perm("reflection.plan_session", partnership),
        "may_set_up": user.has_perm("ambition.change_ambition", partnership),
        "perception": perception,
        "ambition": sentence,
        "areas": _areas(partnership, user),
        "welcomes": my_welcomes(partnership, user),
        "help_page": "start",
    }
    if perception and perception.lines:
        context["defs"] = hatch_defs()
        context["legend"] = legend_html(perception.session.instrument.scale)
    return render(request, "insight/home.html", context)


@prepared
def _areas(partnership: Partnership, _user: Any) -> QuerySet[Any]:
    return ambition.focus_areas_with_counts(partnership)


def _for_profile(partnership: Partnership, profile: Profile) -> dict[str, Any]:
    """What only a board, or only who does the work, finds on the page."""
    decided = decided_lately(partnership) if profile.kind == "board" else []
    mine = of_my_organisation(partnership, profile) if profile.kind != "leads" else []
    return {"decided": decided, "of_organisation": mine}


def _seen(request: HttpRequest, partnership: Partnership) -> int:
    """The number of the last change this person had seen before this visit.

    Kept with the session; a visit that began within half an hour is still the same one.
    """
    key, now, newest = f"seen-{partnership.pk}", int(timezone.now().timestamp()), newest_change()
    kept = request.session.get(key) or {}
    before, last = kept.get("before", max(0, newest - LOOKS_BACK)), kept.get("last", newest)
    if not kept or now - kept["at"] > LOOKED_AGAIN_AFTER:
        before = kept.get("last", before)
        request.session[key] = {"before": before, "last": newest, "at": now}
    elif newest != last:
        request.session[key] = {**kept, "last": newest}
    return int(before)
