"""The catalogue: the list, one training, making, changing, copying, removing."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.text import number_word, upper_first
from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import attempt, to_what_is_there
from samenverder.trainings.forms.catalogue import ChangeTrainingForm, TrainingForm
from samenverder.trainings.forms.listing import TABS, TrainingFilter
from samenverder.trainings.models import Training, TrainingDate
from samenverder.trainings.operations import catalogue
from samenverder.trainings.operations.import_choices import open_to_of
from samenverder.trainings.queries.catalogue import (
    Choice,
    dates_of,
    removed_trainings,
    trainings_of,
)
from samenverder.trainings.queries.kept import kept_for
from samenverder.trainings.queries.outside import Falls, falls_outside, outside_on
from samenverder.trainings.queries.who import closed_to, may_come, own_sign_ups, person_of
from samenverder.trainings.views.common import (
    MANAGE,
    VIEW,
    address,
    show,
    to_training,
    training_for,
)
from samenverder.trainings.views.narrowing import SEEN, offer_open_again
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE = 25


@require_safe
def training_list(request: HttpRequest, region: str) -> HttpResponse:
    """The catalogue, as narrowed in the address; the soonest date first."""
    partnership = get_partnership_for(request, region, VIEW)
    filters = TrainingFilter(request.GET, partnership=partnership)
    choice = filters.choice()
    rows = trainings_of(partnership, request.user, choice)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    found = page.paginator.count
    may_manage = request.user.has_perm(MANAGE, partnership)
    me = person_of(request.user, partnership)
    return show(
        request,
        "training_list",
        partnership,
        heading=_heading(choice, found),
        page=page,
        choice=choice,
        filters=filters,
        tabs=[(key, label, key == choice.toon) for key, label in TABS.items()],
        is_empty=not found
        and not Training.objects.filter(partnership=partnership, removed_at=None).exists(),
        query=f"?{request.GET.urlencode()}" if request.GET else "",
        closed=closed_to(me, page),
        removed=removed_trainings(partnership) if may_manage else [],
    )


def _heading(choice: Choice, found: int) -> str:
    words = {"n": upper_first(number_word(found, get_language() or "nl"))}
    if not found:
        return _("No training matches this choice") if choice.is_narrowed else _none(choice.toon)
    if choice.is_narrowed:
        text = ngettext("%(n)s training matches this choice",
                        "%(n)s trainings match this choice", found)  # fmt: skip
    elif choice.toon == "komend":
        text = ngettext("%(n)s training has a date to come",
                        "%(n)s trainings have a date to come", found)  # fmt: skip
    elif choice.toon == "geweest":
        text = ngettext("%(n)s training was given", "%(n)s trainings were given", found)
    elif choice.toon == "zonder":
        text = ngettext("%(n)s training has no date yet", "%(n)s trainings have no date yet", found)
    else:
        text = ngettext("%(n)s training in all", "%(n)s trainings in all", found)
    return text % words


def _none(tab: str) -> str:
    return {
        "komend": _("No training has a date to come"),
        "geweest": _("No training was given yet"),
        "zonder": _("Every training has a date"),
    }.get(tab, _("There is no training yet"))


@require_safe
def training_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One training: what for, for whom, its dates, and whether there is a place for you."""
    training = training_for(request, region, pk)
    dates = dates_of(training)
    me = person_of(request.user, training.partnership)
    mine = own_sign_ups(me, training)
    kept = kept_for(request.user, training.partnership, training)
    outside = outside_on(training) if request.user.has_perm(MANAGE, training) else {}
    for date in dates:
        date.mine, date.kept_mine = mine.get(date.pk), kept.get(date.pk, [])
        date.outside = outside.get(date.pk, 0)
    return show(
        request,
        "training",
        training.partnership,
        training=training,
        coming=[date for date in dates if not date.is_past],
        now=[date for date in dates if _goes_on(date)],
        past=[date for date in dates if date.is_past and not _goes_on(date)][::-1],
        partners=[] if training.for_all_partners else list(training.partners.order_by("name")),
        me=me,
        may_join=me is not None and may_come(training, me),
        knows=any(date.mine for date in dates if not date.is_past),
    )


def _goes_on(date: TrainingDate) -> bool:
    return date.is_past and not date.is_over and date.cancelled_at is None


@require_http_methods(["GET", "POST"])
def training_new(request: HttpRequest, region: str) -> HttpResponse:
    """A new training; next it gets a date."""
    partnership = get_partnership_for(request, region, MANAGE)
    form = TrainingForm(request.POST or None, partnership=partnership)
    if form.is_valid() and form.attempt(
        catalogue.add_training_once, partnership=partnership, by=request.user, **form.values()
    ):
        messages.success(request, _("The training is in the catalogue. Now give it a date."))
        return redirect("trainings:date_add", region, form.result.pk)
    if form.there:
        return to_what_is_there(request, form.there)
    return show(request, "training_form", partnership, form=form)


@require_http_methods(["GET", "POST"])
def training_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What the training says of itself."""
    training = training_for(request, region, pk, MANAGE)
    form = ChangeTrainingForm(
        request.POST or None, partnership=training.partnership, training=training
    )
    falls = falls_outside(training, form.chosen_partners()) if form.is_valid() else Falls()
    unseen = falls and request.POST.get(SEEN) != falls.token
    before = open_to_of(training)
    if form.is_valid() and not unseen and form.attempt(
        catalogue.change_training, training=training, by=request.user, **form.values()
    ):  # fmt: skip
        if falls:
            offer_open_again(request, training, before, form.result.version)
        else:
            messages.success(request, _("The training is changed."))
        return to_training(training)
    return show(
        request, "training_form", training.partnership,
        form=form, changing=training, falls=falls if unseen else None,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def training_copy(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another training that begins with the same words; without dates and people."""
    training = training_for(request, region, pk, MANAGE)
    form = TrainingForm(request.POST or None, partnership=training.partnership, training=training)
    if form.is_valid() and form.attempt(
        catalogue.add_training_once,
        partnership=training.partnership,
        by=request.user,
        besides=training,
        **form.values(),
    ):
        messages.success(request, _("The copy is in the catalogue. Now give it a date."))
        return redirect("trainings:date_add", region, form.result.pk)
    if form.there:
        return to_what_is_there(request, form.there)
    return show(request, "training_form", training.partnership, form=form, source=training)


@post_or_go("trainings:list", "region")
def training_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a training off the list; the next page offers the way back."""
    training = training_for(request, region, pk, MANAGE)
    done: Any = attempt(request, catalogue.remove_training, by=request.user, training=training)
    if not done:
        return to_training(training)
    text = _("“%(title)s” is off the list.") % {"title": training.title}
    undo.offer(request, text, address("restore", region, pk))
    return redirect("trainings:list", region)


@post_or_go("trainings:list", "region")
def training_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of removing."""
    training = training_for(request, region, pk, MANAGE, removed=True)
    attempt(request, catalogue.restore_training, by=request.user, training=training)
    return to_training(training)
