"""How the log of the partnership reads what happens in this room."""

from django.utils.functional import Promise

from samenverder.network import log_words

WORDS: dict[str, str | Promise] = {}


def register() -> None:
    """Tell the log our words."""
    log_words.register(WORDS, {})
