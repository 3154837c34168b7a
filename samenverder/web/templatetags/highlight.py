"""Marking the words that were looked for, in every form in which they were found."""

import re
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
WORD = re.compile(r"[^\W_]+")


@register.filter
def highlight(text: str, words: Any) -> SafeString:
    """The text, escaped, with every word that fits inside <mark>."""
    if not words:
        return mark_safe(escape(text))  # noqa: S308  escaped
    parts, at, text = [], 0, str(text)
    for found in WORD.finditer(text):
        if words.fits(found.group()):
            parts += [escape(text[at : found.start()]), f"<mark>{escape(found.group())}</mark>"]
            at = found.end()
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))  # noqa: S308  every part is escaped
