"""On whose mandate an answer stands, and the sentence for whose mandate does not reach so far."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from samenverder.answers.queries import Deciders, person_of
from samenverder.lib.money import format_euros
from samenverder.lib.text import join_words
from samenverder.network.models import DecisionSubject, Mandate, Person
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import SchoolPlan

NOTE = "answers.note_answer"


def who_answers(plan: SchoolPlan, by: Any, person: Person | None) -> tuple[Person | None, bool]:
    """(who decides, whether somebody else writes it down).

    Without `person` that is this user. Raises Refused when this user may not note for others,
    ValueError for somebody of another partnership.
    """
    own = person_of(by, plan.partnership)
    if person is None or (own and own.pk == person.pk):
        return own, False
    if person.partnership_id != plan.partnership_id:
        raise ValueError("Who decides belongs to the partnership of the plan.")
    if not by.has_perm(NOTE, plan):
        raise Refused(
            _("Only a coordinator or facilitator can note what somebody else answered."), "person"
        )
    return person, True


def mandate_for(
    deciders: Deciders, person: Person | None, kind: str, amount: Decimal | None, *, other: bool
) -> Mandate:
    """The mandate on which this person decides. Raises Refused with who may, when they may not.

    `other`: the sentence is read by who notes it for them.
    """
    if found := deciders.covering(person, kind, amount):
        return found
    sentence = _too_small(deciders, person, kind, amount, other) or _none_at_all(
        deciders, person, kind, other
    )
    raise Refused(f"{sentence} {_who_may(deciders, kind, amount)}", "person" if other else None)


def _too_small(
    deciders: Deciders, person: Person | None, kind: str, amount: Decimal | None, other: bool
) -> str:
    limits = [row.up_to for row in deciders.held_by(person) if kind in row.subjects]
    known = [limit for limit in limits if limit is not None]
    if not known or amount is None:
        return ""
    words = {
        "about": _about(kind),
        "limit": _euros(max(known)),
        "amount": _euros(amount),
        "name": person.name if person else "",
    }
    if other:
        sentence = gettext(
            "The mandate of %(name)s for “%(about)s” goes up to %(limit)s, and this is %(amount)s."
        )
    else:
        sentence = gettext(
            "Your mandate for “%(about)s” goes up to %(limit)s, and this is %(amount)s."
        )
    return sentence % words


def _none_at_all(deciders: Deciders, person: Person | None, kind: str, other: bool) -> str:
    words = {"about": _about(kind), "name": person.name if person else ""}
    if other:
        return gettext("%(name)s has no mandate here for “%(about)s”.") % words
    if deciders.held_by(person):
        return gettext("Your mandate here is not about “%(about)s”.") % words
    return gettext("You have no mandate of this board or school.")


def _who_may(deciders: Deciders, kind: str, amount: Decimal | None) -> str:
    if names := deciders.names(kind, amount):
        return gettext("Who may decide it: %(names)s.") % {
            "names": join_words(names, gettext("and"))
        }
    return gettext("Nobody in the network has a mandate for it yet. A coordinator can note one.")


def _about(kind: str) -> str:
    return str(DecisionSubject(kind).label).lower()


def _euros(amount: Decimal) -> str:
    return format_euros(amount, get_language() or "nl")
