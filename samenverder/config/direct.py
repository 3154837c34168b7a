"""The direct lane: small requests that come in hundreds at once, without Django's layers.

A room may offer a `DirectRoute` beside an ordinary view with the same address and the same answer.
Requests that wait are handled together. Whenever a route says None, or fails, the view answers as
if the lane did not exist: the view is the contract.
"""

import logging
import re
import time
from typing import Any

from samenverder.config.bridge import Bridge, Headers, Receive, Scope, Send
from samenverder.live.direct import DirectAnswer, DirectRequest, DirectRoute
from samenverder.live.group_commit import submit_item_soon
from samenverder.live.group_read import read_item_soon

MAX_BODY = 16_384
REST_SECONDS = 30.0

logger = logging.getLogger(__name__)


class DirectLane:
    """Answers what its routes can, and passes everything else on to the pages."""

    def __init__(self, routes: list[DirectRoute], pages: Bridge) -> None:
        self.routes = routes
        self.pages = pages
        self._rests_until: dict[DirectRoute, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = self._find(scope)
        if found is None:
            await self.pages(scope, receive, send)
            return
        message = await receive()
        answer = await self._try(*found, scope, message)
        if answer is None:
            await self.pages(scope, _again(message, receive), send)
        else:
            await _send(send, answer)

    def _find(self, scope: Scope) -> tuple[DirectRoute, "re.Match[str]"] | None:
        for route in self.routes:
            if route.method == scope["method"] and (m := route.pattern.fullmatch(scope["path"])):
                return None if self._rests(route) else (route, m)
        return None

    def _rests(self, route: DirectRoute) -> bool:
        return time.monotonic() < self._rests_until.get(route, 0.0)

    async def _try(
        self, route: DirectRoute, match: "re.Match[str]", scope: Scope, message: dict[str, Any]
    ) -> DirectAnswer | None:
        """The lane's answer; after a fault the views take over for half a minute."""
        body = message.get("body", b"")
        headers = dict(scope["headers"])
        if message.get("more_body") or len(body) > MAX_BODY or not _is_plain(route, headers):
            return None
        try:
            item = route.read(DirectRequest(scope["path"], headers, body), match)
            if item is None:
                return None
            together = submit_item_soon if route.method == "POST" else read_item_soon
            return await together(route.answer, item)
        except Exception:
            if not self._rests(route):
                logger.exception("A direct lane failed; the pages themselves answer for now")
            self._rests_until[route] = time.monotonic() + REST_SECONDS
            return None


def _is_plain(route: DirectRoute, headers: dict[bytes, bytes]) -> bool:
    """Sent by a script of our own pages: a browser lets no other site set these headers."""
    if route.method == "GET":
        return headers.get(b"x-fragment") == b"1"
    kind = headers.get(b"content-type", b"").partition(b";")[0].strip()
    return kind == b"application/json" and headers.get(b"sec-fetch-site") == b"same-origin"


def _again(message: dict[str, Any], receive: Receive) -> Receive:
    """A `receive` that first gives the message that was read already."""
    waiting = [message]

    async def receive_again() -> dict[str, Any]:
        return waiting.pop() if waiting else await receive()

    return receive_again


async def _send(send: Send, answer: DirectAnswer) -> None:
    headers: Headers = [
        (b"content-type", answer.content_type.encode()),
        (b"content-length", str(len(answer.body)).encode()),
        (b"cache-control", b"private, no-store"),
        (b"x-content-type-options", b"nosniff"),
        *answer.headers,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body, "more_body": False})
