"""What was told in all meetings together, narrowed down; never what is hidden or taken back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionKind,
    ContributionMark,
    ContributionState,
    DialogueTable,
)
from samenverder.dialogues.queries.evenings import TOLD_IN, Evening
from samenverder.lib.common_words import name_key
from samenverder.lib.looked_for import words_of
from samenverder.network.finding import ids_with
from samenverder.network.models import Partnership

# as `found_in/dialogues.py` of insight calls them
KIND = "contribution"
NO_AREA = "geen"
ORDERS = ("nieuw", "oud", "herkend")


@dataclass(frozen=True)
class Choice:
    """What the list is narrowed to; the names are the words in the address."""

    q: str = ""
    soort: str = ""
    speerpunt: str = ""
    reeks: str = ""
    plaats: str = ""
    jaar: str = ""
    groep: str = ""
    bijeenkomst: str = ""
    bijdrage: UUID | None = None

    @property
    def is_narrowed(self) -> bool:
        """Fewer were asked for than there are."""
        return any(vars(self).values())

    @property
    def is_narrowed_down(self) -> bool:
        """By more than words."""
        return any(value for name, value in vars(self).items() if name != "q")

    def takes(self, evening: Evening) -> bool:
        """Whether this meeting is among what was asked for."""
        return (
            self.reeks in ("", str(evening.series))
            and self.plaats in ("", evening.place)
            and self.jaar in ("", str(evening.year))
            and self.bijeenkomst in ("", str(evening.pk))
        )


def areas_told(partnership: Partnership) -> dict[int | None, str]:
    """{focus area: its title} in the order of the ambition; behind them those that were taken away
    and had a table; one query."""
    tables = DialogueTable.objects.filter(focus_area=OuterRef("pk"), removed_at=None)
    rows = FocusArea.objects.filter(partnership=partnership)
    rows = rows.filter(Q(removed_at=None) | Exists(tables.filter(dialogue__removed_at=None)))
    found = sorted(rows, key=lambda row: (row.removed_at is not None, row.order, row.pk))
    earlier = _("%(title)s (an earlier focus area)")
    return {
        row.pk: earlier % {"title": row.title} if row.removed_at else row.title for row in found
    }


def findable() -> QuerySet[Contribution]:
    """What everybody of the partnership may read afterwards: on the wall of a meeting that is open
    or over, and a quote only when its author agreed."""
    rows = Contribution.objects.filter(
        dialogue__removed_at=None,
        dialogue__phase__in=TOLD_IN,
        state=ContributionState.SHOWN,
        withdrawn=False,
    )
    return rows.exclude(kind=ContributionKind.QUOTE, may_quote=False)


def within(evenings: Collection[Evening], choice: Choice) -> QuerySet[Contribution]:
    """What was told in these meetings, by table and kind as chosen."""
    rows = findable().filter(dialogue__in=[one.pk for one in evenings if choice.takes(one)])
    if choice.soort:
        rows = rows.filter(kind=choice.soort)
    if choice.speerpunt == NO_AREA:
        rows = rows.filter(Q(table=None) | Q(table__focus_area=None))
    elif choice.speerpunt:
        rows = rows.filter(table__focus_area=int(choice.speerpunt))
    return rows


def told(
    partnership: Partnership, user: Any, evenings: Collection[Evening], choice: Choice, order: str
) -> QuerySet[Any]:
    """The contributions that were asked for, with `recognised`: how many devices marked it."""
    rows = within(evenings, choice)
    if choice.bijdrage:
        rows = rows.filter(key=choice.bijdrage)
    if choice.groep:
        rows = rows.filter(group__in=groups_called(evenings, choice.groep))
    if words := words_of(choice.q):
        rows = rows.filter(pk__in=ids_with(KIND, partnership, user, words))
    elif choice.q:
        rows = rows.none()
    return _ordered(rows.select_related("table__focus_area", "group", "about"), order)


def _ordered(rows: QuerySet[Any], order: str) -> QuerySet[Any]:
    marks = ContributionMark.objects.filter(contribution=OuterRef("pk")).order_by()
    number = marks.values("contribution").annotate(n=Count("pk")).values("n")
    rows = rows.annotate(recognised=Coalesce(Subquery(number), 0))
    newest = "dialogue__starts_at" if order == "oud" else "-dialogue__starts_at"
    first = ["-recognised"] if order == "herkend" else []
    return rows.order_by(*first, newest, "dialogue_id", "shuffle")


def groups_called(evenings: Collection[Evening], name: str) -> Sequence[int]:
    """The groups with this name, in any word form, in these meetings; one query."""
    key = name_key(name)
    rows = ContributionGroup.objects.filter(dialogue__in=[one.pk for one in evenings])
    named = rows.filter(removed_at=None).order_by().values_list("pk", "name")
    return [pk for pk, other in named if name_key(other) == key]
