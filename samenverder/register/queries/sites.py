"""Which sites of the register somebody asked for, and what there is to choose from."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from samenverder.network.models import Partnership
from samenverder.register.models import RegisterSite
from samenverder.register.regions import AREAS

SORTS: dict[str, tuple[str, ...]] = {
    "naam": ("name", "code"),
    "plaats": ("town", "name", "code"),
    "gemeente": ("municipality", "name", "code"),
    "bestuur": ("board_name", "board_number", "name", "code"),
    "leerlingen": ("pupils", "name", "code"),
}
SEARCHED = ("name", "code", "town", "street", "postcode")
MOST_WORDS = 5


@dataclass(frozen=True)
class Choice:
    """What the address of the list says; field names are the words in it."""

    zoek: str = ""
    gemeente: str = ""
    regio: str = ""
    bestuur: str = ""
    soort: str = ""
    partner: str = ""
    stand: str = ""
    noord: float | None = None
    zuid: float | None = None
    west: float | None = None
    oost: float | None = None
    volgorde: str = "naam"

    @property
    def is_narrowed(self) -> bool:
        """Something was chosen besides the order."""
        return self != Choice(volgorde=self.volgorde)

    @property
    def has_box(self) -> bool:
        """An area on the map was chosen."""
        return None not in (self.noord, self.zuid, self.west, self.oost)


def chosen_sites(partnership: Partnership, choice: Choice) -> QuerySet[RegisterSite]:
    """The sites of this choice, in its order. Closed sites only when asked for."""
    rows = RegisterSite.objects.filter(partnership=partnership).filter(_wanted(choice))
    for word in choice.zoek.split()[:MOST_WORDS]:
        found = Q()
        for fact in SEARCHED:
            found |= Q(**{f"{fact}__icontains": word})
        rows = rows.filter(found)
    return rows.order_by(*_order(choice.volgorde))


def _wanted(choice: Choice) -> Q:
    wanted = Q()
    if choice.stand != "alles":
        wanted &= Q(closed_on__isnull=choice.stand != "dicht")
    if choice.gemeente:
        wanted &= Q(municipality=choice.gemeente)
    if choice.regio:
        area, _colon, name = choice.regio.partition(":")
        wanted &= Q(**{AREAS[area]: name})
    if choice.bestuur:
        wanted &= Q(board_number=choice.bestuur) | Q(board_number="", board_name=choice.bestuur)
    if choice.soort:
        wanted &= Q(kind=choice.soort)
    if choice.partner:
        wanted &= Q(organisation__isnull=choice.partner == "nee")
    if choice.has_box:
        wanted &= Q(latitude__range=(choice.zuid, choice.noord))
        wanted &= Q(longitude__range=(choice.west, choice.oost))
    return wanted


def _order(sort: str) -> list[Any]:
    names = SORTS.get(sort.removeprefix("-"), SORTS["naam"])
    down = sort.startswith("-")
    if names[0] == "pupils":  # not known comes last, both ways
        first: Any = F("pupils").desc(nulls_last=True) if down else F("pupils").asc(nulls_last=True)
    else:
        first = f"{'-' * down}{names[0]}"
    return [first, *names[1:], "pk"]


@dataclass
class InUse:
    """What there is to choose from, as (value, label); regions by the sort of area they are."""

    municipalities: list[tuple[str, str]]
    regions: dict[str, list[tuple[str, str]]]
    boards: list[tuple[str, str]]


def in_use(partnership: Partnership) -> InUse:
    """The municipalities, regions and boards in this register, as they are now. Three queries."""
    rows = RegisterSite.objects.filter(partnership=partnership).order_by()
    towns = rows.exclude(municipality="").values_list("municipality", flat=True).distinct()
    boards = {}
    for number, name in rows.values_list("board_number", "board_name").distinct():
        if number or name:
            boards[number or name] = name or number
    return InUse(
        [(name, name) for name in sorted(towns, key=_letters)],
        _regions(rows),
        sorted(boards.items(), key=lambda pair: _letters(pair[1])),
    )


def _regions(rows: QuerySet[RegisterSite]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, set[str]] = {area: set() for area in AREAS}
    for names in rows.values_list(*AREAS.values()).distinct():
        for area, name in zip(AREAS, names, strict=True):
            found[area].add(name)
    return {
        AREAS[area]: [(f"{area}:{name}", name) for name in sorted(names - {""}, key=_letters)]
        for area, names in found.items()
    }


def _letters(name: str) -> str:
    """'s-Gravenhage stands at the g."""
    return name.casefold().removeprefix("'s-").lstrip("'")
