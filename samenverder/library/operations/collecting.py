"""Collections: practices put together for a purpose, in an order."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.library.models import CollectedPractice, Practice, PracticeCollection
from samenverder.library.queries.collections import lines_of
from samenverder.live.operations import publish
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import Refused, claim

MOST = 60


@transaction.atomic
def make_collection(
    *, partnership: Partnership, by: Any, title: str, text: str = "", practice: Any = None
) -> PracticeCollection:
    """A new collection, with this practice in it if one is given."""
    collection = PracticeCollection.objects.create(
        partnership=partnership, title=title, text=text, created_by=by
    )
    if practice is not None:
        CollectedPractice.objects.create(collection=collection, practice=practice, order=1)
    _tell(collection, by, "practice_collection_made")
    return collection


@transaction.atomic
def change_collection(
    *, collection: PracticeCollection, by: Any, version: int, title: str, text: str
) -> PracticeCollection:
    """Another name or text. Raises EditedMeanwhile and Refused."""
    current = _held(collection)
    claim(current, version)
    current.title, current.text = title, text
    current.save(update_fields=["title", "text"])
    _tell(current, by, "practice_collection_changed")
    return current


@transaction.atomic
def remove_collection(*, collection: PracticeCollection, by: Any) -> None:
    """Take a collection away, not the practices; it can be put back."""
    current = _held(collection)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    _tell(current, by, "practice_collection_removed")


@transaction.atomic
def restore_collection(*, collection: PracticeCollection, by: Any) -> None:
    """Undo of taking it away."""
    current = _held(collection, removed=True)
    current.removed_at = None
    current.save(update_fields=["removed_at"])
    _tell(current, by, "practice_collection_restored")


@transaction.atomic
def collect(
    *, collection: PracticeCollection, by: Any, practice: Practice, place: int = 0
) -> CollectedPractice:
    """Put a practice in a collection: at this place (1: the first), else at the end. Twice is once:
    the line that is there has `was_there`.

    Raises Refused when it is full or the practice is not published.
    """
    current = _held(collection)
    if practice.removed_at or not practice.is_found:
        raise Refused(_("Only what is published can be put in a collection."))
    known = current.lines.filter(practice=practice).first()
    if known:
        known.was_there = True  # type: ignore[attr-defined]
        return known
    if current.lines.count() >= MOST:
        raise Refused(
            _("A collection holds at most %(n)d practices. Make another one.") % {"n": MOST}
        )
    last = current.lines.aggregate(last=Max("order"))["last"] or 0
    line = CollectedPractice.objects.create(collection=current, practice=practice, order=last + 1)
    if place:
        _renumber(current, line, place)
    _changed(current, by, "practice_collected")
    return line


@transaction.atomic
def take_out(*, line: CollectedPractice, by: Any) -> int:
    """Take a practice out of a collection; returns the place it had, for putting it back."""
    current = _held(line.collection)
    place = _place(current, line)
    line.delete()
    _changed(current, by, "practice_taken_out")
    return place


@transaction.atomic
def move_line(*, line: CollectedPractice, by: Any, version: int, place: int) -> int:
    """Another place in the order (1: the first); returns the place it had. Raises EditedMeanwhile.

    `version` is that of the collection whose order this person saw.
    """
    current = _held(line.collection)
    claim(current, version)
    before = _place(current, line)
    _renumber(current, line, place)
    _tell(current, by, "practice_collection_changed")
    return before


def _place(collection: PracticeCollection, line: CollectedPractice) -> int:
    """Its place (1: the first) among those that people see."""
    seen = [row.pk for row in lines_of(collection)]
    if line.pk in seen:
        return seen.index(line.pk) + 1
    if not collection.lines.filter(pk=line.pk).exists():
        raise Refused(_("Somebody else took it out meanwhile."))
    return len(seen) + 1


def _renumber(collection: PracticeCollection, line: CollectedPractice, place: int) -> None:
    """Put it at this place of those that people see; what was withdrawn keeps its neighbours."""
    others = list(collection.lines.exclude(pk=line.pk))
    seen = [row.pk for row in lines_of(collection) if row.pk != line.pk]
    after = seen[max(place - 1, 0) :]
    at = [row.pk for row in others].index(after[0]) if after else len(others)
    rows = [*others[:at], line, *others[at:]]
    for order, row in enumerate(rows, start=1):
        row.order = order
    CollectedPractice.objects.bulk_update(rows, ["order"])


def _held(collection: PracticeCollection, *, removed: bool = False) -> PracticeCollection:
    rows = PracticeCollection.objects.select_for_update(of=("self",))
    current = rows.select_related("partnership").get(pk=collection.pk)
    if (current.removed_at is not None) != removed:
        raise Refused(_("Somebody else took this away or put it back meanwhile."))
    return current


def _changed(collection: PracticeCollection, by: Any, verb: str) -> None:
    """What is in it changed: whoever orders it meanwhile sees that first."""
    collection.version += 1
    collection.save(update_fields=["version"])
    _tell(collection, by, verb)


def _tell(collection: PracticeCollection, by: Any, verb: str) -> None:
    record(
        partnership_id=collection.partnership_id,
        actor=by,
        verb=verb,
        subject=f"practicecollection:{collection.pk}",
    )
    publish(f"collection:{collection.pk}")
