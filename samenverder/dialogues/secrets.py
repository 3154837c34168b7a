"""The secret of a device, and what is stored of it: keyed hashes that lead nowhere without it.

- `seat_hash` finds the device's seat in one dialogue meeting;
- `author_hash` finds one contribution of it, `marker_hash` one mark: different for each, so that
  two contributions of one device cannot be tied to each other.

People who share a device get a voice each: the secret of the device with a number of chance that
the browser forgets when the next person takes over.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings


def new_secret() -> str:
    """A fresh secret for a device."""
    return secrets.token_urlsafe(18)


@lru_cache(maxsize=4)
def _key(secret_key: str) -> bytes:
    return hmac.digest(secret_key.encode(), b"dialogue-seat", "sha256")


def _hash(*parts: str) -> str:
    return hmac.digest(_key(settings.SECRET_KEY), "\0".join(parts).encode(), "sha256").hex()


def voice(secret: str, person: str) -> str:
    """The secret of one of the people who share a device; an empty text without a seat."""
    return f"{secret}:{person}" if secret and person else secret


def seat_hash(salt: str, secret: str) -> str:
    """Finds the seat."""
    return _hash("seat", salt, secret)


def author_hash(salt: str, secret: str, key: str) -> str:
    """Finds one's own contribution."""
    return _hash("author", salt, secret, key)


def authored(salt: str, secret: str) -> Callable[[bytes], str]:
    """`author_hash` for many keys of one device: give it the key as bytes of its text."""
    start = f"author\0{salt}\0{secret}\0".encode()
    begun = hmac.new(_key(settings.SECRET_KEY), start, hashlib.sha256)

    def code(name: bytes) -> str:
        one = begun.copy()
        one.update(name)
        return one.hexdigest()

    return code


def marker_hash(salt: str, secret: str, key: str) -> str:
    """Finds one's own mark with a contribution."""
    return _hash("mark", salt, secret, key)
