"""What of this room waits for somebody: an invitation to answer, a question to look back with."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.models import Partnership
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


def of_schools(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Of the schools where this user pulls the change; one query, two for who is such a lead."""
    rows = ChangeLead.objects.filter(
        person__user=user.pk,
        person__partnership=partnership,
        person__left_on=None,
        school__state__in=(SchoolState.INVITED, SchoolState.JOINED),
        school__removed_at=None,
        school__track__removed_at=None,
    ).exclude(school__track__state=TrackState.FINISHED)
    rows = rows.select_related("school__organisation", "school__track")
    schools = [lead.school for lead in rows.order_by("school__track__starts_on", "pk")]
    for school in [row for row in schools if row.state == SchoolState.INVITED][:MOST]:
        yield _to_answer(partnership, school)
    if joined := [row.pk for row in schools if row.takes_part]:
        yield from _to_look_back(partnership, joined)


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


def _to_look_back(partnership: Partnership, schools: list[int]) -> Iterable[Waiting]:
    """Items of the last two months these schools did not answer yet; one query."""
    today = timezone.localdate()
    rows = ProgrammeItem.objects.filter(
        removed_at=None,
        day__lte=today,
        day__gte=today - LOOKS_BACK,
        track__schools__in=schools,
    ).exclude(question="")
    rows = rows.annotate(school=F("track__schools"))
    done = LookingBack.objects.filter(item=OuterRef("pk"), school=OuterRef("school"))
    for item in rows.filter(~Exists(done)).order_by("day", "pk")[:MOST]:
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
