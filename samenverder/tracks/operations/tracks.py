"""A track from beginning to end: begin, change, step on or back, remove, copy."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership
from samenverder.network.operations.problems import Refused, claim
from samenverder.tracks.models import LearningTrack, Material, ProgrammeItem, TrackState
from samenverder.tracks.operations.telling import check_same, locked, tell
from samenverder.tracks.templates_of_tracks import Beginning

FIELDS = (
    "title", "theme", "question", "starts_on", "ends_on", "focus_area", "regional_question",
    "conditions", "led_by",
)  # fmt: skip
STEPS = {
    TrackState.PREPARING: {TrackState.RUNNING},
    TrackState.RUNNING: {TrackState.PREPARING, TrackState.FINISHED},
    TrackState.FINISHED: {TrackState.RUNNING},
}


@transaction.atomic
def begin_track(
    *, partnership: Partnership, by: Any, beginning: Beginning | None = None, **fields: Any
) -> LearningTrack:
    """A new track, with the programme of `beginning` laid from its first day."""
    _check(partnership.pk, fields)
    track = LearningTrack.objects.create(partnership=partnership, created_by=by, **fields)
    if beginning is not None:
        lay_out(track, beginning.lines)
    tell(track, by, "track_begun", title=track.title)
    return track


def lay_out(track: LearningTrack, lines: list[dict[str, Any]]) -> None:
    """Make the items of a programme, each as many days after the start as its line says."""
    for line in lines:
        day = line.get("day")
        item = ProgrammeItem.objects.create(
            track=track,
            kind=line["kind"],
            title=line["title"],
            day=None if day is None else working_day(track.starts_on + dt.timedelta(days=day)),
            starts=_time(line.get("starts")),
            ends=_time(line.get("ends")),
            text=line.get("text", ""),
            preparation=line.get("preparation", ""),
            question=line.get("question", ""),
        )
        Material.objects.bulk_create(
            Material(item=item, name=name, url=url) for name, url in line.get("links", [])
        )


def working_day(day: dt.date) -> dt.date:
    """The same day, or the Monday after a weekend."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


@transaction.atomic
def change_track(*, track: LearningTrack, by: Any, version: int, **fields: Any) -> LearningTrack:
    """Change what a track says of itself. Raises EditedMeanwhile and Refused."""
    current = locked(track)
    _check(current.partnership_id, fields)
    claim(current, version)
    changed = [name for name in FIELDS if name in fields and getattr(current, name) != fields[name]]
    for name in changed:
        setattr(current, name, fields[name])
    current.save(update_fields=changed)
    tell(current, by, "track_changed", fields=changed)
    return current


def _check(partnership: int, fields: dict[str, Any]) -> None:
    check_same(
        partnership,
        fields.get("focus_area"),
        fields.get("regional_question"),
        fields.get("led_by"),
    )
    if fields["ends_on"] < fields["starts_on"]:
        raise Refused(_("This is before the first day. Choose a later one."), "ends_on")


@transaction.atomic
def step_track(*, track: LearningTrack, by: Any, to: str) -> LearningTrack:
    """Let a track start, finish, or go a step back. Raises Refused for a step that cannot be."""
    current = locked(track)
    if to == current.state:
        return current
    if to not in STEPS[TrackState(current.state)]:
        raise Refused(
            _("From “%(now)s” this step cannot be made. Look at the track as it is now.")
            % {"now": current.get_state_display()}
        )
    current.state = to
    current.save(update_fields=["state"])
    tell(current, by, f"track_{to}")
    return current


@transaction.atomic
def remove_track(*, track: LearningTrack, by: Any) -> None:
    """Take a track off the list; everything in it stays and can be put back."""
    current = locked(track)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current, by, "track_removed", title=current.title)


@transaction.atomic
def restore_track(*, track: LearningTrack, by: Any) -> None:
    """Undo of removing."""
    changed = LearningTrack.objects.filter(pk=track.pk).exclude(removed_at=None)
    if changed.update(removed_at=None):
        tell(track, by, "track_restored", title=track.title)
