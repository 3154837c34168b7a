"""The agreement about a plan as tagged PDF: what is agreed, what is not, and lines to sign."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries import Asked
from samenverder.lib.text import format_date
from samenverder.lib.typst import compile_pdf
from samenverder.plans.content import day, how_much, kind_words
from samenverder.plans.models import SchoolPlan

PAPER = Path(__file__).with_name("paper.typ")


def agreement_pdf(plan: SchoolPlan, asked: Sequence[Asked], language: str) -> bytes:
    """The whole in "nl" or "en"."""
    with translation.override(language):
        return compile_pdf(PAPER, paper_data(plan, asked, language))


def pdf_name(plan: SchoolPlan, language: str) -> str:
    """The file name: "afspraken-vso-de-wending-stage-vanaf-klas-3.pdf"."""
    word = "agreements" if language == "en" else "afspraken"
    return f"{word}-{slugify(f'{plan.school} {plan.title}')[:80].strip('-') or plan.pk}.pdf"


def paper_data(plan: SchoolPlan, asked: Sequence[Asked], language: str) -> dict[str, Any]:
    """Everything on the paper, as words in the active language."""
    given = [row for row in asked if row.answer and row.answer.is_yes]
    refused = [row for row in asked if row.answer and not row.answer.is_yes]
    without = [row for row in asked if row.answer is None]
    today = format_date(timezone.localdate(), language)
    return {
        "lang": language,
        "title": _("Agreements about “%(plan)s”") % {"plan": plan.title},
        "partnership": plan.partnership.name,
        "note": f"{plan.school} · {_('As it stood on %(day)s') % {'day': today}}",
        "between": _between(plan),
        "total": _total(given),
        "given": [_given(row, language) for row in given],
        "refused": [_refused(row, language) for row in refused],
        "open": [{"what": row.text, "asked": _asked(row)} for row in without],
        "sign": _signers(plan, given),
        "labels": {
            "given": ngettext("%(n)d agreement", "%(n)d agreements", len(given))
            % {"n": len(given)},
            "none": _("Nothing is agreed yet."),
            "refused": _("Not agreed now"),
            "open": _("Not answered yet"),
            "sign": _("Signed"),
            "sign_lead": _("Who signs agrees to the agreements above."),
            "name": _("Name"),
            "signature": _("Signature"),
            "day": _("Day"),
            "condition": _("On this condition"),
        },
    }


def _between(plan: SchoolPlan) -> str:
    if plan.board is None or plan.board_id == plan.school_id:
        return _("%(school)s decided about this plan itself.") % {"school": plan.school}
    words = {"school": plan.school, "board": plan.board}
    return _("Between %(school)s and %(board)s.") % words


def _total(given: Sequence[Asked]) -> str:
    cents = sum(int(row.answer.euros * 100) for row in given if row.answer and row.answer.euros)
    tenths = sum(int(row.answer.hours * 10) for row in given if row.answer and row.answer.hours)
    if not cents and not tenths:
        return ""
    amount = how_much({"cents": cents or None, "tenths": tenths or None})
    return _("Together: %(amount)s") % {"amount": amount}


def _given(row: Asked, language: str) -> dict[str, Any]:
    answer = row.answer
    assert answer is not None  # noqa: S101  only such rows are given
    lines = [[_("Agreed"), row.given]] if row.given else []
    if row.given and row.given != how_much(answer.asked):
        lines.append([_("Asked"), how_much(answer.asked)])
    lines.append([_("Holds"), _period(answer, language)])
    if answer.follow_up_on:
        lines.append([_("We look back on"), format_date(answer.follow_up_on, language)])
    lines.append([_("Decision asked"), answer.asked["ask"]])
    lines.append([_("Decided by"), _decided(answer, language)])
    return {
        "what": answer.asked["text"],
        "about": kind_words(answer.asked["kind"]),
        "condition": answer.text if answer.kind == AnswerKind.CONDITION else "",
        "lines": lines,
    }


def _period(answer: NeedAnswer, language: str) -> str:
    assert answer.starts_on is not None  # noqa: S101  every yes has a first day
    words = {"from": format_date(answer.starts_on, language)}
    if answer.until is None:
        return _("from %(from)s, no end agreed") % words
    words["until"] = format_date(answer.until, language)
    return _("from %(from)s until and including %(until)s") % words


def _decided(answer: NeedAnswer, language: str) -> str:
    words = {
        "day": format_date(answer.at, language),
        "mandate": answer.mandate_label or f"{answer.who}, {answer.organisation}",
        "noted": answer.noted_by,
    }
    told = _("%(mandate)s, on %(day)s") % words
    if answer.noted_by:
        told = f"{told}; {_('noted by %(noted)s') % words}"
    return told


def _refused(row: Asked, language: str) -> dict[str, str]:
    answer = row.answer
    assert answer is not None  # noqa: S101  only such rows are refused
    said = str(answer.get_kind_display())
    if answer.again_on:
        words = {"said": said, "day": format_date(answer.again_on, language)}
        said = _("%(said)s: we come back to it on %(day)s") % words
    return {
        "what": answer.asked["text"],
        "asked": _asked(row),
        "said": said,
        "why": answer.text,
        "who": _decided(answer, language),
    }


def _asked(row: Asked) -> str:
    data = row.answer.asked if row.answer else row.data
    parts = [
        how_much(data),
        _("needed by %(day)s") % {"day": day(data["by"])} if data["by"] else "",
    ]
    return " · ".join(part for part in parts if part and part != "–")


def _signers(plan: SchoolPlan, given: Sequence[Asked]) -> list[dict[str, str]]:
    """Each organisation once, with who decided for it; the school with its change lead."""
    names: dict[str, list[str]] = {}
    for row in given:
        if row.answer:
            names.setdefault(str(row.answer.organisation), []).append(row.answer.who)
    if plan.board and str(plan.board) not in names:
        names[str(plan.board)] = []
    leads = plan.people.filter(part="leads", person__left_on__isnull=True)
    if str(plan.school) not in names:
        names[str(plan.school)] = [place.person.name for place in leads.select_related("person")]
    return [
        {"organisation": name, "who": ", ".join(dict.fromkeys(people))}
        for name, people in names.items()
    ]
