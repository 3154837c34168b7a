"""A question to another party: answering by the secret address, and what is done with the answer.

Looking never answers: programs that check mail for dangers open every link in it.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samenverder.dialogues.forms.asked import PartyAnswerForm
from samenverder.dialogues.models import Dialogue, PartyQuestion
from samenverder.dialogues.operations import asked as asking
from samenverder.dialogues.operations.afterwards import place_of
from samenverder.dialogues.queries.asked import asked_with, why_closed
from samenverder.dialogues.views.pages import LEAD, dialogue_for
from samenverder.lib.text import whole_number
from samenverder.network.guessing import address_of, count_wrong, may_try
from samenverder.network.views.pages import attempt
from samenverder.web import undo

WRONG_KEYS = 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, key: str) -> HttpResponse:
    """The question, with the meeting it comes from and who asks it, and the answer."""
    question = _of_key(request, key)
    context: dict[str, Any] = {"question": question, "dialogue": question.dialogue}
    if why := why_closed(question):
        return render(request, "dialogues/asked.html", context | {"why": why}, status=410)
    form = PartyAnswerForm(request.POST or None, question=question)
    if "terug" in request.POST:
        _take_back(request, question)
        return redirect(request.path)
    if form.is_valid() and form.attempt(asking.answer, question=question, **form.cleaned_data):
        _offer_way_back(request, question, form)
        return redirect(request.path)
    context |= {"form": form, "undo": undo.take(request)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "dialogues/asked.html", context, status=status)


def _of_key(request: HttpRequest, key: str) -> PartyQuestion:
    """The question of this key, or 404; who guesses too often never gets it."""
    who = address_of(request)
    question = asked_with(key) if may_try("party-question", who, WRONG_KEYS) else None
    if question is None:
        count_wrong("party-question", who)
        raise Http404
    return question


def _offer_way_back(request: HttpRequest, before: PartyQuestion, form: PartyAnswerForm) -> None:
    version = form.result.version
    if before.answer:
        undo.offer(request, _("The change is saved."), request.path, **form.way_back(version))
    else:
        text = _("Thank you. Your answer is saved.")
        undo.offer(request, text, request.path, terug="1", version=str(version))


def _take_back(request: HttpRequest, question: PartyQuestion) -> None:
    version = whole_number(request.POST.get("version", ""))
    if attempt(request, asking.answer, question=question, version=version, text=""):
        messages.success(request, _("Your answer is taken back."))


@require_POST
def ask_again(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """Mail the question once more."""
    dialogue, question = _led(request, region, pk, row)
    if attempt(request, asking.ask_again, question=question, dialogue=dialogue, by=request.user):
        said = _("The question is mailed to %(party)s once more.") % {"party": question.party}
        messages.success(request, said)
    return _to(dialogue, question)


@require_POST
def take_over(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """The answer is what came of it; `terug` undoes that."""
    dialogue, question = _led(request, region, pk, row)
    values = {"question": question, "dialogue": dialogue, "by": request.user}
    if "terug" in request.POST:
        attempt(request, asking.give_back, before=request.POST.get("voor", "")[:400], **values)
        return _to(dialogue, question)
    version = whole_number(request.POST.get("version", ""))
    rows = attempt(request, asking.take_over, version=version, **values)
    if rows:
        said = ngettext(
            "The answer is what came of it.", "The answer is what came of %(n)d of them.", len(rows)
        )
        undo.offer(
            request, said % {"n": len(rows)}, request.path, terug="1", voor=question.dealt_with
        )
    return _to(dialogue, question)


def _led(request: HttpRequest, region: str, pk: int, row: int) -> tuple[Dialogue, PartyQuestion]:
    dialogue = dialogue_for(request, region, pk, LEAD)
    question = dialogue.party_questions.filter(pk=row).first() if row < 2**62 else None
    if question is None:
        raise Http404
    return dialogue, question


def _to(dialogue: Dialogue, question: PartyQuestion) -> HttpResponse:
    first = question.destinations.filter(removed_at=None).order_by("pk").first()
    return redirect(place_of(dialogue) + (f"#b{first.pk}" if first else ""))
