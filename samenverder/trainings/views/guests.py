"""Letting another region come, and what its people see: never a list of regions, never names."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.access import SignInNeeded, get_for, row_or_404
from samenverder.network.mail import absolute_url
from samenverder.network.views.pages import attempt
from samenverder.trainings.forms.guests import AcceptForm, InviteRegionForm
from samenverder.trainings.keys import code_of, guest_key
from samenverder.trainings.models import GuestCode, SignUp, TrainingGuest
from samenverder.trainings.operations import guests
from samenverder.trainings.queries.catalogue import dates_of
from samenverder.trainings.queries.guests import coordinated_besides
from samenverder.trainings.queries.who import own_sign_ups, person_of
from samenverder.trainings.views.common import VIEW, date_of, show, training_for
from samenverder.trainings.views.signing_up import said
from samenverder.web import undo
from samenverder.web.back import post_or_go

SHARE = "trainings.share_training"
ROWS = TrainingGuest.objects.filter(accepted_at__isnull=False, training__removed_at=None)


@require_http_methods(["GET", "POST"])
def guest_codes(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Which other regions were invited or may come; inviting one more."""
    training = training_for(request, region, pk, SHARE)
    form = InviteRegionForm(request.POST or None)
    if form.is_valid() and form.attempt(
        guests.invite_region, training=training, by=request.user, **form.cleaned_data
    ):
        messages.success(
            request, _("The address is ready. Send it to the coordinator of that region.")
        )
        return redirect("trainings:guest_codes", region, pk)
    codes = training.guest_codes.filter(ended_at=None).select_related("guest__partnership")
    rows = [{"code": code, "url": _address(code)} for code in codes.order_by("made_at", "pk")]
    return show(
        request, "guest_codes", training.partnership, training=training, form=form, rows=rows
    )


def _address(code: GuestCode) -> str:
    """The secret address; empty once it was used."""
    if code.guest_id:
        return ""
    return absolute_url(reverse("trainings:guest_accept", args=[guest_key(code)]))


@post_or_go("trainings:guest_codes", "region", "pk")
def guest_end(request: HttpRequest, region: str, pk: int, code: int) -> HttpResponse:
    """End an invitation; the region that came with it no longer may."""
    training = training_for(request, region, pk, SHARE)
    found = row_or_404(training.guest_codes.filter(ended_at=None), pk=code)
    gone = attempt(request, guests.end_invitation, code=found, by=request.user)
    if gone is not None:
        messages.success(request, _ended(gone))
    return redirect("trainings:guest_codes", region, pk)


def _ended(gone: int) -> str:
    if not gone:
        return _("The invitation is ended.")
    text = ngettext(
        "The invitation is ended. %(n)d person is signed off and gets a mail.",
        "The invitation is ended. %(n)d people are signed off and get a mail.",
        gone,
    )
    return text % {"n": gone}


@require_http_methods(["GET", "POST"])
def guest_accept(request: HttpRequest, key: str) -> HttpResponse:
    """What the secret address opens: the training, and saying yes for one's own partnership."""
    code = code_of(key)
    if code is None:
        raise Http404
    if not request.user.is_authenticated:
        raise SignInNeeded
    mine = coordinated_besides(request.user, code.training.partnership)
    if code.guest is not None:
        known = next((row for row in mine if row.pk == code.guest.partnership_id), None)
        if known is None:
            raise Http404
        return redirect("trainings:guest", known.slug, code.guest_id)
    form = AcceptForm(request.POST or None, partnerships=mine)
    if form.is_valid() and form.attempt(
        guests.accept, code=code, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("Everybody of your partnership can sign up now."))
        return redirect("trainings:guest", form.cleaned_data["partnership"].slug, form.result.pk)
    context = {
        "training": code.training,
        "host": code.training.partnership,
        "dates": [date for date in dates_of(code.training) if not date.is_past],
        "form": form,
        "may_accept": bool(mine),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "trainings/guest_accept.html", context, status=status)


def _guest_for(request: HttpRequest, region: str, pk: int, permission: str = VIEW) -> TrainingGuest:
    """A training of another region that this partnership may come to; 404 for all others."""
    rows = ROWS.select_related("training__partnership", "training__provider")
    return get_for(request, region, rows, permission, pk=pk)


@require_safe
def guest(request: HttpRequest, region: str, guest: int) -> HttpResponse:
    """A training of another region: what it says of itself, its dates, whether there is a place."""
    row = _guest_for(request, region, guest)
    training, me = row.training, person_of(request.user, row.partnership)
    mine = own_sign_ups(me, training)
    dates = dates_of(training)
    for date in dates:
        date.mine = mine.get(date.pk)
    return show(
        request,
        "guest",
        row.partnership,
        training=training,
        guest=row,
        host=training.partnership,
        coming=[date for date in dates if not date.is_past],
        past=[date for date in dates if date.is_past and date.mine][::-1],
        me=me,
        may_share=request.user.has_perm(SHARE, row.partnership),
    )


@post_or_go("trainings:guest", "region", "guest")
def guest_sign_up(request: HttpRequest, region: str, guest: int, day: int) -> HttpResponse:
    """Sign oneself up for a date of another region."""
    row = _guest_for(request, region, guest)
    date = date_of(row.training, day)
    me = person_of(request.user, row.partnership)
    if me is None:
        messages.warning(request, _("You are not among the people of this partnership."))
        return redirect("trainings:guest", region, guest)
    done: Any = attempt(request, guests.sign_up_from_elsewhere, guest=row, date=date, person=me)
    if done:
        url = reverse("trainings:guest_sign_off", args=[region, guest, day])
        undo.offer(request, said(done), url)
    return redirect("trainings:guest", region, guest)


@post_or_go("trainings:guest", "region", "guest")
def guest_sign_off(request: HttpRequest, region: str, guest: int, day: int) -> HttpResponse:
    """Sign oneself off."""
    row = _guest_for(request, region, guest)
    date = date_of(row.training, day)
    found = row_or_404(
        SignUp.objects.select_related("person"),
        date=date,
        person__user=request.user.pk,
        person__partnership=row.partnership,
    )
    found.date = date
    if attempt(request, guests.sign_off_from_elsewhere, guest=row, row=found):
        messages.success(request, _("You are signed off."))
    return redirect("trainings:guest", region, guest)


@post_or_go("trainings:guest", "region", "guest")
def guest_leave(request: HttpRequest, region: str, guest: int) -> HttpResponse:
    """This partnership no longer comes to the training of the other region."""
    row = _guest_for(request, region, guest, SHARE)
    if attempt(request, guests.leave, guest=row, by=request.user) is not None:
        messages.success(
            request, _("The training is off your list. Who was signed up gets a mail.")
        )
    return redirect("trainings:list", region)
