"""Guessing is limited: wrong join codes and wrong personal codes, per address and in all."""

from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 600
WRONG_CODES = 30
WRONG_PERSONAL_CODES = 12


def address_of(request: HttpRequest) -> str:
    """The visitor's network address as the server saw it."""
    return request.META.get("REMOTE_ADDR", "") or "unknown"


def may_try(kind: str, who: str, limit: int) -> bool:
    """False once `who` was wrong `limit` times within ten minutes."""
    return int(cache.get(f"wrong:{kind}:{who}", 0)) < limit


def count_wrong(kind: str, who: str) -> None:
    """Remember one wrong try."""
    key = f"wrong:{kind}:{who}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        cache.incr(key)
    except ValueError:  # it expired in between
        cache.set(key, 1, WINDOW_SECONDS)
