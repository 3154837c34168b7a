"""A joint plan on paper, to be signed by both parties."""

from typing import Any

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date
from samenverder.projects.models import JointPlan
from samenverder.projects.papers.document import document, part
from samenverder.projects.queries.detail import promises_by_side


def joint_plan_pdf(plan: JointPlan, language: str) -> tuple[bytes, str]:
    """The document in "nl" or "en", and its file name."""
    with translation.override(language):
        ours, theirs = promises_by_side(plan)
        outside = list(plan.outside_promises.filter(removed_at=None))
        project = plan.project
        title = _("Plan with %(name)s") % {"name": plan.party}
        content = document(
            plan.partnership,
            language,
            title=title,
            over=_("Joint plan in the project “%(title)s”") % {"title": project.title},
            facts=[
                (_("Project leader"), project.leader.name if project.leader else ""),
                (_("Speaks for the other party"), plan.contact),
                (_("Version"), str(plan.version)),
            ],
            parts=[
                part(
                    _("The plan"),
                    paragraphs=[line for line in plan.text.splitlines() if line.strip()],
                    notes=[] if plan.text else [_("Nothing is written yet.")],
                ),
                _side(_("%(name)s promises") % {"name": plan.party}, [*theirs, *outside], language),
                _side(_("The partners in the project promise"), ours, language),
            ],
            signatures=[plan.party, plan.partnership.name],
        )
    word = "joint-plan" if language == "en" else "samenplan"
    return content, f"{word}-{slugify(plan.party)[:60].strip('-') or plan.pk}.pdf"


def _side(label: str, rows: list[Any], language: str) -> dict[str, Any]:
    cells = [
        [
            f"{row.parties_label}: {row.text}" if hasattr(row, "parties_label") else row.text,
            format_date(row.until, language) if row.until else "–",
            format_euros(row.amount, language) or "–",
        ]
        for row in rows
    ]
    columns = [_("Promise"), _("Until"), _("Amount")]
    notes = [] if rows else [_("Nothing yet.")]
    return part(label, columns=columns, rows=cells, widths=[3, 1, 0.8], numbers=[2], notes=notes)
