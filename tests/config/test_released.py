"""A database of the released version goes forward with nothing lost.

All migrations run once for these tests, from what was released to what is here, in a database of
its own beside that of the tests: so on PostgreSQL as well when they run there.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

OLD_AND_NEW = Path(__file__).with_name("released.py")


@pytest.fixture(scope="module")
def own_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a database nobody else uses: a file, or one more on the same server."""
    given = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    folder = tmp_path_factory.mktemp("released")
    given |= {"SAMENVERDER_VAR": str(folder), "PYTHONPATH": os.getcwd()}
    if connection.vendor == "sqlite":
        yield given
        return
    name = f"released_{os.getpid()}"
    url = urlsplit(os.environ["DATABASE_URL"])
    _on_server(f'CREATE DATABASE "{name}"')
    try:
        yield given | {"DATABASE_URL": url._replace(path=f"/{name}").geturl()}
    finally:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_server(sql: str) -> None:
    """Outside any transaction, as making a database asks."""
    import psycopg

    known = settings.DATABASES["default"]
    options = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"]}
    given = {key: value for key, value in options.items() if value}
    password = {"password": known["PASSWORD"]} if known.get("PASSWORD") else {}
    with psycopg.connect(dbname="postgres", autocommit=True, **given, **password) as server:
        server.execute(sql)


@pytest.fixture(scope="module")
def now(own_database: dict[str, str]) -> dict[str, Any]:
    """What stands in the released database when it went forward."""
    answer = subprocess.run(
        [sys.executable, str(OLD_AND_NEW)],
        env=own_database,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    assert found.pop("engine") == connection.vendor
    return found


def test_the_sentence_becomes_the_first_adopted_version(now):
    assert now["ambition"] == {
        "sentence": [True, "Niemand raakt zoek.", "2024-03-12", 4],
        "version": [True, 1, "adopted", "Niemand raakt zoek.", "2024-03-12", True],
        "areas": [
            [True, "Praktijk", 0, "", 1, False],
            [True, "Weg", 1, "", 1, True],
        ],
        "action": True,
    }


def test_actions_their_history_and_comments_survive(now):
    assert now["commitments"] == {
        "same": True,
        "actions": 30,
        "changes": 30,
        "comments": 30,
        "found": True,
    }
