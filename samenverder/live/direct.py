"""What a room gives to offer a direct lane beside one of its views; see config/direct.py.

The view is the contract. `read` and `answer` handle only the plain case and say None to the rest:
then the view answers as if the lane did not exist.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, parse_cookie


@dataclass(frozen=True, slots=True)
class DirectRequest:
    """What `read` may look at."""

    path: str
    headers: dict[bytes, bytes]
    body: bytes = b""

    def cookie(self, name: str) -> str:
        """A cookie's value, empty when there is none."""
        return parse_cookie(self.headers.get(b"cookie", b"").decode("latin-1")).get(name, "")

    def signed_cookie(self, name: str, salt: str) -> str:
        """What a signed cookie holds, as a view reads it; empty when its signature is not ours."""
        request = HttpRequest()
        request.COOKIES = {name: self.cookie(name)}
        return request.get_signed_cookie(name, default="", salt=salt) or ""

    def json(self) -> Any:
        """The body read as JSON; ValueError when it is not."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class DirectAnswer:
    """An answer with status 200; it is never kept by a cache."""

    body: bytes
    content_type: str
    headers: tuple[tuple[bytes, bytes], ...] = ()


def json_answer(data: dict[str, Any]) -> DirectAnswer:
    """An answer in JSON."""
    return DirectAnswer(json.dumps(data).encode(), "application/json")


def html_answer(html: str, **headers: str) -> DirectAnswer:
    """A fragment of a page; `X_Phase="open"` becomes the header X-Phase."""
    named = tuple((k.replace("_", "-").lower().encode(), v.encode()) for k, v in headers.items())
    return DirectAnswer(html.encode(), "text/html; charset=utf-8", named)


@dataclass(frozen=True, slots=True)
class DirectRoute:
    """A lane for requests to addresses that match `pattern` in full.

    `method` is POST (JSON, sent by our own pages) or GET (a fragment, asked for by live.js).
    `read` looks at one request in the event loop, without a database; it returns an item or None.
    `answer` gets all items that wait and returns for each an answer or None. For POST it runs in
    the writer's thread, in the shared transaction; for GET in the reader's thread.
    """

    method: str
    pattern: re.Pattern[str]
    read: Callable[[DirectRequest, "re.Match[str]"], Any]
    answer: Callable[[list[Any]], list[DirectAnswer | None]]
