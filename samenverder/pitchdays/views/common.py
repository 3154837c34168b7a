"""What every view of this room needs: the day for this user, its parts, pages, downloads."""

from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_for, row_or_404
from samenverder.network.models import Partnership
from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchSlot
from samenverder.web import undo

M = TypeVar("M", bound=Model)
VIEW, RUN = "pitchdays.view_day", "pitchdays.run_day"
ROWS = PitchDay.objects.select_related("track", "item", "meeting__host", "host", "led_by")


def day_for(
    request: HttpRequest, region: str, pk: int, permission: str = VIEW, *, removed: bool = False
) -> PitchDay:
    """The day at this address, when the user may do this with it."""
    day = get_for(request, region, ROWS.filter(removed_at__isnull=not removed), permission, pk=pk)
    if day.track:
        day.track.partnership = day.partnership
    return day


def slot_of(day: PitchDay, pk: int, *, removed: bool = False) -> PitchSlot:
    """A part of this day."""
    rows = PitchSlot.objects.filter(removed_at__isnull=not removed)
    found = row_or_404(rows.select_related("school", "plan"), pitch_day=day, pk=pk)
    found.pitch_day = day
    return found


def board_of(day: PitchDay, pk: int, *, removed: bool = False) -> PitchDayBoard:
    """A board that listens on this day."""
    rows = PitchDayBoard.objects.filter(removed_at__isnull=not removed)
    found = row_or_404(rows.select_related("organisation"), pitch_day=day, pk=pk)
    found.pitch_day = day
    return found


def show(
    request: HttpRequest, template: str, partnership: Partnership, **context: Any
) -> HttpResponse:
    """A page of this room; a form with errors makes it 422."""
    form, day = context.get("form"), context.get("day")
    wrong = form is not None and form.is_bound and form.errors
    everything = {
        "partnership": partnership,
        "may_run": request.user.has_perm(RUN, partnership),
        "undo": undo.take(request),
        "topic": sign_topic(day.topic) if day is not None else "",
        "here": "pitchdays",
        **context,
    }
    return render(request, f"pitchdays/{template}.html", everything, status=422 if wrong else 200)


def streams(day: PitchDay) -> str:
    """The addresses of the streams that say that something changed on this day."""
    topics = [day.topic, *([f"meeting:{day.meeting_id}"] if day.meeting_id else [])]
    return " ".join(f"/live/{sign_topic(topic)}" for topic in topics)


def to_day(day: PitchDay, anchor: str = "") -> HttpResponse:
    """Back to the page of a day."""
    return redirect(day.get_absolute_url() + anchor)


def address(name: str, region: str, *numbers: int | str) -> str:
    """An address of this room."""
    return reverse(f"pitchdays:{name}", args=[region, *numbers])
