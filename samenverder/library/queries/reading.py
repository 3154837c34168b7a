"""A practice as its page and its paper show it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samenverder.library.models import EffectBasis, Practice, PracticeReview


@dataclass(frozen=True)
class PracticePage:
    """The text of a practice, ready to be read."""

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


def page_of_practice(practice: Practice, content: dict[str, Any]) -> PracticePage:
    """This text of the practice; no query."""
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


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def reviews_of(practice: Practice) -> list[PracticeReview]:
    """Who was asked to read it and what they said, the last first; one query."""
    rows = practice.reviews.filter(removed_at__isnull=True)
    return list(rows.select_related("reviewer", "asked_by"))
