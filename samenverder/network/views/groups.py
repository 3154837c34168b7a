"""The core team and the working groups."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.lib.tables import Sheet
from samenverder.lib.tables.writing import Cell
from samenverder.lib.text import whole_number
from samenverder.network.access import get_for, get_partnership_for, user_of
from samenverder.network.forms.groups import GroupForm, YearForm
from samenverder.network.models import WorkingGroup
from samenverder.network.operations import groups as operations
from samenverder.network.queries.groups import (
    GroupRow,
    groups_of,
    members_of,
    school_year_of,
    year_totals,
)
from samenverder.network.queries.log import lines_about
from samenverder.network.views.pages import download, end_from, room
from samenverder.web import undo

ROWS = WorkingGroup.objects.all()


@require_safe
def groups(request: HttpRequest, region: str) -> HttpResponse:
    """Every group with its lead, its people and this school year; and the sums per year."""
    partnership = get_partnership_for(request, region, "network.view_groups")
    ended = request.GET.get("toon") == "afgelopen"
    rows = groups_of(partnership, ended=ended)
    year = school_year_of()
    context = room(
        request,
        partnership,
        "groups",
        rows=rows,
        ended=ended,
        year=year,
        people=len({member.person_id for row in rows for member in row.members}),
        totals=year_totals(partnership),
        undo=undo.take(request),
    )
    return render(request, "network/groups.html", context)


@require_safe
def groups_download(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """A row per group and school year, those of today and those that ended."""
    partnership = get_partnership_for(request, region, "network.view_groups")
    if kind not in ("csv", "xlsx"):
        raise Http404
    header = [
        _("Group"),
        _("Kind of group"),
        _("Lead"),
        _("Members"),
        _("From"),
        pgettext("period", "Until"),
    ]
    header += [_("School year"), _("Hours"), _("Budget (€)")]
    found = groups_of(partnership) + groups_of(partnership, ended=True)
    rows = [line for row in found for line in _lines(row)]
    return download(kind, "groepen", Sheet(_("Groups"), header, rows), partnership)


def _lines(row: GroupRow) -> list[list[Cell]]:
    group, lead = row.group, row.lead
    names = "; ".join(member.person.name for member in row.members)
    first: list[Cell] = [group.name, group.get_kind_display(), lead.person.name if lead else ""]
    first += [names, group.since, group.until]
    years = sorted(row.years.items(), reverse=True)
    return [
        [
            *first,
            f"{year}–{year + 1}",
            None if found.hours is None else float(found.hours),
            None if found.budget is None else float(found.budget),
        ]
        for year, found in years
    ] or [[*first, "", None, None]]


@require_http_methods(["GET", "POST"])
def group_add(request: HttpRequest, region: str) -> HttpResponse:
    """A new group."""
    partnership = get_partnership_for(request, region, "network.manage_groups")
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "partnership": partnership, **form.values()}
        if form.attempt(operations.start_group, **values):
            messages.success(
                request, _("“%(name)s” exists now. Who is in it?") % {"name": form.result}
            )
            return redirect("network:group_detail", region, form.result.pk)
    context = room(request, partnership, "groups", form=form)
    return render(request, "network/group_form.html", context)


@require_safe
def group_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Who is in the group and was, and its hours and money per school year."""
    group = get_for(request, region, ROWS, "network.view_groups", pk=pk)
    members, earlier = members_of(group)
    today = timezone.localdate()
    context = room(
        request,
        group.partnership,
        "groups",
        group=group,
        members=members,
        earlier=earlier,
        years=list(group.years.all()),
        lead=next((m for m in members if m.is_lead and m.since <= today), None),
        has_ended=group.until is not None and group.until <= today,
        today=today,
        undo=undo.take(request),
    )
    if context["can_manage"]:
        context["lines"] = lines_about(group)
    return render(request, "network/group_detail.html", context)


@require_http_methods(["GET", "POST"])
def group_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another name, kind, purpose or period."""
    group = get_for(request, region, ROWS, "network.manage_groups", pk=pk)
    form = GroupForm(request.POST or None, group=group)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "group": group, **form.values()}
        version = form.cleaned_data["version"] or 0
        if form.attempt(operations.change_group, version=version, **values):
            text, was = _("The group is changed."), form.way_back(group.version)
            undo.offer(request, text, request.path, **was)
            return redirect("network:group_detail", region, pk)
    context = room(request, group.partnership, "groups", form=form, group=group)
    return render(request, "network/group_form.html", context)


@require_POST
def group_end(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The group no longer exists from today; one step back is offered."""
    group = get_for(request, region, ROWS, "network.manage_groups", pk=pk)
    was = group.until.isoformat() if group.until else ""
    operations.end_group(by=user_of(request), group=group)
    text = _("“%(name)s” has ended.") % {"name": group.name}
    undo.offer(request, text, reverse("network:group_resume", args=[region, pk]), until=was)
    return redirect("network:group_detail", region, pk)


@require_POST
def group_resume(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The group goes on."""
    group = get_for(request, region, ROWS, "network.manage_groups", pk=pk)
    operations.resume_group(by=user_of(request), group=group, until=end_from(request))
    messages.success(request, _("“%(name)s” goes on.") % {"name": group.name})
    return redirect("network:group_detail", region, pk)


@require_http_methods(["GET", "POST"])
def group_year(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Hours and money of one school year; `?jaar=2026` chooses it beforehand."""
    rows = ROWS.prefetch_related("years")
    group = get_for(request, region, rows, "network.manage_groups", pk=pk)
    asked = whole_number(request.GET.get("jaar", ""))
    year = asked if 1000 <= asked <= 9999 else None
    form = YearForm(request.POST or None, group=group, year=year)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "group": group, **form.cleaned_data}
        before = YearForm(group=group, year=form.cleaned_data["school_year"])
        if form.attempt(operations.set_year, **values):
            text, was = _("Hours and budget are saved."), before.way_back(group.version)
            undo.offer(request, text, request.path, **was)
            return redirect("network:group_detail", region, pk)
    context = room(request, group.partnership, "groups", form=form, group=group)
    return render(request, "network/group_year.html", context)
