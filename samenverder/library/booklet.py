"""A collection as one booklet: a tagged PDF with what is in it, then each practice on its page."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.text import format_date
from samenverder.lib.typst import compile_pdf
from samenverder.library.models import CollectedPractice, Practice, PracticeCollection
from samenverder.library.paper import TEXTS, part_of
from samenverder.library.queries.reading import labels, page_of_practice
from samenverder.network.mail import absolute_url

BOOKLET = Path(__file__).with_name("booklet.typ")


def booklet_pdf(
    collection: PracticeCollection, lines: Sequence[CollectedPractice], language: str
) -> tuple[bytes, str]:
    """The booklet in "nl" or "en", and its file name."""
    with translation.override(language):
        number = ngettext("%(n)d practice", "%(n)d practices", len(lines)) % {"n": len(lines)}
        day = {"day": format_date(timezone.localdate(), language)}
        data = {
            "lang": language,
            "title": collection.title,
            "partnership": collection.partnership.name,
            "note": f"{collection.title[:60]} · " + _("as it stood on %(day)s") % day,
            "lead": [line for line in collection.text.splitlines() if line.strip()],
            "number": number,
            "contents": _("What is in it"),
            "practices": [_practice(line.practice) for line in lines],
        }
        content = compile_pdf(BOOKLET, data)
    word = "collection" if language == "en" else "verzameling"
    return content, f"{word}-{slugify(collection.title)[:60].strip('-') or collection.pk}.pdf"


def _practice(practice: Practice) -> dict[str, Any]:
    page, names = page_of_practice(practice, practice.shown), labels()
    contact = practice.contact.name if practice.contact else ""
    facts = [
        *page.facts,
        (_("Organisation"), str(practice.organisation or "")),
        (_("Contact"), contact),
    ]
    url = reverse("library:detail", args=[practice.partnership.slug, practice.pk])
    return {
        "title": page.title,
        "whom": _("For whom: %(whom)s") % {"whom": page.for_whom} if page.for_whom else "",
        "parts": [part_of(page, name, names[name]) for name in TEXTS if getattr(page, name)],
        "facts": [{"label": label, "words": words} for label, words in facts if words],
        "url": absolute_url(url),
        "read": _("Read it, with its material, in the library"),
    }
