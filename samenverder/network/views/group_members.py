"""Who is in a group, from when until when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.lib.text import whole_number
from samenverder.network.access import get_for, user_of
from samenverder.network.forms.groups import MemberForm
from samenverder.network.models import GroupMember, WorkingGroup
from samenverder.network.operations import groups as operations
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.views.pages import end_from, room
from samenverder.web import undo

GROUPS = WorkingGroup.objects.all()


@require_http_methods(["GET", "POST"])
def member_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Somebody joins the group."""
    group = get_for(request, region, GROUPS, "network.manage_groups", pk=pk)
    form = MemberForm(request.POST or None, group=group)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "group": group, **form.cleaned_data}
        lead = operations.lead_of(group)
        if form.attempt(operations.add_member, **values):
            said = {"name": form.result.person.name, "group": group.name}
            url = reverse("network:group_member_end", args=[region, pk, form.result.pk])
            way_back = {"version": str(group.version), "vergissing": "ja", **_led_by(lead)}
            undo.offer(request, _("%(name)s is in “%(group)s”.") % said, url, **way_back)
            return redirect("network:group_detail", region, pk)
    context = room(request, group.partnership, "groups", group=group, form=form)
    return render(request, "network/group_member_form.html", context)


@require_http_methods(["GET", "POST"])
def member_edit(request: HttpRequest, region: str, pk: int, member: int) -> HttpResponse:
    """Another period, or the lead."""
    group, row = _member(request, region, pk, member)
    form = MemberForm(request.POST or None, group=group, member=row)
    if request.method == "POST" and form.is_valid():
        lead = operations.lead_of(group)
        instead = _lead_instead(request, group)
        values = {"by": user_of(request), "member": row, **form.cleaned_data}
        if form.attempt(operations.change_member, lead_instead=instead, **values):
            was = {**form.way_back(group.version), **_led_by(lead)}
            undo.offer(request, _("The changes are saved."), request.path, **was)
            return redirect("network:group_detail", region, pk)
    context = room(request, group.partnership, "groups", group=group, form=form, member=row)
    return render(request, "network/group_member_form.html", context)


@require_POST
def member_end(request: HttpRequest, region: str, pk: int, member: int) -> HttpResponse:
    """Somebody is no longer in the group from today, or (`vergissing`) never was."""
    group, row = _member(request, region, pk, member)
    text = _("%(name)s is no longer in “%(group)s”.")
    text %= {"name": row.person.name, "group": group.name}
    if request.POST.get("vergissing") == "ja":
        if _take_off(request, group, row):
            messages.success(request, text)
        return redirect("network:group_detail", region, pk)
    was = row.until.isoformat() if row.until else ""
    operations.end_member(by=user_of(request), member=row)
    url = reverse("network:group_member_resume", args=[region, pk, row.pk])
    undo.offer(request, text, url, until=was)
    return redirect("network:group_detail", region, pk)


@require_POST
def member_resume(request: HttpRequest, region: str, pk: int, member: int) -> HttpResponse:
    """Somebody is in the group again."""
    group, row = _member(request, region, pk, member)
    said = {"name": row.person.name, "group": group.name}
    try:
        operations.resume_member(by=user_of(request), member=row, until=end_from(request))
        messages.success(request, _("%(name)s is in “%(group)s” again.") % said)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("network:group_detail", region, pk)


def _take_off(request: HttpRequest, group: WorkingGroup, row: GroupMember) -> bool:
    """Undo that somebody was added, when nothing else changed since."""
    try:
        operations.take_off_member(
            by=user_of(request),
            member=row,
            version=whole_number(request.POST.get("version", "")),
            lead_instead=_lead_instead(request, group),
        )
    except EditedMeanwhile:
        messages.error(request, _("Somebody changed this group meanwhile: nothing was undone."))
        return False
    return True


def _led_by(lead: GroupMember | None) -> dict[str, str]:
    return {"leider": str(lead.pk)} if lead else {}


def _lead_instead(request: HttpRequest, group: WorkingGroup) -> GroupMember | None:
    """Who led the group before, as the way back sends it."""
    return group.members.filter(pk=whole_number(request.POST.get("leider", ""))).first()


def _member(
    request: HttpRequest, region: str, pk: int, member: int
) -> tuple[WorkingGroup, GroupMember]:
    group = get_for(request, region, GROUPS, "network.manage_groups", pk=pk)
    row = get_object_or_404(group.members.select_related("person"), pk=member)
    row.group = group
    return group, row
