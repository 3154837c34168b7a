"""What bringing in a file would do: which sites are new, changed, back or gone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from samenverder.network.models import Partnership
from samenverder.register.facts import same_text
from samenverder.register.models import RegisterSite, SourceSort
from samenverder.register.reading import Reading, SiteRow
from samenverder.register.regions import municipality_key

# The file with places on the map fills in; what DUO itself says of a site stays.
_FROM_MAP = {"latitude", "longitude", "pupils"}


@dataclass(frozen=True)
class NamedBy:
    """A fact that follows from another: the name of a board, the region of a municipality."""

    fact: str
    by: str
    key: Callable[[str], str]

    def known(self, sites: Iterable[RegisterSite]) -> dict[str, str]:
        """{key: fact} as the register has it."""
        return {
            self.key(getattr(site, self.by)): getattr(site, self.fact)
            for site in sites
            if getattr(site, self.fact) and getattr(site, self.by)
        }

    def fill_in(self, row: SiteRow, names: dict[str, str]) -> None:
        """Give a row that says nothing of it the fact the register has for its key."""
        key = self.key(row.values.get(self.by) or "")
        if key in names and not row.values.get(self.fact):
            row.values[self.fact] = names[key]


NAMED_BY: dict[str, NamedBy] = {
    SourceSort.BOARDS: NamedBy("board_name", "board_number", str),
    SourceSort.AREAS: NamedBy("labour_region", "municipality", municipality_key),
}


@dataclass
class Changed:
    """A site of the register with {fact: (before, after)}."""

    site: RegisterSite
    facts: dict[str, tuple[Any, Any]]

    @property
    def is_seen(self) -> bool:
        """More changes than only in which files the site stands."""
        return bool(self.facts.keys() - {"sources"})


@dataclass
class Plan:
    """What bringing the file in would do. `gone` is closed only where the coordinator says so."""

    reading: Reading
    new: list[SiteRow] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    listed: list[Changed] = field(default_factory=list)
    gone: list[RegisterSite] = field(default_factory=list)
    same: int = 0
    not_named: list[str] = field(default_factory=list)
    """Boards or municipalities of the register that a file about those does not know."""

    @property
    def does_nothing(self) -> bool:
        """Everything in the file is in the register already."""
        return not (self.new or self.changed or self.listed)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers to remember."""
        return {
            "rows": self.reading.rows,
            "sites": len(self.reading.sites),
            "further": self.reading.further,
            "new": len(self.new),
            "changed": len(self.changed),
            "gone": len(self.gone),
            "same": self.same,
        }


def plan_import(partnership: Partnership, sort: str, reading: Reading) -> Plan:
    """What this file would change in the register of a partnership. Changes nothing; one query."""
    plan = Plan(reading)
    if reading.problems:
        return plan
    known = {site.code: site for site in RegisterSite.objects.filter(partnership=partnership)}
    if sort in NAMED_BY:
        _plan_names(plan, known, NAMED_BY[sort])
        return plan
    known_names = [(named, named.known(known.values())) for named in NAMED_BY.values()]
    for code, row in reading.sites.items():
        for named, names in known_names:
            named.fill_in(row, names)
        site = known.get(code)
        if site is None:
            plan.new.append(row)
        else:
            _compare(plan, site, row, sort)
    plan.gone = [
        site
        for code, site in known.items()
        if site.closed_on is None and sort in site.source_list and code not in reading.sites
    ]
    return plan


def _plan_names(plan: Plan, known: dict[str, RegisterSite], named: "NamedBy") -> None:
    """A file that says something of boards or municipalities; it lists no sites."""
    strange = set()
    for site in known.values():
        row = plan.reading.sites.get(named.key(getattr(site, named.by)))
        name = row.values[named.fact] if row else ""
        if not row and getattr(site, named.by):
            strange.add(getattr(site, named.by))
        if not name or same_text(getattr(site, named.fact), name):
            plan.same += 1
        else:
            plan.changed.append(Changed(site, {named.fact: (getattr(site, named.fact), name)}))
    plan.not_named = sorted(strange)


def _compare(plan: Plan, site: RegisterSite, row: SiteRow, sort: str) -> None:
    facts = {}
    official = {*site.source_list} & {"po", "so", "vo", "mbo"}
    for fact, after in row.values.items():
        before = getattr(site, fact)
        keeps = sort == SourceSort.GEO and official and before and fact not in _FROM_MAP
        if not keeps and _differs(before, after):
            facts[fact] = (before, after)
    for named in NAMED_BY.values():  # the name of the former board, the region of the former town
        if named.by in facts and getattr(site, named.fact) and not row.values.get(named.fact):
            facts[named.fact] = (getattr(site, named.fact), "")
    if site.closed_on and not row.values.get("closed_on"):
        facts["closed_on"] = (site.closed_on, None)
    if sort not in site.source_list:
        facts["sources"] = (site.sources, " ".join(sorted({*site.source_list, sort})))
    changed = Changed(site, facts)
    if changed.is_seen:
        plan.changed.append(changed)
        return
    plan.same += 1
    if facts:
        plan.listed.append(changed)


def _differs(before: Any, after: Any) -> bool:
    """An empty cell says nothing; capitals, blanks and hyphens make no other address."""
    if after in ("", None) or before == after:
        return False
    if isinstance(before, float) and isinstance(after, float):
        return abs(before - after) > 0.00002  # two metres
    return not (isinstance(after, str) and same_text(before, after))


def as_text(value: Any) -> str:
    """A fact as the history keeps it."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def from_text(fact: str, text: str) -> Any:
    """The fact that `as_text` wrote."""
    described: Any = RegisterSite._meta.get_field(fact)
    if not text and getattr(described, "null", False):
        return None
    return described.to_python(text)
