"""What was done with what was told: its destinations, and how those stand now.

As the page of afterwards has it (`Thing`): what tells the same is one card, the puzzles and ideas
of a group are decided together, and an idea goes along with its puzzle.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Case, Q, QuerySet, When

from samenverder.dialogues.models import Contribution, ContributionKind, Destination
from samenverder.dialogues.next_steps import next_steps_of
from samenverder.dialogues.queries.afterwards import DECIDED_ON, with_what_it_became
from samenverder.dialogues.queries.became import Became, became
from samenverder.dialogues.queries.undecided import ON_WALL, TO_SOLVE

ON_PAGE = {**ON_WALL, "kind__in": DECIDED_ON}
COLUMNS = ("pk", "kind", "into", "now_in", "is_for")


class Place(NamedTuple):
    """What is decided about: a card by itself, or a group."""

    card: int = 0
    group: int = 0


class Seen(NamedTuple):
    """A contribution on the wall: the card it was merged into, the group it is in now, and what an
    idea is for; each None when that is not on the wall."""

    kind: str
    into: int | None
    group: int | None
    about: int | None


@dataclass
class DoneWith:
    """The destinations of cards and groups. Who is not in `seen` stands by itself."""

    seen: dict[int, Seen]
    done: dict[Place, list[Became]] = field(default_factory=lambda: defaultdict(list))

    def about(self, contributions: Iterable[int]) -> list[Became]:
        """Every destination of these, each once."""
        return list(dict.fromkeys(one for pk in contributions for one in self._of(pk)))

    def _of(self, pk: int) -> list[Became]:
        place = self.place(pk)
        return self.done.get(place) or self.done.get(self._puzzle(place), [])

    def place(self, pk: int) -> Place:
        """Where it is decided about this contribution."""
        head = self._head(pk)
        row = self.seen.get(head)
        if row and row.group and row.kind in TO_SOLVE:
            return Place(group=row.group)
        return Place(card=head)

    def _head(self, pk: int) -> int:
        row = self.seen.get(pk)
        return row.into if row and row.into else pk

    def _puzzle(self, place: Place) -> Place:
        """Where the puzzle of an idea stands; the place itself when it is no idea for one."""
        row = self.seen.get(place.card)
        if not row or not row.about:
            return place
        puzzle = self.seen[self._head(row.about)]
        return self.place(row.about) if puzzle.kind == ContributionKind.PUZZLE else place

    def add(self, rows: Iterable[Destination]) -> None:
        """Each with the group it was decided for as long as that is there, else with its card."""
        groups = {self.place(pk) for pk in self.seen}
        for row in rows:
            of_group = Place(group=row.group_id or 0)
            place = of_group if of_group in groups else self.place(row.contribution_id)
            self.done[place].append(became(row))


def done_with(dialogues: Collection[int]) -> DoneWith:
    """What was decided about what was told in these meetings, and what rooms above know of it."""
    found = DoneWith(_seen(_with_others(Contribution.objects.filter(dialogue__in=dialogues))))
    found.add(_standing(Q(contribution__dialogue__in=dialogues)))
    for pk, rows in next_steps_of(dialogues).items():
        found.done[found.place(pk)] += rows
    return found


def done_with_these(rows: Collection[Contribution]) -> DoneWith:
    """What was decided about these contributions, with what tells the same and their groups; five
    queries, each by an index."""
    cards, groups = _near({row.merged_into_id or row.pk for row in rows})
    found = DoneWith(_seen(Contribution.objects.filter(pk__in=cards)))
    found.add(_standing(Q(contribution__in=cards) | Q(group__in=groups)))
    return found


def _near(heads: set[int]) -> tuple[set[int], set[int]]:
    """These cards, the puzzles they are for, what was merged into them or stands in their groups;
    and those groups."""
    names = "group", "about", "about__group", "about__merged_into", "about__merged_into__group"
    rows = Contribution.objects.order_by()
    groups: set[int] = set()
    for at, about, about_at, into, into_at in rows.filter(pk__in=heads).values_list(*names):
        heads = heads | {pk for pk in (about, into) if pk}
        groups |= {group for group in (at, about_at, into_at) if group}
    near = Q(pk__in=heads) | Q(merged_into__in=heads) | Q(group__in=groups)
    cards = set(rows.filter(near).values_list("pk", flat=True))
    merged = rows.filter(merged_into__in=cards or {0}).values_list("pk", flat=True)
    return cards | set(merged), groups


def _standing(which: Q) -> QuerySet[Destination]:
    """Destinations that stand, of what is on the wall, or of a group."""
    on_wall = {f"contribution__{name}": value for name, value in ON_PAGE.items()}
    rows = Destination.objects.filter(which, removed_at=None)
    return with_what_it_became(rows.filter(Q(**on_wall) | Q(group__removed_at=None, group__gt=0)))


def _seen(rows: QuerySet[Contribution]) -> dict[int, Seen]:
    """How those of these stand that are on the wall; one query."""
    found = (
        rows.filter(**ON_PAGE)
        .order_by()
        .annotate(
            into=Case(When(_on_page("merged_into"), then="merged_into")),
            now_in=Case(When(group__removed_at=None, then="group")),
            is_for=Case(When(_on_page("about"), then="about")),
        )
    )
    return {pk: Seen(*row) for pk, *row in found.values_list(*COLUMNS)}


def _with_others(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Those that do not stand by themselves: most do, and are left alone."""
    rows = rows.filter(**ON_PAGE)
    heads, puzzles = rows.exclude(merged_into=None), rows.exclude(about=None)
    with_others = ~Q(merged_into=None) | ~Q(group=None) | ~Q(about=None)
    with_others |= Q(pk__in=heads.values("merged_into")) | Q(pk__in=puzzles.values("about"))
    return rows.filter(with_others)


def _on_page(name: str) -> Q:
    return Q(**{f"{name}__{key}": value for key, value in ON_PAGE.items()})
