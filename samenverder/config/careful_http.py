"""Uvicorn's HTTP with bounds on the head of a request: its size, its number of lines, its time.

Without them anybody could fill the memory with a head that never ends, or keep every connection
busy by sending one byte a minute.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD = 65_536
MOST_LINES = 200
HEAD_SECONDS = 20.0
TOO_LONG = "431 Request Header Fields Too Large"
TOO_SLOW = "408 Request Timeout"


class CarefulHttp(HttpToolsProtocol):
    """One connection. A head that is too long or too slow ends it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._in_head = True
        self._head_size = 0
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A browser connects: its request should follow."""
        super().connection_made(transport)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """Some bytes; those of a head are counted."""
        if self._in_head:
            self._head_size += len(data)
            if self._head_timer is None:
                self._wait_for_head()
        super().data_received(data)
        if self._in_head and self._head_size > LONGEST_HEAD:
            self._refuse(TOO_LONG)

    def on_message_begin(self) -> None:
        """A head begins, perhaps in the bytes that ended the request before it."""
        self._head_size = max(self._head_size, 1)
        if self._head_timer is None:
            self._wait_for_head()
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """One line of a head; too many make the request one that cannot be read (400)."""
        if len(self.headers) >= MOST_LINES:
            raise ValueError("too many lines in the head")
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._in_head, self._head_size = False, 0
        self._stop_waiting()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The body is whole; what comes next is another head."""
        super().on_message_complete()
        self._in_head = True

    def connection_lost(self, exc: Exception | None) -> None:
        """The browser is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _unsupported_upgrade_warning(self) -> None:
        """Somebody asks for a web socket: they get the page, and the log stays quiet."""

    def _wait_for_head(self) -> None:
        self._head_timer = self.loop.call_later(HEAD_SECONDS, self._refuse, TOO_SLOW)

    def _stop_waiting(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _refuse(self, status: str) -> None:
        """End the connection; with words, unless nothing was asked or an answer is under way."""
        self._stop_waiting()
        if self.transport.is_closing():
            return
        if self._head_size and (self.cycle is None or self.cycle.response_complete):
            head = f"HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
            self.transport.write(head.encode())
        self.transport.close()
