"""A practice as its page and its paper show it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.lib.money import format_euros
from samenverder.library.models import EffectBasis, Practice, PracticeMaterial, PracticeReview
from samenverder.library.queries.links import NEWS_AFTER


@dataclass(frozen=True)
class PracticePage:
    """The text of a practice, ready to be read. Hours and money in whole figures and tenths."""

    title: str
    what: str
    for_whom: str
    context: str
    steps: list[str]
    hours: Decimal | None
    euros: Decimal | None
    effect: str
    basis: str
    conditions: str

    @property
    def facts(self) -> list[tuple[str, str]]:
        """How it is known, and what it costs, as (label, words)."""
        return facts_of(self)


def labels() -> dict[str, str]:
    """{part of a practice: how it is called}, in the order of the page."""
    return {
        "title": _("Name"),
        "for_whom": _("For whom"),
        "what": _("What you do"),
        "steps": _("Steps"),
        "context": _("Where it works"),
        "conditions": _("What must be in place"),
        "effect": _("What it brings"),
        "facts": _("How that is known, and what it costs"),
    }


def page_of_practice(practice: Practice, content: dict[str, Any]) -> PracticePage:
    """This text of a practice; no query."""
    known = content.get("effect_basis")
    return PracticePage(
        title=content["title"],
        what=content["what"],
        for_whom=content["for_whom"],
        context=content["context"],
        steps=[line.strip() for line in content["steps"].splitlines() if line.strip()],
        hours=_number(content["hours"]),
        euros=_number(content["euros"]),
        effect=content["effect"],
        basis=str(EffectBasis(known).label) if known in EffectBasis.values else "",
        conditions=content["conditions"],
    )


def facts_of(page: PracticePage) -> list[tuple[str, str]]:
    """How it is known, hours and money; what was not filled in is left out."""
    rows = [
        (_("How that is known"), page.basis),
        (_("Hours"), hours_words(page.hours)),
        (_("Money"), format_euros(page.euros, get_language() or "nl")),
    ]
    return [(label, words) for label, words in rows if words]


def hours_words(value: Decimal | None) -> str:
    """Hours in words: "2,5 uur"; nothing for None."""
    if value is None:
        return ""
    figure = f"{value.normalize():f}"
    shown = figure.replace(".", ",") if (get_language() or "nl") == "nl" else figure
    return ngettext("%(hours)s hour", "%(hours)s hours", 1 if value == 1 else 2) % {"hours": shown}


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def reviews_of(practice: Practice) -> list[PracticeReview]:
    """Who was asked to read it and what they said, the last first; one query."""
    rows = practice.reviews.filter(removed_at__isnull=True)
    return list(rows.select_related("reviewer", "asked_by"))


def material_of(practice: Practice) -> list[PracticeMaterial]:
    """Its links and files; one query.

    `host` is the site of a link; `was_tried_again` says of a broken link that it did not answer a
    day later either: readers are not told of what may pass.
    """
    found = list(practice.materials.filter(removed_at__isnull=True))
    for row in found:
        since = row.broken_since
        row.host = urlsplit(row.url).hostname or ""  # type: ignore[attr-defined]
        row.was_tried_again = bool(  # type: ignore[attr-defined]
            since and row.checked_at and row.checked_at - since >= NEWS_AFTER
        )
    return found
