"""What waits for me, what I answered before, and all answers as a table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries import (
    answers_seen_by,
    noted_for,
    waiting_and_others,
    with_plans,
)
from samenverder.answers.queries.asked import euros_in, hours_in
from samenverder.answers.views.common import NOTE, SEE, show
from samenverder.lib.tables import Sheet
from samenverder.lib.text import whole_number
from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import download, page_of
from samenverder.plans.content import kind_words

PER_PAGE = 40
MOST_WAITING = 20  # plans shown before somebody asks for all


@require_safe
def mine(request: HttpRequest, region: str) -> HttpResponse:
    """Plans that wait for this user, one after another, and what they answered before."""
    partnership = get_partnership_for(request, region, SEE)
    may_note = request.user.has_perm(NOTE, partnership)
    waiting, others = waiting_and_others(partnership, request.user, others=may_note)
    most = None if request.GET.get("alle") == "ja" else MOST_WAITING
    answers = answers_seen_by(request.user, partnership).filter(person__user=request.user.pk)
    chosen = request.GET.get("antwoord", "")
    narrowed = answers.filter(kind=chosen) if chosen in AnswerKind.values else answers
    page = page_of(request, narrowed, PER_PAGE)
    for answer in page:
        answer.need.plan.partnership = partnership
        if answer.agreement:
            answer.agreement.partnership = partnership
    return show(
        request,
        "mine",
        partnership=partnership,
        waiting=with_plans(waiting[:most]),
        others=with_plans(others[:most]),
        more=most is not None and max(len(waiting), len(others)) > most,
        to_confirm=list(noted_for(partnership, request.user)),
        page=page,
        chosen=chosen,
        kinds=AnswerKind.choices,
        any_answer=bool(page) or bool(chosen),
        heading=_heading(len(waiting)),
    )


def _heading(number: int) -> str:
    if not number:
        return _("Answers of the board")
    sentence = ngettext(
        "%(n)d plan waits for your answer", "%(n)d plans wait for your answer", number
    )
    return sentence % {"n": number}


@require_safe
def export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """Every answer this user may see as CSV or Excel; `plan` in the address for one plan."""
    partnership = get_partnership_for(request, region, SEE)
    rows = answers_seen_by(request.user, partnership)
    if plan := whole_number(request.GET.get("plan", "")):
        rows = rows.filter(need__plan_id=plan)
    return download(kind, "antwoorden", answers_sheet(rows), partnership)


def answers_sheet(rows: Any) -> Sheet:
    """One row for each answer, with what was asked then."""
    header = [
        _("School"), _("Plan"), _("What for"), _("Kind"), _("Decision asked"),
        _("Amount asked (€)"), _("Hours asked"), _("Needed by"), _("Answer"),
        _("Condition, or reason"), _("We come back to it on"), _("Amount given (€)"),
        _("Hours given"), _("From"), _("Until and including"), _("We look back on"),
        _("Answered for"), _("Answered by"), _("On the mandate"), _("Noted by"), _("Answered on"),
    ]  # fmt: skip
    return Sheet(_("Answers of boards"), header, [_cells(row) for row in rows])


def _cells(row: NeedAnswer) -> list[Any]:
    plan, asked = row.need.plan, row.asked
    return [
        plan.school.name,
        plan.title,
        asked["text"],
        kind_words(asked["kind"]),
        asked["ask"],
        _number(euros_in(asked)),
        _number(hours_in(asked)),
        asked["by"],
        row.get_kind_display(),
        row.text,
        row.again_on,
        _number(row.euros),
        _number(row.hours),
        row.starts_on,
        row.until,
        row.follow_up_on,
        row.organisation.name,
        row.who,
        row.mandate_label,
        row.noted_by,
        row.at.date(),
    ]


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
