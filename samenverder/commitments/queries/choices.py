"""What the list of actions can be narrowed by, and the list that a choice leads to."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Lower

from samenverder.commitments.models import ActionItem, ActionState
from samenverder.commitments.queries.action_items import (
    IS_OPEN,
    all_actions,
    is_late,
    search_actions,
)
from samenverder.network.models import Partnership

STATE_ORDER = Case(
    *(When(state=state, then=Value(at)) for at, state in enumerate(ActionState.values)),
    output_field=IntegerField(),
)
ORDERS: dict[str, Any] = {
    "datum": F("due_on"),
    "tekst": Lower("text"),
    "eigenaar": Lower(Coalesce("owner__name", "owner_name")),
    "stand": STATE_ORDER,
    "speerpunt": Lower("focus_area__title"),
}


@dataclass(frozen=True)
class Choice:
    """What somebody asked to see; the names are those in the address."""

    toon: str = "open"
    zoek: str = ""
    stand: str = ""
    eigenaar: str = ""
    speerpunt: str = ""
    thema: str = ""
    volgorde: str = "datum"

    @property
    def is_narrowed(self) -> bool:
        """More was chosen than one of the tabs."""
        return any((self.zoek, self.stand, self.eigenaar, self.speerpunt, self.thema))


@dataclass(frozen=True)
class InUse:
    """Owners and theme codes that occur in a partnership's actions, by name."""

    owners: list[str] = field(default_factory=list)
    themes: set[str] = field(default_factory=set)


def in_use(partnership: Partnership) -> InUse:
    """Which owners and themes there are to choose from."""
    rows = all_actions(partnership).order_by()
    found = set(rows.values_list("owner__name", "owner_name", "theme_code").distinct())
    owners = {person or typed for person, typed, _theme in found}
    return InUse(sorted(owners, key=str.casefold), {theme for *_names, theme in found if theme})


def chosen_actions(partnership: Partnership, user: Any, choice: Choice) -> QuerySet[ActionItem]:
    """The actions that answer the choice, in its order. A state overrides what a tab implies."""
    rows = search_actions(partnership, choice.zoek.split())
    rows = rows.filter(_tab(choice, user))
    if choice.stand:
        rows = rows.filter(state=choice.stand)
    if choice.eigenaar:
        typed = Q(owner__isnull=True, owner_name=choice.eigenaar)
        rows = rows.filter(Q(owner__name=choice.eigenaar) | typed)
    if choice.speerpunt:
        rows = rows.filter(focus_area=int(choice.speerpunt))
    if choice.thema:
        rows = rows.filter(theme_code=choice.thema)
    return _ordered(rows, choice.volgorde)


def _tab(choice: Choice, user: Any) -> Q:
    own = Q(owner__user_id=user.pk)
    unfinished = Q() if choice.stand else IS_OPEN
    tabs = {
        "open": unfinished,
        "mijn": own & unfinished,
        "te-laat": is_late(),
        "klaar": Q(state__in=(ActionState.DONE, ActionState.DROPPED)),
        "alle": Q(),
    }
    return tabs[choice.toon]


def _ordered(rows: QuerySet[ActionItem], order: str) -> QuerySet[ActionItem]:
    key = ORDERS[order.removeprefix("-")]
    first = key.desc(nulls_last=True) if order.startswith("-") else key.asc(nulls_last=True)
    return rows.order_by(first, "due_on", "pk")
