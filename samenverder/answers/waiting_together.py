"""What of promises waits for somebody: a school says what it got, a board reads what is missing."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.answers.models import Received, ReceivedStand
from samenverder.answers.queries.promised import promised
from samenverder.network import waiting
from samenverder.network.models import Partnership
from samenverder.network.waiting import Waiting
from samenverder.plans.queries import writable

TOLD = timedelta(days=30)
MOST = 20


def to_receive(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Promises that began and about which this user's school said nothing; one query."""
    if not user.has_perm("plans.write_plan", partnership):
        return []
    rows = promised(partnership).filter(need__plan__in=writable(partnership, user).values("pk"))
    rows = rows.filter(received__isnull=True, starts_on__lt=timezone.localdate())
    return [
        Waiting(
            text=_("Say what you got: %(what)s") % {"what": row.asked["text"]},
            url=reverse("answers:received", args=[partnership.slug, row.pk]),
            meta=row.organisation.name,
            due_on=row.starts_on,
            mail=_("A promise of a board to say something about"),
        )
        for row in rows.select_related("organisation").order_by("starts_on", "pk")[:MOST]
    ]


def lacking(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """What this user promised and a school said in the last month it lacks; one query."""
    last = Received.objects.filter(answer=OuterRef("pk")).order_by("-at", "-pk")
    rows = (
        promised(partnership)
        .filter(person__user_id=user.pk)
        .annotate(stand=Subquery(last.values("stand")[:1]), said_at=Subquery(last.values("at")[:1]))
    )
    lacks = (ReceivedStand.NOT_YET, ReceivedStand.PART)
    rows = rows.filter(stand__in=lacks, said_at__gte=timezone.now() - TOLD)
    return [
        Waiting(
            text=_("%(school)s lacks something you promised: %(what)s")
            % {"school": row.need.plan.school.name, "what": row.asked["text"]},
            url=reverse("answers:board", args=[partnership.slug, row.organisation_id]),
            meta=str(ReceivedStand(row.stand).label),
            mail=_("A promise of which a school lacks something"),
        )
        for row in rows.select_related("need__plan__school").order_by("-said_at", "pk")[:MOST]
    ]


def register() -> None:
    """Tell the start page and the weekly mail."""
    waiting.register_waiting("answers.to_receive", to_receive)
    waiting.register_waiting("answers.lacking", lacking)
