"""Sentences that say what a list of actions shows."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.commitments.queries.choices import Choice
from samenverder.lib.text import number_word, upper_first


def counted(number: int) -> str:
    """A number in the reader's language, as a word when it is small."""
    return number_word(number, get_language() or "nl")


def title_of(choice: Choice, found: int, late: int, everything: int) -> str:
    """The title of the list.

    `late` is how many of the found ones are past their date, `everything` how many there are
    whatever the choice.
    """
    if not everything:
        return _none("alle")
    words = {"number": counted(found)}
    if choice.is_narrowed:
        none = _("No action matches this choice")
        some = ngettext(
            "%(number)s action matches this choice",
            "%(number)s actions match this choice",
            found,
        )
    else:
        none, some = _none(choice.toon), _some(choice.toon, found)
    if not found:
        return none
    return " ".join([upper_first(some % words), *_late(choice, found, late)])


def _some(tab: str, number: int) -> str:
    if tab == "mijn":
        return ngettext(
            "%(number)s action is waiting for you.",
            "%(number)s actions are waiting for you.",
            number,
        )
    if tab == "te-laat":
        return ngettext("%(number)s action is overdue", "%(number)s actions are overdue", number)
    if tab == "klaar":
        return ngettext("%(number)s action is finished", "%(number)s actions are finished", number)
    if tab == "alle":
        return ngettext("%(number)s action was agreed", "%(number)s actions were agreed", number)
    return ngettext("%(number)s action is open.", "%(number)s actions are open.", number)


def _none(tab: str) -> str:
    return {
        "mijn": _("No action is waiting for you"),
        "te-laat": _("No action is overdue"),
        "klaar": _("No action is finished yet"),
        "alle": _("Nothing was agreed yet"),
        "open": _("No action is open"),
    }[tab]


def _late(choice: Choice, found: int, late: int) -> list[str]:
    if choice.is_narrowed or choice.toon not in {"open", "mijn"}:
        return []
    if not late:
        return [_("None is overdue.")] if found > 1 else [_("It is on time.")]
    if found == 1:
        return [_("It is overdue.")]
    text = ngettext("%(number)s is overdue.", "%(number)s are overdue.", late)
    return [upper_first(text % {"number": counted(late)})]
