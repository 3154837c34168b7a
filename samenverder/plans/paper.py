"""A plan as tagged PDF: the whole, and one page for who has two minutes."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date, truncate
from samenverder.lib.typst import compile_pdf
from samenverder.plans.beside import Beside, beside
from samenverder.plans.content import Content, Part, parts_of, totals_words
from samenverder.plans.models import PlanEvaluation, PlanVersion, SchoolPlan, SectionKind
from samenverder.plans.queries.evaluations import evaluations_of
from samenverder.plans.text import paragraphs

PLAN = Path(__file__).with_name("plan.typ")
SUMMARY = Path(__file__).with_name("summary.typ")
WIDTHS = {
    SectionKind.GOALS: [1.6, 1.2, 1.2, 1, 1.4],
    SectionKind.PLANNING: [2.4, 1.2, 1],
    SectionKind.NEEDS: [1.6, 1, 1, 1, 1.8],
    SectionKind.RISKS: [1, 1.2],
}
ON_ONE_PAGE = {
    SectionKind.WHY: 420,
    SectionKind.APPROACH: 420,
    SectionKind.BENEFIT: 300,
}
ROWS_ON_ONE_PAGE = 4


def plan_pdf(
    plan: SchoolPlan, content: Content, language: str, version: PlanVersion | None
) -> bytes:
    """The whole plan in "nl" or "en"."""
    with translation.override(language):
        data = _head(plan, content, language, version)
        told = beside(plan)
        data["parts"] = [
            _part(part, told.get(part.kind, []))
            for part in parts_of(content)
            if told.get(part.kind) or not part.is_empty
        ]
        data["parts"] += [_looked_back(row) for row in evaluations_of(plan)]
        return compile_pdf(PLAN, data)


def summary_pdf(
    plan: SchoolPlan, content: Content, language: str, version: PlanVersion | None
) -> bytes:
    """The plan on one page: why, what, the goals and the needs; the rest stands in the plan."""
    with translation.override(language):
        data = _head(plan, content, language, version)
        parts = {part.kind: part for part in parts_of(content)}
        data["texts"] = [
            {"label": parts[kind].label, "text": _short(parts[kind].paragraphs, limit)}
            for kind, limit in ON_ONE_PAGE.items()
            if parts[kind].paragraphs
        ]
        data["goals"] = [_goal(row) for row in parts[SectionKind.GOALS].rows[:ROWS_ON_ONE_PAGE]]
        data["needs"] = [
            {"amount": row[2], "text": truncate(row[0], 90), "ask": truncate(row[4], 140)}
            for row in parts[SectionKind.NEEDS].rows[:ROWS_ON_ONE_PAGE]
        ]
        more = len(parts[SectionKind.NEEDS].rows) - ROWS_ON_ONE_PAGE
        data["more"] = _("And %(n)d more, in the plan.") % {"n": more} if more > 0 else ""
        data["labels"] = {
            "goals": parts[SectionKind.GOALS].label,
            "needs": parts[SectionKind.NEEDS].label,
            "total": _("Together"),
        }
        return compile_pdf(SUMMARY, data)


def pdf_name(plan: SchoolPlan, what: str, language: str) -> str:
    """The file name: "plan-vso-de-wending-stage-vanaf-klas-3.pdf"."""
    words = {
        "summary": {"nl": "samenvatting", "en": "summary"},
        "changes": {"nl": "verschillen", "en": "differences"},
    }
    word = words.get(what, {}).get(language, "plan")
    return f"{word}-{slugify(f'{plan.school} {plan.title}')[:80].strip('-') or plan.pk}.pdf"


def _head(
    plan: SchoolPlan, content: Content, language: str, version: PlanVersion | None
) -> dict[str, Any]:
    leads = plan.people.filter(part="leads").select_related("person")
    names = ", ".join(row.person.name for row in leads)
    shared = version is not None and version.content == content
    words = (
        _("Version %(n)d, shared on %(day)s")
        % {"n": version.number, "day": format_date(version.at, language)}
        if version and shared
        else _("Text that is being written, not shared in this form")
    )
    return {
        "lang": language,
        "title": content["title"],
        "partnership": plan.partnership.name,
        "school": content.get("school", plan.school.name),
        "sentence": content["sentence"],
        "who": _("Change lead: %(names)s") % {"names": names} if names else "",
        "note": f"{content.get('school', '')} · {words}",
        "state": words,
        "total": totals_words(content),
    }


def _part(part: Part, told: list[Beside]) -> dict[str, Any]:
    return {
        "beside": [
            {
                "heading": it.heading,
                "facts": [{"label": fact.label, "words": fact.words} for fact in it.facts],
            }
            for it in told
        ],
        "label": part.label,
        "paragraphs": part.paragraphs,
        "columns": part.columns,
        "rows": part.rows,
        "widths": WIDTHS.get(SectionKind(part.kind), []),
        "borrowed": [_("With text of %(whose)s") % {"whose": name} for name in part.borrowed],
    }


def _looked_back(row: PlanEvaluation) -> dict[str, Any]:
    """An evaluation as a part of the plan: the goals in a table, what was learned, what goes on."""
    outcomes = list(row.outcomes.all())
    day = format_date(row.day, get_language() or "nl")
    head = {"day": day, "n": row.source.number}
    texts = [_("Looked back on the goals as they read in version %(n)d.") % head]
    texts += [_("What we learned: %(text)s") % {"text": row.lessons}]
    texts += [_("What we go on with: %(text)s") % {"text": row.goes_on}] if row.goes_on else []
    columns = [_("Goal"), _("From"), _("To"), _("Now"), _("How we know"), _("Is it reached?")]
    return {
        "label": _("Looking back on %(day)s") % head,
        "paragraphs": [line for text in texts for line in paragraphs(text)],
        "columns": columns if outcomes else [],
        "rows": [
            [it.text, it.now, it.then, it.found or "–", it.known or "–", it.get_reached_display()]
            for it in outcomes
        ],
        "widths": [1.5, 1, 1, 1, 1.2, 1],
        "borrowed": [],
        "beside": [],
    }


def _short(paragraphs: list[str], limit: int) -> str:
    return truncate(" ".join(paragraphs), limit)


def _goal(row: list[str]) -> dict[str, str]:
    words = _("from %(now)s to %(then)s, by %(day)s")
    told = words % {"now": row[1], "then": row[2], "day": row[3]}
    return {"text": truncate(row[0], 110), "how": truncate(told, 170)}
