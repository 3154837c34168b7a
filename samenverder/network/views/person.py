"""One person: details, positions, leaving."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.network.access import get_for
from samenverder.network.forms.people import PersonForm, PositionForm
from samenverder.network.models import Person, Position
from samenverder.network.operations import leaving, people
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.people import invitation_of, role_of
from samenverder.network.views.pages import room
from samenverder.web import undo

ROWS = Person.objects.select_related("user", "partnership")


@require_safe
def person_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Who somebody is, what they do, and (for coordinators) their access."""
    person = get_for(request, region, ROWS, "network.view_people", pk=pk)
    held = list(person.positions.select_related("organisation").order_by("pk"))
    now = set(person.positions.current().values_list("pk", flat=True))
    context = room(
        request,
        person.partnership,
        "people",
        person=person,
        positions=[row for row in held if row.pk in now],
        earlier=[row for row in held if row.pk not in now],
        undo=undo.take(request),
    )
    if context["can_manage"]:
        context |= {"access": role_of(person), "invitation": invitation_of(person)}
    return render(request, "network/person_detail.html", context)


@require_http_methods(["GET", "POST"])
def person_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another name or address."""
    person = get_for(request, region, ROWS, "network.manage_people", pk=pk)
    initial = {"name": person.name, "email": person.email, "version": person.version}
    form = PersonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {"by": request.user, "person": person, **form.cleaned_data}
        if form.attempt(people.change_person, **values):
            _tell_changed(request, form.result)
            return redirect("network:person_detail", region, pk)
    context = room(request, person.partnership, "people", person=person, form=form)
    return render(request, "network/person_edit.html", context)


def _tell_changed(request: HttpRequest, withdrawn: int) -> None:
    text = _("The changes are saved.")
    if withdrawn:
        text += " " + ngettext(
            "The invitation to the old address no longer works: invite again.",
            "The invitations to the old address no longer work: invite again.",
            withdrawn,
        )
    messages.success(request, text)


@require_http_methods(["GET", "POST"])
def position_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Something the person does as well."""
    person = get_for(request, region, ROWS, "network.manage_people", pk=pk)
    initial = {"version": person.version}
    form = PositionForm(request.POST or None, partnership=person.partnership, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {"by": request.user, "person": person, **form.cleaned_data}
        if form.attempt(people.add_position, **values):
            messages.success(request, _("The position is added."))
            return redirect("network:person_detail", region, pk)
    context = room(request, person.partnership, "people", person=person, form=form)
    return render(request, "network/position_form.html", context)


@require_http_methods(["GET", "POST"])
def position_edit(request: HttpRequest, region: str, pk: int, position: int) -> HttpResponse:
    """Another layer or role at the same organisation."""
    person, row = _position(request, region, pk, position)
    initial = {"version": person.version, "layer": row.layer, "title": row.title}
    form = PositionForm(
        request.POST or None, partnership=person.partnership, position=row, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        values = {"by": request.user, "position": row, **form.cleaned_data}
        if form.attempt(people.change_position, **values):
            messages.success(request, _("The position is changed."))
            return redirect("network:person_detail", region, pk)
    context = room(request, person.partnership, "people", person=person, form=form, position=row)
    return render(request, "network/position_form.html", context)


@require_POST
def position_end(request: HttpRequest, region: str, pk: int, position: int) -> HttpResponse:
    """The person no longer does this; one step back is offered."""
    person, row = _position(request, region, pk, position)
    people.end_position(by=request.user, position=row)  # type: ignore[arg-type]
    text = _("The position at %(name)s has ended.") % {"name": row.organisation.name}
    address = reverse("network:position_resume", args=[region, person.pk, row.pk])
    undo.offer(request, text, address)
    return redirect("network:person_detail", region, pk)


@require_POST
def position_resume(request: HttpRequest, region: str, pk: int, position: int) -> HttpResponse:
    """The person does this again."""
    _person, row = _position(request, region, pk, position)
    people.resume_position(by=request.user, position=row)  # type: ignore[arg-type]
    messages.success(request, _("The position goes on."))
    return redirect("network:person_detail", region, pk)


def _position(request: HttpRequest, region: str, pk: int, position: int) -> tuple[Any, Position]:
    person = get_for(request, region, ROWS, "network.manage_people", pk=pk)
    row = get_object_or_404(person.positions.select_related("organisation"), pk=position)
    row.person = person
    return person, row


@require_POST
def person_leave(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The person leaves; access ends at once; one step back is offered."""
    person = get_for(request, region, ROWS, "network.manage_people", pk=pk)
    try:
        leaving.leave(by=request.user, person=person)  # type: ignore[arg-type]
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return redirect("network:person_detail", region, pk)
    text = _("%(name)s has left and no longer has access.") % {"name": person.name}
    undo.offer(request, text, reverse("network:person_return", args=[region, pk]))
    if person.user_id == request.user.pk:
        return redirect("insight:start")
    return redirect("network:person_detail", region, pk)


@require_POST
def person_return(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The person is back."""
    person = get_for(request, region, ROWS, "network.manage_people", pk=pk)
    leaving.come_back(by=request.user, person=person)  # type: ignore[arg-type]
    messages.success(request, _("%(name)s is back.") % {"name": person.name})
    return redirect("network:person_detail", region, pk)
