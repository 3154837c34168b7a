"""One person: details, positions, leaving."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.network.access import get_for
from samenverder.network.forms.people import PersonForm, PositionForm
from samenverder.network.models import Person, Position
from samenverder.network.operations import leaving, people
from samenverder.network.queries.groups import groups_of_person, split_by_today
from samenverder.network.queries.mandates import history_of
from samenverder.network.queries.people import invitation_of, role_of
from samenverder.network.views.pages import room
from samenverder.web import undo

ROWS = Person.objects.select_related("user", "partnership")


@require_safe
def person_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Who somebody is, what they do, and (for coordinators) their access."""
    person = get_for(request, region, ROWS, "network.view_people", pk=pk)
    today = timezone.localdate()
    held = list(person.positions.select_related("organisation").order_by("-since", "pk"))
    mandates, mandates_earlier = history_of(person.mandates.all())
    groups, groups_earlier = split_by_today(groups_of_person(person))
    context = room(
        request,
        person.partnership,
        "people",
        person=person,
        positions=[row for row in held if row.until is None or row.until > today],
        earlier=[row for row in held if row.until is not None and row.until <= today],
        mandates=mandates,
        mandates_earlier=mandates_earlier,
        groups=groups,
        groups_earlier=groups_earlier,
        welcome=person.welcomes.first(),
        today=today,
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
    initial = {"version": person.version, "since": timezone.localdate()}
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
    initial: dict[str, Any] = {"version": person.version}
    initial |= {name: getattr(row, name) for name in ("layer", "title", "since", "until")}
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
def person_return(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The person is back."""
    person = get_for(request, region, ROWS, "network.manage_people", pk=pk)
    leaving.come_back(by=request.user, person=person)  # type: ignore[arg-type]
    messages.success(request, _("%(name)s is back.") % {"name": person.name})
    return redirect("network:person_detail", region, pk)
