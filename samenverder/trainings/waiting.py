"""What of this room waits for somebody, and which date comes next.

Each is one query, and one more for every training of another region among the first six.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Coming, Waiting, register_coming, register_waiting
from samenverder.trainings.evaluation_keys import evaluation_key
from samenverder.trainings.models import STILL, SignUp, SignUpState, TrainingDate
from samenverder.trainings.queries.evaluations import to_evaluate as asked_now
from samenverder.trainings.queries.guests import page_for

MOST = 6
NEWS_FOR = timedelta(days=7)
STILL_FRESH = timedelta(days=60)
TO_NOTE = timedelta(days=14)


def _own(partnership: Partnership, user: Any) -> QuerySet[SignUp]:
    """What this user is signed up for as somebody of this partnership."""
    rows = SignUp.objects.filter(
        person__user=user.pk,
        person__partnership=partnership,
        person__left_on=None,
        date__removed_at=None,
        date__cancelled_at=None,
        date__training__removed_at=None,
    )
    return rows.select_related("date__training__partnership").order_by("date__starts_at", "pk")


@prepared
def _to_come(partnership: Partnership, user: Any, now: datetime) -> QuerySet[SignUp]:
    rows = _own(partnership, user).filter(date__ends_at__gt=now)
    return rows.filter(state__in=STILL)[:MOST]


def dates_coming(partnership: Partnership, user: Any) -> Iterable[Coming]:
    """Dates to come for which this user has a place or waits."""
    for row in _to_come(partnership, user, now=timezone.now()):
        date, is_in = row.date, row.state == SignUpState.IN
        url = page_for(date.training, partnership)
        yield Coming(
            title=date.training.title,
            url=url,
            starts_at=date.starts_at,
            place=date.place,
            note=_("You have a place.") if is_in else _("You are on the waiting list."),
            links=((_("See the training"), url),),
        )


@prepared
def _moved_up(
    partnership: Partnership, user: Any, since: datetime, now: datetime
) -> QuerySet[SignUp]:
    rows = _own(partnership, user).filter(state=SignUpState.IN, moved_up_at__gte=since)
    return rows.filter(date__starts_at__gt=now)[:MOST]


def moved_up(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For a week: a place became free for this user."""
    now = timezone.now()
    for row in _moved_up(partnership, user, since=now - NEWS_FOR, now=now):
        yield Waiting(
            _("You have a place at “%(title)s” after all") % {"title": row.date.training.title},
            page_for(row.date.training, partnership),
            _("Sign off when you cannot come: somebody else is glad of it."),
            timezone.localtime(row.date.starts_at).date(),
            mail=_("A place at a training after all"),
        )


@prepared
def _to_evaluate(
    partnership: Partnership, user: Any, since: datetime, now: datetime
) -> QuerySet[SignUp]:
    rows = _own(partnership, user).filter(pk__in=asked_now(now).values("pk"))
    return rows.filter(date__ends_at__gte=since)[:MOST]


def to_evaluate(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Where this user was and did not say yet what they thought of it."""
    now = timezone.now()
    for row in _to_evaluate(partnership, user, since=now - STILL_FRESH, now=now):
        yield Waiting(
            _("What did you think of “%(title)s”?") % {"title": row.date.training.title},
            reverse("trainings:evaluate", args=[evaluation_key(row)]),
            _("Three short questions; your name is not kept with your answers."),
            mail=_("What you thought of a training"),
        )


@prepared
def _to_note(
    partnership: Partnership, _user: Any, since: datetime, now: datetime
) -> QuerySet[TrainingDate]:
    rows = TrainingDate.objects.filter(
        training__partnership=partnership,
        training__removed_at=None,
        removed_at=None,
        cancelled_at=None,
        starts_at__lte=now,
        starts_at__gte=since,
    )
    unknown = Q(sign_ups__state=SignUpState.IN, sign_ups__attended=None)
    rows = rows.annotate(n=Count("sign_ups", filter=unknown)).filter(n__gt=0)
    return rows.select_related("training").order_by("starts_at", "pk")[:MOST]


def to_note(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For who manages: dates of the last two weeks of which it is not noted who was there."""
    if not user.has_perm("trainings.manage_training", partnership):
        return
    now = timezone.now()
    for date in _to_note(partnership, user, since=now - TO_NOTE, now=now):
        text = ngettext(
            "Note whether %(n)d person was at “%(title)s”",
            "Note whether %(n)d people were at “%(title)s”",
            date.n,
        )
        yield Waiting(
            text % {"n": date.n, "title": date.training.title},
            reverse("trainings:attendance", args=[partnership.slug, date.training_id, date.pk]),
            _("Who was there gets a certificate."),
            mail=_("Who was at a training"),
        )


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_coming("trainings", dates_coming)
    register_waiting("trainings.moved_up", moved_up)
    register_waiting("trainings.to_evaluate", to_evaluate)
    register_waiting("trainings.to_note", to_note)
