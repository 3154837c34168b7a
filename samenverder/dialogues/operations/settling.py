"""What who leads does with a card: show, park, hide, move, merge, split. Each has a way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionPicture,
    ContributionState,
    DialogueTable,
)
from samenverder.dialogues.operations.grouping import make, tidy_name, undo_made
from samenverder.dialogues.operations.telling import (
    lock,
    publish_tables,
    require,
    take_from_phones,
    tell,
)
from samenverder.dialogues.queries.board import rows_in
from samenverder.dialogues.queries.wall import ORDER
from samenverder.live.group_commit import submit_write
from samenverder.network.operations.problems import claim

FIELDS = ["state", "table", "group", "merged_into", "shuffle"]
LARGEST = 1 << 128


@dataclass(frozen=True)
class Place:
    """Where a card stood: enough to put it back there."""

    state: str
    table: int | None
    group: int | None
    shuffle: str


def place_of(row: Contribution) -> Place:
    """Where a card stands now."""
    return Place(row.state, row.table_id, row.group_id, row.shuffle)


def _settle(
    contribution: Contribution,
    by: Any,
    version: int,
    verb: str,
    change: Callable[[Contribution], None],
) -> Contribution:
    """One change to one card; EditedMeanwhile when somebody else moved it first."""
    return submit_write(lambda: _change(contribution, by, version, verb, change))


def _change(
    contribution: Contribution,
    by: Any,
    version: int,
    verb: str,
    change: Callable[[Contribution], None],
) -> Contribution:
    dialogue = lock(contribution.dialogue)
    rows = dialogue.contributions.select_related("group", "table")
    current = rows.get(pk=contribution.pk)
    current.dialogue = dialogue
    claim(current, version)
    before, state = current.table_id, current.state
    change(current)
    current.save(update_fields=FIELDS)
    tables = {before, current.table_id}
    if current.state != state:
        tables |= _along(current)
    tell(dialogue, by, verb)
    publish_tables(tables)
    if state == ContributionState.SHOWN != current.state:
        take_from_phones(tables)
    return current


def _along(current: Contribution) -> set[int | None]:
    """What tells the same goes off the wall and back with it; the tables where that was told.

    The days that photos stay begin anew.
    """
    same = list(current.merged.all())
    pks = [row.pk for row in same]
    Contribution.objects.filter(pk__in=pks).update(state=current.state, version=F("version") + 1)
    photos = ContributionPicture.objects.filter(contribution__in=[current.pk, *pks])
    photos.update(days_gone=0)
    return {row.table_id for row in same}


def set_state(*, contribution: Contribution, by: Any, version: int, state: str) -> Contribution:
    """On the wall, parked, or hidden: what is hidden reaches no wall and no phone."""
    require(state in ContributionState.values, _("Choose what to do with it."))

    def change(current: Contribution) -> None:
        current.state = state

    return _settle(contribution, by, version, f"contribution_{state}", change)


def move(
    *,
    contribution: Contribution,
    by: Any,
    version: int,
    table: DialogueTable,
    before: UUID | None = None,
) -> Contribution:
    """To a table, in front of another card or at the end. What was parked is on the wall again."""
    if table.dialogue_id != contribution.dialogue_id:
        raise ValueError(table.pk)

    def change(current: Contribution) -> None:
        current.table = table
        _off_the_park(current)
        current.shuffle = _between(current, f"tafel-{table.pk}", before)

    return _settle(contribution, by, version, "contribution_moved", change)


def put_in_group(
    *,
    contribution: Contribution,
    by: Any,
    version: int,
    group: ContributionGroup | None,
    before: UUID | None = None,
) -> Contribution:
    """Into a group, or out of it."""
    if group is not None and group.dialogue_id != contribution.dialogue_id:
        raise ValueError(group.pk)
    gone = _("That group was dissolved meanwhile. The card stands where it stood.")

    def change(current: Contribution) -> None:
        if group is not None:
            group.refresh_from_db(fields=["removed_at"])
        require(group is None or group.removed_at is None, gone)
        current.group = group
        _off_the_park(current)
        current.shuffle = _between(current, f"groep-{group.pk if group else 0}", before)

    return _settle(contribution, by, version, "contribution_grouped", change)


def put_in_new_group(
    *, contribution: Contribution, by: Any, version: int, name: str
) -> Contribution:
    """Into a group that is made for it; none is made when the card moved meanwhile."""
    tidy = tidy_name(name)

    def change(current: Contribution) -> None:
        current.group = make(current.dialogue, by, tidy)
        _off_the_park(current)
        current.shuffle = _between(current, f"groep-{current.group.pk}", None)

    return _settle(contribution, by, version, "contribution_grouped", change)


def park(
    *, contribution: Contribution, by: Any, version: int, before: UUID | None = None
) -> Contribution:
    """Off the wall for now, in front of another parked card or at the end."""

    def change(current: Contribution) -> None:
        current.state = ContributionState.PARKED
        current.shuffle = _between(current, "park", before)

    return _settle(contribution, by, version, "contribution_parked", change)


def put_back(
    *,
    contribution: Contribution,
    by: Any,
    version: int,
    place: Place,
    made: tuple[int, int] | None = None,
) -> Contribution:
    """The way back from any of these: where it stood before.

    `made` is the group that the step made, with its version: it goes and comes with the card.
    """
    dialogue = contribution.dialogue
    if place.state not in ContributionState.values or not is_shuffle(place.shuffle):
        raise ValueError(place)
    table = dialogue.tables.filter(pk=place.table or 0).first()
    group = dialogue.groups.filter(pk=place.group or 0).first()

    def change(current: Contribution) -> None:
        current.state, current.shuffle = place.state, place.shuffle
        current.table, current.group = table, group

    def with_group(current: Contribution) -> None:
        change(current)
        if made:
            current.save(update_fields=["group"])
            back = group is not None and group.pk == made[0]
            undo_made(current.dialogue, by, *made, back=back)

    return _settle(contribution, by, version, "contribution_put_back", with_group)


def merge(*, contribution: Contribution, by: Any, version: int, into: Contribution) -> Contribution:
    """Says the same as another: that one stands for both, and both keep their words."""
    require(into.dialogue_id == contribution.dialogue_id, _("Choose one of this meeting."))
    require(into.pk != contribution.pk, _("Choose another one: this is the same."))

    def change(current: Contribution) -> None:
        into.refresh_from_db(fields=["merged_into", "state"])
        require(into.merged_into_id is None, _("That one stands with another already."))
        off = _("One of the two is off the wall. Put it on the wall first.")
        require(into.state == current.state, off)
        current.merged.update(merged_into=into)
        current.merged_into = into
        publish_tables({into.table_id})

    return _settle(contribution, by, version, "contribution_merged", change)


def split(
    *, contribution: Contribution, by: Any, version: int, along: Sequence[UUID] = ()
) -> Contribution:
    """The way back from merging; `along` stood with this one before, and comes along."""

    def change(current: Contribution) -> None:
        if current.merged_into_id is not None:
            others = Contribution.objects.filter(merged_into=current.merged_into_id, key__in=along)
            others.exclude(pk=current.pk).update(merged_into=current)
            publish_tables({current.merged_into.table_id if current.merged_into else None})
        current.merged_into = None

    return _settle(contribution, by, version, "contribution_split", change)


def _off_the_park(current: Contribution) -> None:
    if current.state == ContributionState.PARKED:
        current.state = ContributionState.SHOWN


# ---- a place between two others -----------------------------------------------------------------
def _between(current: Contribution, column: str, before: UUID | None) -> str:
    """The place in a column in front of `before`, or at the end, among cards of its own kind."""
    rows = rows_in(current.dialogue, column).exclude(pk=current.pk)
    found = rows.values_list("kind", "shuffle", "key")
    ordered = sorted(found, key=lambda row: (ORDER[row[0]], row[1]))
    at = next((i for i, row in enumerate(ordered) if row[2] == before), len(ordered))
    above = [row[1] for row in ordered[:at] if row[0] == current.kind]
    below = [row[1] for row in ordered[at:] if row[0] == current.kind]
    low = _number(above[-1]) if above else 0
    high = _number(below[0]) if below else LARGEST
    return f"{(low + high) // 2:032x}" if high - low > 1 else current.shuffle


def _number(shuffle: str) -> int:
    return int(shuffle, 16)


def is_shuffle(text: str) -> bool:
    """Whether this is a place as cards have it."""
    return len(text) == 32 and set(text) <= set("0123456789abcdef")
