"""For tests in which another process works in the same database, and may be killed there."""

import sqlite3
from pathlib import Path

from django.db import connection


def database_for_others(folder: Path) -> str:
    """A database another process can open: on SQLite a copy in a file, for ours is in memory."""
    if connection.vendor == "postgresql":
        return str(connection.settings_dict["NAME"])
    path = folder / "database"
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    return str(path)
