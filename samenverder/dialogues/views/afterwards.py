"""After the meeting: what is decided about each puzzle, idea and pearl, and what it became."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.dialogues.forms.afterwards import DecideForm
from samenverder.dialogues.models import ContributionState, Destination, Dialogue, DialoguePhase
from samenverder.dialogues.operations import afterwards
from samenverder.dialogues.queries.afterwards import (
    Thing,
    at_tables,
    chosen_of,
    next_open,
    progress_of,
    things_of,
    with_what_it_became,
)
from samenverder.dialogues.queries.afterwards_mailing import mail_state
from samenverder.dialogues.queries.asked import add_mail_states
from samenverder.dialogues.views.pages import LEAD, dialogue_for, show
from samenverder.lib.text import whole_number, whole_numbers
from samenverder.live.tokens import sign_topic
from samenverder.network.views.pages import attempt
from samenverder.web import undo

MOST_AT_ONCE = 60
FOLD_FROM = 40  # with more, a page folds them by table


@require_safe
def after(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Everything that was told, with where it went; `toon=open` shows what still waits."""
    dialogue = dialogue_for(request, region, pk)
    things = things_of(dialogue)
    only = request.GET.get("toon", "")
    seen = [thing for thing in things if not thing.is_decided] if only == "open" else things
    page = "after_things" if request.headers.get("X-Fragment") == "1" else "after_list"
    pearls: list[Any] = [thing.card.row for thing in seen if thing.is_pearl]
    for row in pearls:
        row.beside = pearls  # a room above asks once for all of them
    add_mail_states(seen)
    parked = dialogue.contributions.filter(state=ContributionState.PARKED, withdrawn=False)
    return show(
        request,
        page,
        dialogue.partnership,
        dialogue=dialogue,
        progress=progress_of(things),
        only=only,
        puzzles=at_tables(thing for thing in seen if not thing.is_pearl),
        pearls=at_tables(thing for thing in seen if thing.is_pearl),
        fold=len(seen) > FOLD_FROM,
        parked=parked.count(),
        mail=mail_state(dialogue),
        held=dialogue.phase != DialoguePhase.PLANNED,
        stream=f"/live/{sign_topic(dialogue.topic)}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Give one thing, or several together, a destination; the next one follows by itself."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    things = things_of(dialogue)
    sent = request.POST if request.method == "POST" else request.GET
    seen = dict(_named(value) for value in sent.getlist("ding")[:MOST_AT_ONCE])
    chosen = chosen_of(things, seen)
    if not chosen:
        return _nothing_chosen(request, dialogue, things, bool(seen))
    form = DecideForm(request.POST or None, partnership=dialogue.partnership, things=chosen)
    if form.is_valid() and form.attempt(
        afterwards.decide,
        dialogue=dialogue,
        by=request.user,
        things=chosen,
        versions=seen,
        step=form.step(),
    ):
        return _decided(request, dialogue, form.result, chosen)
    if form.errors:  # somebody else may have decided meanwhile: what they saw is what stands now
        chosen = chosen_of(things_of(dialogue), seen)
    return show(
        request, "after_decide", dialogue.partnership, form=form, dialogue=dialogue, things=chosen,
        progress=progress_of(things), skip=next_open(things, chosen[-1].key, chosen[-1].is_pearl),
    )  # fmt: skip


def _named(value: str) -> tuple[str, int]:
    """ "k…:3" is the thing "k…" of which version 3 was seen."""
    key, _colon, version = value.partition(":")
    return key, whole_number(version)


def _nothing_chosen(
    request: HttpRequest, dialogue: Dialogue, things: list[Thing], asked: bool
) -> HttpResponse:
    """What was asked for is gone from the wall, or nothing was ticked: begin with what waits."""
    first = next_open(things, "", pearls=False)
    if asked or first is None:
        gone = _("That is not on the wall any more, or stands in a group now.")
        messages.info(request, gone if asked else _("Everything has a destination."))
        return redirect(afterwards.place_of(dialogue))
    return redirect(_decide_url(dialogue, first))


def _decide_url(dialogue: Dialogue, thing: Thing) -> str:
    here = reverse("dialogues:after_decide", args=[dialogue.partnership.slug, dialogue.pk])
    return f"{here}?ding={thing.key}"


def _decided(
    request: HttpRequest, dialogue: Dialogue, rows: list[Destination], chosen: list[Thing]
) -> HttpResponse:
    one = _("“%(title)s” has a destination.")
    said = one if len(chosen) == 1 else _("%(n)d have a destination.")
    words = {"title": chosen[0].title, "n": len(chosen)}
    back = reverse("dialogues:after_undo", args=[dialogue.partnership.slug, dialogue.pk])
    undo.offer(request, said % words, back, rij=[str(row.pk) for row in rows])
    following = next_open(things_of(dialogue), chosen[-1].key, chosen[-1].is_pearl)
    if "volgende" in request.POST and following:
        return redirect(_decide_url(dialogue, following))
    return redirect(afterwards.place_of(dialogue, chosen[0]))


@require_POST
def take_back(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo destinations, or put them back (`aan`)."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    numbers = whole_numbers(request.POST.getlist("rij"))
    rows = list(_rows(dialogue).filter(pk__in=numbers[:MOST_AT_ONCE]))
    back = request.POST.get("aan") == "1"
    operation = afterwards.put_back if back else afterwards.take_back
    if attempt(request, operation, rows=rows, dialogue=dialogue, by=request.user) and not back:
        said = ngettext("The destination is gone.", "%(n)d destinations are gone.", len(rows))
        pks = [str(row.pk) for row in rows]
        undo.offer(request, said % {"n": len(rows)}, request.path, rij=pks, aan="1")
    return redirect(afterwards.place_of(dialogue))


@require_POST
def outcome(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """Write down what came of one destination, in a sentence."""
    dialogue = dialogue_for(request, region, pk, LEAD)
    found = _rows(dialogue).filter(pk=row, removed_at=None).first() if row < 2**62 else None
    if found is None:
        raise Http404
    version, seen = request.POST.get("version", ""), request.POST.get("gezien", "")
    before = found.outcome
    done = attempt(
        request,
        afterwards.say_what_came,
        row=found,
        dialogue=dialogue,
        by=request.user,
        version=whole_number(version),
        text=request.POST.get("zin", ""),
        seen=whole_number(seen),
    )
    if done is not None:  # it gives what stood there before: nothing, the first time
        said = _("It says now what came of it.")
        undo.offer(request, said, request.path, zin=before, version=str(found.version))
    return redirect(f"{afterwards.place_of(dialogue)}#b{found.pk}")


def _rows(dialogue: Dialogue) -> Any:
    return with_what_it_became(Destination.objects.filter(contribution__dialogue=dialogue))
