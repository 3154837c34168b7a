"""What of this room waits for somebody: own actions, decisions to confirm, what is late."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.commitments.models import (
    ActionItem,
    Agreement,
    AgreementParty,
    CommitmentKind,
    Decision,
)
from samenverder.commitments.models.decision import WAITS_AT_MOST
from samenverder.commitments.queries.action_items import is_late
from samenverder.commitments.queries.commitments import KINDS, runs_out, waits_for
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting

MOST = 12


@prepared
def _actions(partnership: Partnership, user: Any) -> QuerySet[Any]:
    return _waiting(CommitmentKind.ACTION, partnership, user).order_by("due_on", "pk")[:MOST]


@prepared
def _decisions(partnership: Partnership, user: Any) -> QuerySet[Any]:
    return _waiting(CommitmentKind.DECISION, partnership, user).order_by("decided_on", "pk")[:MOST]


@prepared
def _agreements(partnership: Partnership, user: Any) -> QuerySet[Any]:
    return _waiting(CommitmentKind.AGREEMENT, partnership, user).order_by("until", "pk")[:MOST]


def own_actions(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Actions of this user that are late or due within two weeks; one query."""
    for row in _actions(partnership, user):
        action: ActionItem = row
        action.partnership = partnership
        yield Waiting(
            action.text,
            action.get_absolute_url(),
            action.source_label,
            action.due_on,
            mail=_("Action that is due"),
        )


def to_confirm(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Provisional decisions this user was asked to confirm; one query."""
    for row in _decisions(partnership, user):
        decision: Decision = row
        decision.partnership = partnership
        yield Waiting(
            _("Confirm or reject: %(text)s") % {"text": decision.text},
            decision.get_absolute_url(),
            decision.source_label or _("A provisional decision waits for your mandate."),
            decision.decided_on + WAITS_AT_MOST,
            decides=True,
            mail=_("Decision that waits for your mandate"),
        )


def running_out(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Agreements this user made that end within a month; one query."""
    for row in _agreements(partnership, user):
        agreement: Agreement = row
        agreement.partnership = partnership
        yield Waiting(
            _("Renew or end: %(text)s") % {"text": agreement.text},
            agreement.get_absolute_url(),
            agreement.parties_label,
            agreement.until,
            mail=_("Agreement that runs out"),
        )


def of_others(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who leads: what of others is late, and what nobody can see to; one query."""
    if not user.has_perm("commitments.look_after", partnership):
        return
    numbers = dict(_others(partnership, user))
    for place, words in enumerate((_late_words, _mandate_words, _nobody_words)):
        number = numbers.get(place, 0)
        yield from _counted(partnership, number, *words(number))


@prepared
def _others(partnership: Partnership, user: Any) -> QuerySet[Any]:
    """(place, how many rows): late ones of others, without a mandate, without anybody."""
    late = KINDS[CommitmentKind.ACTION].rows(partnership).filter(is_late())
    several = (
        late.exclude(owner__user=user.pk),
        _without_mandate(partnership),
        _without_anybody(partnership),
    )
    counted = [
        rows.order_by()
        .annotate(place=Value(place))
        .values("place")
        .annotate(n=Count("pk"))
        .values_list("place", "n")
        for place, rows in enumerate(several)
    ]
    return counted[0].union(*counted[1:], all=True)


def _late_words(number: int) -> tuple[str, str, str, str]:
    text = ngettext(
        "%(n)d action of somebody else is overdue", "%(n)d actions of others are overdue", number
    )
    meta = _("Ask what is needed, or agree on a new date.")
    return text, "?toon=te-laat&soort=actie", meta, _("Overdue actions of others")


def _without_mandate(partnership: Partnership) -> QuerySet[Any]:
    kind = KINDS[CommitmentKind.DECISION]
    asked = Decision.asked_of.through.objects.filter(decision=OuterRef("pk"))
    return kind.rows(partnership).filter(kind.open).filter(~Exists(asked))


def _mandate_words(number: int) -> tuple[str, str, str, str]:
    text = ngettext(
        "%(n)d decision waits for a mandate nobody has",
        "%(n)d decisions wait for a mandate nobody has",
        number,
    )
    meta = _("Note in the network who may decide this, then ask again.")
    return text, "?soort=besluit", meta, _("Decision without a mandate")


def _without_anybody(partnership: Partnership) -> QuerySet[Any]:
    """Agreements that run out while nobody who agreed to them is still here."""
    kind = KINDS[CommitmentKind.AGREEMENT]
    here = AgreementParty.objects.filter(person__isnull=False, person__left_on=None)
    rows = kind.rows(partnership).filter(kind.open, runs_out())
    return rows.exclude(pk__in=here.values("agreement"))


def _nobody_words(number: int) -> tuple[str, str, str, str]:
    text = ngettext(
        "%(n)d agreement runs out, and nobody who agreed to it is still here",
        "%(n)d agreements run out, and nobody who agreed to them is still here",
        number,
    )
    meta = _("Renew or end them with the parties.")
    return text, "?soort=afspraak", meta, _("Agreement that runs out")


def _counted(
    partnership: Partnership, number: int, text: str, choice: str, meta: str, mail: str
) -> Iterable[Waiting]:
    """One line for all of them, with the list narrowed to them; none when there are none."""
    if number:
        page = reverse("commitments:list", args=[partnership.slug])
        yield Waiting(text % {"n": number}, page + choice, meta, mail=mail)


def _waiting(kind: str, partnership: Partnership, user: Any) -> Any:
    return KINDS[kind].rows(partnership).filter(waits_for(kind, user))


def register() -> None:
    """Tell the start page and the weekly mail what waits here."""
    register_waiting("commitments.actions", own_actions)
    register_waiting("commitments.decisions", to_confirm)
    register_waiting("commitments.agreements", running_out)
    register_waiting("commitments.others", of_others)
