"""The sentence on top of the overview."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.lib.text import number_word, upper_first
from samenverder.network.models import Partnership


def greeting(user: Any, partnership: Partnership, waiting: int, *, fresh: bool) -> str:
    """What matters now, in a sentence or two."""
    if fresh:
        return _("Welcome to %(region)s") % {"region": partnership.name}
    words = {"name": (user.name.split() or [""])[0]}
    hello = _("Hello %(name)s.") % words if words["name"] else ""
    return f"{hello} {_waiting(waiting)}".strip()


def _waiting(number: int) -> str:
    if not number:
        return _("Nothing is waiting for you.")
    text = ngettext(
        "%(number)s thing is waiting for you.", "%(number)s things are waiting for you.", number
    )
    return upper_first(text % {"number": number_word(number, get_language() or "nl")})
