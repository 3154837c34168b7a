"""What was done with what was told: its destinations, and how those stand now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from samenverder.dialogues.models import Contribution, Destination
from samenverder.dialogues.next_steps import next_steps_of
from samenverder.dialogues.queries.afterwards import with_what_it_became
from samenverder.dialogues.queries.became import Became, became


@dataclass
class DoneWith:
    """The destinations of contributions, found by the contribution or by its group."""

    of_contribution: dict[int, list[Became]] = field(default_factory=lambda: defaultdict(list))
    of_group: dict[int, list[Became]] = field(default_factory=lambda: defaultdict(list))

    def about(self, contributions: Iterable[int], groups: Iterable[int | None]) -> list[Became]:
        """Every destination of these, each once."""
        found = [one for pk in contributions for one in self.of_contribution.get(pk, ())]
        found += [one for pk in groups if pk for one in self.of_group.get(pk, ())]
        return list(dict.fromkeys(found))


def done_with(dialogues: Collection[int]) -> DoneWith:
    """What was decided about what was told in these meetings, and what rooms above know of it."""
    found = _found(Destination.objects.filter(contribution__dialogue__in=dialogues))
    for pk, rows in next_steps_of(dialogues).items():
        found.of_contribution[pk] += rows
    return found


def done_with_these(rows: Collection[Contribution]) -> DoneWith:
    """What was decided about these contributions, and the groups they are in; one query."""
    groups = {row.group_id for row in rows if row.group_id}
    of_these = Q(contribution__in=[row.pk for row in rows]) | Q(group__in=groups)
    return _found(Destination.objects.filter(of_these))


def _found(rows: QuerySet[Destination]) -> DoneWith:
    found = DoneWith()
    for row in with_what_it_became(rows.filter(removed_at=None)):
        stands = became(row)
        found.of_contribution[row.contribution_id].append(stands)
        if row.group_id:
            found.of_group[row.group_id].append(stands)
    return found
