"""Bringing in a list: first a plan anybody may look at, then all of it or nothing."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.lib.tables import Table
from samenverder.network.models import (
    Membership,
    Organisation,
    Partnership,
    Person,
    Position,
    User,
)
from samenverder.network.operations.access import one_at_a_time
from samenverder.network.operations.import_table import Line, Problem, Reading, read_lines
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused


@dataclass
class Entry:
    """Somebody in the list: known already, or new."""

    name: str
    email: str
    row: int
    person: Person | None = None


@dataclass
class Plan:
    """What bringing the list in would do."""

    reading: Reading
    organisations: dict[str, Organisation] = field(default_factory=dict)
    new_organisations: list[Organisation] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    placements: list[tuple[Entry, Organisation, Line]] = field(default_factory=list)
    known: int = 0
    added: int = 0

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, by row."""
        return sorted(self.reading.problems, key=lambda problem: problem.row)

    @property
    def new_people(self) -> list[Entry]:
        """Who is not in the partnership yet."""
        return [entry for entry in self.entries.values() if entry.person is None]

    @property
    def does_nothing(self) -> bool:
        """Everything in the list is there already."""
        return not (self.new_organisations or self.new_people or self.placements)

    def error_column(self) -> dict[int, str]:
        """Row number to all that is wrong in that row."""
        found: dict[int, list[str]] = defaultdict(list)
        for problem in self.problems:
            found[problem.row].append(f"{problem.column}: {problem.sentence}")
        return {row: " ".join(sentences) for row, sentences in found.items()}


def plan_import(partnership: Partnership, table: Table) -> Plan:
    """What this table would add to the partnership. Changes nothing; three queries."""
    plan = Plan(read_lines(table))
    _match_organisations(partnership, plan)
    _match_people(partnership, plan)
    _match_positions(plan)
    return plan


@transaction.atomic
def run_import(*, by: User, partnership: Partnership, table: Table) -> Plan:
    """Add everything in the table, or nothing: raises Refused when anything is wrong."""
    one_at_a_time(partnership.pk)
    plan = plan_import(partnership, table)
    if plan.problems:
        raise Refused(_("The list still has mistakes. Nothing was added."))
    today = timezone.localdate()
    Organisation.objects.bulk_create(plan.new_organisations)
    Membership.objects.bulk_create(
        Membership(partnership=partnership, organisation=organisation, since=today)
        for organisation in plan.new_organisations
    )
    _save_people(partnership, plan)
    Position.objects.bulk_create(
        Position(
            person=entry.person,
            organisation=organisation,
            layer=line.layer,
            title=line.title,
            since=today,
        )
        for entry, organisation, line in plan.placements
    )
    note(
        partnership.pk,
        by,
        "people_imported",
        partnership,
        organisations=len(plan.new_organisations),
        people=plan.added,
    )
    return plan


def _save_people(partnership: Partnership, plan: Plan) -> None:
    new = plan.new_people
    people = [Person(partnership=partnership, name=e.name, email=e.email) for e in new]
    Person.objects.bulk_create(people)
    for entry, person in zip(new, people, strict=True):
        entry.person = person
    plan.added = len(new)
    for entry in plan.entries.values():
        if entry.person and entry.email and not entry.person.email:
            Person.objects.filter(pk=entry.person.pk).update(email=entry.email)


def _match_organisations(partnership: Partnership, plan: Plan) -> None:
    held = Membership.objects.filter(partnership=partnership).select_related("organisation")
    known = {row.organisation.name.casefold(): row for row in held}
    today = timezone.localdate()
    for line in plan.reading.lines:
        key = line.organisation.casefold()
        if not key:
            continue
        membership = known.get(key)
        if membership and membership.until and membership.until <= today:
            sentence = _("“%(name)s” no longer takes part. Let it take part again first.")
            plan.reading.wrong(line.row, "organisation", sentence % {"name": line.organisation})
            continue
        here = membership.organisation if membership else plan.organisations.get(key)
        if here is None:
            here = _new_organisation(plan, line)
        elif line.kind and line.kind != here.kind:
            sentence = _("“%(name)s” is known as %(kind)s. Make them the same.")
            values = {"name": here.name, "kind": here.get_kind_display()}
            plan.reading.wrong(line.row, "kind", sentence % values)
        plan.organisations[key] = here


def _new_organisation(plan: Plan, line: Line) -> Organisation:
    organisation = Organisation(name=line.organisation, kind=line.kind, town=line.town)
    plan.new_organisations.append(organisation)
    wrong_here = any(p.row == line.row for p in plan.reading.problems)
    if not line.kind and not wrong_here:
        sentence = _("“%(name)s” is new. Fill in what kind of partner it is.")
        plan.reading.wrong(line.row, "kind", sentence % {"name": line.organisation})
    return organisation


def _match_people(partnership: Partnership, plan: Plan) -> None:
    present = list(Person.objects.present().filter(partnership=partnership))
    by_email = {person.email.lower(): person for person in present if person.email}
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in present:
        by_name[person.name.casefold()].append(person)
    for line in plan.reading.lines:
        if not line.name:
            continue
        key = plan.reading.key_of(line)
        entry = plan.entries.get(key)
        if entry is None:
            address = key if "@" in key else ""
            known = by_email.get(address) or _by_name(by_name, line, address)
            entry = plan.entries[key] = Entry(line.name, address, line.row, known)
        elif entry.name.casefold() != line.name.casefold():
            sentence = _("Row %(row)s has the same address with the name “%(name)s”.")
            values = {"row": entry.row, "name": entry.name}
            plan.reading.wrong(line.row, "email", sentence % values)


def _by_name(by_name: dict[str, list[Person]], line: Line, address: str) -> Person | None:
    """The one person of this name, unless both have an address (then they are two)."""
    found = by_name.get(line.name.casefold(), [])
    if len(found) != 1 or (address and found[0].email):
        return None
    return found[0]


def _match_positions(plan: Plan) -> None:
    people = [entry.person.pk for entry in plan.entries.values() if entry.person]
    rows = Position.objects.current().filter(person__in=people)
    held = set(rows.values_list("person_id", "organisation_id", "layer"))
    seen: set[tuple[str, str, str]] = set()
    for line in plan.reading.lines:
        organisation = plan.organisations.get(line.organisation.casefold())
        entry = plan.entries.get(plan.reading.key_of(line)) if line.name else None
        if entry is None or organisation is None or not line.layer:
            plan.known += _is_known(entry, organisation, line)
            continue
        mark = (plan.reading.key_of(line), organisation.name.casefold(), line.layer)
        person_pk = entry.person.pk if entry.person else None
        if mark in seen or (person_pk, organisation.pk, line.layer) in held:
            plan.known += 1
        else:
            plan.placements.append((entry, organisation, line))
        seen.add(mark)


def _is_known(entry: Entry | None, organisation: Organisation | None, line: Line) -> int:
    if entry is not None:
        return int(entry.person is not None)
    return int(organisation is not None and organisation.pk is not None)
