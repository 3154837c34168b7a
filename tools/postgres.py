"""A PostgreSQL server of our own for tests and benches, in a temporary folder, then gone."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.ports import free_port


def find_binaries() -> Path | None:
    """The folder with initdb and postgres; None when PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def _as_postgres() -> list[str]:
    """PostgreSQL refuses to run as root: step down to the user of Debian's package."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]


@contextmanager
def postgres(*, durable: bool = True) -> Iterator[str]:
    """A running server; gives the DATABASE_URL of an empty database.

    Tests that never pull its plug need no disk flushes: `durable=False` is quicker.
    """
    binaries = find_binaries()
    if binaries is None:
        raise RuntimeError("PostgreSQL is not installed.")
    folder = Path(tempfile.mkdtemp(prefix="sv-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data, port = folder / "data", free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run = _as_postgres()
    initdb = [str(binaries / "initdb"), "-D", str(data), "-U", "samenverder", "-A", "trust"]
    subprocess.run([*run, *initdb, "-E", "UTF8", "--locale=C.UTF-8"], check=True, **quiet)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200"
    if not durable:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    control = [*run, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
    subprocess.run([*control, "-o", options, "start"], check=True, cwd=folder, **quiet)
    try:
        yield f"postgresql://samenverder@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd=folder, **quiet)
        shutil.rmtree(folder, ignore_errors=True)
