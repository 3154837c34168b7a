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
    Contribution,
    ContributionKind,
    ContributionState,
    Destination,
    Dialogue,
    DialogueMailing,
    DialoguePhase,
    MailingKind,
)
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting

LEAD, MOST = "dialogues.lead_dialogue", 3
STILL_FRESH = timedelta(days=180)
NEWS_FOR = timedelta(days=14)
TO_SOLVE = (ContributionKind.PUZZLE, ContributionKind.IDEA)


def _of(partnership: Partnership) -> QuerySet[Dialogue]:
    return Dialogue.objects.filter(partnership=partnership, removed_at=None)


@prepared
def _without_destination(partnership: Partnership, _user: Any, since: datetime) -> QuerySet[Any]:
    rows = _of(partnership).filter(phase=DialoguePhase.CLOSED, closed_at__gte=since)
    waits = Count("contributions", filter=Q(contributions__in=_undecided()))
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


def _undecided() -> QuerySet[Contribution]:
    """Puzzles and ideas on a wall for which nothing was decided, by themselves or as a group."""
    standing = Destination.objects.filter(removed_at=None)
    own = standing.filter(contribution=OuterRef("pk"))
    together = standing.filter(group=OuterRef("group"))
    rows = Contribution.objects.filter(
        kind__in=TO_SOLVE, state=ContributionState.SHOWN, withdrawn=False, merged_into=None
    )
    return rows.exclude(Exists(own)).exclude(Exists(together))


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
            row.dialogue.place,
            mail=_("What came of a dialogue meeting"),
        )


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_waiting("dialogues.undecided", without_destination)
    register_waiting("dialogues.came_of", came_of)
