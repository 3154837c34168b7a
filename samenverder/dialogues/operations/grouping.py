"""Groups of cards: make, rename, dissolve and bring back."""

from typing import Any

from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import ContributionGroup, Dialogue
from samenverder.dialogues.operations.telling import lock, require, tell
from samenverder.live.group_commit import submit_write
from samenverder.network.operations.problems import claim

MOST_GROUPS = 60


def make_group(*, dialogue: Dialogue, by: Any, name: str) -> ContributionGroup:
    """A group with a name; nothing is in it yet."""
    tidy = tidy_name(name)
    return submit_write(lambda: make(lock(dialogue), by, tidy))


def make(current: Dialogue, by: Any, name: str) -> ContributionGroup:
    """The group itself, in a meeting that is held already."""
    there = current.groups.filter(removed_at=None)
    require(there.count() < MOST_GROUPS, _("There are 60 groups: dissolve one first."))
    last = current.groups.aggregate(last=Max("order"))["last"] or 0
    group = ContributionGroup.objects.create(dialogue=current, name=name, order=last + 1)
    tell(current, by, "contribution_group_made")
    return group


def rename_group(*, group: ContributionGroup, by: Any, version: int, name: str) -> None:
    """Another name for a group."""
    tidy = tidy_name(name)

    def write() -> None:
        dialogue = lock(group.dialogue)
        claim(group, version)
        group.name = tidy
        group.save(update_fields=["name"])
        tell(dialogue, by, "contribution_group_renamed")

    submit_write(write)


def set_dissolved(*, group: ContributionGroup, by: Any, version: int, dissolved: bool) -> None:
    """Take the group away, or bring it back with the cards that were in it.

    Its cards keep where they belonged, so that the way back is whole; until then they are in none.
    """

    def write() -> None:
        dialogue = lock(group.dialogue)
        claim(group, version)
        group.removed_at = timezone.now() if dissolved else None
        group.save(update_fields=["removed_at"])
        tell(dialogue, by, f"contribution_group_{'dissolved' if dissolved else 'restored'}")

    submit_write(write)


def undo_made(current: Dialogue, by: Any, number: int, version: int, *, back: bool) -> None:
    """Take away a group that one step made, with that step: when nothing is left in it and nobody
    changed it. With `back` it is there again."""
    rows = current.groups.filter(pk=number, version=version, removed_at__isnull=not back)
    if not back and current.contributions.filter(group=number).exists():
        return
    gone = None if back else timezone.now()
    if rows.update(removed_at=gone, version=F("version") + 1):
        tell(current, by, f"contribution_group_{'restored' if back else 'dissolved'}")


def tidy_name(name: str) -> str:
    """The name of a group; raises Refused when it is empty or too long."""
    tidy = " ".join(name.split())
    require(bool(tidy), _("Give the group a name."))
    require(len(tidy) <= 80, _("Keep the name within 80 characters."))
    return tidy
