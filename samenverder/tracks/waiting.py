"""What of this room waits for somebody: an invitation to answer, a question to look back with."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting
from samenverder.tracks.models import (
    ChangeLead,
    LookingBack,
    ProgrammeItem,
    SchoolState,
    TrackSchool,
    TrackState,
)

MOST = 6
LOOKS_BACK = timedelta(days=60)


def _led(partnership: Partnership, user: Any) -> QuerySet[ChangeLead]:
    return ChangeLead.objects.filter(
        person__user=user.pk,
        person__partnership=partnership,
        person__left_on=None,
        school__state__in=(SchoolState.INVITED, SchoolState.JOINED),
        school__removed_at=None,
        school__track__removed_at=None,
    ).exclude(school__track__state=TrackState.FINISHED)


@prepared
def _leads(partnership: Partnership, user: Any) -> QuerySet[ChangeLead]:
    rows = _led(partnership, user).select_related("school__organisation", "school__track")
    return rows.order_by("school__track__starts_on", "pk")


def of_schools(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Of the schools where this user pulls the change; one query, two for who is such a lead."""
    schools = [lead.school for lead in _leads(partnership, user)]
    for school in [row for row in schools if row.state == SchoolState.INVITED][:MOST]:
        yield _to_answer(partnership, school)
    if any(row.takes_part for row in schools):
        yield from _to_look_back(partnership, user)


@prepared
def _unanswered(partnership: Partnership, user: Any) -> QuerySet[ProgrammeItem]:
    today = timezone.localdate()
    joined = _led(partnership, user).filter(school__state=SchoolState.JOINED)
    rows = ProgrammeItem.objects.filter(
        removed_at=None,
        day__lte=today,
        day__gte=today - LOOKS_BACK,
        track__schools__in=joined.values("school"),
    ).exclude(question="")
    rows = rows.annotate(school=F("track__schools"))
    done = LookingBack.objects.filter(item=OuterRef("pk"), school=OuterRef("school"))
    return rows.filter(~Exists(done)).order_by("day", "pk")[:MOST]


def _to_answer(partnership: Partnership, school: TrackSchool) -> Waiting:
    """A school that was invited and has not said yes."""
    words = {"school": school.organisation.name, "track": school.track.title}
    return Waiting(
        _("Does %(school)s take part in “%(track)s”?") % words,
        reverse("tracks:school", args=[partnership.slug, school.track_id, school.pk]),
        school.track.theme,
        school.track.starts_on,
        mail=_("Invitation for a learning track"),
    )


def _to_look_back(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Items of the last two months their schools did not answer yet; one query."""
    for item in _unanswered(partnership, user):
        args = [partnership.slug, item.track_id, item.pk, item.school]
        yield Waiting(
            _("Look back on “%(title)s”") % {"title": item.title},
            reverse("tracks:look_back", args=args),
            _("What does your school take from it?"),
            mail=_("Question to look back with"),
        )


def register() -> None:
    """Tell the start page and the weekly mail what waits here."""
    register_waiting("tracks.schools", of_schools)
