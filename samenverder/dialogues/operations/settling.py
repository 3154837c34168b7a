"""What who leads does with contributions: show, park, hide, merge, split, group, move."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionState,
    Dialogue,
    DialogueTable,
)
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.network.operations.problems import claim


@transaction.atomic
def _settle(
    contribution: Contribution,
    by: Any,
    version: int,
    verb: str,
    change: Callable[[Contribution], None],
) -> Contribution:
    """One change to one card; EditedMeanwhile when somebody else moved it first."""
    dialogue = lock(contribution.dialogue)
    current = dialogue.contributions.select_related("group").get(pk=contribution.pk)
    claim(current, version)
    change(current)
    current.save(update_fields=["state", "table", "group", "merged_into"])
    tell(dialogue, by, verb)
    return current


def set_state(*, contribution: Contribution, by: Any, version: int, state: str) -> Contribution:
    """On the wall, parked, or hidden: what is hidden reaches no wall and no phone."""
    require(state in ContributionState.values, _("Choose what to do with it."))

    def change(current: Contribution) -> None:
        current.state = state

    return _settle(contribution, by, version, f"contribution_{state}", change)


def move(
    *, contribution: Contribution, by: Any, version: int, table: DialogueTable
) -> Contribution:
    """To another table."""
    if table.dialogue_id != contribution.dialogue_id:
        raise ValueError(table.pk)

    def change(current: Contribution) -> None:
        current.table, current.group = table, None

    return _settle(contribution, by, version, "contribution_moved", change)


def put_in_group(
    *, contribution: Contribution, by: Any, version: int, group: ContributionGroup | None
) -> Contribution:
    """Into a group, or out of it."""
    if group is not None and group.dialogue_id != contribution.dialogue_id:
        raise ValueError(group.pk)

    def change(current: Contribution) -> None:
        current.group = group

    return _settle(contribution, by, version, "contribution_grouped", change)


def merge(*, contribution: Contribution, by: Any, version: int, into: Contribution) -> Contribution:
    """Says the same as another: that one stands for both, and both keep their words."""
    require(into.dialogue_id == contribution.dialogue_id, _("Choose one of this meeting."))
    require(into.pk != contribution.pk, _("Choose another one: this is the same."))
    require(into.merged_into_id is None, _("That one stands with another already."))

    def change(current: Contribution) -> None:
        current.merged.update(merged_into=into)
        current.merged_into = into

    return _settle(contribution, by, version, "contribution_merged", change)


def split(*, contribution: Contribution, by: Any, version: int) -> Contribution:
    """The way back from merging."""

    def change(current: Contribution) -> None:
        current.merged_into = None

    return _settle(contribution, by, version, "contribution_split", change)


@transaction.atomic
def make_group(*, dialogue: Dialogue, by: Any, name: str) -> ContributionGroup:
    """A group with a name."""
    current = lock(dialogue)
    last = current.groups.aggregate(last=Max("order"))["last"] or 0
    group = ContributionGroup.objects.create(dialogue=current, name=_name(name), order=last + 1)
    tell(current, by, "contribution_group_made")
    return group


@transaction.atomic
def rename_group(*, group: ContributionGroup, by: Any, version: int, name: str) -> None:
    """Another name for a group."""
    dialogue = lock(group.dialogue)
    claim(group, version)
    group.name = _name(name)
    group.save(update_fields=["name"])
    tell(dialogue, by, "contribution_group_renamed")


def _name(name: str) -> str:
    tidy = " ".join(name.split())
    require(bool(tidy), _("Give the group a name."))
    require(len(tidy) <= 80, _("Keep the name within 80 characters."))
    return tidy
