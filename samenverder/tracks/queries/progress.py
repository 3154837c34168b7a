"""How far each school of a track is: everybody in the partnership sees this."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.meetings.models import MeetingState
from samenverder.network.models import Partnership
from samenverder.plans.models import SchoolPlan
from samenverder.plans.queries.plans import visible
from samenverder.reflection.models import Phase, ReflectionSession
from samenverder.tracks import columns
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    LookingBack,
    SchoolState,
    TrackSchool,
)
from samenverder.tracks.queries.tracks import schools_of


@dataclass(frozen=True)
class Progress:
    """One school: what it did of what could be done until today."""

    school: Any
    scan: ReflectionSession | None
    answered: int
    asked: int
    present: int
    held: int
    plan: SchoolPlan | None = None
    may_read: bool = False
    further: list[tuple[str, columns.Cell]] = field(default_factory=list)

    @property
    def scan_words(self) -> str:
        """How far the look into its own organisation is."""
        if self.scan is None:
            return _("Not planned yet")
        if self.scan.phase == Phase.PLANNED:
            return _("Planned")
        return _("Done") if self.scan.is_shown else _("Going on now")

    @property
    def present_words(self) -> str:
        """At how many of the meetings that were held; a dash before the school takes part."""
        return self._share(self.present, self.held)

    @property
    def answered_words(self) -> str:
        """How many of the questions it answered."""
        return self._share(self.answered, self.asked)

    def _share(self, number: int, of: int) -> str:
        if not of or self.school.state == SchoolState.INVITED:
            return "–"
        return _("%(n)s of %(of)s") % {"n": number, "of": of}


def progress_of(track: LearningTrack, user: Any) -> list[Progress]:
    """Each school on the list; seven queries, however many schools there are, and those of columns.

    Everybody sees how far a plan is; `may_read` says whether this user may open it. `further` is
    what rooms above this one say of it.
    """
    schools = schools_of(track)
    today = timezone.localdate()
    items = track.items.filter(removed_at=None)
    asked = items.exclude(question="").filter(day__lte=today).count()
    held = items.filter(meeting__state=MeetingState.HELD).count()
    answers = LookingBack.objects.filter(
        school__track=track, item__removed_at=None, item__day__lte=today
    ).exclude(item__question="")
    answered = {
        row["school"]: row["n"]
        for row in answers.order_by().values("school").annotate(n=Count("pk"))
    }
    present = _present(track)
    plans = {row.plan_id: row.plan for row in schools if row.plan and not row.plan.removed_at}
    open_to = readable(track.partnership, user, plans)
    further = columns.further(track, plans)
    nothing = [(str(column.label), columns.NOTHING) for column in columns.every()]
    return [
        Progress(
            school, scan_of(school), answered.get(school.pk, 0), asked,
            present.get(school.pk, 0), held, plans.get(school.plan_id), school.plan_id in open_to,
            further.get(school.plan_id, nothing),
        )
        for school in schools
    ]  # fmt: skip


def readable(partnership: Partnership, user: Any, plans: Iterable[int]) -> set[int]:
    """Those of these plans that this user may open; one query."""
    return set(visible(partnership, user).filter(pk__in=plans).values_list("pk", flat=True))


def scan_of(school: TrackSchool) -> ReflectionSession | None:
    """The scan of a school; None when there is none, or when it was removed."""
    return school.scan if school.scan_id and school.scan and not school.scan.deleted_at else None


def _present(track: LearningTrack) -> dict[int, int]:
    """{school: at how many meetings of the track one of its change leads was}; one query."""
    leads = ChangeLead.objects.filter(
        school__track=track,
        person__meetings__was_present=True,
        person__meetings__removed_at=None,
        person__meetings__meeting__state=MeetingState.HELD,
        person__meetings__meeting__track_item__track=track,
        person__meetings__meeting__track_item__removed_at=None,
    )
    number = Count("person__meetings__meeting", distinct=True)
    counted = leads.order_by().values("school").annotate(n=number)
    return {row["school"]: row["n"] for row in counted}
