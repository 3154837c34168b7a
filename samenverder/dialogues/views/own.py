"""What somebody told and marked: changing it, taking it back, and puzzles of other tables."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.dialogues.forms.participation import OwnWordsForm
from samenverder.dialogues.models import Contribution, Dialogue, DialogueSeat
from samenverder.dialogues.operations.contributing import Sent, TooMuch, mark, save_contributions
from samenverder.dialogues.operations.picturing import own_contribution
from samenverder.dialogues.queries.participation import (
    MARKS,
    contribution_with,
    marked_by,
    own_seat,
    puzzles_elsewhere,
    require_dialogue,
)
from samenverder.dialogues.queries.pictures import picture_with
from samenverder.dialogues.views import way_back
from samenverder.dialogues.views.phones import page, save_form
from samenverder.lib.text import whole_number
from samenverder.network.operations.problems import Refused

FOLD_FROM = 6  # with more puzzles, a phone folds them by table
WORDS = ("kind", "text", "for_whom", "more", "contact", "may_quote")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    """Change one's own words, or take them off the wall."""
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    row = own_contribution(dialogue, secret, key)
    if row is None:
        return redirect("dialogues:table", dialogue.code)
    if request.method == "POST" and "terug" in request.POST:
        return _withdraw(request, dialogue, seat, secret, row)
    form = OwnWordsForm(request.POST or None, initial=_start(row))
    if form.is_valid() and save_form(form, dialogue, seat, secret, _same_place(form, row)):
        return _changed(request, dialogue, row)
    photo = picture_with(row)
    undo = way_back.take(request, dialogue) if request.method != "POST" else None
    return page(request, "change", dialogue, form=form, row=row, photo=photo, undo=undo)


def _start(row: Contribution) -> dict[str, Any]:
    about = row.about.key if row.about else None
    return {name: getattr(row, name) for name in (*WORDS, "key")} | {
        "sequence": row.sequence + 1,
        "about": about,
    }


def _same_place(form: OwnWordsForm, row: Contribution) -> Sent:
    """The words of the form; on or off the wall as it was."""
    return Sent(**{**vars(form.sent()), "key": row.key, "withdrawn": row.withdrawn})


def _changed(request: HttpRequest, dialogue: Dialogue, row: Contribution) -> HttpResponse:
    """Back at the table, with a way back to the words of before."""
    response = redirect("dialogues:table", dialogue.code)
    before = {name: str(value) for name, value in _start(row).items() if value not in (None, False)}
    if request.POST.get("terugweg"):
        messages.success(request, _("It says again what it said."))
        return response
    before |= {"sequence": str(row.sequence + 2), "terugweg": "1"}
    address = reverse("dialogues:change_own", args=[dialogue.code, row.key])
    said = _("What you told is changed.")
    way_back.offer(request, response, dialogue, said, address, **before)
    return response


def _withdraw(
    request: HttpRequest, dialogue: Dialogue, seat: DialogueSeat, secret: str, row: Contribution
) -> HttpResponse:
    """Take it off the wall, or put it back when it was taken off."""
    values = _start(row) | {"withdrawn": not row.withdrawn}
    response = redirect("dialogues:table", dialogue.code)
    try:
        save_contributions(dialogue=dialogue, seat=seat, secret=secret, sent=[Sent(**values)])
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return response
    if row.withdrawn:
        again = _("It stands there again.") if row.stays_at_table else _("It is on the wall again.")
        messages.success(request, again)
        return response
    address = reverse("dialogues:change_own", args=[dialogue.code, row.key])
    gone = _("You took it back.") if row.stays_at_table else _("It is off the wall.")
    way_back.offer(request, response, dialogue, gone, address, terug="1")
    return response


@require_POST
def mark_card(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    """ "We have this too", "this helps us", or take that back."""
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    card = contribution_with(dialogue, seat, key)
    kind, on = request.POST.get("soort", ""), request.POST.get("aan") == "1"
    try:
        mark(dialogue=dialogue, seat=seat, secret=secret, contribution=card, kind=kind, on=on)
    except TooMuch as refused:
        messages.warning(request, str(refused.sentence))
    except (Refused, ValueError):
        messages.warning(request, _("This meeting does not take contributions now."))
    if request.POST.get("vanaf") != "puzzels":
        return redirect("dialogues:table", dialogue.code)
    here = reverse("dialogues:elsewhere", args=[dialogue.code])
    number = card.table.number if card.table else ""
    return redirect(f"{here}?tafel={number}#k{card.key}")


@require_safe
def elsewhere(request: HttpRequest, code: str) -> HttpResponse:
    """Puzzles of the other tables: have an idea for one, or say that you have it too.

    Many are folded by table; the address says which one is open (`tafel`), nothing remembers it.
    """
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    tables = puzzles_elsewhere(dialogue, seat)
    cards = [card for part in tables for card in part.cards]
    number = request.GET.get("tafel", "")
    return page(
        request,
        "elsewhere",
        dialogue,
        seat=seat,
        tables=tables,
        marked=marked_by(dialogue, secret, cards),
        marks=MARKS,
        fold=len(cards) > FOLD_FROM,
        opened=whole_number(number) or None,
    )
