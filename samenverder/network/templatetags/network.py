"""Names for codes, in templates of the network."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.money import format_euros
from samenverder.network.models import Layer, Role

register = template.Library()
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@register.filter
def role_name(code: str) -> str:
    """The name of a role."""
    return str(Role(code).label) if code in Role.values else ""


@register.filter
def layer_name(code: str) -> str:
    """The name of a layer."""
    return str(Layer(code).label) if code in Layer.values else ""


@register.filter
def euros(amount: Decimal | str | None) -> str:
    """An amount as "€ 12.500"; nothing for nothing."""
    return format_euros(amount, get_language() or "nl") if isinstance(amount, Decimal) else ""


@register.filter
def hours(number: Decimal | str | None) -> str:
    """Hours without needless noughts: "120" or "37,5"; nothing for nothing."""
    if not isinstance(number, Decimal):
        return ""
    whole = number == number.to_integral_value()
    return number_format(number, decimal_pos=0 if whole else 1, force_grouping=True)


@register.filter
def school_year(year: int | None) -> str:
    """2026 as "2026–2027"."""
    return f"{year}–{year + 1}" if year else ""


@register.filter
def device(user_agent: str) -> str:
    """A browser's description of itself, as far as people care: "Firefox on Windows"."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")
