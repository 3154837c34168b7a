"""Who has which role, and invitations."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.forms.people import ROLE_MEANS, RoleForm
from samenverder.network.models import Access, Invitation, Person, Role
from samenverder.network.operations import access as operations
from samenverder.network.operations import invitations
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.people import access_of, open_invitations
from samenverder.network.views.pages import room

ROWS = Access.objects.select_related("user", "partnership")
OPEN = Invitation.objects.open().select_related("person", "partnership")


@require_safe
def access(request: HttpRequest, region: str) -> HttpResponse:
    """Everybody with access, and who is invited."""
    partnership = get_partnership_for(request, region, "network.manage_access")
    context = room(
        request,
        partnership,
        "access",
        rows=access_of(partnership),
        invitations=open_invitations(partnership),
        meanings=ROLE_MEANS.values(),
    )
    return render(request, "network/access.html", context)


@require_http_methods(["GET", "POST"])
def access_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another role for somebody."""
    row = get_for(request, region, ROWS, "network.manage_access", pk=pk)
    initial = {"role": row.role, "was": row.role}
    form = RoleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {"by": request.user, "access": row, **form.cleaned_data}
        if form.attempt(operations.change_role, **values):
            said = {"name": row.user, "role": form.result.get_role_display().lower()}
            messages.success(request, _("%(name)s is now %(role)s.") % said)
            mine = row.user_id == request.user.pk and form.result.role != Role.COORDINATOR
            return redirect("network:partners" if mine else "network:access", region)
    context = room(request, row.partnership, "access", row=row, form=form)
    return render(request, "network/access_edit.html", context)


@require_POST
def access_take(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """End somebody's access at once; they stay in the list of people."""
    row = get_for(request, region, ROWS, "network.manage_access", pk=pk)
    try:
        operations.take_access(by=request.user, access=row)  # type: ignore[arg-type]
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return redirect("network:access_edit", region, pk)
    messages.success(request, _("%(name)s no longer has access.") % {"name": row.user})
    if row.user_id == request.user.pk:
        return redirect("insight:start")
    return redirect("network:access", region)


@require_http_methods(["GET", "POST"])
def person_invite(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Invite one person, with a role."""
    people = Person.objects.select_related("partnership")
    person = get_for(request, region, people, "network.manage_access", pk=pk)
    form = RoleForm(request.POST or None, initial={"role": Role.MEMBER})
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        if form.attempt(invitations.invite, by=request.user, person=person, role=role):
            return _sent(request, form.result)
    context = room(request, person.partnership, "people", person=person, form=form)
    return render(request, "network/person_invite.html", context)


@require_POST
def invitation_resend(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The same invitation once more."""
    row = get_for(request, region, OPEN, "network.manage_access", pk=pk)
    return _sent(request, invitations.resend(by=request.user, invitation=row))  # type: ignore[arg-type]


@require_POST
def invitation_withdraw(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The link stops working."""
    row: Any = get_for(request, region, OPEN, "network.manage_access", pk=pk)
    person = row.person
    invitations.withdraw(by=request.user, invitation=row)  # type: ignore[arg-type]
    messages.success(request, _("The invitation to %(name)s is withdrawn.") % {"name": person.name})
    return redirect("network:person_detail", region, person.pk)


def _sent(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    text = _("The invitation to %(email)s is on its way.") % {"email": invitation.email}
    messages.success(request, text)
    slug = invitation.partnership.slug
    return redirect("network:person_detail", slug, invitation.person_id)
