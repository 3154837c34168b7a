"""Taking part on a phone or on the device of a table. No account is needed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.dialogues.forms.participation import ContributionForm, MoveForm, SeatForm
from samenverder.dialogues.models import Contribution, Dialogue, DialoguePhase, DialogueSeat
from samenverder.dialogues.operations.contributing import (
    Sent,
    mark,
    own_contributions,
    save_contributions,
)
from samenverder.dialogues.operations.seats import move_seat, take_seat
from samenverder.dialogues.queries.participation import (
    COOKIE,
    MARKS,
    contribution_with,
    own_seat,
    require_dialogue,
    table_view,
)
from samenverder.dialogues.queries.wall import tables_of
from samenverder.live.tokens import sign_topic
from samenverder.network.operations.problems import Refused

COOKIE_AGE = 60 * 60 * 24 * 14
FRAGMENT = "X-Fragment"


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a table, say where you work if you like, and start."""
    dialogue = require_dialogue(request, code)
    seat, _secret = own_seat(request, dialogue)
    if seat and request.method != "POST":
        return redirect("dialogues:table", dialogue.code)
    if request.headers.get(FRAGMENT) == "1":
        here = "" if not dialogue.takes_contributions else request.path
        return HttpResponse(status=204, headers={"X-Redirect": here} if here else {})
    if not dialogue.takes_contributions:
        return _page(request, "waiting", dialogue)
    form = SeatForm(request.POST or None, dialogue=dialogue)
    if request.method == "POST" and form.is_valid():
        return _take_seat(request, dialogue, form)
    return _page(request, "join", dialogue, form=form)


def _take_seat(request: HttpRequest, dialogue: Dialogue, form: SeatForm) -> HttpResponse:
    try:
        _seat, secret = take_seat(dialogue=dialogue, **form.cleaned_data)
    except Refused:
        return _page(request, "waiting", dialogue)
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
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Tell something, see what this table told, and say what you have too."""
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    if request.headers.get(FRAGMENT) == "1":
        return _page(request, "_told", dialogue, **_told(dialogue, seat, secret))
    form = ContributionForm(request.POST) if request.method == "POST" else _empty(request)
    if form.is_valid() and _save(request, form, dialogue, seat, secret):
        return redirect("dialogues:table", dialogue.code)
    return _page(request, "table", dialogue, form=form, **_told(dialogue, seat, secret))


def _empty(request: HttpRequest) -> ContributionForm:
    about = request.GET.get("bij", "")
    try:
        return ContributionForm.fresh("idea" if about else "", UUID(about) if about else None)
    except ValueError:
        return ContributionForm.fresh()


def _save(
    request: HttpRequest, form: Any, dialogue: Dialogue, seat: DialogueSeat, secret: str
) -> bool:
    try:
        stored = save_contributions(dialogue=dialogue, seat=seat, secret=secret, sent=[form.sent()])
    except Refused as refused:
        form.add_error(None, str(refused.sentence))
        return False
    for sentence in stored.refused.values():
        form.add_error(None, str(sentence))
    if stored.saved:
        messages.success(request, _("It is on the wall."))
    return bool(stored.saved)


def _told(dialogue: Dialogue, seat: DialogueSeat, secret: str) -> dict[str, Any]:
    return {
        "seat": seat,
        "seat_mark": seat.seat_hash[:8],
        "marks": MARKS,
        "stream": f"/live/{sign_topic(dialogue.topic)}",
        "round": dialogue.rounds.filter(order=dialogue.round).first(),
        "tables": tables_of(dialogue),
        **table_view(dialogue, seat, secret),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    """Change one's own words, or take them off the wall."""
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    rows = own_contributions(dialogue, secret, dialogue.contributions.filter(key=key))
    if not rows:
        return redirect("dialogues:table", dialogue.code)
    form = ContributionForm(request.POST or None, initial=_start(rows[0]))
    if request.method == "POST" and "terug" in request.POST:
        _withdraw(request, dialogue, seat, secret, rows[0])
        return redirect("dialogues:table", dialogue.code)
    if form.is_valid() and _save(request, form, dialogue, seat, secret):
        return redirect("dialogues:table", dialogue.code)
    return _page(request, "change", dialogue, form=form, row=rows[0])


def _start(row: Contribution) -> dict[str, Any]:
    names = ("key", "kind", "text", "for_whom", "more", "contact")
    about = row.about.key if row.about else None
    return {name: getattr(row, name) for name in names} | {
        "sequence": row.sequence + 1,
        "about": about,
    }


def _withdraw(
    request: HttpRequest, dialogue: Dialogue, seat: DialogueSeat, secret: str, row: Contribution
) -> None:
    """Take it off the wall, or put it back when it was taken off."""
    values = _start(row) | {"withdrawn": not row.withdrawn}
    try:
        save_contributions(dialogue=dialogue, seat=seat, secret=secret, sent=[Sent(**values)])
    except Refused as refused:
        messages.warning(request, str(refused.sentence))
        return
    off = _("It is off the wall.")
    messages.success(request, off if not row.withdrawn else _("It is on the wall again."))


@require_POST
def mark_card(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    """ "We have this too", "this helps us", or take that back."""
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        return redirect("dialogues:join", dialogue.code)
    card = contribution_with(dialogue, key)
    kind, on = request.POST.get("soort", ""), request.POST.get("aan") == "1"
    try:
        mark(dialogue=dialogue, secret=secret, contribution=card, kind=kind, on=on)
    except (Refused, ValueError):
        messages.warning(request, _("This meeting does not take contributions now."))
    return redirect("dialogues:table", dialogue.code)


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


def _page(request: HttpRequest, name: str, dialogue: Dialogue, **context: Any) -> HttpResponse:
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    everything = {
        "dialogue": dialogue,
        "phases": DialoguePhase,
        "stream": f"/live/{sign_topic(dialogue.topic)}",
        **context,
    }
    return render(request, f"dialogues/{name}.html", everything, status=422 if wrong else 200)
