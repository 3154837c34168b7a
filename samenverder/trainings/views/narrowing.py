"""Fewer may come than before: freeing places of who falls outside, and the ways back."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.network.models import Organisation
from samenverder.network.queries.organisations import organisations_of
from samenverder.network.views.pages import attempt
from samenverder.trainings.models import Training
from samenverder.trainings.operations import narrowing
from samenverder.trainings.operations.catalogue import change_training
from samenverder.trainings.operations.import_reading import MOST_PLACES
from samenverder.trainings.views.common import (
    MANAGE,
    address,
    date_of,
    numbers_in,
    to_training,
    training_for,
)
from samenverder.web import undo
from samenverder.web.back import post_or_go

SEEN = "buiten"  # the numbers somebody saw before saving


def offer_open_again(
    request: HttpRequest, training: Training, before: Iterable[Organisation], version: int
) -> None:
    """Say that fewer may come now, with the way back to who came before while it is `version`."""
    text = _("The training is changed: fewer people may come. Who has a place keeps it.")
    url = address("open_again", training.partnership.slug, training.pk)
    partners = [str(row.pk) for row in before]
    undo.offer(request, text, url, partners=partners, version=str(version))


@post_or_go("trainings:detail", "region", "pk")
def open_again(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of that: these partners may come again, all when none is named."""
    training = training_for(request, region, pk, MANAGE)
    sent = numbers_in(request, "partners")
    partners = list(organisations_of(training.partnership).filter(pk__in=sent))
    if len(partners) < len(set(sent)):
        messages.warning(
            request, _("One of these partners is no longer here. Choose who may come.")
        )
        return redirect("trainings:change", region, pk)
    if attempt(
        request,
        change_training,
        training=training,
        by=request.user,
        version=next(iter(numbers_in(request, "version")), 0),
        for_all_partners=not partners,
        partners=partners,
    ):
        messages.success(request, _("Who could come before may come again."))
    return to_training(training)


@post_or_go("trainings:people", "region", "pk", "day")
def people_free(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Free the places of who was ticked, or of all who may no longer come."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    pks = None if request.POST.get("alle") else numbers_in(request, "wie", MOST_PLACES)
    freed: Any = attempt(request, narrowing.free_places, date=date, pks=pks, by=request.user)
    if freed:
        text = ngettext(
            "The place of %(n)d person is freed. They get a mail that says why.",
            "The places of %(n)d people are freed. They get a mail that says why.",
            len(freed),
        ) % {"n": len(freed)}
        url = address("people_back", region, pk, day)
        undo.offer(request, text, url, wie=[str(row) for row in freed])
    elif freed is not None:
        asked = _("None of them has such a place any more. Nothing is changed.")
        nobody = _("Tick whose place you free. Nothing is changed.")
        messages.info(request, asked if pks or pks is None else nobody)
    return redirect("trainings:people", region, pk, day)


@post_or_go("trainings:people", "region", "pk", "day")
def people_back(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """Undo of freeing."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    sent = numbers_in(request, "wie", MOST_PLACES)
    back: Any = attempt(request, narrowing.give_back, date=date, pks=sent, by=request.user)
    if back:
        text = ngettext("%(n)d person has the place back and gets a mail.",
                        "%(n)d people have their place back and get a mail.",
                        len(back))  # fmt: skip
        messages.success(request, text % {"n": len(back)})
    return redirect("trainings:people", region, pk, day)
