"""The slides on paper, tagged: one on a page, or small with room to write."""

from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenverder.lib.typst import compile_pdf
from samenverder.pitches.models import BoardPitch
from samenverder.pitches.shapes import Deck, as_data
from samenverder.web.templatetags.web import LETTERS

HERE = Path(__file__).parent
SLIDE = {"slide.typ": (HERE / "slide.typ").read_bytes()}


def slides_pdf(deck: Deck, language: str) -> bytes:
    """One slide on each page, 16:9, as on the projector."""
    with translation.override(language):
        return compile_pdf(HERE / "slides.typ", _data(deck, language), assets=SLIDE)


def handout_pdf(deck: Deck, language: str, *, notes: bool = False) -> bytes:
    """The slides small on A4 with lines to write on; `notes`: with what is said instead."""
    with translation.override(language):
        data = _data(deck, language)
        if not notes:
            for slide in data["slides"]:
                del slide["notes"]
        return compile_pdf(HERE / "handout.typ", data, assets=SLIDE)


def _data(deck: Deck, language: str) -> dict[str, Any]:
    plan = deck.pitch.plan
    data = as_data(deck)
    for theme in data["themes"]:
        theme["hue"] = theme["code"] if theme["code"] in LETTERS else ""
    return data | {
        "lang": language,
        "slides_lang": deck.pitch.language,
        "title": deck.pitch.ask,
        "partnership": plan.partnership.name,
        "plan": plan.title,
        "labels": {
            "slide": _("Slide %(n)s"),
            "notes": _("What you say"),
            "none": _("Nothing was written down here."),
            "room": _("Your own notes"),
        },
    }


def pdf_name(pitch: BoardPitch, what: str, language: str) -> str:
    """The file name: "dias-vso-de-wending-stage-vanaf-klas-3.pdf"."""
    words = {
        "slides": {"nl": "dias", "en": "slides"},
        "handout": {"nl": "handout", "en": "handout"},
        "notes": {"nl": "handout-met-notities", "en": "handout-with-notes"},
    }
    name = slugify(f"{pitch.plan.school} {pitch.plan.title}")[:80].strip("-") or pitch.pk
    return f"{words[what][language]}-{name}.pdf"
