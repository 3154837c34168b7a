"""The answers to one plan: reading them, giving them, taking them back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.answers import operations
from samenverder.answers.around import answers_of
from samenverder.answers.forms import AnswerForm
from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries import Asked, noted_for, waiting_for
from samenverder.answers.views.common import (
    ANSWER,
    Desk,
    asked_or_404,
    desk_for,
    page_of_plan,
    show,
    to_answers,
)
from samenverder.lib.text import whole_number, whole_numbers
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("answers:plan", "region", "pk")


@require_safe
def plan_answers(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What a plan asks, what was answered, and for who may answer the buttons to do so."""
    desk = desk_for(request, region, pk)
    partnership = desk.plan.partnership
    waiting = waiting_for(partnership, request.user, most=2) if desk.may_answer else []
    others = [row for row in waiting if row.plan.pk != desk.plan.pk]
    return show(
        request,
        "plan",
        desk=desk,
        heading=_heading(desk),
        kinds=AnswerKind,
        covered={row.pk for row in desk.open if desk.covers(row)},
        who_may={row.pk: ", ".join(desk.deciders.names(row.kind, row.euros)) for row in desk.open},
        next_plan=others[0] if others else None,
        to_confirm=noted_for(partnership, request.user).filter(pk=desk.plan.pk).exists(),
    )


@require_safe
def on_plan(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The list of answers on the page of the plan, as it is now."""
    desk = desk_for(request, region, pk)
    return show(
        request,
        "_on_plan_list",
        partnership=desk.plan.partnership,
        **answers_of(desk.plan, desk.asked, request.user),
    )


def _heading(desk: Desk) -> str:
    number, total = len(desk.open), sum(not row.gone for row in desk.asked)
    if not total:
        return _("This plan asks nothing of its board")
    if not number:
        return ngettext(
            "The need of this plan has an answer",
            "All %(n)d needs of this plan have an answer",
            total,
        ) % {"n": total}
    sentence = ngettext("%(n)d need waits for an answer", "%(n)d needs wait for an answer", number)
    return sentence % {"n": number}


@require_http_methods(["GET", "POST"])
def need_answer(request: HttpRequest, region: str, pk: int, need: int) -> HttpResponse:
    """The answer to one need: on a condition, later, not now, or other amounts and days."""
    desk = desk_for(request, region, pk, ANSWER)
    asked = asked_or_404(desk, need)
    if desk.not_yet or not (desk.may_answer or desk.can_note):
        messages.warning(request, desk.not_yet or _("You have no mandate of this board or school."))
        return to_answers(desk)
    form = AnswerForm(
        request.POST or None,
        asked=asked,
        people=desk.people if desk.can_note else [],
        own=bool(desk.deciders.held_by(desk.own)),
        kind=request.GET.get("antwoord", ""),
        initial={"person": desk.person.pk} if desk.person and not asked.answer else {},
    )
    if form.is_valid() and form.attempt(
        operations.answer_need, need=asked.need, by=request.user, **form.values
    ):
        _offer_undo(request, desk, [form.result], _said(form.result))
        return to_answers(desk)
    return show(request, "need", desk=desk, form=form, row=asked, back=page_of_plan(desk))


def _said(answer: NeedAnswer) -> str:
    words = {"answer": answer.get_kind_display(), "what": answer.asked["text"]}
    return _("%(answer)s: “%(what)s”.") % words


def _offer_undo(request: HttpRequest, desk: Desk, answers: list[Any], words: str) -> None:
    url = reverse("answers:undo", args=[desk.plan.partnership.slug, desk.plan.pk])
    undo.offer(request, words, url, antwoord=[str(answer.pk) for answer in answers])


@post_only
def need_agree(request: HttpRequest, region: str, pk: int, need: int) -> HttpResponse:
    """Agree to a need as it is asked, with one touch."""
    desk = desk_for(request, region, pk, ANSWER)
    asked = asked_or_404(desk, need)
    answer = attempt(
        request,
        operations.answer_need,
        need=asked.need,
        by=request.user,
        person=desk.person,
        seen=_number(request, "gezien"),
        kind=AnswerKind.AGREED,
        euros=asked.euros,
        hours=asked.hours,
    )
    if answer:
        _offer_undo(request, desk, [answer], _said(answer))
    return to_answers(desk)


@post_only
def agree_rest(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Agree to everything without an answer that the mandate covers."""
    desk = desk_for(request, region, pk, ANSWER)
    made = attempt(
        request,
        operations.agree_to_rest,
        plan=desk.plan,
        by=request.user,
        person=desk.person,
        only=[row.pk for row in desk.asked if str(row.pk) in request.POST.getlist("behoefte")],
    )
    if made:
        number = len(made)
        words = ngettext("Agreed to %(n)d need.", "Agreed to %(n)d needs.", number) % {"n": number}
        _offer_undo(request, desk, made, words)
    return to_answers(desk)


@post_only
def undo_answers(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The way back of an answer, or of several given at once: what was answered before counts."""
    desk = desk_for(request, region, pk, ANSWER)
    wanted = whole_numbers(request.POST.getlist("antwoord"))
    rows = list(_answers(desk).filter(pk__in=wanted))
    if rows and attempt(
        request, operations.take_back_all, answers=rows, by=request.user, to_earlier=True
    ):
        messages.success(request, _("It is as it was before."))
    return to_answers(desk)


@post_only
def need_take_back(request: HttpRequest, region: str, pk: int, need: int) -> HttpResponse:
    """Take an answer back, with its agreement and its action."""
    desk = desk_for(request, region, pk, ANSWER)
    answer = _one(request, desk, asked_or_404(desk, need))
    if attempt(request, operations.take_back, answer=answer, by=request.user):
        url = reverse("answers:put_back", args=[region, pk, need])
        undo.offer(request, _("The answer is taken back."), url, antwoord=str(answer.pk))
    return to_answers(desk)


@post_only
def need_put_back(request: HttpRequest, region: str, pk: int, need: int) -> HttpResponse:
    """Undo of taking an answer back."""
    desk = desk_for(request, region, pk, ANSWER)
    answer = row_or_404(_answers(desk), pk=_number(request, "antwoord"), need=need)
    if attempt(request, operations.put_back, answer=answer, by=request.user):
        messages.success(request, _("The answer counts again."))
    return to_answers(desk)


@post_only
def confirm(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say that what somebody noted in this user's name is right."""
    desk = desk_for(request, region, pk, ANSWER)
    if operations.confirm_noted(plan=desk.plan, by=request.user):
        messages.success(request, _("Thank you. It is noted that this is right."))
    return to_answers(desk)


def _answers(desk: Desk) -> Any:
    """Every answer to this plan, also those that count no more."""
    return NeedAnswer.objects.filter(need__plan=desk.plan).select_related("need").order_by("pk")


def _one(request: HttpRequest, desk: Desk, asked: Asked) -> NeedAnswer:
    """The answer the form was about, also when it was replaced meanwhile."""
    found: NeedAnswer = row_or_404(
        _answers(desk), pk=_number(request, "antwoord"), need_id=asked.pk
    )
    found.need.plan = desk.plan
    return found


def _number(request: HttpRequest, name: str) -> int:
    return whole_number(request.POST.get(name, ""))
