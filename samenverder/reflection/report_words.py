"""The words that stand in every report of a session."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.text import number_word
from samenverder.reflection import words
from samenverder.reflection.queries.outcome import Outcome


def themes_title(themes: int) -> str:
    """ "Six themes"."""
    spelled = words.upper_first(number_word(themes, words.language()))
    return ngettext("%(n)s theme", "%(n)s themes", themes) % {"n": spelled}


def fixed_words(outcome: Outcome, front: int) -> dict[str, Any]:
    """The fixed words of the report, with `front` actions on its first page."""
    themes = len(outcome.figures.get("themes", {}))
    more = len(outcome.actions) - front
    return {
        "ambition": _("Our ambition"),
        "remember": _("To remember"),
        "themes": themes_title(themes),
        "agreed": _("What we agreed"),
        "action": [_("Action"), _("Who"), _("Done by"), _("Statement")],
        "no_actions": _("No actions were agreed."),
        "more_actions": ngettext(
            "%(n)d more action stands further on.", "%(n)d more actions stand further on.", more
        )
        % {"n": more},
        "all_actions": _("All actions"),
        "theme": _("Theme"),
        "say": _("What can we say?"),
        "hidden": _("not shown"),
        "untrue": _("not true"),
        "true": _("true"),
        "statements": _("The statements"),
        "per_statement": _("The number in a box is the number of people."),
        "arguments": _("Arguments"),
        "arguments_note": _("In random order.")
        if outcome.figures.get("open_names")
        else _("Without names, in random order."),
        "notes": _("Notes of the talk"),
        "numbers": _("All answers in numbers of people"),
        "method": _("How to read this"),
    }
