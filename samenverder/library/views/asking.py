"""Asking about a practice and answering."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.library.forms.using import AnswerForm, QuestionForm
from samenverder.library.models import Practice
from samenverder.library.operations import asking
from samenverder.library.queries.asked import may_answer, may_change_question, way_to_contact
from samenverder.library.views.common import address, show
from samenverder.library.views.pages import ASK, published_for, question_for
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go

post_only = post_or_go("library:detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def question_ask(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Ask the contact."""
    practice = published_for(request, region, pk, ASK)
    form = QuestionForm(request.POST or None)
    if form.is_valid() and form.attempt(
        asking.ask, practice=practice, by=request.user, **form.cleaned_data
    ):
        url = address("question_remove", practice, form.result.pk)
        undo.offer(request, _("Your question is asked."), url)
        return _to(practice, form.result.pk)
    return _page(request, "question_form", practice, form)


@require_http_methods(["GET", "POST"])
def question_change(request: HttpRequest, region: str, pk: int, question: int) -> HttpResponse:
    """Other words for a question that waits."""
    found = question_for(request, region, pk, question)
    if not may_change_question(found, request.user):
        raise PermissionDenied
    if found.answered_at:
        messages.warning(request, _("This question was answered. Ask another one."))
        return _to(found.practice, found.pk)
    form = QuestionForm(request.POST or None, question=found)
    if form.is_valid() and form.attempt(
        asking.change_question, question=found, by=request.user, **form.cleaned_data
    ):
        way_back = form.way_back(form.result.version)
        undo.offer(request, _("The change is saved."), request.path, **way_back)
        return _to(found.practice, found.pk)
    return _page(request, "question_form", found.practice, form, found)


@require_http_methods(["GET", "POST"])
def question_answer(request: HttpRequest, region: str, pk: int, question: int) -> HttpResponse:
    """Answer a question, or change the answer."""
    found = question_for(request, region, pk, question)
    if not may_answer(found.practice, request.user):
        raise PermissionDenied
    first = found.answered_at is None
    form = AnswerForm(request.POST or None, question=found)
    if form.is_valid() and form.attempt(
        asking.answer, question=found, by=request.user, **form.cleaned_data
    ):
        if first:
            url = address("answer_take_back", found.practice, found.pk)
            undo.offer(request, _("Your answer stands here for everybody."), url)
        else:
            way_back = form.way_back(form.result.version)
            undo.offer(request, _("The change is saved."), request.path, **way_back)
        return _to(found.practice, found.pk)
    return _page(request, "answer_form", found.practice, form, found)


@post_only
def answer_take_back(request: HttpRequest, region: str, pk: int, question: int) -> HttpResponse:
    """Undo of an answer."""
    found = question_for(request, region, pk, question)
    if not may_answer(found.practice, request.user):
        raise PermissionDenied
    if attempt(request, asking.take_answer_back, question=found, by=request.user):
        messages.success(request, _("Your answer is taken back."))
    return _to(found.practice, found.pk)


@post_only
def question_remove(request: HttpRequest, region: str, pk: int, question: int) -> HttpResponse:
    """Take a question and its answer off; the next page offers the way back."""
    found = _removable(request, question_for(request, region, pk, question))
    if attempt(request, asking.remove_question, question=found, by=request.user):
        url = address("question_restore", found.practice, found.pk)
        undo.offer(request, _("The question no longer stands here."), url)
    return redirect(f"{found.practice.get_absolute_url()}#vragen")


@post_only
def question_restore(request: HttpRequest, region: str, pk: int, question: int) -> HttpResponse:
    """Undo of taking it off."""
    found = _removable(request, question_for(request, region, pk, question, removed=True))
    attempt(request, asking.restore_question, question=found, by=request.user)
    return _to(found.practice, found.pk)


@post_only
def answer_seen(request: HttpRequest, region: str, pk: int, question: int) -> HttpResponse:
    """Who asked read the answer."""
    found = question_for(request, region, pk, question)
    if attempt(request, asking.put_answer_away, question=found, by=request.user):
        messages.success(request, _("This no longer stands on your start page."))
    return redirect(back_to(request, found.practice.get_absolute_url()))


def _removable(request: HttpRequest, question: Any) -> Any:
    user = request.user
    if not may_change_question(question, user) and not may_answer(question.practice, user):
        raise PermissionDenied
    return question


def _to(practice: Practice, question: int) -> HttpResponse:
    return redirect(f"{practice.get_absolute_url()}#vraag-{question}")


def _page(
    request: HttpRequest, template: str, practice: Practice, form: Any, question: Any = None
) -> HttpResponse:
    words = {"form": form, "practice": practice, "question": question}
    words["way"] = way_to_contact(practice)
    return show(request, template, practice.partnership, **words)
