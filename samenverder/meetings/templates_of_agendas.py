"""Agendas to begin with that every partnership has."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ReadyMade:
    """A name for in the form, a title to read, and its items."""

    name: str
    title: str
    lines: list[dict[str, Any]]


def _line(title: str, kind: str, minutes: int, subject: str = "") -> dict[str, Any]:
    return {"title": title, "kind": kind, "minutes": minutes, "subject": subject}


def ready_made() -> list[ReadyMade]:
    """The templates, in the reader's language."""
    welcome = _line(_("Welcome, and our ambition"), "inform", 5)
    actions = _line(_("Actions of last time"), "discuss", 15)
    agree = _line(_("What do we take with us?"), "decide", 15, "other")
    any_other = _line(_("Any other business"), "discuss", 5)
    return [
        ReadyMade(
            "overleg",
            _("Consultation"),
            [
                welcome,
                actions,
                _line(_("What stands out in the figures?"), "discuss", 20),
                _line(_("Proposal to decide on"), "decide", 30, "ambition"),
                any_other,
            ],
        ),
        ReadyMade(
            "werkgroep",
            _("Working group"),
            [
                actions,
                _line(_("What did we try, what came of it?"), "discuss", 30),
                _line(_("What do we ask of the boards?"), "discuss", 15),
                agree,
            ],
        ),
        ReadyMade(
            "bezoek",
            _("Visit"),
            [
                _line(_("Reception by our host"), "inform", 15),
                _line(_("Round along pupils and teachers at work"), "inform", 45),
                _line(_("What did we see, what do we want too?"), "discuss", 30),
                agree,
            ],
        ),
    ]
