"""What a school was offered, for somebody without an account, by the secret address in the mail.

Looking never signs anybody up: programs that check mail for dangers open every link in it.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.network.views.pages import attempt
from samenverder.trainings.forms.offered import OfferedForm
from samenverder.trainings.keys import offer_address_of
from samenverder.trainings.models import OfferAddress, SignUp, SignUpState
from samenverder.trainings.operations import keeping
from samenverder.trainings.operations import offer_addresses as operations
from samenverder.trainings.queries.offer_addresses import (
    Offered,
    of_address,
    offered_with,
    open_to_schools,
)
from samenverder.trainings.queries.who import may_come
from samenverder.web import undo
from samenverder.web.back import post_or_go


def _open(key: str) -> tuple[OfferAddress, list[Offered]]:
    """What this address opens; 404 when it opens nothing (any more)."""
    address = offer_address_of(key)
    found = offered_with(address) if address is not None else []
    if address is None or not found:
        raise Http404
    return address, found


@require_http_methods(["GET", "HEAD", "POST"])
def offered(request: HttpRequest, key: str) -> HttpResponse:
    """The training and its offered dates; signing people of the own school up."""
    address, found = _open(key)
    may_join = open_to_schools(address.training, found)
    ready = [row for row in found if row.date.is_open and may_join]
    form = OfferedForm(request.POST or None, offered=ready, language=get_language() or "nl")
    if ready and form.is_valid() and form.attempt(
        operations.sign_up_with_address,
        address=address,
        date=next(row.date for row in ready if row.date.pk == form.cleaned_data["training_date"]),
        school=form.chosen_school,
        people=form.people,
    ):  # fmt: skip
        for sentence in _said(form.result):
            messages.success(request, sentence)
        return redirect("trainings:offered", key)
    context = {
        "training": address.training,
        "host": address.training.partnership,
        "schools": sorted({offer.school.name for row in found for offer in row.offers}),
        "offered": found,
        "form": form if ready else None,
        "may_join": may_join,
        "key": key,
        "undo": undo.take(request),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "trainings/offered.html", context, status=status)


def _said(rows: list[Any]) -> list[str]:
    """How the people stand who were just signed up."""
    new = [row for row in rows if row.is_new]
    placed = sum(row.state == SignUpState.IN for row in new)
    waiting = len(new) - placed
    found = []
    if placed:
        text = ngettext("%(n)d person has a place and gets a mail.",
                        "%(n)d people have a place and get a mail.", placed)  # fmt: skip
        found.append(text % {"n": placed})
    if waiting:
        text = ngettext(
            "%(n)d person is on the waiting list and gets a mail.",
            "%(n)d people are on the waiting list and get a mail.",
            waiting,
        )
        found.append(text % {"n": waiting})
    found += [
        _("%(name)s was signed up already.") % {"name": row.person.name}
        for row in rows
        if not row.is_new
    ]
    return found


@post_or_go("trainings:offered", "key")
def offered_sign_off(request: HttpRequest, key: str, row: int) -> HttpResponse:
    """Somebody this address signed up does not come; `terug`: they come after all."""
    address, _found = _open(key)
    one = of_address(address, row) if row < 2**63 else None
    if one is None:
        raise Http404
    name = one.person.name
    if request.POST.get("terug"):
        back: Any = attempt(
            request, operations.sign_up_again_with_address, address=address, row=one
        )
        for sentence in _said([back]) if back else []:
            messages.success(request, sentence)
    elif attempt(request, operations.sign_off_with_address, address=address, row=one):
        _offer_back(request, key, one, _("%(name)s is signed off.") % {"name": name})
    return redirect("trainings:offered", key)


def _offer_back(request: HttpRequest, key: str, row: SignUp, text: str) -> None:
    if not may_come(row.date.training, row.person):
        messages.success(request, text)
        return
    url = reverse("trainings:offered_sign_off", args=[key, row.pk])
    undo.offer(request, text, url, terug="ja")


@post_or_go("trainings:offered", "key")
def offered_release(request: HttpRequest, key: str, offer: int) -> HttpResponse:
    """The school does not need the places kept for it; `terug`: it does after all."""
    _address, found = _open(key)
    one = next((row for each in found for row in each.offers if row.pk == offer), None)
    if one is None:
        raise Http404
    words = {"school": one.school}
    if request.POST.get("terug"):
        if attempt(request, keeping.keep_again, offer=one, by=None):
            messages.success(request, _("The places are kept for %(school)s again.") % words)
    elif attempt(request, keeping.release_places, offer=one, by=None):
        text = _("The places of %(school)s are for others now.") % words
        url = reverse("trainings:offered_release", args=[key, offer])
        undo.offer(request, text, url, terug="ja")
    return redirect("trainings:offered", key)
