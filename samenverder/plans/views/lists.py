"""The plans of the partnership as a list, narrowed and sorted in its address."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet
from samenverder.lib.text import whole_number
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Organisation, Partnership
from samenverder.network.views.pages import download, page_of
from samenverder.plans.models import PlanState
from samenverder.plans.queries import listed, own_schools, to_decide, visible, writable
from samenverder.plans.queries.plans import with_words
from samenverder.plans.views.pages import SEE, WRITE, show

PER_PAGE = 40
SORTS = {
    "": (gettext_lazy("Changed last"), ("-changed_at", "-pk")),
    "school": (gettext_lazy("School"), ("school__name", "title", "pk")),
    "titel": (gettext_lazy("Title"), ("title", "pk")),
    "besluit": (
        gettext_lazy("Decision soonest"),
        (F("decide_on").asc(nulls_last=True), "title", "pk"),
    ),
}
NAMES = ("stand", "school", "toon", "zoek", "volgorde")


@require_safe
def plan_list(request: HttpRequest, region: str) -> HttpResponse:
    """Plans this user may see; `stand`, `school`, `toon`, `zoek` narrow them, `volgorde` sorts."""
    partnership = get_partnership_for(request, region, SEE)
    everything = visible(partnership, request.user)
    total = everything.count()
    page = page_of(request, _chosen(request, partnership), PER_PAGE)
    for row in page:
        row.partnership = partnership
    schools = Organisation.objects.filter(pk__in=everything.values("school_id"))
    may_start = request.user.has_perm(WRITE, partnership)
    return show(
        request,
        "list",
        partnership,
        page=page,
        total=total,
        heading=_heading(total),
        schools=list(schools.values_list("pk", "name")),
        states=PlanState.choices,
        sorts=[(name, label) for name, (label, _order) in SORTS.items()],
        may_start=may_start and own_schools(request.user, partnership).exists(),
        decides=to_decide(partnership, request.user).exists(),
        chosen={name: request.GET.get(name, "")[:80] for name in NAMES},
    )


def _chosen(request: HttpRequest, partnership: Partnership) -> Any:
    """The plans that fit the address, in the order it asks for."""
    _label, order = SORTS.get(request.GET.get("volgorde", ""), SORTS[""])
    return listed(_narrowed(request, partnership)).order_by(*order)


def _narrowed(request: HttpRequest, partnership: Partnership) -> Any:
    which = {"mijn": writable, "bestuur": to_decide}.get(request.GET.get("toon", ""), visible)
    rows = which(partnership, request.user)
    state, school = request.GET.get("stand", ""), request.GET.get("school", "")
    if state in PlanState.values:
        rows = rows.filter(state=state)
    if number := whole_number(school):
        rows = rows.filter(school_id=number)
    return with_words(rows, request.GET.get("zoek", "")[:80])


def _heading(total: int) -> str:
    if not total:
        return _("School plans")
    return ngettext("%(n)d plan of a school", "%(n)d plans of schools", total) % {"n": total}


@require_safe
def plan_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The list as CSV or Excel, narrowed and sorted as the page."""
    partnership = get_partnership_for(request, region, SEE)
    header = [_("School"), _("Plan"), _("State"), _("Focus area"), _("Versions")]
    rows = [
        [
            plan.school.name,
            plan.title,
            plan.get_state_display(),
            str(plan.focus_area or ""),
            plan.version_count,
        ]
        for plan in _chosen(request, partnership)
    ]
    sheet = Sheet(_("School plans"), header, rows)
    return download(kind, "plannen", sheet, partnership)
