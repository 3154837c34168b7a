"""What of this room waits for somebody: for who led an evening what still has no destination, for
everybody what came of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.dialogues.models import (
    Dialogue,
    DialogueMailing,
    DialoguePhase,
    MailingKind,
)
from samenverder.dialogues.operations.afterwards_addresses import KEPT
from samenverder.dialogues.queries.undecided import undecided
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting

LEAD, MOST = "dialogues.lead_dialogue", 3
STILL_FRESH = timedelta(days=180)
NEWS_FOR = timedelta(days=14)
TIME_TO_SEND, TIME_TO_BECOME = timedelta(days=2), timedelta(days=90)


def _of(partnership: Partnership) -> QuerySet[Dialogue]:
    return Dialogue.objects.filter(partnership=partnership, removed_at=None)


@prepared
def _without_destination(partnership: Partnership, _user: Any, since: datetime) -> QuerySet[Any]:
    rows = _of(partnership).filter(phase=DialoguePhase.CLOSED, closed_at__gte=since)
    waits = Count("contributions", filter=Q(contributions__in=undecided()))
    return rows.annotate(waits=waits).filter(waits__gt=0).order_by("-starts_at", "-pk")[:MOST]


def without_destination(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who leads: meetings of the last half year of which puzzles and ideas went nowhere yet;
    one query."""
    if not user.has_perm(LEAD, partnership):
        return
    for row in _without_destination(partnership, user, since=timezone.now() - STILL_FRESH):
        text = ngettext(
            "%(n)d puzzle or idea of “%(title)s” has no destination yet",
            "%(n)d puzzles and ideas of “%(title)s” have no destination yet",
            row.waits,
        )
        yield Waiting(
            text % {"n": row.waits, "title": row.title},
            reverse("dialogues:after", args=[partnership.slug, row.pk]) + "?toon=open",
            _("Whoever told it hears what came of it."),
            mail=_("Puzzles and ideas without a destination"),
        )


@prepared
def _wait_for_report(
    partnership: Partnership, _user: Any, since: datetime, until: datetime
) -> QuerySet[Any]:
    rows = _wait_for(partnership, MailingKind.REPORT)
    return rows.filter(closed_at__gte=since, closed_at__lt=until)[:MOST]


def report_not_sent(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who leads: people left an address, and the report was not sent two days after; one
    query."""
    if not user.has_perm(LEAD, partnership):
        return
    now = timezone.now()
    for row in _wait_for_report(
        partnership, user, since=now - STILL_FRESH, until=now - TIME_TO_SEND
    ):
        text = ngettext(
            "%(n)d person waits for the report of “%(title)s”",
            "%(n)d people wait for the report of “%(title)s”",
            row.people,
        )
        yield Waiting(
            text % {"n": row.people, "title": row.title},
            reverse("dialogues:after_mail", args=[partnership.slug, row.pk]),
            _("They left an address for it."),
            mail=_("A report people wait for"),
        )


@prepared
def _wait_for_outcome(
    partnership: Partnership, _user: Any, since: datetime, until: datetime
) -> QuerySet[Any]:
    rows = _wait_for(partnership, MailingKind.OUTCOME).filter(_sent(MailingKind.REPORT))
    open_ones = Exists(undecided().filter(dialogue=OuterRef("pk")))
    rows = rows.filter(closed_at__gte=since, closed_at__lt=until)
    return rows.filter(~open_ones)[:MOST]


def outcome_not_told(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who leads: a meeting of three months ago of which everything has a destination, and
    nobody told yet what came of it; one query."""
    if not user.has_perm(LEAD, partnership):
        return
    now = timezone.now()
    for row in _wait_for_outcome(partnership, user, since=now - KEPT, until=now - TIME_TO_BECOME):
        text = ngettext(
            "%(n)d person left an address to hear it.",
            "%(n)d people left an address to hear it.",
            row.people,
        )
        yield Waiting(
            _("Tell what came of “%(title)s”") % {"title": row.title},
            reverse("dialogues:after_mail", args=[partnership.slug, row.pk]),
            text % {"n": row.people},
            mail=_("Tell what came of a dialogue meeting"),
        )


def _wait_for(partnership: Partnership, kind: str) -> QuerySet[Any]:
    """Closed meetings whose people still wait for this mail, the oldest first; `people` of them."""
    reached = Q(addresses__stopped_at=None) & ~Q(addresses__email="")
    rows = _of(partnership).filter(~_sent(kind), phase=DialoguePhase.CLOSED)
    rows = rows.annotate(people=Count("addresses", filter=reached)).filter(people__gt=0)
    return rows.order_by("starts_at", "pk")


def _sent(kind: str) -> Exists:
    rows = DialogueMailing.objects.filter(dialogue=OuterRef("pk"), kind=kind)
    return Exists(rows.exclude(started_at=None))


@prepared
def _came_of(partnership: Partnership, _user: Any, since: datetime) -> QuerySet[DialogueMailing]:
    rows = DialogueMailing.objects.filter(
        kind=MailingKind.OUTCOME,
        finished_at__gte=since,
        dialogue__partnership=partnership,
        dialogue__removed_at=None,
    )
    return rows.select_related("dialogue").order_by("-finished_at", "-pk")[:MOST]


def came_of(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For everybody, two weeks long: the message about what came of a meeting was sent; one
    query."""
    for row in _came_of(partnership, user, since=timezone.now() - NEWS_FOR):
        yield Waiting(
            _("Read what came of “%(title)s”") % {"title": row.dialogue.title},
            reverse("dialogues:after", args=[partnership.slug, row.dialogue_id]),
            row.dialogue.where,
            mail=_("What came of a dialogue meeting"),
        )


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_waiting("dialogues.undecided", without_destination)
    register_waiting("dialogues.report_not_sent", report_not_sent)
    register_waiting("dialogues.outcome_not_told", outcome_not_told)
    register_waiting("dialogues.came_of", came_of)
