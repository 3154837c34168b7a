"""Writing one partnership to one file."""

import hashlib
import json
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from samenverder.audit.models import AuditEntry
from samenverder.config.backup import whole_file
from samenverder.config.env import ConfigurationError
from samenverder.config.handover.left_out import (
    LEADS_TO_SOMEBODY,
    LEFT_OUT_MODELS,
    ONLY_WHAT_IS_READ,
    PSEUDONYMS,
    SECRETS,
)
from samenverder.config.handover.scope import chunks, exported_models, rows_of
from samenverder.config.handover.values import fields_of, schema_of, to_json
from samenverder.network.models import Partnership

FORMAT, FORMAT_VERSION = "samenverder-partnership", 1
DEFLATED = zipfile.ZIP_DEFLATED
MANIFEST, LOG, READ_ME = "manifest.json", "log.jsonl", "README.txt"
ABOUT = """Dit bestand bevat één samenwerkingsverband uit Samen Verder, in open formaten.
This file holds one partnership from Samen Verder, in open formats.

manifest.json   what is in it, with the number of rows and a checksum of each table
tables/         one line of JSON per row
schema/         what each field means, as JSON Schema
files/          documents; a row names the path of its file
log.jsonl       who did what
Left out: passwords, codes and keys. Put it back with: samenverder import FILE.zip
"""


def export(slug: str, target: Path) -> str:
    """Write everything of a partnership to a zip file; returns a sentence with its size."""
    with _one_moment():
        partnership = _find(slug)
        with whole_file(target) as file, zipfile.ZipFile(file, "w", DEFLATED) as archive:
            tables = _write_all(archive, partnership)
    rows = sum(table["rows"] for table in tables)
    return (
        f"Wrote {target}: {partnership.name}, {rows} rows ({target.stat().st_size / 1e6:.1f} MB)."
    )


def _find(slug: str) -> Partnership:
    found = Partnership.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Partnership.objects.order_by("slug").values_list("slug", flat=True))
        raise ConfigurationError(f"There is no partnership “{slug}”. There is: {known or 'none'}.")
    return found


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they are at one moment, while others go on writing."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        repeatable = " ISOLATION LEVEL REPEATABLE READ" if settings.IS_POSTGRES else ""
        cursor.execute("BEGIN" + repeatable)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _write_all(archive: zipfile.ZipFile, partnership: Partnership) -> list[dict[str, Any]]:
    pepper = secrets.token_bytes(32)
    rows = rows_of(partnership)
    tables = [_write_table(archive, model, rows[model], pepper) for model in exported_models()]
    log = _write_lines(archive, LOG, _log_lines(partnership))
    manifest = _manifest(partnership) | {"tables": tables, "log": log}
    archive.writestr(MANIFEST, _pretty(manifest))
    archive.writestr(READ_ME, ABOUT)
    return tables


def _manifest(partnership: Partnership) -> dict[str, Any]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "product": f"samenverder {version('samenverder')}",
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "from": settings.BASE_URL,
        "partnership": {"slug": partnership.slug, "name": partnership.name, "id": partnership.pk},
        "migrations": sorted(f"{app}.{name}" for app, name in applied),
        "left_out": LEFT_OUT_MODELS,
        "secrets_left_out": SECRETS,
        "pseudonyms": PSEUDONYMS,
        "left_out_for_anonymity": LEADS_TO_SOMEBODY,
        "left_out_until_it_is_read": sorted(ONLY_WHAT_IS_READ),
    }


def _write_table(
    archive: zipfile.ZipFile, model: type[Model], pks: set[int], pepper: bytes
) -> dict[str, Any]:
    name = model._meta.label
    archive.writestr(f"schema/{name}.json", _pretty(schema_of(model)))
    files = {field.name: _write_files(archive, field, pks) for field in _binary(model)}
    lines = _write_lines(archive, f"tables/{name}.jsonl", _rows(model, pks, files, pepper))
    return {"name": name, "schema": f"schema/{name}.json"} | lines


def _binary(model: type[Model]) -> list[Any]:
    return [field for field in fields_of(model) if isinstance(field, models.BinaryField)]


def _write_files(archive: zipfile.ZipFile, field: Any, pks: set[int]) -> dict[int, str]:
    """The content of one field as files, one by one; returns the path for each row that has it."""
    paths = {}
    for pk in sorted(pks):
        content = field.model._base_manager.values_list(field.name, flat=True).get(pk=pk)
        if content is not None:
            paths[pk] = f"files/{field.model._meta.label}/{pk}/{field.name}"
            archive.writestr(paths[pk], bytes(content))
    return paths


def _rows(
    model: type[Model], pks: set[int], files: dict[str, dict[int, str]], pepper: bytes
) -> Iterator[dict[str, Any]]:
    fields = [field for field in fields_of(model) if field.name not in files]
    for part in chunks(pks):
        for row in model._base_manager.filter(pk__in=part).order_by("pk").defer(*files):
            written = {f.name: to_json(f, getattr(row, f.attname), pepper) for f in fields}
            yield written | {name: paths.get(row.pk) for name, paths in files.items()}


def _write_lines(
    archive: zipfile.ZipFile, name: str, rows: Iterator[dict[str, Any]]
) -> dict[str, Any]:
    """Rows as lines of JSON; returns the number of rows and the checksum."""
    digest, count = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as file:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            file.write(line)
            count += 1
    return {"file": name, "rows": count, "sha256": digest.hexdigest()}


def _log_lines(partnership: Partnership) -> Iterator[dict[str, Any]]:
    entries = AuditEntry.objects.filter(partnership_id=partnership.pk).order_by("number")
    for entry in entries.iterator(chunk_size=2000):
        yield {
            "number": entry.number,
            "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": entry.actor,
            "verb": entry.verb,
            "subject": entry.subject,
            "detail": entry.detail,
            "seal": entry.seal,
        }


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
