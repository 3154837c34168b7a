"""Keeping the row a practice is found by as its published text and its uses are."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from samenverder.lib.stems import stem, words_in
from samenverder.library.models import ListedPractice, Practice, PracticeUse, UseStand

AT_ONCE = 500
FIELDS = (
    "partnership", "title", "stems", "theme", "focus_area", "organisation", "effect_basis",
    "sectors", "layers", "hours", "euros", "published_at", "first_published_at", "used",
)  # fmt: skip


def keep_listed(practice: Practice) -> None:
    """Write the row of one practice, or take it away when others do not find it (any more)."""
    list_practices([practice])


def list_practices(practices: Iterable[Practice]) -> None:
    """The same for many at once; three statements for each five hundred."""
    rows = list(practices)
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        found = [row for row in some if row.is_found and row.published and not row.removed_at]
        gone = [row.pk for row in some if row not in found]
        ListedPractice.objects.filter(pk__in=gone).delete()
        used = _used([row.pk for row in found])
        ListedPractice.objects.bulk_create(
            [_row(row, used.get(row.pk, 0)) for row in found],
            update_conflicts=True,
            unique_fields=["practice"],
            update_fields=FIELDS,
        )


def _row(practice: Practice, used: int) -> ListedPractice:
    text: dict[str, Any] = practice.published or {}
    at: Any = practice.published_at
    return ListedPractice(
        practice=practice,
        partnership_id=practice.partnership_id,
        title=text.get("title") or "",
        stems=_words(stem(word) for word in words_in(text.get("title") or "")),
        theme_id=practice.theme_id,
        focus_area_id=practice.focus_area_id,
        organisation_id=practice.organisation_id,
        effect_basis=text.get("effect_basis") or "",
        sectors=_words(practice.sectors),
        layers=_words(practice.layers),
        hours=_number(text.get("hours")),
        euros=_number(text.get("euros")),
        published_at=at,
        first_published_at=practice.first_published_at or at,
        used=used,
    )


def _words(codes: Iterable[str]) -> str:
    """ " pro vso ": each word with a blank on both sides."""
    found = "".join(f" {code}" for code in codes)
    return f"{found} " if found else ""


def _number(text: str | None) -> Decimal | None:
    return None if text in (None, "") else Decimal(str(text))


def going_on() -> Q:
    """Uses that were not taken away and did not stop."""
    return Q(removed_at__isnull=True) & ~Q(stand=UseStand.STOPPED)


def _used(practices: list[int]) -> dict[int, int]:
    rows = PracticeUse.objects.filter(going_on(), practice__in=practices).order_by()
    return dict(rows.values_list("practice").annotate(n=Count("pk")))


def count_uses(practice: Practice) -> None:
    """Count anew how many organisations use a practice."""
    number = _used([practice.pk]).get(practice.pk, 0)
    ListedPractice.objects.filter(pk=practice.pk).update(used=number)


def when_saved(sender: Any, instance: Practice, **_more: Any) -> None:
    """Signal: a practice was saved, by whichever operation."""
    keep_listed(instance)
