"""Keeping which new practices somebody was told of, and which they put away."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from samenverder.library.models import PracticeNotice
from samenverder.network.models import Person


@transaction.atomic
def note_told(*, person: Person, practices: Iterable[int]) -> None:
    """The weekly mail told this person of these practices: never again."""
    _note(person, practices, "told_at")


@transaction.atomic
def put_away(*, person: Person, practices: Iterable[int]) -> list[int]:
    """This person saw these; they are no longer new. Returns which, for the way back."""
    pks = list(practices)
    _note(person, pks, "seen_at")
    return pks


@transaction.atomic
def bring_back(*, person: Person, practices: Iterable[int]) -> int:
    """Undo of putting away."""
    rows = PracticeNotice.objects.filter(person=person, practice__in=list(practices))
    return rows.update(seen_at=None)


def _note(person: Person, practices: Iterable[int], field: str) -> None:
    now = timezone.now()
    PracticeNotice.objects.bulk_create(
        [PracticeNotice(person=person, practice_id=pk, **{field: now}) for pk in practices],
        update_conflicts=True,
        unique_fields=["person", "practice"],
        update_fields=[field],
    )
