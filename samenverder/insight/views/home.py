"""The overview of a partnership: what matters now, what comes next, how it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenverder.ambition import queries as ambition
from samenverder.commitments.queries import tally
from samenverder.insight.queries.first_steps import first_steps
from samenverder.insight.queries.perception import last_perception
from samenverder.insight.queries.sessions import coming_sessions
from samenverder.insight.queries.waiting import waiting_for
from samenverder.insight.queries.words import greeting
from samenverder.lib.charts import hatch_defs, legend_html
from samenverder.network.access import get_partnership_for, user_of
from samenverder.network.queries.welcomes import my_welcomes


@require_safe
def home(request: HttpRequest, region: str) -> HttpResponse:
    """One screen that says how the partnership is doing."""
    partnership = get_partnership_for(request, region, "insight.view_overview")
    counts, sessions = tally(partnership, request.user), coming_sessions(partnership)
    sentence = ambition.current(partnership)
    perception = last_perception(partnership)
    waiting = waiting_for(partnership, request.user, sessions, counts)
    steps = first_steps(partnership, has_ambition=sentence is not None)
    fresh = not (counts["all"] or perception or any(step.done for step in steps[1:]))
    may_plan = request.user.has_perm("reflection.plan_session", partnership)
    context = {
        "today": timezone.localdate(),
        "heading": greeting(request.user, partnership, len(waiting), fresh=fresh),
        "waiting": waiting,
        "tally": counts,
        "sessions": sessions,
        "steps": steps,
        "steps_left": [step for step in steps if not step.done],
        "fresh": fresh,
        "may_plan": may_plan,
        "may_set_up": request.user.has_perm("ambition.change_ambition", partnership),
        "perception": perception,
        "ambition": sentence,
        "areas": list(ambition.focus_areas_with_counts(partnership)),
        "welcomes": my_welcomes(partnership, user_of(request)),
        "help_page": "start",
    }
    if perception and perception.lines:
        context["defs"] = hatch_defs()
        context["legend"] = legend_html(perception.session.instrument.scale)
    return render(request, "insight/home.html", context)
