"""What every view of this room needs: the track for this user, its parts, pages, downloads."""

from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_for, require, row_or_404
from samenverder.network.models import Partnership
from samenverder.tracks.models import LearningTrack, ProgrammeItem, TrackSchool
from samenverder.web import undo

M = TypeVar("M", bound=Model)
VIEW, RUN, SPEAK = "tracks.view_track", "tracks.run_track", "tracks.speak_for_school"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = LearningTrack.objects.select_related("focus_area", "regional_question", "led_by")


def track_for(
    request: HttpRequest, region: str, pk: int, permission: str = VIEW, *, removed: bool = False
) -> LearningTrack:
    """The track at this address, when the user may do this with it."""
    rows = ROWS.filter(removed_at__isnull=not removed)
    return get_for(request, region, rows, permission, pk=pk)


def item_of(track: LearningTrack, pk: int, *, removed: bool = False) -> ProgrammeItem:
    """An item of this track."""
    rows = ProgrammeItem.objects.filter(removed_at__isnull=not removed)
    found = row_or_404(rows.select_related("host", "meeting__host"), track=track, pk=pk)
    found.track = track
    return found


def school_of(track: LearningTrack, pk: int, *, removed: bool = False) -> TrackSchool:
    """A school on the list of this track."""
    rows = TrackSchool.objects.filter(removed_at__isnull=not removed)
    found = row_or_404(
        rows.select_related("organisation", "scan__instrument", "plan__partnership"),
        track=track,
        pk=pk,
    )
    found.track = track
    return found


def school_to_speak_for(request: HttpRequest, region: str, pk: int, school: int) -> TrackSchool:
    """A school this user may answer for; 403 for who works elsewhere."""
    found = school_of(track_for(request, region, pk), school)
    require(request, SPEAK, found)
    return found


def show(
    request: HttpRequest, template: str, partnership: Partnership, **context: Any
) -> HttpResponse:
    """A page of this room; a form with errors makes it 422."""
    form, track = context.get("form"), context.get("track")
    wrong = form is not None and form.is_bound and form.errors
    everything = {
        "partnership": partnership,
        "may_run": request.user.has_perm(RUN, partnership),
        "undo": undo.take(request),
        "topic": sign_topic(track.topic) if track is not None else "",
        "here": "tracks",
        **context,
    }
    return render(request, f"tracks/{template}.html", everything, status=422 if wrong else 200)


def to_track(track: LearningTrack, anchor: str = "") -> HttpResponse:
    """Back to the page of a track."""
    return redirect(track.get_absolute_url() + anchor)


def address(name: str, region: str, *numbers: int) -> str:
    """An address of this room."""
    return reverse(f"tracks:{name}", args=[region, *numbers])
