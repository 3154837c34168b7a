"""What many look at is made once, with a mark where the form token of who looks belongs.

The mark is drawn by chance when the process starts: nobody can write it in a text of theirs, and
have it replaced there. What is kept with it stays in the memory of that process.
"""

import secrets

from django.utils.safestring import SafeString, mark_safe

MARK = secrets.token_hex(32)


def with_token(made: str, token: str) -> SafeString:
    """What was made for all, with this token in its forms."""
    return mark_safe(made.replace(MARK, token))  # noqa: S308  made by a template of ours
