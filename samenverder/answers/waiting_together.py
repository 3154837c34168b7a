"""What of promises waits for somebody: a school says what it got, a board reads what is missing."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.answers.models import Received, ReceivedStand
from samenverder.answers.queries.promised import late_promises, promised
from samenverder.network import waiting
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting
from samenverder.plans.queries import writable

TOLD = timedelta(days=30)
MOST = 6


@prepared
def _to_receive(partnership: Partnership, user: Any) -> Any:
    rows = promised(partnership).filter(need__plan__in=writable(partnership, user).values("pk"))
    rows = rows.filter(received__isnull=True, starts_on__lt=timezone.localdate())
    return rows.select_related("organisation").order_by("starts_on", "pk")[:MOST]


def to_receive(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Promises that began and about which this user's school said nothing; one query."""
    if not user.has_perm("plans.write_plan", partnership):
        return []
    return [
        Waiting(
            text=_("Say what you got: %(what)s") % {"what": row.asked["text"]},
            url=reverse("answers:received", args=[partnership.slug, row.pk]),
            meta=row.organisation.name,
            due_on=row.starts_on,
            mail=_("A promise of a board to say something about"),
        )
        for row in _to_receive(partnership, user)
    ]


@prepared
def _lacking(partnership: Partnership, user: Any, since: datetime) -> Any:
    mine = promised(partnership).filter(person__user_id=user.pk)
    later = Received.objects.filter(answer=OuterRef("answer")).filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk"))
    )
    lacks = (ReceivedStand.NOT_YET, ReceivedStand.PART)
    said = Received.objects.filter(stand__in=lacks, at__gte=since)
    rows = said.filter(answer__in=mine.values("pk")).exclude(Exists(later))
    found = rows.order_by("-at", "answer").values_list(
        "answer__need__plan__school__name", "answer__asked", "answer__organisation", "stand"
    )
    return found[:MOST]


def lacking(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """What this user promised and a school said in the last month it lacks; one query."""
    return [
        Waiting(
            text=_("%(school)s lacks something you promised: %(what)s")
            % {"school": school, "what": asked["text"]},
            url=reverse("answers:board", args=[partnership.slug, board]),
            meta=str(ReceivedStand(stand).label),
            mail=_("A promise of which a school lacks something"),
        )
        for school, asked, board, stand in _lacking(partnership, user, since=timezone.now() - TOLD)
    ]


@prepared
def _late(partnership: Partnership, _user: Any) -> Any:
    return late_promises(partnership).order_by().values_list("pk", flat=True)


def late(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who follows every board: how many promises are past their day; one query."""
    if not user.has_perm("answers.follow_everything", partnership):
        return
    number = len(_late(partnership, user))
    if number:
        text = ngettext(
            "%(n)d promise of a board is past its day",
            "%(n)d promises of boards are past their day",
            number,
        )
        yield Waiting(
            text=text % {"n": number},
            url=reverse("answers:following", args=[partnership.slug]),
            meta=_("The school did not receive it, or nobody looked back."),
            mail=_("Promises of boards past their day"),
        )


def register() -> None:
    """Tell the start page and the weekly mail."""
    waiting.register_waiting("answers.to_receive", to_receive)
    waiting.register_waiting("answers.lacking", lacking)
    waiting.register_waiting("answers.late", late)
