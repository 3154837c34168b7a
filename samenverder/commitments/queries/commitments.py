"""Reads over all three kinds: what is current, late, mine, of my organisation, waiting for me."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.utils import timezone

from samenverder.commitments.models import (
    ActionItem,
    ActionState,
    Agreement,
    AgreementParty,
    AgreementState,
    CommitmentKind,
    Decision,
    DecisionState,
)
from samenverder.commitments.models.decision import WAITS_AT_MOST
from samenverder.commitments.queries.action_items import IS_OPEN, is_late
from samenverder.network.models import Partnership, Position
from samenverder.network.prepared import prepared

SOON = timedelta(days=14)
ENDS_SOON = timedelta(days=30)
MODELS: dict[str, Any] = {
    CommitmentKind.ACTION: ActionItem,
    CommitmentKind.DECISION: Decision,
    CommitmentKind.AGREEMENT: Agreement,
}


@dataclass(frozen=True)
class Kind:
    """One kind as conditions on its own rows."""

    model: Any
    open: Q
    closed: Q

    def rows(self, partnership: Partnership) -> QuerySet[Any]:
        """The rows of a partnership that were not removed, in no order."""
        rows = self.model.objects.filter(partnership=partnership, deleted_at__isnull=True)
        cleared: QuerySet[Any] = rows.order_by()
        return cleared


KINDS: dict[str, Kind] = {
    CommitmentKind.ACTION: Kind(
        ActionItem, IS_OPEN, Q(state__in=(ActionState.DONE, ActionState.DROPPED))
    ),
    CommitmentKind.DECISION: Kind(
        Decision, Q(state=DecisionState.PROVISIONAL), ~Q(state=DecisionState.PROVISIONAL)
    ),
    CommitmentKind.AGREEMENT: Kind(
        Agreement, Q(state=AgreementState.RUNNING), Q(state=AgreementState.ENDED)
    ),
}


def late(kind: str) -> Q:
    """Past its date, while something should still happen."""
    today = timezone.localdate()
    if kind == CommitmentKind.ACTION:
        return is_late()
    if kind == CommitmentKind.DECISION:
        return KINDS[kind].open & Q(decided_on__lt=today - WAITS_AT_MOST)
    return KINDS[kind].open & Q(until__lt=today)


def own(kind: str, user: Any) -> Q:
    """What this user owns, has to confirm or confirmed, or agreed on."""
    if kind == CommitmentKind.ACTION:
        return Q(owner__user=user.pk)
    if kind == CommitmentKind.DECISION:
        asked = Decision.asked_of.through.objects.filter(person__user=user.pk)
        return Q(confirmed_by__user=user.pk) | Q(KINDS[kind].open, pk__in=asked.values("decision"))
    parties = AgreementParty.objects.filter(person__user=user.pk)
    return Q(pk__in=parties.values("agreement"))


def organisations_of(partnership: Partnership, user: Any) -> list[int]:
    """Where this user works now; one query."""
    rows = Position.objects.current().filter(
        person__partnership=partnership, person__user=user.pk, person__left_on__isnull=True
    )
    return list(rows.values_list("organisation", flat=True).distinct())


def of_organisations(kind: str, partnership: Partnership, organisations: list[int]) -> Q:
    """What people of these organisations own, have to confirm, or agreed on."""
    people = Position.objects.current().filter(
        person__partnership=partnership, organisation__in=organisations
    )
    if kind == CommitmentKind.ACTION:
        return Q(owner__in=people.values("person"))
    if kind == CommitmentKind.DECISION:
        asked = Decision.asked_of.through.objects.filter(person__in=people.values("person"))
        return Q(mandate__organisation__in=organisations) | Q(
            KINDS[kind].open, pk__in=asked.values("decision")
        )
    parties = AgreementParty.objects.filter(organisation__in=organisations)
    return Q(pk__in=parties.values("agreement"))


def runs_out() -> Q:
    """Agreements whose last day is past or within a month."""
    return Q(until__isnull=False, until__lte=timezone.localdate() + ENDS_SOON)


def waits_for(kind: str, user: Any) -> Q:
    """What this user has to do something with now: due soon, to confirm, running out."""
    today = timezone.localdate()
    if kind == CommitmentKind.ACTION:
        return IS_OPEN & Q(owner__user=user.pk, due_on__lte=today + SOON)
    if kind == CommitmentKind.DECISION:
        asked = Decision.asked_of.through.objects.filter(person__user=user.pk)
        return KINDS[kind].open & Q(pk__in=asked.values("decision"))
    return KINDS[kind].open & runs_out() & own(kind, user)


def tallies(partnership: Partnership, user: Any) -> dict[str, dict[str, int]]:
    """{kind: how many there are, are current and late}; one query."""
    found = {str(name): {"all": 0, "open": 0, "late": 0} for name in KINDS}
    for name, number, current, overdue in _counted(partnership, user):
        found[name] = {"all": number, "open": current, "late": overdue}
    return found


@prepared
def _counted(partnership: Partnership, _user: Any) -> QuerySet[Any]:
    counted = [
        kind.rows(partnership)
        .order_by()
        .annotate(of=Value(str(name)))
        .values("of")
        .annotate(
            n=Count("pk"),
            current=Count("pk", filter=kind.open),
            overdue=Count("pk", filter=late(name)),
        )
        .values_list("of", "n", "current", "overdue")
        for name, kind in KINDS.items()
    ]
    return counted[0].union(*counted[1:], all=True)


def all_decisions(partnership: Partnership) -> QuerySet[Decision]:
    """Every decision of a partnership with its focus area, the last first."""
    rows = KINDS[CommitmentKind.DECISION].rows(partnership)
    return rows.select_related("focus_area").order_by("-decided_on", "-pk")


def all_agreements(partnership: Partnership) -> QuerySet[Agreement]:
    """Every agreement of a partnership with its focus area, the first to end first."""
    rows = KINDS[CommitmentKind.AGREEMENT].rows(partnership)
    return rows.select_related("focus_area").order_by("until", "pk")


def decisions_of_source(partnership: Partnership, source_url: str) -> QuerySet[Decision]:
    """What was decided at the place with this address."""
    return all_decisions(partnership).filter(source_url=source_url)


def agreements_of_source(partnership: Partnership, source_url: str) -> QuerySet[Agreement]:
    """What was agreed at the place with this address."""
    return all_agreements(partnership).filter(source_url=source_url)
