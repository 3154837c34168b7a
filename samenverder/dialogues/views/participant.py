"""Taking part on a phone or on the device of a table. No account is needed."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.dialogues.forms.participation import ContributionForm, MoveForm, SeatForm
from samenverder.dialogues.models import ContributionKind, Dialogue, DialogueSeat
from samenverder.dialogues.operations.afterwards_addresses import is_over
from samenverder.dialogues.operations.picturing import own_contribution
from samenverder.dialogues.operations.seats import move_seat, take_seat
from samenverder.dialogues.operations.telling import table_topic
from samenverder.dialogues.queries.participation import (
    COOKIE,
    MARKS,
    PERSON,
    guessed_too_often,
    own_seat,
    person_in,
    require_dialogue,
    table_view,
)
from samenverder.dialogues.queries.wall import shown, tables_of
from samenverder.dialogues.views import way_back
from samenverder.dialogues.views.phones import FRAGMENT, page, save_form
from samenverder.dialogues.views.pictures import save_photo
from samenverder.live.tokens import sign_topic
from samenverder.network.guessing import address_of, count_wrong, may_try
from samenverder.network.operations.problems import Refused

MOST_SEATS = 600  # in ten minutes from one address: a hall full of people, and no more
COOKIE_AGE = 60 * 60 * 24 * 14


@require_safe
def enter(_request: HttpRequest) -> HttpResponse:
    """The address without a code leads to where a code is typed."""
    return redirect("reflection:participant_enter")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page of a table on the device; its scope is this folder."""
    path = finders.find("web/js/participant-worker.js")
    kind = "text/javascript"
    content = Path(str(path)).read_text()
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": "no-cache"})


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a table, say where you work if you like, and start."""
    if guessed_too_often(request, code):
        return render(request, "reflection/participant_wait_a_bit.html", status=429)
    dialogue = require_dialogue(request, code)
    seat, _secret = own_seat(request, dialogue)
    if seat and request.method != "POST":
        return redirect("dialogues:table", dialogue.code)
    if request.headers.get(FRAGMENT) == "1":
        here = "" if not dialogue.takes_contributions else request.path
        return HttpResponse(status=204, headers={"X-Redirect": here} if here else {})
    if not dialogue.takes_contributions:
        return page(request, "waiting", dialogue)
    form = SeatForm(request.POST or None, dialogue=dialogue)
    if request.method == "POST" and form.is_valid():
        return _take_seat(request, dialogue, form)
    return page(request, "join", dialogue, form=form)


def _take_seat(request: HttpRequest, dialogue: Dialogue, form: SeatForm) -> HttpResponse:
    who = address_of(request)
    if not may_try("dialogue-seat", who, MOST_SEATS):
        return render(request, "reflection/participant_wait_a_bit.html", status=429)
    try:
        _seat, secret = take_seat(dialogue=dialogue, **form.cleaned_data)
    except Refused:
        return page(request, "waiting", dialogue)
    count_wrong("dialogue-seat", who)
    response = redirect("dialogues:table", dialogue.code)
    response.set_signed_cookie(
        COOKIE,
        secret,
        salt=f"dialogue:{dialogue.code}",
        max_age=COOKIE_AGE,
        path=f"/dialoog/{dialogue.code}/",
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    if form.cleaned_data["shared"]:
        _begin_as_somebody(request, response, dialogue)
    return response


def _begin_as_somebody(request: HttpRequest, response: HttpResponse, dialogue: Dialogue) -> None:
    """A fresh number for who uses a shared device from now on."""
    response.set_cookie(
        PERSON,
        str(uuid4()),
        max_age=COOKIE_AGE,
        path=f"/dialoog/{dialogue.code}/",
        samesite="Lax",
        secure=request.is_secure(),
    )


@require_POST
def next_person(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody else uses the device of the table: nothing shows what the one before told.

    The number of the person is no secret and opens nothing without the seat; the page makes one
    itself when there is no network.
    """
    dialogue = require_dialogue(request, code)
    response = redirect("dialogues:table", dialogue.code)
    _begin_as_somebody(request, response, dialogue)
    way_back.forget(request, response, dialogue)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Tell something, see what this table told, and say what you have too.

    With `kaal` in the address the page holds nobody's words: a device keeps that one, for when it
    is opened again without network.
    """
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    if request.headers.get(FRAGMENT) == "1":
        return page(request, "_told", dialogue, **_told(dialogue, seat, secret))
    if "kaal" in request.GET:
        empty = {"form": ContributionForm.fresh(), "bare": True, "tables": tables_of(dialogue)}
        return page(request, "table", dialogue, report_comes=True, **empty, **_here(dialogue, seat))
    if seat.shared and not person_in(request) and request.method != "POST":
        response = redirect("dialogues:table", dialogue.code)
        _begin_as_somebody(request, response, dialogue)
        return response
    return _table(request, dialogue, seat, secret)


def _table(
    request: HttpRequest, dialogue: Dialogue, seat: DialogueSeat, secret: str
) -> HttpResponse:
    posted = request.method == "POST"
    form = ContributionForm(request.POST, request.FILES) if posted else _empty(request)
    if form.is_valid() and save_form(form, dialogue, seat, secret, form.sent()):
        messages.success(request, _("It is told. Thank you."))
        if form.cleaned_data["foto"] is not None:
            return _with_photo(request, dialogue, seat, secret, form.cleaned_data["key"])
        return redirect("dialogues:table", dialogue.code)
    context: dict[str, Any] = {"undo": way_back.take(request, dialogue)} if not posted else {}
    context |= {"about": _about(dialogue, form), "report_comes": not is_over(dialogue)}
    return page(request, "table", dialogue, form=form, **context, **_told(dialogue, seat, secret))


def _with_photo(
    request: HttpRequest, dialogue: Dialogue, seat: DialogueSeat, secret: str, key: UUID
) -> HttpResponse:
    """The words are safe; a photo that cannot be taken can be chosen again on their own page."""
    row = own_contribution(dialogue, secret, key)
    try:
        if row is not None:
            save_photo(request, dialogue, seat, row)
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return redirect("dialogues:change_own", dialogue.code, key)
    return redirect("dialogues:table", dialogue.code)


def _empty(request: HttpRequest) -> ContributionForm:
    about = request.GET.get("bij", "")
    try:
        return ContributionForm.fresh("idea" if about else "", UUID(about) if about else None)
    except ValueError:
        return ContributionForm.fresh()


def _about(dialogue: Dialogue, form: ContributionForm) -> Any:
    """The puzzle an idea is for, of this table or another."""
    try:
        key = UUID(str(form["about"].value() or ""))
    except ValueError:
        return None
    return shown(dialogue).filter(key=key, kind=ContributionKind.PUZZLE).first()


def _here(dialogue: Dialogue, seat: DialogueSeat) -> dict[str, Any]:
    return {
        "seat": seat,
        "seat_mark": seat.seat_hash[:8],
        "stream": f"/live/{sign_topic(table_topic(seat.table_id))}",
        "round": dialogue.rounds.filter(order=dialogue.round).first(),
    }


def _told(dialogue: Dialogue, seat: DialogueSeat, secret: str) -> dict[str, Any]:
    return {
        **_here(dialogue, seat),
        "marks": MARKS,
        "tables": tables_of(dialogue),
        **table_view(dialogue, seat, secret),
    }


@require_POST
def move_table(request: HttpRequest, code: str) -> HttpResponse:
    """Sit down at another table."""
    dialogue = require_dialogue(request, code)
    seat, _secret = own_seat(request, dialogue)
    form = MoveForm(request.POST, dialogue=dialogue)
    if seat is not None and form.is_valid():
        move_seat(seat=seat, table=form.cleaned_data["table"])
        messages.success(
            request, _("You sit at table %(n)d now.") % {"n": form.cleaned_data["table"].number}
        )
    return redirect("dialogues:table", dialogue.code)
