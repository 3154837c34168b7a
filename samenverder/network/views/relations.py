"""The question “With whom do you work?”: rounds for the coordinator, answering for everybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.lib.text import whole_number
from samenverder.network.access import get_for, get_partnership_for, user_of
from samenverder.network.forms.relations import RoundForm, answers_in
from samenverder.network.guessing import address_of, count_wrong, may_try
from samenverder.network.models import HowOften, RelationRound, RelationSeat
from samenverder.network.operations import relations
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.queries.relations import (
    answered_about,
    choices_of,
    open_round_of,
    partners_to_choose,
    people_to_ask,
    person_of,
    rounds_of,
    seat_with,
)
from samenverder.network.views.pages import room
from samenverder.web import undo

WRONG_KEYS = 30
ROWS = RelationRound.objects.select_related("partnership")


@require_http_methods(["GET", "POST"])
def relation_rounds(request: HttpRequest, region: str) -> HttpResponse:
    """The rounds so far with their response; a form to open one when none is open."""
    partnership = get_partnership_for(request, region, "network.ask_relations")
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {"by": user_of(request), "partnership": partnership, **form.cleaned_data}
        if form.attempt(relations.open_round, **values):
            url = reverse("network:relation_remove", args=[region, form.result.pk])
            undo.offer(request, _("The round is open. Mail the links when you are ready."), url)
            return redirect("network:relation_rounds", region)
    rounds = list(rounds_of(partnership))
    context = room(
        request,
        partnership,
        "drawing",
        form=form,
        rounds=rounds,
        current=next((row for row in rounds if row.closed_at is None), None),
        to_ask=people_to_ask(partnership).count(),
        undo=undo.take(request),
    )
    context["help_page"] = "netwerktekening"
    status = 422 if form.errors else 200
    return render(request, "network/relation_rounds.html", context, status=status)


@require_POST
def relation_close(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Stop asking; one step back is offered."""
    found = get_for(request, region, ROWS, "network.ask_relations", pk=pk)
    if _try(
        request,
        relations.close_round,
        by=user_of(request),
        round=found,
        version=_seen(request, found),
    ):
        url = reverse("network:relation_reopen", args=[region, pk])
        undo.offer(request, _("The round is closed."), url)
    return redirect("network:relation_rounds", region)


@require_POST
def relation_reopen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Ask on."""
    found = get_for(request, region, ROWS, "network.ask_relations", pk=pk)
    if _try(
        request,
        relations.reopen_round,
        by=user_of(request),
        round=found,
        version=_seen(request, found),
    ):
        messages.success(request, _("The round is open again."))
    return redirect("network:relation_rounds", region)


@require_POST
def relation_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take back a round nobody answered."""
    found = get_for(request, region, ROWS, "network.ask_relations", pk=pk)
    if _try(request, relations.remove_round, by=user_of(request), round=found):
        messages.success(request, _("The round is taken back."))
    return redirect("network:relation_rounds", region)


@require_POST
def relation_mail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Mail everybody who is not done a link of their own."""
    found = get_for(request, region, ROWS, "network.ask_relations", pk=pk)
    sent = _try(request, relations.mail_round, by=user_of(request), round=found)
    if sent:
        text = ngettext("%(n)s mail is on its way.", "%(n)s mails are on their way.", sent)
        messages.success(request, text % {"n": sent})
    return redirect("network:relation_rounds", region)


@never_cache
@require_http_methods(["GET", "POST"])
def relation_answer(request: HttpRequest, region: str) -> HttpResponse:
    """With whom the person who is signed in works."""
    partnership = get_partnership_for(request, region, "network.answer_relations")
    found = open_round_of(partnership)
    person = person_of(partnership, request.user)
    if found is None or person is None:
        context = room(request, partnership, "drawing", round=found, person=person)
        context["help_page"] = "netwerktekening"
        return render(request, "network/relation_none.html", context)
    seat = RelationSeat.objects.filter(round=found, person=person).first()
    if request.method == "POST":
        return _answer(request, seat or relations.seat_of(round=found, person=person))
    return _page(request, seat or RelationSeat(round=found, person=person), partnership)


@never_cache
@require_http_methods(["GET", "POST"])
def relation_by_key(request: HttpRequest, key: str) -> HttpResponse:
    """The same without an account, with the link from the mail."""
    where = address_of(request)
    if not may_try("relation-key", where, WRONG_KEYS):
        return render(request, "network/relation_wait.html", status=429)
    seat = seat_with(key)
    if seat is None:
        count_wrong("relation-key", where)
        return render(request, "network/relation_gone.html", status=404)
    if not seat.round.is_open:
        return render(request, "network/relation_gone.html", {"seat": seat}, status=404)
    return _answer(request, seat) if request.method == "POST" else _page(request, seat, None)


def _page(request: HttpRequest, seat: RelationSeat, partnership: Any) -> HttpResponse:
    search = " ".join(request.GET.get("zoek", "").split())[:100]
    context = {
        "seat": seat,
        "round": seat.round,
        "region_name": seat.round.partnership.name,
        "groups": choices_of(seat, search),
        "how_often": HowOften.choices,
        "search": search,
        "total": partners_to_choose(seat).count(),
        "done": answered_about(seat),
        "help_page": "netwerktekening",
        "by_mail": partnership is None,
    }
    return render(request, "network/relation_answer.html", context)


def _answer(request: HttpRequest, seat: RelationSeat) -> HttpResponse:
    """Keep what was chosen, and go on as the button says."""
    wish = request.POST.get("do", "later")
    try:
        relations.save_answers(seat=seat, answers=answers_in(request.POST), finish=wish == "done")
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return redirect(request.path)
    if wish == "search":
        search = request.POST.get("zoek", "")[:100]
        return redirect(f"{request.path}?{urlencode({'zoek': search})}" if search else request.path)
    if wish == "done":
        messages.success(
            request, _("Thank you. You can change your answers while the round is open.")
        )
    else:
        messages.success(request, _("Kept. You can go on later on this same page."))
    return redirect(request.path)


def _seen(request: HttpRequest, found: RelationRound) -> int:
    """The version the person saw; a way back carries none and takes the newest."""
    given = request.POST.get("version", "")
    return whole_number(given) or found.version


def _try(request: HttpRequest, operation: Any, **values: Any) -> Any:
    """Run an operation; what stands in its way becomes a message and the answer False."""
    try:
        return operation(**values) or True
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    except EditedMeanwhile:
        messages.error(
            request, _("Somebody else changed this round meanwhile. Look and try again.")
        )
    return False
