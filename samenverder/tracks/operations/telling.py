"""What every operation of this room needs: the track held still, and telling what happened."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.models import Membership
from samenverder.network.operations.problems import Refused
from samenverder.tracks.models import LearningTrack, TrackSchool, TrackState


def locked(track: LearningTrack) -> LearningTrack:
    """The track as it is now, held until the transaction ends. Raises Refused when removed."""
    rows = LearningTrack.objects.select_for_update(of=("self",)).filter(pk=track.pk)
    found = rows.filter(removed_at=None).select_related("partnership").first()
    if found is None:
        raise Refused(_("This learning track was removed by somebody else."))
    return found


def still_open(track: LearningTrack) -> LearningTrack:
    """As `locked`. Raises Refused when the track is finished."""
    current = locked(track)
    if current.state == TrackState.FINISHED:
        raise Refused(_("This learning track is finished. Open it again before you change it."))
    return current


def locked_school(school: TrackSchool) -> TrackSchool:
    """The school in its track as it is now, both held. Raises Refused when it is off the list."""
    track = still_open(school.track)
    rows = TrackSchool.objects.select_for_update(of=("self",)).filter(pk=school.pk, removed_at=None)
    found = rows.select_related("organisation").first()
    if found is None:
        raise Refused(_("This school is no longer in the learning track."))
    found.track = track
    return found


def tell(track: LearningTrack, by: Any, verb: str, **detail: Any) -> None:
    """The line in the log, and the notice to who looks at this track."""
    record(
        partnership_id=track.partnership_id,
        actor=by,
        verb=verb,
        subject=f"track:{track.pk}",
        **detail,
    )
    publish(track.topic)


def check_same(partnership: int, *rows: Any) -> None:
    """Raises ValueError when one of these rows belongs to another partnership."""
    for row in rows:
        if row is not None and row.partnership_id != partnership:
            raise ValueError("Everything of a track belongs to its partnership.")


def check_partners(partnership: int, organisations: Iterable[int]) -> None:
    """Raises ValueError when one of these organisations takes no part in the partnership."""
    wanted = set(organisations)
    rows = Membership.objects.filter(partnership=partnership, organisation__in=wanted)
    if wanted - set(rows.values_list("organisation_id", flat=True)):
        raise ValueError("Only partners take part in a track.")
