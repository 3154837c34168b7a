"""Answering a question without an account, by the secret address in the mail.

Looking never answers: programs that check mail for dangers open every link in it.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samenverder.library.forms.using import AnswerForm
from samenverder.library.keys import asked_with
from samenverder.library.models import PracticeQuestion
from samenverder.library.operations import asking
from samenverder.library.queries.asked import why_closed
from samenverder.network.models import Person
from samenverder.network.views.pages import attempt
from samenverder.web import undo


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, key: str) -> HttpResponse:
    """The question with the name of the practice, and the answer."""
    found = asked_with(key)
    if found is None:
        raise Http404
    question, person = found
    context: dict[str, Any] = {"question": question, "practice": question.practice}
    why = why_closed(question, person)
    if why:
        return render(request, "library/asked.html", context | {"why": why}, status=410)
    form = AnswerForm(request.POST or None, question=question)
    if "terug" in request.POST:
        _take_back(request, question, person)
        return redirect(request.path)
    if form.is_valid() and form.attempt(
        asking.answer_by_mail, question=question, person=person, **form.cleaned_data
    ):
        _offer_way_back(request, question, form)
        return redirect(request.path)
    context |= {"form": form, "undo": undo.take(request)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "library/asked.html", context, status=status)


def _offer_way_back(request: HttpRequest, before: PracticeQuestion, form: AnswerForm) -> None:
    if before.answered_at is None:
        text = _("Thank you. Your answer stands in the library for everybody.")
        undo.offer(request, text, request.path, terug="1")
    else:
        way_back = form.way_back(form.result.version)
        undo.offer(request, _("The change is saved."), request.path, **way_back)


def _take_back(request: HttpRequest, question: PracticeQuestion, person: Person) -> None:
    if attempt(request, asking.take_back_by_mail, question=question, person=person):
        messages.success(request, _("Your answer is taken back."))
