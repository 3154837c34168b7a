"""Somebody leaves: one page for what ends, and who takes over what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.commitments import held
from samenverder.commitments.forms.leaving import LeavingForm
from samenverder.commitments.operations.leaving import leave_and_hand_over
from samenverder.network.access import get_for, user_of
from samenverder.network.models import Person
from samenverder.network.queries.groups import groups_of_person, split_by_today
from samenverder.network.queries.mandates import history_of
from samenverder.web import undo

ROWS = Person.objects.select_related("user", "partnership")


@require_http_methods(["GET", "POST"])
def person_leave(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What ends and what is handed over; sending the form does all of it, or nothing."""
    person = get_for(request, region, ROWS, "network.manage_people", pk=pk)
    if person.left_on is not None:
        return redirect("network:person_detail", region, pk)
    rows = held.held_by(person)
    sent = request.POST if request.method == "POST" else None
    form = LeavingForm(sent, person=person, rows=rows)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "person": person, "to": form.owners()}
        if form.attempt(leave_and_hand_over, seen=form.cleaned_data["seen"], **values):
            return _gone(request, region, person, form.result)
    context = {
        "person": person,
        "form": form,
        "rows": rows,
        "lines": form.lines(),
        "endings": [text for ending in held.all_endings() for text in ending.said_of(person)],
        "names": form.people.labels if form.people else [],
        "mandates": history_of(person.mandates.all())[0],
        "groups": split_by_today(groups_of_person(person))[0],
        "help_page": "netwerk",
    }
    return render(request, "commitments/person_leave.html", context)


def _gone(request: HttpRequest, region: str, person: Person, number: int) -> HttpResponse:
    text = _("%(name)s has left and no longer has access.") % {"name": person.name}
    if number:
        more = ngettext("%(n)s task is handed over.", "%(n)s tasks are handed over.", number)
        text += " " + more % {"n": number}
    if person.user_id == request.user.pk:
        messages.success(request, text)
        return redirect("insight:start")
    undo.offer(request, text, reverse("network:person_return", args=[region, person.pk]))
    return redirect("network:person_detail", region, person.pk)
