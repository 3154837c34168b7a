"""What one partner gets out of all projects, on paper for a meeting."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.text import format_date
from samenverder.network.models import Organisation, Partnership
from samenverder.projects.papers.document import document, part
from samenverder.projects.queries.benefits import PartnerLine


def partner_pdf(
    partnership: Partnership, partner: Organisation, rows: Sequence[PartnerLine], language: str
) -> tuple[bytes, str]:
    """The document in "nl" or "en", and its file name."""
    with translation.override(language):
        title = _("What the projects bring %(name)s") % {"name": partner.name}
        written = sum(bool(row.what) for row in rows)
        told = ngettext(
            "One project is listed here, and of %(written)d it is written what you get out of it.",
            "%(n)d projects are listed here, and of %(written)d it is written what you get out of"
            " them.",
            len(rows),
        ) % {"n": len(rows), "written": written}
        content = document(
            partnership,
            language,
            title=title,
            lead=[told] if rows else [_("There are no projects yet.")],
            parts=[
                _table(_("Proposed, running or an idea"), _lines(rows, False), language),
                _table(_("Finished"), _lines(rows, True), language),
            ],
        )
    word = "benefit" if language == "en" else "belang"
    return content, f"{word}-{slugify(partner.name)[:60].strip('-') or partner.pk}.pdf"


def _lines(rows: Sequence[PartnerLine], over: bool) -> list[PartnerLine]:
    return [row for row in rows if row.is_over is over]


def _table(label: str, rows: list[PartnerLine], language: str) -> dict[str, object] | None:
    if not rows:
        return None
    return part(
        label,
        columns=[_("Project"), _("Your role"), _("What you get"), _("How you get it"), _("Until")],
        rows=[
            [
                row.project.title,
                row.role or _("does not take part"),
                _what(row),
                row.how or "–",
                format_date(row.project.ends_on, language) if row.project.ends_on else "–",
            ]
            for row in rows
        ],
        widths=[1.3, 1.2, 1.4, 1.4, 0.8],
    )


def _what(row: PartnerLine) -> str:
    if not row.what:
        return _("Not written yet")
    if row.found is None:
        return row.what
    return f"{row.what} ({row.found.get_answer_display().lower()})"
