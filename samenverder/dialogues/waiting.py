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
def _people_wait(
    partnership: Partnership, _user: Any, *, fresh: datetime, late: datetime, kept: datetime,
    long_ago: datetime,
) -> QuerySet[Any]:  # fmt: skip
    """Closed meetings whose people wait for a mail, the oldest first; `people` of them. Those that
    wait for the report come first."""
    reached = Q(addresses__stopped_at=None) & ~Q(addresses__email="")
    rows = _of(partnership).filter(phase=DialoguePhase.CLOSED)
    rows = rows.annotate(people=Count("addresses", filter=reached)).filter(people__gt=0)
    rows = rows.annotate(has_report=_sent(MailingKind.REPORT))
    report = Q(has_report=False, closed_at__gte=fresh, closed_at__lt=late)
    outcome = Q(has_report=True, closed_at__gte=kept, closed_at__lt=long_ago)
    open_ones = Exists(undecided().filter(dialogue=OuterRef("pk")))
    rows = rows.filter(report | outcome & ~_sent(MailingKind.OUTCOME) & ~open_ones)
    return rows.order_by("has_report", "starts_at", "pk")[: 4 * MOST]


def people_wait(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who leads, when people left an address: the report was not sent two days after, or after
    three months everything has a destination and nobody told yet what came of it; one query."""
    if not user.has_perm(LEAD, partnership):
        return
    now = timezone.now()
    since = {"fresh": now - STILL_FRESH, "kept": now - KEPT}
    until = {"late": now - TIME_TO_SEND, "long_ago": now - TIME_TO_BECOME}
    rows = _people_wait(partnership, user, **since, **until)
    yield from [_report_line(partnership, row) for row in rows if not row.has_report][:MOST]
    yield from [_outcome_line(partnership, row) for row in rows if row.has_report][:MOST]


def _report_line(partnership: Partnership, row: Any) -> Waiting:
    text = ngettext(
        "%(n)d person waits for the report of “%(title)s”",
        "%(n)d people wait for the report of “%(title)s”",
        row.people,
    )
    return Waiting(
        text % {"n": row.people, "title": row.title},
        reverse("dialogues:after_mail", args=[partnership.slug, row.pk]),
        _("They left an address for it."),
        mail=_("A report people wait for"),
    )


def _outcome_line(partnership: Partnership, row: Any) -> Waiting:
    text = ngettext(
        "%(n)d person left an address to hear it.",
        "%(n)d people left an address to hear it.",
        row.people,
    )
    return Waiting(
        _("Tell what came of “%(title)s”") % {"title": row.title},
        reverse("dialogues:after_mail", args=[partnership.slug, row.pk]),
        text % {"n": row.people},
        mail=_("Tell what came of a dialogue meeting"),
    )


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
    register_waiting("dialogues.people_wait", people_wait)
    register_waiting("dialogues.came_of", came_of)
