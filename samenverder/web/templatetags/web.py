"""The small parts every template uses."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from django import template
from django.forms import BoundField, Field
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from samenverder.lib import text
from samenverder.lib.money import format_euros
from samenverder.web.around import pieces

register = template.Library()
ICONS = Path(__file__).resolve().parent.parent / "static" / "web" / "icons"
LETTERS = {
    "ambition": "a",
    "relation": "r",
    "partners": "p",
    "decisiveness": "d",
    "inspiration": "i",
    "monitoring": "m",
}


@cache
def _drawing(name: str) -> str:
    svg = (ICONS / f"{name}.svg").read_text()
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """An icon of our own, beside a word; hidden from screen readers."""
    return format_html(
        '<svg class="icon i-{} {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        name,
        classes,
        mark_safe(_drawing(name)),  # noqa: S308  our own file
    )


@register.simple_tag(takes_context=True)
def around(context: template.RequestContext, place: str, row: Any) -> SafeString:
    """What rooms above this page show here; see `web.around`."""
    found = []
    for name, words in pieces(place, row, context["request"]):
        with context.push(**words):
            found.append(_template(context, name).render(context))
    return mark_safe("".join(found))  # noqa: S308  rendered templates of our own


def _template(context: template.Context, name: str) -> template.Template:
    """A template as {% include %} finds it: it shares the context of the page, made only once."""
    around_it = cast(template.Template, context.template)
    return around_it.engine.get_template(name)


@register.filter
def in_summary(error: str, field: BoundField) -> str:
    """An error as it reads above a form: one that says no more than “required” names its field."""
    if str(error) != str(Field.default_error_messages["required"]):
        return error
    return gettext("“%(label)s” is not filled in yet.") % {"label": field.label}


@register.inclusion_tag("web/theme.html")
def theme_badge(theme: Any, size: str = "", url: str = "") -> dict[str, Any]:
    """Letter on hue, icon and name, always together. `theme` has code, letter and title."""
    get: Callable[[str], Any] = (
        theme.__getitem__ if isinstance(theme, dict) else partial(getattr, theme)
    )
    code = get("code")
    return {
        "hue": hue(code),
        "letter": get("letter"),
        "title": get("title"),
        "icon_name": code if code in LETTERS else "blank",
        "size": size,
        "url": url,
    }


@register.filter
def hue(theme_code: str) -> str:
    """The class that carries a theme's colour."""
    return f"t-{LETTERS.get(theme_code, 'x')}"


@register.filter
def day(value: date | None) -> str:
    """A date as "di 24 nov 2026"."""
    return text.format_date(value, get_language() or "nl") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A moment as "di 24 nov 2026, 14.00 uur"."""
    return text.format_moment(value, get_language() or "nl") if value else ""


@register.filter
def euros(value: Any) -> str:
    """An amount as "€ 12.500"; nothing for None."""
    return format_euros(value, get_language() or "nl")


@register.filter
def clock(value: datetime | None) -> str:
    """The time of day in the Netherlands as "14.00"."""
    if value is None:
        return ""
    from django.utils import timezone

    local = timezone.localtime(value)
    return local.strftime("%H.%M" if (get_language() or "nl") == "nl" else "%H:%M")


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """mapping[key], or None."""
    return mapping.get(key) if mapping else None


@register.simple_tag
def options(values: Iterable[str]) -> SafeString:
    """The options of a datalist, however many there are."""
    lines = (f'<option value="{escape(value)}"></option>' for value in values)
    return mark_safe("".join(lines))  # noqa: S308  each value is escaped


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """The current query string with some values changed; None removes one."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = value
    return f"?{query.urlencode()}" if query else "?"
