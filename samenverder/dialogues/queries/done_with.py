"""What was done with what was told: its destinations, and how those stand now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from samenverder.dialogues.models import (
    Contribution,
    ContributionKind,
    ContributionState,
    Destination,
)
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
    return _with_ideas(found, Contribution.objects.filter(dialogue__in=dialogues))


def done_with_these(rows: Collection[Contribution]) -> DoneWith:
    """What was decided about these contributions, and the groups they are in; two queries."""
    told = [row.pk for row in rows] + [row.about_id for row in rows if row.about_id]
    groups = {row.group_id for row in rows if row.group_id}
    groups |= {row.about.group_id for row in rows if row.about and row.about.group_id}
    of_these = Q(contribution__in=told) | Q(group__in=groups)
    found = _found(Destination.objects.filter(of_these))
    return _with_ideas(found, Contribution.objects.filter(pk__in=[row.pk for row in rows]))


def _found(rows: QuerySet[Destination]) -> DoneWith:
    found = DoneWith()
    for row in with_what_it_became(rows.filter(removed_at=None)):
        stands = became(row)
        found.of_contribution[row.contribution_id].append(stands)
        if row.group_id:
            found.of_group[row.group_id].append(stands)
    return found


def _with_ideas(found: DoneWith, rows: QuerySet[Contribution]) -> DoneWith:
    """An idea without a destination goes along with its puzzle (`Thing.along`); one query."""
    alone = Q(group=None) | Q(group__removed_at__isnull=False)
    ideas = rows.filter(alone, kind=ContributionKind.IDEA, about__withdrawn=False)
    ideas = ideas.filter(about__state=ContributionState.SHOWN).order_by()
    groups = "about__group", "about__group__removed_at"
    for pk, puzzle, group, gone in ideas.values_list("pk", "about", *groups):
        along = found.about([puzzle], [] if gone else [group])
        if along and pk not in found.of_contribution:
            found.of_contribution[pk] = along
    return found
