"""Signing up for a date, oneself or colleagues, and signing off."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.views.pages import attempt
from samenverder.trainings.forms.signing_up import PeopleForm
from samenverder.trainings.models import SignUp, SignUpState
from samenverder.trainings.operations import signing_up
from samenverder.trainings.queries.outside import outside_among
from samenverder.trainings.queries.sign_ups import people_of_date, waiting_before
from samenverder.trainings.queries.who import may_come, person_of
from samenverder.trainings.views.common import (
    MANAGE,
    VIEW,
    address,
    date_of,
    numbers_in,
    show,
    sign_up_of,
    to_training,
    training_for,
)
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


@post_or_go("trainings:detail", "region", "pk")
def sign_up(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Sign oneself up: a place, or the end of the waiting list."""
    training = training_for(request, region, pk, VIEW)
    date = date_of(training, day)
    me = person_of(request.user, training.partnership)
    if me is None:
        messages.warning(request, _("You are not among the people of this partnership."))
        return to_training(training)
    row = attempt(request, signing_up.sign_up, date=date, person=me, by=request.user)
    if row:
        undo.offer(request, said(row), address("sign_off", region, pk, day, row.pk))
    return redirect(back_to(request, training.get_absolute_url()))


def said(row: SignUp) -> str:
    if row.state == SignUpState.IN:
        return _("You are signed up: you have a place.")
    return _("All places are taken. You are number %(n)d on the waiting list.") % {
        "n": waiting_before(row) + 1
    }


@post_or_go("trainings:detail", "region", "pk")
def sign_off(request: HttpRequest, region: str, pk: int, day: int, row: int) -> HttpResponse:
    """Somebody does not come: oneself, or a facilitator for another."""
    training = training_for(request, region, pk, VIEW)
    date = date_of(training, day)
    found = sign_up_of(date, row)
    is_mine, was_in = found.person.user_id == request.user.pk, found.state == SignUpState.IN
    if not is_mine and not request.user.has_perm(MANAGE, training):
        raise PermissionDenied
    if attempt(request, signing_up.withdraw, row=found, by=request.user):
        text = _("You are signed off.") if is_mine else _("%(name)s is signed off.")
        text %= {"name": found.person.name}
        again = date.is_open and was_in and not date.waiting
        if is_mine and again and may_come(training, found.person):
            undo.offer(request, text, reverse("trainings:sign_up", args=[region, pk, day]))
        elif again and may_come(training, found.person):
            people = [str(found.person_id)]
            undo.offer(request, text, address("people_add", region, pk, day), people=people)
        else:
            messages.success(request, text)
    return redirect(back_to(request, training.get_absolute_url()))


@require_safe
def people(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Who has a place and who waits, in order."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    rows = people_of_date(date)
    return show(
        request,
        "people",
        training.partnership,
        training=training,
        date=date,
        present=[row for row in rows if row.state == SignUpState.IN],
        waiting=[row for row in rows if row.state == SignUpState.WAITING],
        outside=outside_among(date, rows),
        passed_over=[row for row in rows if row.state == SignUpState.OUTSIDE],
        withdrawn=[row for row in rows if row.state == SignUpState.WITHDRAWN],
    )


@require_http_methods(["GET", "POST"])
def people_add(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """A facilitator signs people up: search, tick, search again, sign them all up."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    words, sent = request.POST.get("zoek", ""), request.POST.getlist("people")
    looks = "zoeken" in request.POST
    form = PeopleForm(
        None if looks else request.POST or None,
        date=date,
        words=words[:80],
        sent=sent,
        initial={"zoek": words, "people": sent},
    )
    if form.is_valid() and form.attempt(
        signing_up.sign_up_people,
        date=date,
        by=request.user,
        people=list(form.cleaned_data["people"]),
    ):
        new = [str(row.pk) for row in form.result if row.is_new]
        url = address("people_take_back", region, pk, day)
        if new:
            undo.offer(request, _placed(form.result), url, wie=new)
        for sentence in _not_placed(date, form.result):
            messages.info(request, sentence)
        return redirect("trainings:people", region, pk, day)
    return show(
        request, "people_add", training.partnership, form=form, training=training, date=date
    )


def _placed(rows: list[Any]) -> str:
    n = sum(row.is_new and row.state == SignUpState.IN for row in rows)
    text = ngettext("%(n)d person has a place and gets a mail.",
                    "%(n)d people have a place and get a mail.", n)  # fmt: skip
    return text % {"n": n} if n else _("Nobody got a place: all are taken.")


def _not_placed(date: Any, rows: list[Any]) -> list[str]:
    """A sentence for each who has no place now, or had one."""
    order = list(date.sign_ups.filter(state=SignUpState.WAITING).order_by("rank").values_list("pk"))
    ahead = {row: at for at, (row,) in enumerate(order, start=1)}
    found = []
    for row in rows:
        words = {"name": row.person.name, "n": ahead.get(row.pk, 0)}
        if row.state == SignUpState.WAITING:
            found.append(_("%(name)s is number %(n)d on the waiting list.") % words)
        elif not row.is_new:
            found.append(_("%(name)s had a place already.") % words)
    return found


@post_or_go("trainings:people", "region", "pk", "day")
def people_take_back(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Undo of signing several people up."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    sent = numbers_in(request, "wie")
    n = attempt(request, signing_up.withdraw_people, date=date, pks=sent, by=request.user)
    if n:
        text = ngettext("%(n)d person is signed off.", "%(n)d people are signed off.", n)
        messages.success(request, text % {"n": n})
    return redirect("trainings:people", region, pk, day)
