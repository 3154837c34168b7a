"""Learning tracks on the timeline of the projects, which does not know them itself."""

from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from samenverder.lib.text import upper_first
from samenverder.meetings.models import MeetingState
from samenverder.network.models import Partnership
from samenverder.projects.timeline import TimelineLine, TimelineMark, register_lines
from samenverder.tracks.models import LearningTrack, ProgrammeItem, ProgrammeKind, TrackState
from samenverder.tracks.models.programme import IN_ORDER

TONES = {TrackState.PREPARING: "proposed", TrackState.RUNNING: "running"}


def lines_of(partnership: Partnership) -> list[TimelineLine]:
    """Every learning track that was not removed, with its gatherings; two queries."""
    rows = LearningTrack.objects.filter(partnership=partnership, removed_at=None)
    told = Prefetch("items", _gatherings(), to_attr="gatherings")
    found = rows.select_related("led_by").prefetch_related(told)
    return [_line(row, partnership) for row in found]


def _gatherings() -> Any:
    """What has a day and was not called off."""
    rows = ProgrammeItem.objects.filter(removed_at=None).exclude(day=None)
    rows = rows.exclude(meeting__state=MeetingState.CANCELLED)
    return rows.only("track_id", "title", "day", "kind").order_by(*IN_ORDER)


def _line(track: Any, partnership: Partnership) -> TimelineLine:
    region = partnership.slug
    return TimelineLine(
        title=track.title,
        url=reverse("tracks:detail", args=[region, track.pk]),
        starts_on=track.starts_on,
        ends_on=track.ends_on,
        kind=upper_first(str(LearningTrack._meta.verbose_name)),
        state=track.get_state_display(),
        tone=TONES.get(TrackState(track.state), "finished"),
        who=track.led_by.name if track.led_by else "",
        marks=[_mark(item, track, region) for item in track.gatherings],
    )


def _mark(item: ProgrammeItem, track: LearningTrack, region: str) -> TimelineMark:
    url = reverse("tracks:item", args=[region, track.pk, item.pk])
    return TimelineMark(
        day=item.day,  # type: ignore[arg-type]  # asked for with a day
        text=item.title,
        url=url,
        is_goal=item.kind == ProgrammeKind.OUTCOME,
    )


def register() -> None:
    """Tell the timeline about learning tracks."""
    register_lines("tracks", lines_of)
