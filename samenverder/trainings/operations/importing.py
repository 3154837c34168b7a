"""Bringing in a list of trainings: first a plan to look at, then all of it or nothing, and back."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.audit.operations import record
from samenverder.lib.tables import Table
from samenverder.lib.text import ZONE
from samenverder.network.models import Organisation, Partnership
from samenverder.network.operations.access import one_at_a_time
from samenverder.network.operations.import_table import Problem
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.organisations import organisations_of
from samenverder.trainings.models import (
    CatalogueImport,
    SignUp,
    SignUpState,
    Training,
    TrainingDate,
)
from samenverder.trainings.operations.catalogue import change_training
from samenverder.trainings.operations.dates import change_date
from samenverder.trainings.operations.import_reading import Line, Reading, column_name, read_lines

DATE_FACTS = ("ends_at", "place", "capacity", "sign_up_by")
USUAL_PLACES = 20


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

    def error_column(self) -> dict[int, str]:
        """Row number to all that is wrong in that row."""
        found: dict[int, list[str]] = defaultdict(list)
        for problem in self.problems:
            found[problem.row].append(f"{problem.column}: {problem.sentence}")
        return {row: " ".join(sentences) for row, sentences in found.items()}


def plan_import(partnership: Partnership, table: Table) -> Plan:
    """What this table would add and change. Changes nothing; four queries."""
    plan = Plan(read_lines(table))
    partners = {row.name.casefold(): row for row in organisations_of(partnership)}
    rows = Training.objects.filter(partnership=partnership, removed_at=None)
    known: dict[str, list[Training]] = defaultdict(list)
    for training in rows.select_related("provider").prefetch_related("dates").order_by("pk"):
        known[training.title.casefold()].append(training)
    for line in plan.reading.lines:
        _take(plan, line, partners, known)
    for entry in plan.entries.values():
        _compare(plan, entry)
    return plan


def _take(
    plan: Plan, line: Line, partners: dict[str, Organisation], known: dict[str, list[Training]]
) -> None:
    """A row joins the training with its name; two rows that disagree are a problem."""
    key = line.title.casefold()
    if not key:
        return
    facts = {name: value for name, value in line.facts.items() if name != "given_by"}
    if "given_by" in line.facts:
        partner = partners.get(line.facts["given_by"].casefold())
        facts["provider"] = partner
        facts["provider_name"] = "" if partner else line.facts["given_by"]
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
            what = "given_by" if name == "provider_name" else name
            sentence = _("Row %(row)s says something else of the same training.")
            plan.reading.wrong(line.row, what, sentence % {"row": entry.row})
    if line.date and all(line.date.get(name) for name in ("day", "start", "end")):
        _take_date(plan, entry, line)


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
    entry.changes = {
        name: value for name, value in entry.facts.items() if getattr(training, name) != value
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


@transaction.atomic
def run_import(*, by: Any, partnership: Partnership, table: Table) -> CatalogueImport:
    """Add and change everything in the table, or nothing: Refused when anything is wrong."""
    one_at_a_time(partnership.pk)
    plan = plan_import(partnership, table)
    if plan.problems:
        raise Refused(_("The list still has mistakes. Nothing was added."))
    if plan.does_nothing:
        raise Refused(_("Everything in this list is there already."))
    brought = CatalogueImport(partnership=partnership, by=by)
    brought.made = {"trainings": _add_trainings(partnership, plan, by), "dates": []}
    for entry in plan.entries.values():
        brought.before += _change(entry, by)
    brought.made["dates"] = _add_dates(plan)
    brought.save()
    sums = {"trainings": len(plan.new), "dates": plan.new_dates, "changed": len(plan.changed)}
    _note(brought, by, "trainings_imported", **sums)
    return brought


def _note(brought: CatalogueImport, by: Any, verb: str, **detail: Any) -> None:
    pk = brought.partnership_id
    record(partnership_id=pk, actor=by, verb=verb, subject=f"partnership:{pk}", **detail)


def _add_trainings(partnership: Partnership, plan: Plan, by: Any) -> list[int]:
    rows = []
    for entry in plan.new:
        entry.training = Training(
            partnership=partnership, title=entry.title, created_by=by, **entry.facts
        )
        rows.append(entry.training)
    return [row.pk for row in Training.objects.bulk_create(rows)]


def _add_dates(plan: Plan) -> list[int]:
    rows = [
        TrainingDate(training=entry.training, **{"capacity": USUAL_PLACES} | found)
        for entry in plan.entries.values()
        for found in entry.new_dates
    ]
    return [row.pk for row in TrainingDate.objects.bulk_create(rows)]


def _change(entry: Entry, by: Any) -> list[dict[str, Any]]:
    """Change what is otherwise; who is signed up hears of it. Returns what it was before."""
    before = []
    if entry.training is not None and entry.changes:
        now = entry.training
        was = {name: _plain(getattr(now, name)) for name in entry.changes}
        done = _set_training(now, entry.changes, by)
        before.append({"kind": "training", "pk": now.pk, "version": done.version, "values": was})
    for date, found in entry.changed_dates:
        was = {name: _plain(getattr(date, name)) for name in DATE_FACTS if name in found}
        changed = change_date(date=date, by=by, version=date.version, **found)
        before.append({"kind": "date", "pk": date.pk, "version": changed.version, "values": was})
    return before


def _set_training(training: Training, values: dict[str, Any], by: Any) -> Training:
    return change_training(
        training=training, by=by, version=training.version,
        for_all_partners=training.for_all_partners, partners=list(training.partners.all()),
        **values,
    )  # fmt: skip


def _plain(value: Any) -> Any:
    """As JSON can keep it."""
    if value is None or isinstance(value, int):
        return value
    return value.pk if isinstance(value, Organisation) else str(value)


@transaction.atomic
def undo_import(*, brought: CatalogueImport, by: Any) -> None:
    """Take back what a list added and changed. Raises Refused when it was used or changed since."""
    one_at_a_time(brought.partnership_id)
    current = CatalogueImport.objects.select_for_update(of=("self",)).get(pk=brought.pk)
    if current.undone_at:
        raise Refused(_("This list was taken back already."))
    trainings = Training.objects.filter(pk__in=current.made["trainings"])
    dates = TrainingDate.objects.filter(pk__in=current.made["dates"])
    theirs = TrainingDate.objects.filter(training__in=trainings)
    signed = SignUp.objects.exclude(state=SignUpState.WITHDRAWN)
    if signed.filter(date__in=dates | theirs).exists():
        raise Refused(
            _("People signed up for a date of this list. It can no longer be taken back.")
        )
    for row in current.before:
        _set_back(row, by)
    now = timezone.now()
    trainings.filter(removed_at=None).update(removed_at=now)
    dates.filter(removed_at=None).update(removed_at=now)
    current.undone_at = now
    current.save(update_fields=["undone_at"])
    _note(current, by, "trainings_import_undone")


def _set_back(row: dict[str, Any], by: Any) -> None:
    model: Any = Training if row["kind"] == "training" else TrainingDate
    found = model.objects.filter(pk=row["pk"], version=row["version"], removed_at=None).first()
    if found is None:
        raise Refused(_("Somebody changed what this list changed. It can no longer be taken back."))
    values = dict(row["values"])
    for name, value in values.items():
        values[name] = (
            Organisation.objects.filter(pk=value).first()
            if name == "provider"
            else model._meta.get_field(name).to_python(value)
        )
    if isinstance(found, Training):
        _set_training(found, values, by)
    else:
        change_date(
            date=found, by=by, version=found.version,
            **{"starts_at": found.starts_at, "ends_at": found.ends_at} | values,
        )  # fmt: skip


def changes_in_words(plan: Plan) -> list[tuple[str, list[str]]]:
    """(training, what of it changes), for on the page."""
    names = {"provider": "given_by", "provider_name": "given_by"}
    found = []
    for entry in plan.changed:
        words = [column_name(names.get(name, name)) for name in entry.changes]
        words += [f"{timezone.localtime(date.starts_at):%d-%m-%Y}" for date, _v in
                  entry.changed_dates]  # fmt: skip
        found.append((entry.title, list(dict.fromkeys(words))))
    return found
