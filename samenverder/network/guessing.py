"""Guessing a secret is limited: so many wrong tries in ten minutes, for whoever tries."""

from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 600


def address_of(request: HttpRequest) -> str:
    """The visitor's network address as the server saw it; of IPv6 the part one subscriber has."""
    address = request.META.get("REMOTE_ADDR", "") or "unknown"
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 6 and not known.ipv4_mapped:
        return str(ip_network((known, 64), strict=False))
    return address


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
