"""Signed topics: who may listen is decided when the page is made, not when the stream opens."""

import secrets

from django.core import signing

SALT = "samenverder.live"
MAX_AGE_SECONDS = 24 * 60 * 60


def sign_topic(topic: str) -> str:
    """A token for the stream address of one topic, good for 24 hours; each page has its own."""
    return signing.dumps(f"{topic} {secrets.token_hex(8)}", salt=SALT)


def read_topic(token: str) -> str | None:
    """The topic in a token of ours; None when it was changed, is not ours, or is too old."""
    try:
        topic = signing.loads(token, salt=SALT, max_age=MAX_AGE_SECONDS)
    except (signing.BadSignature, ValueError):
        return None
    return topic.partition(" ")[0] if isinstance(topic, str) else None
