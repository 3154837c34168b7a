"""Bringing in a list of trainings: first a plan to look at, then all of it or nothing, and back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.audit.operations import record
from samenverder.lib.tables import Table
from samenverder.network.models import Organisation, Partnership
from samenverder.network.operations.access import one_at_a_time
from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import (
    STILL,
    CatalogueImport,
    SignUp,
    Training,
    TrainingDate,
)
from samenverder.trainings.operations.catalogue import change_training
from samenverder.trainings.operations.dates import change_date
from samenverder.trainings.operations.import_choices import KEPT, open_to_of
from samenverder.trainings.operations.import_plan import DATE_FACTS, Entry, Plan, plan_import
from samenverder.trainings.operations.import_reading import column_name

USUAL_PLACES = 20


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
    rows, open_to = [], []
    for entry in plan.new:
        facts = dict(entry.facts)
        open_to.append(facts.pop("open_to", None) or ())
        entry.training = Training(
            partnership=partnership, title=entry.title, created_by=by,
            for_all_partners=not open_to[-1], **facts,
        )  # fmt: skip
        rows.append(entry.training)
    made = Training.objects.bulk_create(rows)
    for training, partners in zip(made, open_to, strict=True):
        if partners:
            training.partners.set(partners)
    return [row.pk for row in made]


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
        old = {"open_to": open_to_of(now)}
        was = {name: _plain(old.get(name, getattr(now, name, None))) for name in entry.changes}
        done = _set_training(now, entry.changes, by)
        before.append({"kind": "training", "pk": now.pk, "version": done.version, "values": was})
    for date, found in entry.changed_dates:
        was = {name: _plain(getattr(date, name)) for name in DATE_FACTS if name in found}
        changed = change_date(date=date, by=by, version=date.version, **found)
        before.append({"kind": "date", "pk": date.pk, "version": changed.version, "values": was})
    return before


def _set_training(training: Training, values: dict[str, Any], by: Any) -> Training:
    """Change those facts; who may come stays as it is where the list does not say so."""
    values = dict(values)
    open_to = values.pop("open_to", open_to_of(training))
    return change_training(
        training=training, by=by, version=training.version,
        for_all_partners=not open_to, partners=open_to, **values,
    )  # fmt: skip


def _plain(value: Any) -> Any:
    """As JSON can keep it."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
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
    signed = SignUp.objects.filter(state__in=STILL)
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
    values = {name: _as_it_was(model, name, value) for name, value in row["values"].items()}
    if isinstance(found, Training):
        _set_training(found, values, by)
    else:
        change_date(
            date=found, by=by, version=found.version,
            **{"starts_at": found.starts_at, "ends_at": found.ends_at} | values,
        )  # fmt: skip


def _as_it_was(model: Any, name: str, value: Any) -> Any:
    if name == "provider":
        return Organisation.objects.filter(pk=value).first()
    if name == "open_to":
        return tuple(Organisation.objects.filter(pk__in=value))
    return model._meta.get_field(name).to_python(value)


def changes_in_words(plan: Plan) -> list[tuple[str, list[str]]]:
    """(training, what of it changes), for on the page."""
    found = []
    for entry in plan.changed:
        words = [column_name(KEPT.get(name, name)) for name in entry.changes]
        words += [f"{timezone.localtime(date.starts_at):%d-%m-%Y}" for date, _v in
                  entry.changed_dates]  # fmt: skip
        found.append((entry.title, list(dict.fromkeys(words))))
    return found
