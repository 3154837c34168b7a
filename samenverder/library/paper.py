"""A practice as a tagged PDF."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.lib.typst import compile_pdf
from samenverder.library.models import Practice
from samenverder.library.queries.reading import (
    PracticePage,
    labels,
    material_of,
    page_of_practice,
)

PRACTICE = Path(__file__).with_name("practice.typ")
TEXTS = ("what", "steps", "context", "conditions", "effect")


def practice_pdf(practice: Practice, content: dict[str, Any], language: str) -> bytes:
    """This text of the practice in "nl" or "en", with where it belongs and its material."""
    with translation.override(language):
        page, names = page_of_practice(practice, content), labels()
        data = {
            "lang": language,
            "title": page.title,
            "partnership": practice.partnership.name,
            "whom": _("For whom: %(whom)s") % {"whom": page.for_whom} if page.for_whom else "",
            "note": _stand(practice, language),
            "withdrawn": withdrawn_words(practice, language),
            "parts": [part_of(page, name, names[name]) for name in TEXTS if getattr(page, name)],
            "belongs": {"label": _("Belongs to"), "rows": _belongs(practice, page)},
            "material": {
                "label": _("Material"),
                "rows": [
                    {"name": row.name, "url": row.url, "words": row.url or _("file in the library")}
                    for row in material_of(practice)
                ],
            },
        }
        return compile_pdf(PRACTICE, data)


def pdf_name(practice: Practice, language: str) -> str:
    """The file name: "voorbeeld-een-stagemarkt-in-de-gymzaal.pdf"."""
    word = "practice" if language == "en" else "voorbeeld"
    return f"{word}-{slugify(str(practice))[:80].strip('-') or practice.pk}.pdf"


def withdrawn_words(practice: Practice, language: str) -> list[str]:
    """Since when it is withdrawn and why, and what that means for who reads it; none when not."""
    if not practice.is_withdrawn:
        return []
    day = practice.withdrawn_at and format_date(practice.withdrawn_at, language)
    words = {"day": day, "why": practice.withdrawn_why}
    text = _("This is withdrawn.")
    if day:
        text = _("Withdrawn on %(day)s.") % words
    if day and practice.withdrawn_why:
        text = _("Withdrawn on %(day)s, because: %(why)s") % words
    return [text, _("Do not hand it out. Others do not find it any more.")]


def _stand(practice: Practice, language: str) -> str:
    if practice.is_withdrawn:
        return withdrawn_words(practice, language)[0][:120]
    if not practice.published_at:
        return _("Draft, not published yet")
    day = format_date(practice.published_at, language)
    return _("Published on %(day)s") % {"day": day}


def part_of(page: PracticePage, name: str, label: str) -> dict[str, Any]:
    """One text of a practice under its label: lines, or steps with a number."""
    value = getattr(page, name)
    numbered = isinstance(value, list)
    lines = value if numbered else [line for line in value.splitlines() if line.strip()]
    return {"label": label, "numbered": numbered, "lines": lines}


def _belongs(practice: Practice, page: PracticePage) -> list[dict[str, str]]:
    contact = practice.contact.name if practice.contact else ""
    rows = [
        *page.facts,
        (_("Organisation"), str(practice.organisation or "")),
        (_("Contact"), contact),
        (_("Theme"), str(practice.theme or "")),
        (_("Focus area"), str(practice.focus_area or "")),
        (_("Sectors"), ", ".join(practice.sector_names)),
        (_("Layers"), ", ".join(practice.layer_names)),
    ]
    return [{"label": label, "words": words} for label, words in rows if words]
