"""The dates of a training: add, change, call off, hold after all, remove, put back."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.network.views.pages import attempt, to_what_is_there
from samenverder.trainings.forms.dates import CancelForm, DateForm
from samenverder.trainings.models import Training, TrainingDate
from samenverder.trainings.operations import dates
from samenverder.trainings.views.common import (
    MANAGE,
    address,
    date_of,
    show,
    to_training,
    training_for,
)
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def date_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A new date."""
    training = training_for(request, region, pk, MANAGE)
    form = DateForm(request.POST or None)
    if form.is_valid() and form.attempt(
        dates.add_date_once, training=training, by=request.user, **form.values()
    ):
        text = _added(form.result)
        messages.success(request, " ".join([text, *_about_hours(training, form.result)]))
        return to_training(training)
    if form.there:
        return to_what_is_there(request, form.there)
    return show(request, "date_form", training.partnership, form=form, training=training)


def _added(date: TrainingDate) -> str:
    """What one can do with a new date: sign up, or only note who was there."""
    if date.is_over:
        return _("The date stands under the earlier dates. Now note who was there.")
    if date.is_past:
        return _("The date is in the catalogue and goes on now. Note who is there.")
    if not date.is_open:
        return _("The date is in the catalogue. The last day to sign up has passed.")
    return _("The date is in the catalogue. People can sign up.")


@require_http_methods(["GET", "POST"])
def date_change(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Another time, place or number of places; who is signed up hears of it."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    form = DateForm(request.POST or None, date=date)
    if form.is_valid() and form.attempt(
        dates.change_date, date=date, by=request.user, **form.values()
    ):
        messages.success(request, _said(date, form.result))
        return to_training(training)
    return show(request, "date_form", training.partnership, form=form, training=training, date=date)


def _said(before: TrainingDate, now: TrainingDate) -> str:
    """What the change meant for who is signed up."""
    taken = now.sign_ups.filter(state="in").count()
    moved = max(0, taken - before.taken)  # type: ignore[attr-defined]
    said = [_("The date is changed.")]
    if now.sequence != before.sequence and taken and not now.is_past:
        said.append(_("Everybody who is signed up gets a mail."))
    if moved:
        text = ngettext("%(n)d person moved up from the waiting list.",
                        "%(n)d people moved up from the waiting list.", moved)  # fmt: skip
        said.append(text % {"n": moved})
    if taken > now.capacity:
        text = _("There are %(n)d people for %(places)d places: nobody loses their place.")
        said.append(text % {"n": taken, "places": now.capacity})
    said += _about_hours(before.training, now)
    return " ".join(said)


def _about_hours(training: Training, date: TrainingDate) -> list[str]:
    """A hint when the date is longer or shorter than its training; a certificate says both."""
    here = (date.ends_at - date.starts_at) / dt.timedelta(hours=1)
    if training.hours is None or float(training.hours) == round(here, 1):
        return []
    text = _("Does that fit? The training takes %(hours)s hours, this date %(here)s.")
    return [text % {"hours": floatformat(training.hours, -1), "here": floatformat(here, -1)}]


@require_http_methods(["GET", "POST"])
def date_cancel(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Call a date off, with a reason for who is signed up."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    form = CancelForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(dates.cancel_date, date=date, by=request.user, **form.cleaned_data)
    ):
        text = _("The date is called off. Everybody who is signed up gets a mail.")
        undo.offer(request, text, address("date_hold", region, pk, day))
        return to_training(training)
    return show(
        request, "date_cancel", training.partnership, form=form, training=training, date=date
    )


@post_or_go("trainings:detail", "region", "pk")
def date_hold(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """It goes ahead after all."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    if attempt(request, dates.hold_date, date=date, by=request.user):
        messages.success(request, _("The date goes ahead. Everybody who is signed up gets a mail."))
    return to_training(training)


@post_or_go("trainings:detail", "region", "pk")
def date_remove(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Take a date for which nobody is signed up off the list."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    if attempt(request, dates.remove_date, date=date, by=request.user):
        undo.offer(
            request, _("The date is off the list."), address("date_restore", region, pk, day)
        )
    return to_training(training)


@post_or_go("trainings:detail", "region", "pk")
def date_restore(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Undo of removing."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day, removed=True)
    attempt(request, dates.restore_date, date=date, by=request.user)
    return to_training(training)
