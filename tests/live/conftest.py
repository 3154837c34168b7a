"""A database several connections see, and a way to talk to an ASGI application."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.fixture
def shared_database(tmp_path, django_db_blocker) -> Iterator[None]:
    """Real commits that other threads see: a file on SQLite, the test database on PostgreSQL."""
    if connection.vendor == "postgresql":
        yield  # see support.real_commits
        return
    with django_db_blocker.unblock():
        name, raw = connection.settings_dict["NAME"], connection.connection
        connection.connection = None
        connection.settings_dict["NAME"] = tmp_path / "live.sqlite3"
        call_command("migrate", "live", verbosity=0)
        yield
        connection.close()
        connection.settings_dict["NAME"], connection.connection = name, raw


class Visitor:
    """One request to an ASGI application: what it sends, and what it gets back."""

    def __init__(self, method: str, path: str, body: bytes = b"", headers: Any = ()) -> None:
        self.scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "http_version": "1.1",
            "scheme": "http",
            "client": ("192.0.2.1", 5000),
            "server": ("testserver", 80),
            "headers": [(k.lower().encode(), v.encode()) for k, v in headers],
        }
        self.incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.incoming.put_nowait({"type": "http.request", "body": body, "more_body": False})
        self.status = 0
        self.headers: dict[str, str] = {}
        self.pieces: list[bytes] = []
        self.ended = False
        self.patience = asyncio.Event()
        self.patience.set()

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)

    def leave(self) -> None:
        """Close the browser."""
        self.incoming.put_nowait({"type": "http.disconnect"})

    async def send(self, message: dict[str, Any]) -> None:
        await self.patience.wait()
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {k.decode(): v.decode() for k, v in message["headers"]}
            return
        self.pieces.append(message["body"])
        self.ended = not message.get("more_body", False)

    async def visit(self, app: Any) -> "Visitor":
        await app(self.scope, self.incoming.get, self.send)
        return self


@pytest.fixture
def visitor() -> type[Visitor]:
    return Visitor
