"""How the pages and mails of meetings say when."""

from typing import Any

from django import template
from django.utils.translation import get_language

from samenverder.meetings.words import when_words

register = template.Library()


@register.filter
def when(row: Any) -> str:
    """A meeting or a proposed date as "di 8 dec 2026, 15.00–17.00 uur"."""
    return when_words(row, get_language() or "nl")
