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


def standing(counts: dict[str, dict[str, int]]) -> str:
    """How the partnership stands, in a sentence; empty when nothing was agreed yet.

    `counts` are the tallies of `commitments.queries.commitments`.
    """
    if not sum(kind["all"] for kind in counts.values()):
        return ""
    lang = get_language() or "nl"
    actions, decisions = counts["action"], counts["decision"]
    parts = [
        ngettext("%(n)s action is open", "%(n)s actions are open", actions["open"])
        % {"n": number_word(actions["open"], lang)}
    ]
    if actions["late"]:
        late = ngettext("%(n)s of them is late", "%(n)s of them are late", actions["late"])
        parts.append(late % {"n": number_word(actions["late"], lang)})
    if decisions["open"]:
        text = ngettext(
            "%(n)s decision waits for a mandate",
            "%(n)s decisions wait for a mandate",
            decisions["open"],
        )
        parts.append(text % {"n": number_word(decisions["open"], lang)})
    agreements = counts["agreement"]["open"]
    if agreements:
        text = ngettext("%(n)s agreement holds", "%(n)s agreements hold", agreements)
        parts.append(text % {"n": number_word(agreements, lang)})
    return upper_first(", ".join(parts)) + "."
