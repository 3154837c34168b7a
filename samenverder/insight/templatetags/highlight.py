"""Marking the words that were looked for."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def highlight(text: str, words: Sequence[str]) -> SafeString:
    """The text, escaped, with every occurrence of the words inside <mark>."""
    if not words:
        return mark_safe(escape(text))  # noqa: S308  escaped
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    parts, at = [], 0
    for found in pattern.finditer(str(text)):
        parts += [escape(text[at : found.start()]), f"<mark>{escape(found.group())}</mark>"]
        at = found.end()
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))  # noqa: S308  every part is escaped
