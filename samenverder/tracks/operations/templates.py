"""Keeping a track as a template, and beginning another track from it. Nothing of persons goes."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.network.operations.problems import Refused
from samenverder.tracks.models import LearningTrack, ProgrammeItem, TrackTemplate
from samenverder.tracks.operations.telling import locked, tell
from samenverder.tracks.templates_of_tracks import Beginning


def lines_of(track: LearningTrack) -> list[dict[str, Any]]:
    """The programme without dates, people, meetings, files or answers; two queries."""
    items = track.items.filter(removed_at=None).prefetch_related("materials")
    return [_line(track, item) for item in items]


def _line(track: LearningTrack, item: ProgrammeItem) -> dict[str, Any]:
    links = [row for row in item.materials.all() if row.url and row.removed_at is None]
    return {
        "kind": item.kind,
        "title": item.title,
        "day": (item.day - track.starts_on).days if item.day else None,
        "starts": item.starts.isoformat("minutes") if item.starts else "",
        "ends": item.ends.isoformat("minutes") if item.ends else "",
        "text": item.text,
        "preparation": item.preparation,
        "question": item.question,
        "links": [[row.name, row.url] for row in links],
    }


def beginning_of(track: LearningTrack) -> Beginning:
    """What a copy of this track begins with."""
    return Beginning(
        title=track.title,
        question=track.question,
        conditions=track.conditions,
        days=(track.ends_on - track.starts_on).days,
        lines=lines_of(track),
    )


def from_template(template: TrackTemplate) -> Beginning:
    """What a track from this template begins with."""
    return Beginning(
        title=template.title,
        question=template.question,
        conditions=template.conditions,
        days=template.days,
        lines=template.lines,
    )


@transaction.atomic
def keep_as_template(*, track: LearningTrack, by: Any, title: str) -> TrackTemplate:
    """Keep the programme of a track under a name. Raises Refused without items or name."""
    current = locked(track)
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Give the template a name."), "title")
    kept = beginning_of(current)
    if not kept.lines:
        raise Refused(_("There is nothing in the programme yet. Put something in it first."))
    template = TrackTemplate.objects.create(
        partnership=current.partnership,
        title=title,
        question=kept.question,
        conditions=kept.conditions,
        days=max(0, min(kept.days, 32_000)),
        lines=kept.lines,
    )
    tell(current, by, "track_template_kept", title=title)
    return template


@transaction.atomic
def set_template_removed(*, template: TrackTemplate, by: Any, removed: bool) -> None:
    """Take a template off the list, or put it back."""
    TrackTemplate.objects.filter(pk=template.pk).update(
        removed_at=timezone.now() if removed else None
    )
    record(
        partnership_id=template.partnership_id,
        actor=by,
        verb="track_template_removed" if removed else "track_template_restored",
        subject=f"tracktemplate:{template.pk}",
    )
