"""One file with everything: the database, uploads and the key that seals the audit chain."""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from samenverder.config.env import ConfigurationError

DATABASE, KEY, MANIFEST = "database", "secret-key", "manifest.json"


def backup(target: Path) -> str:
    """Write a complete copy while the product runs; returns a sentence with its size."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        _dump(copy)
        with whole_file(target) as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
            archive.add(copy, DATABASE)
            if (settings.VAR / KEY).exists():
                archive.add(settings.VAR / KEY, KEY)
            if settings.MEDIA_ROOT.exists():
                archive.add(settings.MEDIA_ROOT, "media")
            _add_text(archive, MANIFEST, json.dumps(_manifest()))
    return f"Wrote {target} ({target.stat().st_size / 1e6:.1f} MB)."


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A file that is there whole or not at all, and that only its owner can read.

    Whatever stood there stays until the new one is on the disk.
    """
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _manifest() -> dict[str, str]:
    kind = "postgresql" if settings.IS_POSTGRES else "sqlite"
    return {"product": "samenverder", "database": kind, "made": datetime.now(UTC).isoformat()}


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(text.encode())
    archive.addfile(info, io.BytesIO(text.encode()))


def _dump(copy: Path) -> None:
    if settings.IS_POSTGRES:
        _run(["pg_dump", "--format=custom", f"--file={copy}"])
        return
    with sqlite3.connect(str(settings.DATABASES["default"]["NAME"])) as source:
        with sqlite3.connect(copy) as into:
            source.backup(into)
        into.close()
    source.close()


def _run(command: list[str]) -> None:
    database = settings.DATABASES["default"]
    environment = os.environ | {
        "PGHOST": str(database["HOST"]),
        "PGPORT": str(database["PORT"] or 5432),
        "PGUSER": str(database["USER"]),
        "PGPASSWORD": str(database["PASSWORD"]),
        "PGDATABASE": str(database["NAME"]),
    }
    try:
        subprocess.run(command, check=True, env=environment)  # noqa: S603  our own words
    except FileNotFoundError as error:
        raise ConfigurationError(
            f"Install PostgreSQL's client: {command[0]} is missing."
        ) from error
    except subprocess.CalledProcessError as error:
        raise ConfigurationError(f"{command[0]} failed; see its message above.") from error


def restore(source: Path, *, replace: bool) -> str:
    """Put a copy back. Stop the server first; without `replace` nothing that exists is touched."""
    if not source.is_file():
        raise ConfigurationError(f"There is no file {source}.")
    with tempfile.TemporaryDirectory() as folder:
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, filter="data")
            manifest = json.loads((Path(folder) / MANIFEST).read_text())
        except (tarfile.TarError, OSError, ValueError, EOFError) as error:
            raise ConfigurationError(f"{source} is not a copy made by samenverder.") from error
        _fits(manifest)
        _put_back(Path(folder), replace)
    under_way().unlink()
    return f"Restored the copy of {manifest['made']}."


def under_way() -> Path:
    """There while a copy is put back; left behind when that was interrupted."""
    return settings.VAR / "restore-under-way"


def _fits(manifest: dict[str, str]) -> None:
    here = _manifest()["database"]
    if manifest.get("database") != here:
        raise ConfigurationError(
            f"This copy is for {manifest.get('database')}; the settings here use {here}."
        )


def _put_back(folder: Path, replace: bool) -> None:
    if settings.IS_POSTGRES:
        if not replace:
            raise ConfigurationError("Add --yes to replace the database that is there.")
        under_way().touch()
        name = str(settings.DATABASES["default"]["NAME"])
        options = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
        _run(["pg_restore", *options, "--dbname", name, str(folder / DATABASE)])
    else:
        target = Path(str(settings.DATABASES["default"]["NAME"]))
        if target.exists() and not replace:
            raise ConfigurationError(f"{target.name} exists: add --yes to replace it.")
        under_way().touch()
        _replace_database(folder / DATABASE, target)
    if (folder / KEY).exists():
        shutil.copyfile(folder / KEY, settings.VAR / KEY)
    if (folder / "media").exists():
        shutil.copytree(folder / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)


def _replace_database(source: Path, target: Path) -> None:
    """In one step: whenever it is interrupted, the old or the new one is there, whole."""
    partial = target.with_name(target.name + ".part")
    shutil.copyfile(source, partial)
    if target.exists():
        _close_log(target)
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    os.replace(partial, target)


def _close_log(database: Path) -> None:
    """Bring what is still in the write-ahead log into the database itself; a broken one stays."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
