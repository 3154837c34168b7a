"""What is different between two texts of a plan, as tagged PDF."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samenverder.lib.typst import compile_pdf
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries.comparing import Compared
from samenverder.plans.queries.differences import DifferentPart, plan_differences

CHANGES = Path(__file__).with_name("changes.typ")


def changes_pdf(plan: SchoolPlan, compared: Compared, language: str) -> bytes:
    """What is different between two texts of a plan, in "nl" or "en"."""
    with translation.override(language):
        found = plan_differences(compared.old, compared.new)
        head = [(_("Title"), found.title), (_("In one sentence"), found.sentence)]
        parts = [(label, [part]) for label, part in head] + [
            (row.label, list(row.found.parts)) for row in found.sections
        ]
        data = {
            "lang": language,
            "title": compared.heading,
            "partnership": plan.partnership.name,
            "school": f"{plan.school.name} · {compared.new['title']}",
            "note": f"{plan.school.name} · {compared.heading}",
            "state": compared.days(language),
            "labels": {
                "added": _("added"),
                "removed": _("removed"),
                "none": _("Nothing is different."),
            },
            "parts": [
                {"label": str(label), "lines": lines}
                for label, rows in parts
                if (lines := [_line(row) for row in rows if row.kind != "same" or row.moved])
            ],
        }
        return compile_pdf(CHANGES, data)


def _line(part: DifferentPart) -> dict[str, Any]:
    said = {"added": _("New paragraph"), "removed": _("Paragraph that is gone")}.get(part.kind, "")
    return {
        "said": said or (_("Moved to this place") if part.moved else ""),
        "pieces": [
            {"kind": it.kind, "text": it.body, "tail": " " if it.tail else ""} for it in part.pieces
        ],
    }
