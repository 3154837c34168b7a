"""What schools need to learn, and from there to a training that is offered to them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.answers.queries.alike import groups_of
from samenverder.answers.queries.asked import place_of
from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.answers.queries.sums import sums_of
from samenverder.answers.views.side_by_side import ALL
from samenverder.lib.text import join_words, whole_number, whole_numbers
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.models import Organisation, Partnership, Person, Position, Role
from samenverder.network.views.pages import attempt, download, to_what_is_there
from samenverder.trainings.forms.offering import FromNeedsForm, MeetForm
from samenverder.trainings.models import TrainingForNeed
from samenverder.trainings.operations import offering
from samenverder.trainings.queries.needs import (
    bunches_of,
    by_month,
    met_by,
    shared_training_needs,
    sheets_of,
    training_needs,
    waits,
)
from samenverder.trainings.queries.offers import mailed_for
from samenverder.trainings.sheets_of_needs import needs_sheet
from samenverder.trainings.views.common import (
    MANAGE,
    VIEW,
    address,
    show,
    to_training,
    training_for,
)
from samenverder.web import undo
from samenverder.web.back import post_or_go

MOST = 500  # ticks at once: more than any region has


@require_safe
def needs_page(request: HttpRequest, region: str) -> HttpResponse:
    """All training needs that are shared; `toon=open`: only those no training meets yet."""
    partnership = get_partnership_for(request, region, VIEW)
    needs = training_needs(partnership)
    boards = _boards_of(request, partnership)
    at_mine = [need for need in needs if need.board in boards]
    of_board = bool(at_mine) and request.GET.get("toon") == "bestuur"
    needs = at_mine if of_board else needs
    met = met_by(partnership, needs)
    open_ones = [need for need in needs if waits(need, met.get(need.pk, []))]
    only_open = request.GET.get("toon") == "open"
    sheets = sheets_of(groups_of(open_ones if only_open else needs))
    if request.GET.get("pagina") == ALL:
        sheets = [[group for sheet in sheets for group in sheet]]
    page = Paginator(sheets, 1).get_page(request.GET.get("pagina"))
    return show(
        request,
        "needs",
        partnership,
        heading=_heading(needs),
        whole=sums_of(needs),
        still=sums_of(open_ones),
        only_open=only_open,
        decides=bool(at_mine),
        of_board=of_board,
        coordinators=join_words(_coordinators(partnership), _("or")),
        page=page,
        bunches=bunches_of([group for sheet in page for group in sheet], met),
        months=by_month(needs),
        plans_at=reverse("plans:list", args=[region]),
        place=place_of(0).removesuffix("0"),
    )


def _boards_of(request: HttpRequest, partnership: Partnership) -> set[int]:
    """Where this user works: the schools it decides about are theirs."""
    held = Position.objects.current().filter(
        person__user=request.user.pk, person__partnership=partnership, person__left_on=None
    )
    return set(held.values_list("organisation", flat=True))


def _coordinators(partnership: Partnership) -> list[str]:
    rows = Person.objects.present().filter(
        partnership=partnership,
        user__access__partnership=partnership,
        user__access__role=Role.COORDINATOR,
    )
    return list(rows.order_by("name").values_list("name", flat=True))


def _heading(needs: list[NeedRow]) -> str:
    if not needs:
        return _("Training needs of schools")
    schools = len({need.school for need in needs})
    words = ngettext("%(n)d school asks for training", "%(n)d schools ask for training", schools)
    return words % {"n": schools}


@require_safe
def needs_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The training needs as CSV or Excel, with what is offered."""
    partnership = get_partnership_for(request, region, VIEW)
    needs = training_needs(partnership)
    sheet = needs_sheet(needs, met_by(partnership, needs))
    return download(kind, _("training-needs"), sheet, partnership)


def picked(request: HttpRequest, partnership: Partnership) -> list[NeedRow]:
    """The training needs that were ticked, as far as they are shared; at most five hundred."""
    source = request.POST if request.method == "POST" else request.GET
    wanted = whole_numbers(source.getlist("behoefte"))[:MOST]
    return training_needs(partnership, wanted) if wanted else []


def _nothing_picked(request: HttpRequest, region: str) -> HttpResponse:
    messages.warning(request, _("Tick first which needs the training is for."))
    return redirect("trainings:needs", region)


def _rows(partnership: Partnership, needs: list[NeedRow]) -> list[Any]:
    return list(shared_training_needs(partnership).filter(pk__in=[row.pk for row in needs]))


@require_http_methods(["GET", "POST"])
def from_needs(request: HttpRequest, region: str) -> HttpResponse:
    """One training for several needs, with its first date, offered at once."""
    partnership = get_partnership_for(request, region, MANAGE)
    needs = picked(request, partnership)
    if not needs:
        return _nothing_picked(request, region)
    form = FromNeedsForm(
        request.POST or None,
        partnership=partnership,
        schools=len({need.school for need in needs}),
    )
    asking = {row.school for row in needs}
    schools = list(Organisation.objects.filter(pk__in=asking).order_by("name", "pk"))
    who = mailed_for(partnership.pk, [row.pk for row in needs], schools)
    if form.is_valid():
        values = form.values_with(schools) | {"needs": _rows(partnership, needs)}
        if form.attempt(
            offering.begin_from_needs, partnership=partnership, by=request.user, **values
        ):
            messages.success(request, _said(values, who))
            return to_training(form.result)
        if form.there:
            return to_what_is_there(request, form.there)
    return show(
        request,
        "from_needs",
        partnership,
        form=form,
        needs=needs,
        whole=sums_of(needs),
        first=[form[name] for name in ("place", "capacity", "sign_up_by", "offer")],
        who=[(name, [row.name for row in people]) for name, people in who.items()],
        mails=len(_names(who)),
    )


def _names(who: dict[str, list[Person]]) -> list[str]:
    """Who get a mail, each once, however many schools they lead."""
    return list({row.pk: row.name for people in who.values() for row in people}.values())


def _said(values: dict[str, Any], who: dict[str, list[Person]]) -> str:
    if not values["offer"]:
        return _("The training is in the catalogue.")
    text = _("The training is in the catalogue, and its first date is offered to the schools.")
    names = _names(who)
    mailed = ngettext("%(n)d person gets a mail: %(names)s.",
                      "%(n)d people get a mail: %(names)s.", len(names))  # fmt: skip
    told = mailed % {"n": len(names), "names": join_words(names, _("and"))}
    return f"{text} {told}" if names else text


@require_http_methods(["GET", "POST"])
def meet(request: HttpRequest, region: str) -> HttpResponse:
    """A training that is there meets these needs."""
    partnership = get_partnership_for(request, region, MANAGE)
    needs = picked(request, partnership)
    if not needs:
        return _nothing_picked(request, region)
    form = MeetForm(request.POST or None, partnership=partnership)
    if form.is_valid() and form.attempt(
        offering.meet_needs, by=request.user, needs=_rows(partnership, needs), **form.cleaned_data
    ):
        messages.success(request, _("The training is for these schools too. Offer them a date."))
        return to_training(form.cleaned_data["training"], "#scholen")
    return show(request, "meet_needs", partnership, form=form, needs=needs, whole=sums_of(needs))


@post_or_go("trainings:detail", "region", "pk")
def need_remove(request: HttpRequest, region: str, pk: int, need: int) -> HttpResponse:
    """The training is not meant for this need after all; the next page offers the way back."""
    training = training_for(request, region, pk, MANAGE)
    found = row_or_404(TrainingForNeed.objects.filter(training=training), pk=need)
    found.training = training
    asked = found.need_id
    if attempt(request, offering.unmeet_need, row=found, by=request.user):
        text = _("The training is no longer for this need.")
        undo.offer(request, text, address("need_put", region, pk), behoefte=str(asked))
    return to_training(training, "#scholen")


@post_or_go("trainings:detail", "region", "pk")
def need_put(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The training is for this need, or again."""
    training = training_for(request, region, pk, MANAGE)
    wanted = whole_number(request.POST.get("behoefte", ""))
    need = row_or_404(shared_training_needs(training.partnership), pk=wanted)
    if attempt(request, offering.meet_needs, training=training, by=request.user, needs=[need]):
        messages.success(request, _("The training is for this need."))
    return to_training(training, "#scholen")
