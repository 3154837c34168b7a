"""What somebody filled in as an answer: whole, possible, and nothing more than was asked."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenverder.answers.models import YES, AnswerKind
from samenverder.answers.queries.asked import euros_in, hours_in
from samenverder.lib.money import format_euros
from samenverder.network.operations.problems import Refused
from samenverder.plans.content import hours as hours_words

LONGEST = 1000


@dataclass(frozen=True)
class Given:
    """An answer without who gave it. Amounts and days only count with a yes."""

    kind: str
    text: str = ""
    again_on: dt.date | None = None
    euros: Decimal | None = None
    hours: Decimal | None = None
    starts_on: dt.date | None = None
    until: dt.date | None = None
    follow_up_on: dt.date | None = None

    @property
    def is_yes(self) -> bool:
        """The board gives something."""
        return self.kind in YES

    def fields(self) -> dict[str, Any]:
        """What is kept of it."""
        if not self.is_yes:
            return {"kind": self.kind, "text": self.text, "again_on": self.again_on}
        return {
            "kind": self.kind,
            "text": self.text,
            "euros": self.euros,
            "hours": self.hours,
            "starts_on": self.starts_on or timezone.localdate(),
            "until": self.until,
            "follow_up_on": self.follow_up_on,
        }


def check_given(given: Given, asked: dict[str, Any]) -> None:
    """Raises Refused, with the field, for what is missing or cannot be."""
    if given.kind not in AnswerKind.values:
        raise Refused(_("Choose an answer."), "kind")
    if len(given.text) > LONGEST:
        raise Refused(_("Keep it within 1,000 characters."), "text")
    _check_words(given)
    if given.is_yes:
        _check_amounts(given, asked)
        _check_days(given)


def _check_words(given: Given) -> None:
    today = timezone.localdate()
    if given.kind == AnswerKind.CONDITION and not given.text:
        raise Refused(_("Write down the condition, so that the school knows what to do."), "text")
    if given.kind == AnswerKind.NOT_NOW and not given.text:
        raise Refused(_("Write down why not now, so that the school can go on."), "text")
    if given.kind == AnswerKind.AGREED and given.text:
        raise Refused(
            _("Here is a condition or reason. Choose “agreed, on a condition”, or empty this."),
            "text",
        )
    if given.kind == AnswerKind.LATER and given.again_on is None:
        raise Refused(_("Choose the day on which you come back to it."), "again_on")
    if given.kind == AnswerKind.LATER and given.again_on and given.again_on <= today:
        raise Refused(_("Choose a day after today to come back to it."), "again_on")
    if given.kind != AnswerKind.LATER and given.again_on:
        raise Refused(
            _("Here is a day to come back to it. Choose “later”, or empty this."), "again_on"
        )


def _check_amounts(given: Given, asked: dict[str, Any]) -> None:
    euros, hours = euros_in(asked), hours_in(asked)
    if euros is not None:
        words = {"asked": format_euros(euros, get_language() or "nl")}
        if given.euros is None:
            raise Refused(
                _("Fill in how many euros you give; %(asked)s is asked.") % words, "euros"
            )
        if given.euros > euros:
            raise Refused(_("This is more than the %(asked)s that is asked.") % words, "euros")
    if hours is not None:
        words = {"asked": hours_words(asked["tenths"])}
        if given.hours is None:
            raise Refused(
                _("Fill in how many hours you give; %(asked)s are asked.") % words, "hours"
            )
        if given.hours > hours:
            raise Refused(
                _("This is more than the %(asked)s hours that are asked.") % words, "hours"
            )


def _check_days(given: Given) -> None:
    starts_on = given.starts_on or timezone.localdate()
    if given.until and given.until < starts_on:
        raise Refused(_("The last day lies before the first."), "until")
    if given.follow_up_on and given.follow_up_on < timezone.localdate():
        raise Refused(_("Choose a day that is still to come to look back on."), "follow_up_on")
