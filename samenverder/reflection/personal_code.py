"""The personal code: two words and three digits that a person can write down.

It is the only thing that lets somebody go on in another browser, change an argument, or be
compared with themselves next year. The server never stores it, only keyed hashes of it:

- `seat_hash` is different in every session, so sessions cannot be tied together by it;
- `pair_hash` is the same within one partnership, and stored only when somebody wants to compare;
- `author_hash` is different for every statement, so arguments cannot be tied to each other.

178 × 177 × 900 ≈ 28 million codes; trying them is limited (see limits.py).
"""

import hashlib
import hmac
import re
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings


@cache
def words() -> tuple[str, ...]:
    """The words codes are made of: short, easy to spell, without double meanings."""
    return tuple((Path(__file__).parent / "content" / "words.txt").read_text().split())


def new_personal_code() -> str:
    """A fresh code such as "merel anker 482"."""
    first = secrets.choice(words())
    second = secrets.choice([word for word in words() if word != first])
    return f"{first} {second} {secrets.randbelow(900) + 100}"


def normalise(code: str) -> str:
    """The code as typed by a person: case, hyphens and extra blanks do not matter."""
    return " ".join(re.findall(r"[a-z]+|[0-9]+", code.lower()))[:60]


def looks_like_code(code: str) -> bool:
    """Two words and three digits."""
    return bool(re.fullmatch(r"[a-z]+ [a-z]+ [0-9]{3}", normalise(code)))


def _hash(*parts: str) -> str:
    key = hmac.new(settings.SECRET_KEY.encode(), b"personal-code", hashlib.sha256).digest()
    return hmac.new(key, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def seat_hash(session_salt: str, code: str) -> str:
    """Finds the seat in one session."""
    return _hash("seat", session_salt, normalise(code))


def pair_hash(partnership_salt: str, code: str) -> str:
    """Finds the same person in another round of the same partnership."""
    return _hash("pair", partnership_salt, normalise(code))


def user_pair_hash(partnership_salt: str, user_id: int) -> str:
    """The same for somebody who is signed in and wants to be compared."""
    return _hash("pair-user", partnership_salt, str(user_id))


def author_hash(session_salt: str, code: str, statement_code: str) -> str:
    """Finds one's own argument with one statement."""
    return _hash("argument", session_salt, normalise(code), statement_code)
