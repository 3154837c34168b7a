"""Saying what was done, with a way back: one bar on the next page, for one step.

A view calls `offer(...)` before it redirects; the page after it calls `take(...)` and includes
"web/undo.html". The way back is an ordinary POST to a view that checks rights itself.
"""

from typing import Any

from django.http import HttpRequest

KEY = "undo"


def offer(request: HttpRequest, text: str, url: str, /, **fields: str | list[str]) -> None:
    """Show `text` on the next page with a button that posts `fields` to `url`.

    A list is sent as a field that occurs several times. A field may be called text or url as well.
    """
    once = {name: value for name, value in fields.items() if isinstance(value, str)}
    lists = {name: value for name, value in fields.items() if not isinstance(value, str)}
    request.session[KEY] = {"text": str(text), "url": url, "fields": once, "lists": lists}


def take(request: HttpRequest) -> dict[str, Any] | None:
    """What was offered, once."""
    offered: dict[str, Any] | None = request.session.pop(KEY, None)
    return offered
