"""Questions of the region: the list, and asking, changing, removing and putting back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition import operations
from samenverder.ambition.follow_ups import follow_ups
from samenverder.ambition.forms import ChangeQuestionForm, QuestionForm
from samenverder.ambition.models import QuestionState, RegionalQuestion
from samenverder.ambition.queries.people import person_of
from samenverder.ambition.queries.questions import question_tally, questions
from samenverder.ambition.views.pages import show
from samenverder.lib.tables import Sheet
from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.views.pages import attempt, download
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE = 40
MAY = "ambition.change_question"
post_only = post_or_go("ambition:question_list", "region")


@require_safe
def question_list(request: HttpRequest, region: str) -> HttpResponse:
    """The questions of the region, open ones first; `stand` in the address chooses one state."""
    partnership = get_partnership_for(request, region, "ambition.view_ambition")
    chosen = request.GET.get("stand", "")
    rows = questions(partnership)
    if chosen in QuestionState.values:
        rows = rows.filter(state=chosen)
    tally = question_tally(partnership)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    for row in page:
        row.partnership = partnership
        shown: Any = row
        shown.may_change = request.user.has_perm(MAY, row)
    return show(
        request,
        "questions",
        partnership,
        page=page,
        ways=follow_ups(partnership, request.user, [row.pk for row in page]),
        tally=tally,
        chosen=chosen,
        tabs=[("", _("All")), *QuestionState.choices],
        heading=_heading(tally),
        may_add=request.user.has_perm("ambition.add_question", partnership),
    )


def _heading(tally: dict[str, int]) -> str:
    if not tally["all"]:
        return _("Questions of the region")
    if not tally["open"]:
        return _("No question of the region lies open")
    told = ngettext(
        "%(n)d question of the region lies open", "%(n)d questions of the region lie open",
        tally["open"],
    )  # fmt: skip
    return told % {"n": tally["open"]}


@require_http_methods(["GET", "POST"])
def question_add(request: HttpRequest, region: str) -> HttpResponse:
    """Ask a question."""
    partnership = get_partnership_for(request, region, "ambition.add_question")
    start = {
        "focus_area": request.GET.get("speerpunt"),
        "asked_by": person_of(request.user, partnership),
    }
    form = QuestionForm(request.POST or None, partnership=partnership, initial=start)
    if form.is_valid() and form.attempt(
        operations.ask_question, partnership=partnership, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The question is on the list."))
        return redirect("ambition:question_list", region)
    return show(request, "question_form", partnership, form=form)


@require_http_methods(["GET", "POST"])
def question_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change a question, or say what is done with it."""
    question = _question(request, region, pk)
    form = ChangeQuestionForm(
        request.POST or None, partnership=question.partnership, question=question
    )
    if form.is_valid() and form.attempt(
        operations.change_question, question=question, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The question is changed."))
        return redirect("ambition:question_list", region)
    return show(request, "question_form", question.partnership, form=form, question=question)


@post_only
def question_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a question off the list; the next page offers the way back."""
    question = _question(request, region, pk)
    attempt(request, operations.remove_question, by=request.user, question=question)
    url = reverse("ambition:question_restore", args=[region, pk])
    undo.offer(request, _("The question is off the list."), url)
    return redirect("ambition:question_list", region)


@post_only
def question_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of removing."""
    question = _question(request, region, pk, removed=True)
    attempt(request, operations.restore_question, by=request.user, question=question)
    return redirect("ambition:question_list", region)


def _question(
    request: HttpRequest, region: str, pk: int, *, removed: bool = False
) -> RegionalQuestion:
    rows = RegionalQuestion.objects.filter(removed_at__isnull=not removed)
    return get_for(request, region, rows.select_related("asked_by", "focus_area"), MAY, pk=pk)


@require_safe
def question_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """Every question as a table."""
    partnership = get_partnership_for(request, region, "ambition.view_ambition")
    header = [_("Question"), _("State"), _("Asked by"), _("Day"), _("Focus area"), _("Answer")]
    rows: list[list[Any]] = [
        [
            row.text,
            row.get_state_display(),
            row.asker,
            row.asked_on,
            row.focus_area.title if row.focus_area else "",
            row.answer,
        ]
        for row in questions(partnership)
    ]
    return download(kind, _("questions"), Sheet(_("Questions"), header, rows), partnership)
