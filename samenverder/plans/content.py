"""What a plan says, as plain data: the same for a page, a frozen version, a document, differences.

    {"school", "title", "sentence", "sections": {kind: text}, "borrowed": {kind: [whose]},
     "goals": [...], "steps": [...], "needs": [...], "risks": [...]}

Amounts are whole cents, hours tenths of hours, days ISO dates.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import AgreementKind
from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date
from samenverder.plans.models import SchoolPlan, SectionKind
from samenverder.plans.text import paragraphs

Content = dict[str, Any]
# Which rows stand in which section, and above which columns.
ROWS_OF = {
    SectionKind.GOALS: "goals",
    SectionKind.PLANNING: "steps",
    SectionKind.NEEDS: "needs",
    SectionKind.RISKS: "risks",
}
COLUMNS = {
    "goals": [_("Goal"), _("Now"), _("Then"), _("By when"), _("How we will know")],
    "steps": [_("Step"), _("Who"), _("Done by")],
    "needs": [_("What for"), _("About"), _("How much"), _("Needed by"), _("Decision asked")],
    "risks": [_("Risk"), _("What we do about it")],
}


@dataclass(frozen=True)
class Part:
    """One section to read: its text in paragraphs, and its rows as cells under columns."""

    kind: str
    label: str
    paragraphs: list[str]
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    borrowed: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """There is nothing to read."""
        return not self.paragraphs and not self.rows


def content_of(plan: SchoolPlan) -> Content:
    """The plan as it is written now; six queries."""
    sections = {row.kind: row for row in plan.sections.prefetch_related("borrowings__source__plan")}
    return {
        "school": plan.school.name,
        "title": plan.title,
        "sentence": plan.sentence,
        "sections": {kind: row.text for kind, row in sections.items() if row.text.strip()},
        "borrowed": _borrowed(sections),
        "goals": [goal_data(row) for row in _kept(plan.plangoals)],
        "steps": [step_data(row) for row in _kept(plan.plansteps)],
        "needs": [need_data(row) for row in _kept(plan.planneeds)],
        "risks": [{"text": row.text, "answer": row.answer} for row in _kept(plan.planrisks)],
    }


def _kept(rows: Any) -> Any:
    return rows.filter(removed_at__isnull=True)


def _borrowed(sections: dict[str, Any]) -> dict[str, list[str]]:
    found = {}
    for kind, section in sections.items():
        if names := [whose(row) for row in section.borrowings.all()]:
            found[kind] = names
    return found


def whose(borrowing: Any) -> str:
    """Whose text it is: as it stood in the version it was taken from."""
    source = borrowing.source
    content = source.content
    return f"{content.get('school', '')}, “{content.get('title', '')}” ({source.number})"


def goal_data(row: Any) -> dict[str, Any]:
    """A goal as plain data."""
    return {
        "text": row.text,
        "now": row.now,
        "then": row.then,
        "by": row.by_when.isoformat(),
        "known": row.known_by,
    }


def step_data(row: Any) -> dict[str, Any]:
    """A step as plain data."""
    by = row.by_when.isoformat() if row.by_when else ""
    return {"text": row.text, "who": row.who, "by": by}


def need_data(row: Any) -> dict[str, Any]:
    """A need as plain data."""
    return {
        "text": row.text,
        "kind": row.kind_of,
        "cents": int(row.euros * 100) if row.euros is not None else None,
        "tenths": int(row.hours * 10) if row.hours is not None else None,
        "by": row.needed_by.isoformat() if row.needed_by else "",
        "ask": row.decision,
    }


def parts_of(content: Content) -> list[Part]:
    """Every section in the order of the plan, in the active language."""
    found = []
    for kind in SectionKind:
        name = ROWS_OF.get(kind, "")
        rows = [cells(name, row) for row in content.get(name, [])] if name else []
        found.append(
            Part(
                kind=kind.value,
                label=str(kind.label),
                paragraphs=paragraphs(content["sections"].get(kind.value, "")),
                columns=[str(words) for words in COLUMNS[name]] if rows else [],
                rows=rows,
                borrowed=content.get("borrowed", {}).get(kind.value, []),
            )
        )
    return found


def cells(name: str, row: dict[str, Any]) -> list[str]:
    """A row under the columns of its kind."""
    if name == "goals":
        return [row["text"], row["now"], row["then"], day(row["by"]), row["known"]]
    if name == "steps":
        return [row["text"], row["who"], day(row["by"]) or "–"]
    if name == "needs":
        return [
            row["text"],
            kind_words(row["kind"]),
            how_much(row),
            day(row["by"]) or "–",
            row["ask"],
        ]
    return [row["text"], row["answer"]]


def day(text: str) -> str:
    """An ISO date as people read it; what is none as it is."""
    try:
        return format_date(dt.date.fromisoformat(text), get_language() or "nl") if text else ""
    except ValueError:
        return text


def kind_words(kind: str) -> str:
    """ "means" → "Middelen"."""
    return str(AgreementKind(kind).label) if kind in AgreementKind.values else kind


def how_much(need: dict[str, Any]) -> str:
    """ "€ 4.800", "120 uur", both, or a dash."""
    parts = []
    if need["cents"] is not None:
        parts.append(format_euros(Decimal(need["cents"]) / 100, get_language() or "nl"))
    if need["tenths"] is not None:
        parts.append(gettext("%(n)s hours") % {"n": hours(need["tenths"])})
    return ", ".join(parts) or "–"


def hours(tenths: int) -> str:
    """ "120" or "7,5"."""
    whole, rest = divmod(tenths, 10)
    point = "." if (get_language() or "nl").startswith("en") else ","
    return f"{whole}{point}{rest}" if rest else str(whole)


def totals_words(content: Content) -> str:
    """What all needs ask together: "€ 4.800, 120 uur"; empty when that is nothing."""
    needs = content.get("needs", [])
    sums = {name: sum(row[name] or 0 for row in needs) for name in ("cents", "tenths")}
    asked = {name: value or None for name, value in sums.items()}
    return how_much(asked) if any(asked.values()) else ""
