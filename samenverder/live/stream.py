"""`GET /live/<token>`: a stream of server-sent events, outside Django's request cycle.

No database is touched here. Each stream says `changed` once when it opens, so that a page that was
away catches up, and after that each time its topic changes.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from samenverder.live.hub import Hub, Listener, Send
from samenverder.live.tokens import read_topic

Receive = Callable[[], Awaitable[dict[str, Any]]]
Scope = dict[str, Any]

PREFIX = "/live/"
RETRY = b"retry: 2000\n"
STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"connection", b"close"),
]
REFUSALS = {
    404: "Deze verbinding bestaat niet of is verlopen. Laad de pagina opnieuw.",
    405: "Alleen lezen is hier mogelijk.",
    503: "Er zijn nu te veel verbindingen. De pagina werkt zichzelf zo bij.",
}


class StreamApp:
    """The ASGI application of the live streams of one process."""

    def __init__(self, hub: Hub, address_of: Callable[[Scope], str] = lambda _scope: "") -> None:
        self.hub = hub
        self.address_of = address_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request with a stream, or with a refusal in words."""
        if scope["method"] != "GET":
            await refuse(send, 405, [(b"allow", b"GET")])
            return
        token = scope["path"].removeprefix(PREFIX)
        topic = read_topic(token)
        if topic is None:
            await refuse(send, 404)
            return
        listener = Listener(topic, send, token, self.address_of(scope))
        if not self.hub.join(listener):
            await refuse(send, 503, [(b"retry-after", b"10")])
            return
        scope["headers"].clear()  # a stream lives long: keep only what it needs
        await self._stream(listener, receive)

    async def _stream(self, listener: Listener, receive: Receive) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS}
        try:
            await listener.send(start)
            listener.tell(RETRY + self.hub.opening(listener.topic))
            while (await receive())["type"] != "http.disconnect":
                pass
        except asyncio.CancelledError:
            if not listener.closing:
                raise
        finally:
            self.hub.leave(listener)
        await listener.send({"type": "http.response.body", "body": b"", "more_body": False})


async def refuse(send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    """Answer with a status and one Dutch sentence."""
    body = REFUSALS[status].encode()
    own = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    all_headers = own + (headers or [])
    await send({"type": "http.response.start", "status": status, "headers": all_headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
