"""The themes an action can serve, by the codes the reflection instrument uses.

An instrument of a partnership's own may bring other codes; those show under their own name.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

TITLES = {
    "ambition": gettext_lazy("Vision and ambition"),
    "relation": gettext_lazy("Relationship"),
    "partners": gettext_lazy("Partners involved"),
    "decisiveness": gettext_lazy("Decisiveness"),
    "inspiration": gettext_lazy("Inspiration"),
    "monitoring": gettext_lazy("Monitoring"),
}


@dataclass(frozen=True)
class ThemeName:
    """What the theme badge needs."""

    code: str
    letter: str
    title: str


def theme_name(code: str) -> ThemeName | None:
    """Letter and title of a theme; None for no theme."""
    if not code:
        return None
    title = str(TITLES[code]) if code in TITLES else code.replace("-", " ").capitalize()
    return ThemeName(code, code[0].upper(), title)


def theme_choices(used: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The six themes and whatever else is in use, for a select; first "no choice"."""
    codes = [*TITLES, *sorted({code for code in used if code} - set(TITLES))]
    names = [(code, theme_name(code)) for code in codes]
    return [("", gettext("All themes")), *((code, name.title) for code, name in names if name)]
