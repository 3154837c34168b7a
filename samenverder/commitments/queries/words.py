"""Sentences that say what the list shows."""

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
    thing = {"thing": thing_of(choice.soort, 1)}
    if not everything:
        return _none("alle") % thing
    if not found:
        if choice.is_narrowed:
            return _("No %(thing)s matches this choice") % thing
        return _none(choice.toon) % thing
    words = {"number": counted(found), "things": thing_of(choice.soort, found)}
    if choice.is_narrowed:
        some = ngettext(
            "%(number)s %(things)s matches this choice",
            "%(number)s %(things)s match this choice",
            found,
        )
    else:
        some = _some(choice.toon, found)
    return " ".join([upper_first(some % words), *_late(choice, found, late)])


def thing_of(kind: str, number: int) -> str:
    """What one or more of a kind are called; no kind for all three together."""
    return {
        "actie": ngettext("action", "actions", number),
        "besluit": ngettext("decision", "decisions", number),
        "afspraak": ngettext("agreement", "agreements", number),
        "": ngettext("commitment", "commitments", number),
    }[kind]


def _some(tab: str, number: int) -> str:
    if tab == "mijn":
        return ngettext(
            "%(number)s %(things)s is yours.", "%(number)s %(things)s are yours.", number
        )
    if tab == "organisatie":
        return ngettext(
            "%(number)s %(things)s is of your organisation.",
            "%(number)s %(things)s are of your organisation.",
            number,
        )
    if tab == "te-laat":
        return ngettext(
            "%(number)s %(things)s is overdue", "%(number)s %(things)s are overdue", number
        )
    if tab == "wacht":
        return ngettext(
            "%(number)s %(things)s is waiting for you.",
            "%(number)s %(things)s are waiting for you.",
            number,
        )
    if tab == "klaar":
        return ngettext(
            "%(number)s %(things)s is finished", "%(number)s %(things)s are finished", number
        )
    if tab == "alle":
        return ngettext(
            "%(number)s %(things)s was written down",
            "%(number)s %(things)s were written down",
            number,
        )
    return ngettext(
        "%(number)s %(things)s is current.", "%(number)s %(things)s are current.", number
    )


def _none(tab: str) -> str:
    return {
        "mijn": _("No %(thing)s is yours"),
        "organisatie": _("No %(thing)s is of your organisation"),
        "te-laat": _("No %(thing)s is overdue"),
        "wacht": _("No %(thing)s is waiting for you"),
        "klaar": _("No %(thing)s is finished yet"),
        "alle": _("No %(thing)s was written down yet"),
        "open": _("No %(thing)s is current"),
    }[tab]


def _late(choice: Choice, found: int, late: int) -> list[str]:
    if choice.is_narrowed or choice.toon not in {"open", "mijn", "organisatie"}:
        return []
    if not late:
        return [_("None is overdue.")] if found > 1 else [_("It is on time.")]
    if found == 1:
        return [_("It is overdue.")]
    text = ngettext("%(number)s is overdue.", "%(number)s are overdue.", late)
    return [upper_first(text % {"number": counted(late)})]
