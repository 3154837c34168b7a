"""What bringing in a file would do: which sites are new, changed, back or gone."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from samenverder.network.models import Partnership
from samenverder.register.models import RegisterSite, SourceSort
from samenverder.register.reading import Reading, SiteRow

_NOT_TEXT = re.compile(r"[\W_]+")
# The file with places on the map fills in; what DUO itself says of a site stays.
_FROM_MAP = {"latitude", "longitude", "pupils"}


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
    if sort == SourceSort.BOARDS:
        _plan_boards(plan, known)
        return plan
    names = {site.board_number: site.board_name for site in known.values() if site.board_name}
    for code, row in reading.sites.items():
        _follow_board(row, names)
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


def _plan_boards(plan: Plan, known: dict[str, RegisterSite]) -> None:
    """The file of boards gives names to numbers; it lists no sites."""
    for site in known.values():
        row = plan.reading.sites.get(site.board_number)
        name = row.values["board_name"] if row else ""
        if not row or not name or same_text(site.board_name, name):
            plan.same += 1
        else:
            plan.changed.append(Changed(site, {"board_name": (site.board_name, name)}))


def _follow_board(row: SiteRow, names: dict[str, str]) -> None:
    """A file with the number of a board only: its name as we know it from another file."""
    number = row.values.get("board_number")
    if number and not row.values.get("board_name") and number in names:
        row.values["board_name"] = names[number]


def _compare(plan: Plan, site: RegisterSite, row: SiteRow, sort: str) -> None:
    facts = {}
    official = {*site.source_list} & {"po", "so", "vo", "mbo"}
    for fact, after in row.values.items():
        before = getattr(site, fact)
        keeps = sort == SourceSort.GEO and official and before and fact not in _FROM_MAP
        if not keeps and _differs(before, after):
            facts[fact] = (before, after)
    number = facts.get("board_number")
    if number and site.board_name and not row.values.get("board_name"):
        facts["board_name"] = (site.board_name, "")  # the name was that of the former board
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


def letters(text: Any) -> str:
    """The letters and figures of a text: capitals, blanks and hyphens make no difference."""
    return _NOT_TEXT.sub("", str(text or "")).casefold()


def same_text(one: Any, other: str) -> bool:
    """The same letters and figures."""
    return letters(one) == letters(other)


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
