"""One file with everything: the database, uploads and the key that seals the audit chain."""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from samenverder.config.env import ConfigurationError

DATABASE, KEY, MANIFEST = "database", "secret-key", "manifest.json"


def backup(target: Path) -> str:
    """Write a complete copy while the product runs; returns a sentence with its size."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        _dump(copy)
        partial = target.with_name(target.name + ".part")
        with tarfile.open(partial, "w:gz") as archive:
            archive.add(copy, DATABASE)
            if (settings.VAR / KEY).exists():
                archive.add(settings.VAR / KEY, KEY)
            if settings.MEDIA_ROOT.exists():
                archive.add(settings.MEDIA_ROOT, "media")
            _add_text(archive, MANIFEST, json.dumps(_manifest()))
        os.replace(partial, target)
    return f"Wrote {target} ({target.stat().st_size / 1e6:.1f} MB)."


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
    return f"Restored the copy of {manifest['made']}."


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
        _run(["pg_restore", "--clean", "--if-exists", "--no-owner", "--dbname",
              str(settings.DATABASES["default"]["NAME"]), str(folder / DATABASE)])  # fmt: skip
    else:
        target = Path(str(settings.DATABASES["default"]["NAME"]))
        if target.exists() and not replace:
            raise ConfigurationError(f"{target.name} exists: add --yes to replace it.")
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        partial = target.with_name(target.name + ".part")
        shutil.copyfile(folder / DATABASE, partial)
        os.replace(partial, target)
    if (folder / KEY).exists():
        shutil.copyfile(folder / KEY, settings.VAR / KEY)
    if (folder / "media").exists():
        shutil.copytree(folder / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
