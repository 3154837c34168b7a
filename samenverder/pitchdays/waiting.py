"""What of this room waits for somebody and what comes next: a day, and schools without a plan."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Coming, Waiting, register_coming, register_waiting
from samenverder.pitchdays.models import PitchDay, PitchSlot, SlotKind
from samenverder.pitchdays.queries.days import to_come
from samenverder.plans.models import PlanState
from samenverder.plans.queries import own_schools
from samenverder.tracks.models import TrackSchool

RUN = "pitchdays.run_day"
AHEAD = dt.timedelta(days=60)
MOST = 3


def _of_user(partnership: Partnership, user: Any) -> QuerySet[PitchDay]:
    """Days to come that this user runs, pitches on, listens at or is asked to."""
    rows = PitchDay.objects.filter(to_come(), partnership=partnership)
    if user.has_perm(RUN, partnership):
        return rows
    schools = own_schools(user, partnership)
    slots = PitchSlot.objects.filter(pitch_day=OuterRef("pk"), removed_at=None, school__in=schools)
    listens = Q(boards__removed_at=None, boards__guests__person__user=user.pk)
    asked = Q(meeting__attendees__removed_at=None, meeting__attendees__person__user=user.pk)
    return rows.filter(Exists(slots) | listens | asked).distinct()


@prepared
def _days(partnership: Partnership, user: Any) -> QuerySet[Any]:
    pitches = Q(slots__removed_at=None, slots__kind=SlotKind.PITCH)
    rows = _of_user(partnership, user).annotate(
        schools=Count("slots", filter=pitches, distinct=True)
    )
    return rows.select_related("meeting__host", "host").order_by("day", "pk")[:MOST]


def days_coming(partnership: Partnership, user: Any) -> Iterable[Coming]:
    """Pitch days to come, with how many schools pitch; one query."""
    for day in _days(partnership, user):
        day.partnership = partnership
        text = ngettext("%(n)d school pitches.", "%(n)d schools pitch.", day.schools)
        yield Coming(
            day.title,
            day.get_absolute_url(),
            day.begins_at,
            day.where,
            text % {"n": day.schools} if day.schools else "",
            links=((_("See the pitch day"), day.get_absolute_url()),),
        )


@prepared
def _without_plan(partnership: Partnership, user: Any) -> QuerySet[Any]:
    today = timezone.localdate()
    shared = ~Q(plan__state=PlanState.DRAFT) & Q(plan__isnull=False, plan__removed_at=None)
    in_track = TrackSchool.objects.filter(
        shared, track=OuterRef("pitch_day__track"), organisation=OuterRef("school"), removed_at=None
    )
    days = PitchDay.objects.filter(to_come(), partnership=partnership, day__lte=today + AHEAD)
    slots = PitchSlot.objects.filter(pitch_day__in=days, removed_at=None, kind=SlotKind.PITCH)
    slots = slots.filter(school__isnull=False, began_at=None).exclude(shared)
    slots = slots.filter(~Exists(in_track))
    if not user.has_perm(RUN, partnership):
        slots = slots.filter(school__in=own_schools(user, partnership))
    found = slots.order_by().values("pitch_day", day_title=F("pitch_day__title"))
    return found.annotate(n=Count("pk"), on=F("pitch_day__day")).order_by("on")[:MOST]


def without_plan(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Schools that pitch within two months and have not shared a plan: all of them for who runs
    the day, else one's own; one query."""
    runs = user.has_perm(RUN, partnership)
    for row in _without_plan(partnership, user):
        yield Waiting(
            _words(runs, row["n"]) % {"n": row["n"], "day": row["day_title"]},
            reverse("pitchdays:detail", args=[partnership.slug, row["pitch_day"]]),
            _("Boards can only answer what they can read."),
            row["on"],
            mail=_("School without a plan before a pitch day"),
        )


def _words(runs: bool, number: int) -> str:
    if not runs:
        return _("Share the plan of your school before “%(day)s”")
    return ngettext(
        "%(n)d school has not shared a plan for “%(day)s”",
        "%(n)d schools have not shared a plan for “%(day)s”",
        number,
    )


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_coming("pitchdays", days_coming)
    register_waiting("pitchdays.plans", without_plan)
