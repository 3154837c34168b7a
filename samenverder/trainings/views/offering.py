"""Offering a date to schools that need the training, and keeping places for them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.trainings.forms.offering import KeepForm, OfferForm
from samenverder.trainings.models import DateOffer, TrainingDate
from samenverder.trainings.operations import keeping, offering
from samenverder.trainings.queries.kept import with_used
from samenverder.trainings.queries.offers import (
    mailed_at,
    offered_schools,
    open_schools,
    schools_of,
    speaks_for,
)
from samenverder.trainings.views.common import (
    MANAGE,
    VIEW,
    address,
    date_of,
    show,
    to_training,
    training_for,
)
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


def _offer_of(date: TrainingDate, pk: int) -> DateOffer:
    rows = with_used(DateOffer.objects.select_related("school"))
    found: DateOffer = row_or_404(rows, date=date, pk=pk)
    found.date = date
    return found


@require_http_methods(["GET", "POST"])
def date_offer(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Offer a date to schools that need the training: first who hears of it, then the mail."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    known = offered_schools(date)
    new = [school for school in schools_of(training) if school.pk not in known]
    may_come = {school.pk for school in open_schools(training)}
    waiting = [school for school in new if school.pk in may_come]
    form = OfferForm(request.POST or None, date=date, schools=waiting)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(offering.offer_date, date=date, by=request.user, **form.cleaned_data)
    ):
        n = len(form.result)
        text = ngettext("The date is offered to %(n)d school.",
                        "The date is offered to %(n)d schools.", n)  # fmt: skip
        messages.success(request, text % {"n": n})
        return to_training(training, "#scholen")
    return show(
        request,
        "date_offer",
        training.partnership,
        form=form,
        training=training,
        date=date,
        offered=list(known.values()),
        waiting=waiting,
        closed=[school for school in new if school.pk not in may_come],
        who=[(name, [row.name for row in people])
             for name, people in mailed_at(training, waiting).items()],
    )  # fmt: skip


@post_or_go("trainings:detail", "region", "pk")
def offer_take_back(
    request: HttpRequest, region: str, pk: int, day: int, offer: int
) -> HttpResponse:
    """The date no longer stands on the start page of a school."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    found = _offer_of(date, offer)
    if attempt(request, offering.take_offer_back, offer=found, by=request.user):
        messages.success(request, _("The offer is taken back. Who signed up keeps their place."))
    return redirect("trainings:date_offer", region, pk, day)


@require_http_methods(["GET", "POST"])
def offer_keep(request: HttpRequest, region: str, pk: int, day: int, offer: int) -> HttpResponse:
    """How many places are kept for a school to which the date was offered."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    found = _offer_of(date, offer)
    form = KeepForm(request.POST or None, offer=found)
    if form.is_valid() and form.attempt(
        keeping.keep_places, offer=found, by=request.user, **form.cleaned_data
    ):
        n = form.result.kept
        text = ngettext("%(n)d place is kept for %(school)s.",
                        "%(n)d places are kept for %(school)s.", n)  # fmt: skip
        if not n:
            text = _("No places are kept for %(school)s.")
        messages.success(request, text % {"n": n, "school": found.school})
        return redirect("trainings:date_offer", region, pk, day)
    return show(
        request,
        "offer_keep",
        training.partnership,
        form=form,
        training=training,
        date=date,
        offer=found,
    )


@post_or_go("trainings:detail", "region", "pk")
def offer_release(request: HttpRequest, region: str, pk: int, day: int, offer: int) -> HttpResponse:
    """A school does not need the places that are kept for it; `terug`: it does after all."""
    training = training_for(request, region, pk, VIEW)
    found = _offer_of(date_of(training, day), offer)
    if not request.user.has_perm(MANAGE, training) and not speaks_for(
        request.user, training, found.school
    ):
        raise PermissionDenied
    words = {"school": found.school}
    if request.POST.get("terug"):
        if attempt(request, keeping.keep_again, offer=found, by=request.user):
            messages.success(request, _("The places are kept for %(school)s again.") % words)
    elif attempt(request, keeping.release_places, offer=found, by=request.user):
        text = _("The places of %(school)s are for others now.") % words
        undo.offer(request, text, address("offer_release", region, pk, day, offer), terug="ja")
    return redirect(back_to(request, training.get_absolute_url() + "#scholen"))
