"""What was done with what was told: its destinations, and how those stand now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from samenverder.dialogues.models import Destination
from samenverder.dialogues.queries.afterwards import with_what_it_became
from samenverder.dialogues.queries.became import DONE, Became, became


@dataclass
class DoneWith:
    """The destinations of contributions, found by the contribution or by its group."""

    of_contribution: dict[int, list[Became]] = field(default_factory=lambda: defaultdict(list))
    of_group: dict[int, list[Became]] = field(default_factory=lambda: defaultdict(list))

    def about(self, contributions: Iterable[int], groups: Iterable[int | None]) -> list[Became]:
        """Every destination of these, each once."""
        found = [one for pk in contributions for one in self.of_contribution.get(pk, ())]
        found += [one for pk in groups if pk for one in self.of_group.get(pk, ())]
        return list({one.row.pk: one for one in found}.values())


def done_with(dialogues: Collection[int], contributions: Collection[int] = ()) -> DoneWith:
    """What was decided about what was told in these meetings; one query.

    With `contributions` only about those, and about the groups they are in.
    """
    rows = with_what_it_became(
        Destination.objects.filter(contribution__dialogue__in=dialogues, removed_at=None)
    )
    if contributions:
        groups = Q(group__contributions__in=contributions)
        rows = rows.filter(Q(contribution__in=contributions) | groups).distinct()
    found = DoneWith()
    for row in rows:
        stands = became(row)
        found.of_contribution[row.contribution_id].append(stands)
        if row.group_id:
            found.of_group[row.group_id].append(stands)
    return found


def tally(some: Collection[Became]) -> tuple[int, int]:
    """(how many destinations, how many of them are done)."""
    return len(some), sum(one.stage == DONE for one in some)
