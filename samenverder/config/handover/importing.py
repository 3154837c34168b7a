"""Reading one partnership back, on an empty installation: everything or nothing."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Model

from samenverder.audit.operations import carry_over, record
from samenverder.config.env import ConfigurationError
from samenverder.config.handover.export import FORMAT, FORMAT_VERSION, LOG, MANIFEST
from samenverder.config.handover.scope import exported_models, our_models, told_of
from samenverder.config.handover.values import (
    fields_of,
    from_json,
    new_secret,
    secrets_of,
    untold_of,
)
from samenverder.config.prepare import prepare
from samenverder.network.models import Partnership, User
from samenverder.trainings.models import SignUp, TrainingEvaluation

ROWS_AT_ONCE = 500
Line = dict[str, Any]


def import_partnership(source: Path) -> str:
    """Put an export in an empty installation; returns a sentence.

    Raises ConfigurationError with one sentence when the file is not whole, is no export, or when
    somebody works here already. Nothing is written then.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive, source)
            with transaction.atomic():
                _require_empty()
                rows = sum(_read_table(archive, table) for table in manifest["tables"])
                _finish(archive, manifest)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise ConfigurationError(f"{source} is not an export, or it is damaged.") from error
    except DatabaseError as error:
        raise ConfigurationError(f"The rows of {source} do not fit together: {error}") from error
    prepare()  # what every installation has, and what is made from the rows
    name = manifest["partnership"]["name"]
    return f"{name} is here: {rows} rows. Everybody chooses a new password by mail."


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        known = manifest["format"] == FORMAT
    except (KeyError, ValueError, TypeError) as error:
        raise ConfigurationError(f"{source} is not an export of a partnership.") from error
    if not known or manifest["format_version"] > FORMAT_VERSION:
        raise ConfigurationError(f"{source} was made by a newer version: install that one first.")
    names = {model._meta.label for model in exported_models()}
    strange = sorted(table["name"] for table in manifest["tables"] if table["name"] not in names)
    if strange:
        raise ConfigurationError(f"This version knows no table {strange[0]}: install a newer one.")
    return dict(manifest)


def _require_empty() -> None:
    """Nobody works here yet; what every installation begins with makes place."""
    if Partnership.objects.exists() or User.objects.exists():
        raise ConfigurationError(
            "Somebody works here already. Import into an empty installation: "
            "give SAMENVERDER_VAR or DATABASE_URL a new place."
        )
    for model in our_models():
        if model._meta.app_label not in ("live", "audit"):
            model._base_manager.all().delete()


def _read_table(archive: zipfile.ZipFile, table: dict[str, Any]) -> int:
    model = next(model for model in exported_models() if model._meta.label == table["name"])
    count = 0
    lines = _lines(archive, f"tables/{table['name']}.jsonl", table)
    while part := list(islice(lines, ROWS_AT_ONCE)):
        _insert(model, [_row(archive, model, line) for line in part])
        count += len(part)
    return count


def _lines(archive: zipfile.ZipFile, name: str, table: dict[str, Any]) -> Iterator[Line]:
    """The rows of a file; its number of rows and checksum must be what the manifest says."""
    digest, count = hashlib.sha256(), 0
    with _open(archive, name) as file:
        for line in file:
            digest.update(line)
            count += 1
            try:
                yield json.loads(line)
            except ValueError as error:
                raise ConfigurationError(f"{name}, line {count}: this is not JSON.") from error
    if (count, digest.hexdigest()) != (table["rows"], table["sha256"]):
        raise ConfigurationError(f"{name} is not what was exported: rows were changed or lost.")


def _open(archive: zipfile.ZipFile, name: str) -> AbstractContextManager[Any]:
    try:
        return archive.open(name)
    except KeyError:
        raise ConfigurationError(f"{name} is missing in this file.") from None


def _row(archive: zipfile.ZipFile, model: type[Model], line: Line) -> Model:
    """A row; a field that is newer than the file gets its default, a secret is made anew."""
    fields = {field.name: field for field in fields_of(model)}
    where = f"{model._meta.label} {line.get(model._meta.pk.name)}"
    untold = untold_of(model)
    if strange := sorted(line.keys() - fields.keys() - untold):
        raise ConfigurationError(f"{where}: this version knows no field “{strange[0]}”.")
    values: dict[str, Any] = {field.attname: new_secret(field) for field in secrets_of(model)}
    for name in line.keys() - untold:
        field, value = fields[name], line[name]
        try:
            if isinstance(field, models.BinaryField) and value is not None:
                values[field.attname] = _file(archive, value)
            else:
                values[field.attname] = from_json(field, value)
        except (ValidationError, ValueError, TypeError) as error:
            raise ConfigurationError(f"{where}: “{name}” is not right.") from error
    return model(**values)


def _file(archive: zipfile.ZipFile, path: str) -> bytes:
    with _open(archive, path) as file:
        content: bytes = file.read()
    return content


def _insert(model: type[Model], rows: list[Model]) -> None:
    """As they are: no moment of now in place of the moment it was, and no signals."""
    fields = list(model._meta.concrete_fields)
    most = max(connection.ops.bulk_batch_size(fields, rows), 1)
    for at in range(0, len(rows), most):
        part = rows[at : at + most]
        rows_of_model: Any = model._base_manager.all()
        rows_of_model._insert(part, fields, using=connection.alias, raw=True)


def _keep_answers_apart() -> None:
    """No file says who answered: where the answers came along nobody answers twice.

    An older file has answers of dates with too few of them as well.
    """
    told = told_of(TrainingEvaluation)
    TrainingEvaluation.objects.exclude(pk__in=list(told.values_list("pk", flat=True))).delete()
    dates = TrainingEvaluation.objects.order_by().values("date")
    SignUp.objects.filter(date__in=dates).update(evaluated=True)


def _finish(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    """Check that all rows fit, and seal the log in a chain of this installation."""
    _keep_answers_apart()
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), exported_models()):
            cursor.execute(statement)
    partnership = Partnership.objects.get()
    lines = list(_lines(archive, LOG, manifest["log"]))
    carry_over(partnership_id=partnership.pk, lines=lines)
    record(
        partnership_id=partnership.pk,
        actor="system",
        verb="partnership_imported",
        subject=f"partnership:{partnership.pk}",
        came_from=manifest["from"],
        made=manifest["made"],
        lines=len(lines),
        last_seal=lines[-1]["seal"] if lines else "",
    )
