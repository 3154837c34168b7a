"""Small parts of the pages of this room."""

from decimal import Decimal

from django import template
from django.utils.translation import get_language, ngettext

register = template.Library()


@register.filter
def hours(value: Decimal) -> str:
    """Hours in words: "2,5 uur"."""
    figure = f"{value.normalize():f}"
    shown = figure.replace(".", ",") if (get_language() or "nl") == "nl" else figure
    words = ngettext("%(hours)s hour", "%(hours)s hours", 1 if value == 1 else 2)
    return words % {"hours": shown}
