"""The list to sign at the door and the certificate of attendance, as tagged PDFs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.text import format_date, slugify_unique
from samenverder.lib.typst import compile_pdf
from samenverder.meetings.words import when_words
from samenverder.network.mail import absolute_url
from samenverder.trainings.models import SignUp, TrainingDate

FOLDER = Path(__file__).parent
WORDS = {
    ("present", "nl"): "presentielijst",
    ("present", "en"): "attendance",
    ("certificate", "nl"): "bewijs-van-deelname",
    ("certificate", "en"): "certificate-of-attendance",
}


def pdf_name(date: TrainingDate, kind: str, language: str) -> str:
    """The file name: "presentielijst-leren-coachen-2026-12-03.pdf"."""
    title = slugify_unique(date.training.title, set(), fallback="opleiding")
    day = timezone.localtime(date.starts_at)
    return f"{WORDS[kind, language]}-{title}-{day:%Y-%m-%d}.pdf"


def present_pdf(date: TrainingDate, rows: Sequence[Any], language: str) -> bytes:
    """Who has a place, by name, each with room for a signature; and lines for who comes besides."""
    with translation.override(language):
        by_name = sorted(rows, key=lambda row: row.person.name.casefold())
        data = _head(date, language) | {
            "note": date.training.title,
            "heading": _("Attendance"),
            "header": [_("Name"), _("Works at"), _("Signature")],
            "rows": [[row.person.name, row.where] for row in by_name],
            "empty_lines": 5,
        }
        return compile_pdf(FOLDER / "present.typ", data)


def certificate_pdf(row: SignUp, language: str) -> bytes:
    """The certificate of somebody who was there, with a number anybody can check."""
    date, training = row.date, row.date.training
    with translation.override(language):
        data = _head(date, language) | {
            "heading": _("Certificate of attendance"),
            "name": row.person.name,
            "was_at": _("took part in"),
            "training": training.title,
            "aim": training.aim,
            "lines": _certificate_lines(date, language),
            "note": _("Number %(number)s") % {"number": row.number},
            "check": _("Check the number %(number)s at %(url)s")
            % {"number": row.number, "url": absolute_url(reverse("trainings:check"))},
            "given": _("Issued on %(day)s by %(partnership)s.")
            % {
                "day": format_date(timezone.localdate(), language),
                "partnership": training.partnership.name,
            },
        }
        return compile_pdf(FOLDER / "certificate.typ", data)


def _certificate_lines(date: TrainingDate, language: str) -> list[list[str]]:
    training = date.training
    lines = [[_("When"), when_words(date, language)]]
    if date.place:
        lines.append([_("Where"), date.place])
    if training.hours is not None:
        lines.append([_("Hours"), hour_words(training.hours)])
    if training.given_by:
        lines.append([_("Given by"), training.given_by])
    return lines


def hour_words(hours: Any) -> str:
    """Such as "6 hours" or "7,5 hours"."""
    text = f"{hours:f}".rstrip("0").rstrip(".") if "." in f"{hours:f}" else f"{hours:f}"
    if translation.get_language() == "nl":
        text = text.replace(".", ",")
    return ngettext("%(n)s hour", "%(n)s hours", 1 if hours == 1 else 2) % {"n": text}


def _head(date: TrainingDate, language: str) -> dict[str, Any]:
    training = date.training
    facts = [when_words(date, language), date.place, training.given_by]
    return {
        "lang": language,
        "title": training.title,
        "partnership": training.partnership.name,
        "facts": [fact for fact in facts if fact],
    }
