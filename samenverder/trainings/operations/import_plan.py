"""What bringing in a list of trainings would do: what is new, what changes, what is wrong."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from samenverder.lib.tables import Table
from samenverder.lib.text import ZONE
from samenverder.network.models import Partnership
from samenverder.network.operations.import_table import Problem
from samenverder.network.queries.organisations import organisations_of
from samenverder.trainings.models import Training, TrainingDate
from samenverder.trainings.operations.import_choices import KEPT, Names, chosen, open_to_of
from samenverder.trainings.operations.import_reading import Line, Reading, read_lines

DATE_FACTS = ("ends_at", "place", "capacity", "sign_up_by")


@dataclass
class Entry:
    """A training of the list: known (`training`) or new, with what the list says of it."""

    title: str
    row: int
    facts: dict[str, Any]
    training: Training | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    new_dates: list[dict[str, Any]] = field(default_factory=list)
    changed_dates: list[tuple[TrainingDate, dict[str, Any]]] = field(default_factory=list)


@dataclass
class Plan:
    """What bringing the list in would do."""

    reading: Reading
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, by row."""
        return sorted(self.reading.problems, key=lambda problem: problem.row)

    @property
    def new(self) -> list[Entry]:
        """Trainings that are not in the catalogue yet."""
        return [entry for entry in self.entries.values() if entry.training is None]

    @property
    def changed(self) -> list[Entry]:
        """Trainings of which something changes, or one of their dates."""
        rows = self.entries.values()
        return [one for one in rows if one.training and (one.changes or one.changed_dates)]

    @property
    def new_dates(self) -> int:
        """How many dates are added."""
        return sum(len(entry.new_dates) for entry in self.entries.values())

    @property
    def does_nothing(self) -> bool:
        """Everything in the list is there already."""
        return not (self.new or self.changed or self.new_dates)

    def who_may_come(self, line: Line) -> str:
        """The partners that may come after this list, also where it does not say so."""
        entry = self.entries[line.title.casefold()]
        found = entry.facts.get("open_to")
        if found is None and entry.training:
            found = open_to_of(entry.training)
        return "; ".join(row.name for row in found or ()) or _("All partners")

    def error_column(self) -> dict[int, str]:
        """Row number to all that is wrong in that row."""
        found: dict[int, list[str]] = defaultdict(list)
        for problem in self.problems:
            found[problem.row].append(f"{problem.column}: {problem.sentence}")
        return {row: " ".join(sentences) for row, sentences in found.items()}


def plan_import(partnership: Partnership, table: Table) -> Plan:
    """What this table would add and change. Changes nothing; five queries."""
    plan = Plan(read_lines(table))
    rows = Training.objects.filter(partnership=partnership, removed_at=None)
    rows = rows.select_related("provider").prefetch_related("dates", "partners").order_by("pk")
    known: dict[str, list[Training]] = defaultdict(list)
    for training in rows:
        known[training.title.casefold()].append(training)
    names = Names.of(organisations_of(partnership), {training.theme_code for training in rows})
    for line in plan.reading.lines:
        _take(plan, line, names, known)
    for entry in plan.entries.values():
        _compare(plan, entry)
    return plan


def _take(plan: Plan, line: Line, names: Names, known: dict[str, list[Training]]) -> None:
    """A row joins the training with its name; two rows that disagree are a problem."""
    key = line.title.casefold()
    if not key:
        return
    facts = _facts(plan, line, names)
    entry = plan.entries.get(key)
    if entry is None:
        there = known.get(key, [])
        if len(there) > 1:
            sentence = _("The catalogue has several trainings of this name. Change one of them.")
            plan.reading.wrong(line.row, "title", sentence)
        first = there[0] if there else None
        entry = plan.entries[key] = Entry(line.title, line.row, facts, first)
    for name, value in facts.items():
        if entry.facts[name] != value and name != "provider":
            what = KEPT.get(name, name)
            sentence = _("Row %(row)s says something else of the same training.")
            plan.reading.wrong(line.row, what, sentence % {"row": entry.row})
    if line.date and all(line.date.get(name) for name in ("day", "start", "end")):
        _take_date(plan, entry, line)


def _facts(plan: Plan, line: Line, names: Names) -> dict[str, Any]:
    """What a row says of the training, in the fields of the training."""
    read = {name: value for name, value in line.facts.items() if name not in KEPT.values()}
    if "given_by" in line.facts:
        partner = names.partners.get(line.facts["given_by"].casefold())
        read["provider"] = partner
        read["provider_name"] = "" if partner else line.facts["given_by"]
    return read | chosen(plan.reading, line, names)


def _take_date(plan: Plan, entry: Entry, line: Line) -> None:
    date, day = line.date, line.date["day"]
    starts = dt.datetime.combine(day, date["start"], ZONE)
    found = {"starts_at": starts, "ends_at": dt.datetime.combine(day, date["end"], ZONE)}
    found |= {name: date[name] for name in DATE_FACTS[1:] if name in date}
    if found.get("capacity", 1) is None:
        del found["capacity"]
    if any(one["starts_at"] == starts for one in entry.new_dates):
        plan.reading.wrong(line.row, "day", _("This date stands in the list twice."))
    entry.new_dates.append(found)


def _compare(plan: Plan, entry: Entry) -> None:
    """What is new and what is otherwise than in the catalogue."""
    if entry.training is None:
        if not entry.facts.get("aim"):
            sentence = _("“%(title)s” is new. Say what somebody can do afterwards.")
            plan.reading.wrong(entry.row, "aim", sentence % {"title": entry.title})
        return
    training = entry.training
    now = {"open_to": open_to_of(training)}
    entry.changes = {
        name: value
        for name, value in entry.facts.items()
        if now.get(name, getattr(training, name, None)) != value
        and (name != "open_to" or value is not None)
    }
    if not entry.facts.get("aim", training.aim):
        plan.reading.wrong(entry.row, "aim", _("Say what somebody can do after the training."))
    known = {date.starts_at: date for date in training.dates.all() if date.removed_at is None}
    listed, entry.new_dates = entry.new_dates, []
    for found in listed:
        date = known.get(found["starts_at"])
        if date is None:
            entry.new_dates.append(found)
        elif any(getattr(date, name) != found[name] for name in DATE_FACTS if name in found):
            entry.changed_dates.append((date, found))
