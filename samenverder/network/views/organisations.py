"""Organisations: adding, changing, stopping."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.forms.organisations import ExistingOrganisationForm, OrganisationForm
from samenverder.network.models import Mandate, Membership, Welcome
from samenverder.network.operations import organisations
from samenverder.network.queries.mandates import history_of
from samenverder.network.queries.organisations import coordinated_elsewhere, may_rename
from samenverder.network.queries.people import PeopleFilter, people_of
from samenverder.network.views.pages import room
from samenverder.web import undo

ROWS = Membership.objects.select_related("organisation")


@require_safe
def organisation_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One organisation in this partnership, with its people (not for readers)."""
    membership = get_for(request, region, ROWS, "network.view_partnership", organisation_id=pk)
    context = room(
        request, membership.partnership, "partners", membership=membership, undo=undo.take(request)
    )
    held = Mandate.objects.filter(partnership=membership.partnership)
    now, earlier = history_of(held.filter(organisation_id=membership.organisation_id))
    welcomes = Welcome.objects.filter(partnership=membership.partnership)
    context |= {
        "mandates": now,
        "mandates_earlier": earlier,
        "welcome": welcomes.filter(organisation_id=membership.organisation_id).first(),
    }
    if context["can_see_people"]:
        narrowed = PeopleFilter(organisation=membership.organisation_id)
        context["people"] = people_of(membership.partnership, narrowed)
    return render(request, "network/organisation_detail.html", context)


@require_http_methods(["GET", "POST"])
def organisation_add(request: HttpRequest, region: str) -> HttpResponse:
    """A new organisation."""
    partnership = get_partnership_for(request, region, "network.manage_people")
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {"by": request.user, "partnership": partnership, **form.values()}
        if form.attempt(organisations.add_organisation, **values):
            name = form.result.organisation.name
            messages.success(request, _("%(name)s takes part.") % {"name": name})
            return redirect("network:organisation_detail", region, form.result.organisation_id)
    elsewhere = coordinated_elsewhere(request.user, partnership).exists()  # type: ignore[arg-type]
    context = room(request, partnership, "partners", form=form, elsewhere=elsewhere)
    return render(request, "network/organisation_add.html", context)


@require_http_methods(["GET", "POST"])
def organisation_existing(request: HttpRequest, region: str) -> HttpResponse:
    """An organisation this coordinator knows from another partnership."""
    partnership = get_partnership_for(request, region, "network.manage_people")
    user: Any = request.user
    rows = coordinated_elsewhere(user, partnership)
    form = ExistingOrganisationForm(request.POST or None, organisations=rows)
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data["organisation"]
        organisations.take_in(by=user, partnership=partnership, organisation=organisation)
        messages.success(request, _("%(name)s takes part.") % {"name": organisation.name})
        return redirect("network:organisation_detail", region, organisation.pk)
    context = room(request, partnership, "partners", form=form, has_any=rows.exists())
    return render(request, "network/organisation_existing.html", context)


@require_http_methods(["GET", "POST"])
def organisation_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change an organisation; what others would see too only when one coordinates all of it."""
    membership = get_for(request, region, ROWS, "network.manage_people", organisation_id=pk)
    rename = may_rename(request.user, membership.organisation)  # type: ignore[arg-type]
    form = OrganisationForm(request.POST or None, membership=membership, rename=rename)
    if request.method == "POST" and form.is_valid():
        values = {"by": request.user, "membership": membership, **form.values()}
        version = form.cleaned_data["version"] or 0
        if form.attempt(organisations.change_organisation, version=version, **values):
            messages.success(request, _("The organisation is changed."))
            return redirect("network:organisation_detail", region, pk)
    context = room(
        request, membership.partnership, "partners", membership=membership, form=form, rename=rename
    )
    return render(request, "network/organisation_edit.html", context)


@require_POST
def organisation_end(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The organisation stops taking part; one step back is offered."""
    membership = get_for(request, region, ROWS, "network.manage_people", organisation_id=pk)
    organisations.end_membership(by=request.user, membership=membership)  # type: ignore[arg-type]
    text = _("%(name)s no longer takes part.") % {"name": membership.organisation.name}
    undo.offer(request, text, reverse("network:organisation_renew", args=[region, pk]))
    return redirect("network:partners", region)


@require_POST
def organisation_renew(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The organisation takes part again."""
    membership = get_for(request, region, ROWS, "network.manage_people", organisation_id=pk)
    organisations.renew_membership(by=request.user, membership=membership)  # type: ignore[arg-type]
    name = membership.organisation.name
    messages.success(request, _("%(name)s takes part again.") % {"name": name})
    return redirect("network:organisation_detail", region, pk)
