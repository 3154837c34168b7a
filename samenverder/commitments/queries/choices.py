"""What the list can be narrowed by, and the list that a choice leads to: three kinds in one."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, CharField, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Lower, Substr

from samenverder.commitments.models import (
    ActionState,
    AgreementParty,
    AgreementState,
    CommitmentKind,
    Decision,
    DecisionState,
)
from samenverder.commitments.queries.commitments import (
    KINDS,
    late,
    of_organisations,
    organisations_of,
    own,
    waits_for,
)
from samenverder.network.models import Partnership

# The words in the address, in the order of the list.
WORDS: dict[str, CommitmentKind] = {
    "actie": CommitmentKind.ACTION,
    "besluit": CommitmentKind.DECISION,
    "afspraak": CommitmentKind.AGREEMENT,
}
WORD_OF = {kind: word for word, kind in WORDS.items()}
STATES = {
    CommitmentKind.ACTION: ActionState,
    CommitmentKind.DECISION: DecisionState,
    CommitmentKind.AGREEMENT: AgreementState,
}
DAY = {
    CommitmentKind.ACTION: "due_on",
    CommitmentKind.DECISION: "decided_on",
    CommitmentKind.AGREEMENT: "until",
}
WHO: dict[str, Any] = {
    CommitmentKind.ACTION: Coalesce("owner__name", "owner_name"),
    CommitmentKind.DECISION: F("mandate_label"),
    CommitmentKind.AGREEMENT: F("parties_label"),
}
ORDERS = ("datum", "tekst", "wie", "stand", "speerpunt", "soort")
MOST_AT_ONCE = 2000
NOBODY = [0]  # asked for all the same: a page costs what it costs, whatever is on it
OLD_ORDERS = {"eigenaar": "wie", "-eigenaar": "-wie"}


@dataclass(frozen=True)
class Choice:
    """What somebody asked to see; the names are those in the address."""

    toon: str = "open"
    soort: str = ""
    zoek: str = ""
    stand: str = ""
    eigenaar: str = ""
    speerpunt: str = ""
    thema: str = ""
    volgorde: str = "datum"

    @property
    def is_narrowed(self) -> bool:
        """More was chosen than one of the tabs and a kind."""
        return any((self.zoek, self.stand, self.eigenaar, self.speerpunt, self.thema))

    @property
    def kinds(self) -> list[CommitmentKind]:
        """The kinds this choice may find."""
        wanted = [WORDS[self.soort]] if self.soort else list(WORDS.values())
        return [kind for kind in wanted if not self.stand or self.stand in STATES[kind].values]


@dataclass(frozen=True)
class InUse:
    """Owners and theme codes that occur in a partnership's commitments."""

    owners: list[str] = field(default_factory=list)
    themes: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Found:
    """What a choice found: one row of (kind, id) each, in order, and how many are late."""

    keys: QuerySet[Any] | None
    number: int
    late: int


def in_use(partnership: Partnership) -> InUse:
    """Which owners and themes there are to choose from; two queries a kind at most."""
    names: set[str] = set()
    themes: set[str] = set()
    actions = KINDS[CommitmentKind.ACTION].rows(partnership)
    for person, typed in actions.values_list("owner__name", "owner_name").distinct():
        names.add(person or typed)
    decisions = KINDS[CommitmentKind.DECISION].rows(partnership)
    names.update(decisions.values_list("confirmed_by__name", flat=True).distinct())
    agreements = KINDS[CommitmentKind.AGREEMENT].rows(partnership)
    names.update(agreements.values_list("parties__person__name", flat=True).distinct())
    for kind in KINDS.values():
        themes.update(kind.rows(partnership).values_list("theme_code", flat=True).distinct())
    return InUse(sorted(filter(None, names), key=str.casefold), themes - {""})


def find(partnership: Partnership, user: Any, choice: Choice) -> Found:
    """The commitments that answer the choice. A state overrides what a tab implies."""
    rows = {kind: _chosen(kind, partnership, user, choice) for kind in choice.kinds}
    counts = [
        row.aggregate(all=Count("pk"), late=Count("pk", filter=late(kind)))
        for kind, row in rows.items()
    ]
    number, past = (sum(count[name] for count in counts) for name in ("all", "late"))
    return Found(_ordered(rows, choice.volgorde) if rows else None, number, past)


def _chosen(kind: str, partnership: Partnership, user: Any, choice: Choice) -> QuerySet[Any]:
    rows = KINDS[kind].rows(partnership).filter(_tab(kind, partnership, user, choice))
    for word in choice.zoek.split():
        rows = rows.filter(_contains(kind, word))
    if choice.stand:
        rows = rows.filter(state=choice.stand)
    if choice.eigenaar:
        rows = rows.filter(_of(kind, choice.eigenaar))
    if choice.speerpunt:
        rows = rows.filter(focus_area=int(choice.speerpunt))
    if choice.thema:
        rows = rows.filter(theme_code=choice.thema)
    return rows


def _contains(kind: str, word: str) -> Q:
    found = Q(text__icontains=word) | Q(source_label__icontains=word)
    if kind == CommitmentKind.ACTION:
        return found | Q(owner_name__icontains=word) | Q(owner__name__icontains=word)
    if kind == CommitmentKind.DECISION:
        return found | Q(mandate_label__icontains=word)
    return found | Q(parties_label__icontains=word)


def _of(kind: str, name: str) -> Q:
    if kind == CommitmentKind.ACTION:
        return Q(owner__name=name) | Q(owner__isnull=True, owner_name=name)
    if kind == CommitmentKind.DECISION:
        return Q(confirmed_by__name=name)
    return Q(pk__in=AgreementParty.objects.filter(person__name=name).values("agreement"))


def _tab(kind: str, partnership: Partnership, user: Any, choice: Choice) -> Q:
    current = Q() if choice.stand else KINDS[kind].open
    if choice.toon == "organisatie":
        return current & of_organisations(kind, partnership, organisations_of(partnership, user))
    tabs = {
        "open": lambda: current,
        "mijn": lambda: own(kind, user) & current,
        "te-laat": lambda: late(kind),
        "wacht": lambda: waits_for(kind, user),
        "klaar": lambda: KINDS[kind].closed,
        "alle": lambda: Q(),
    }
    return tabs[choice.toon]()


def _key(kind: CommitmentKind, order: str) -> Any:
    """What to sort by, as text: the same column for all kinds."""
    states = STATES[kind].values
    rank = Case(
        *(When(state=state, then=Value(f"{at}")) for at, state in enumerate(states)),
        output_field=CharField(),
    )
    number = list(WORDS.values()).index(kind)
    keys: dict[str, Any] = {
        "datum": Cast(F(DAY[kind]), CharField()),
        "tekst": Lower(Substr("text", 1, 60)),
        "wie": Lower(Substr(WHO[kind], 1, 60)),
        "stand": rank,
        "speerpunt": Lower("focus_area__title"),
        "soort": Value(f"{number}", CharField()),
    }
    return Coalesce(keys[order], Value("", CharField()), output_field=CharField())


def _ordered(rows: dict[CommitmentKind, QuerySet[Any]], order: str) -> QuerySet[Any]:
    """(kind number, id) of all kinds in one order; without a value comes last."""
    order = OLD_ORDERS.get(order, order)
    name = order.removeprefix("-")
    parts = []
    for kind, queryset in rows.items():
        number = list(WORDS.values()).index(kind)
        keyed = queryset.annotate(
            kind_at=Value(number, IntegerField()),
            sort_key=_key(kind, name),
            sort_day=_key(kind, "datum"),
        )
        empty = Case(When(sort_key="", then=Value(1)), default=Value(0))
        keyed = keyed.annotate(is_empty=empty)
        parts.append(keyed.values_list("kind_at", "pk", "is_empty", "sort_key", "sort_day"))
    first, *others = parts
    union = first.union(*others, all=True) if others else first
    direction = "-sort_key" if order.startswith("-") else "sort_key"
    return union.order_by("is_empty", direction, "sort_day", "kind_at", "pk")


def rows_at(keys: Any) -> list[Any]:
    """The rows of one page, in the order of these keys.

    Four queries for every two thousand rows, whichever kinds are among them.
    """
    names, keys = list(WORDS.values()), list(keys)
    found: dict[tuple[str, int], Any] = {}
    for start in range(0, len(keys) or 1, MOST_AT_ONCE):
        part = keys[start : start + MOST_AT_ONCE]
        for number, kind in enumerate(names):
            pks = [pk for at, pk, *_more in part if at == number]
            found |= {(kind, row.pk): row for row in _rows_of(kind, pks or NOBODY)}
    listed = [(names[key[0]], key[1]) for key in keys]
    return [found[key] for key in listed if key in found]


def _rows_of(kind: CommitmentKind, pks: list[int]) -> list[Any]:
    """Rows of one kind with what a line shows; provisional decisions with `asked_names`."""
    links = ["focus_area", *(["owner"] if kind == CommitmentKind.ACTION else [])]
    rows = list(KINDS[kind].model.objects.select_related(*links).filter(pk__in=pks))
    if kind == CommitmentKind.DECISION:
        asked = Decision.asked_of.through.objects.filter(decision__in=pks)
        names: dict[int, list[str]] = {}
        for pk, name in asked.order_by("person__name").values_list("decision", "person__name"):
            names.setdefault(pk, []).append(name)
        for row in rows:
            row.asked_names = names.get(row.pk, [])
    return rows
