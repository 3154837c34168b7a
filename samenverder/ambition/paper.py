"""A version of the ambition as a tagged PDF: the sentence, the vision, focus areas, partners."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samenverder.ambition.models import AmbitionVersion, FocusArea, VersionState
from samenverder.ambition.queries import focus_areas
from samenverder.ambition.queries.endorsements import Row, support_of
from samenverder.lib.text import format_date
from samenverder.lib.typst import compile_pdf

TEMPLATE = Path(__file__).with_name("paper.typ")


def ambition_pdf(version: AmbitionVersion, language: str) -> bytes:
    """The document in "nl" or "en"."""
    with translation.override(language):
        return compile_pdf(TEMPLATE, paper_data(version, language))


def pdf_name(version: AmbitionVersion, language: str) -> str:
    """The file name: "ambitie-lindemeer-versie-3.pdf"."""
    words = ("ambition", "version") if language == "en" else ("ambitie", "versie")
    return f"{words[0]}-{version.partnership.slug}-{words[1]}-{version.number}.pdf"


def paper_data(version: AmbitionVersion, language: str) -> dict[str, Any]:
    """What the template sets: plain data, in the active language."""
    support = support_of(version)
    areas = focus_areas(version.partnership).select_related("owner")
    return {
        "lang": language,
        "title": version.sentence,
        "partnership": version.partnership.name,
        "note": status_words(version, language),
        "lead": status_words(version, language),
        "paragraphs": [
            {"text": row.text, "head": row.is_heading} for row in version.paragraphs.all()
        ],
        "areas": [_area(area, language) for area in areas],
        "support": support.headline if version.can_be_endorsed else "",
        "exceptions": support.exceptions if version.can_be_endorsed else [],
        "partners": [_partner(row, language) for row in support.rows],
        "texts": {
            "areas": _("Focus areas"),
            "partners": _("Who stands behind it"),
            "header": [_("Partner"), _("Says"), _("Through"), _("Day")],
            "owner": _("Sees to it"),
        },
    }


def status_words(version: AmbitionVersion, language: str) -> str:
    """ "Version 3, adopted on di 12 mrt 2024." """
    number = {"n": version.number}
    day = version.adopted_on
    if version.state == VersionState.ADOPTED and day:
        words = {**number, "day": format_date(day, language)}
        return _("Our ambition, version %(n)d, adopted on %(day)s") % words
    if version.state == VersionState.ADOPTED:
        return _("Our ambition, version %(n)d") % number
    if version.state == VersionState.CONSULTATION and version.consultation_until:
        words = {**number, "day": format_date(version.consultation_until, language)}
        return _("Proposal, version %(n)d; comments up to and including %(day)s") % words
    words = {**number, "state": version.get_state_display().lower()}
    return _("Version %(n)d, %(state)s") % words


def _area(area: FocusArea, language: str) -> dict[str, str]:
    return {
        "title": area.title,
        "text": area.description,
        "owner": area.owner.name if area.owner else "",
        "period": period_words(area, language),
    }


def period_words(area: FocusArea, language: str) -> str:
    """ "from ma 1 sep 2025 up to and including vr 31 jul 2026"; empty without dates."""
    start = format_date(area.starts_on, language) if area.starts_on else ""
    end = format_date(area.ends_on, language) if area.ends_on else ""
    if start and end:
        return _("from %(start)s up to and including %(end)s") % {"start": start, "end": end}
    if start:
        return _("from %(start)s") % {"start": start}
    return _("up to and including %(end)s") % {"end": end} if end else ""


def _partner(row: Row, language: str) -> list[str]:
    said = row.said
    if said is None:
        return [row.name, _("Nothing yet"), "–", "–"]
    stand = said.get_stand_display()
    return [
        row.name,
        f"{stand}: {said.why}" if said.why else stand,
        said.person_name,
        format_date(said.said_on, language),
    ]
