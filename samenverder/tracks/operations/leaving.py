"""Somebody leaves: the tracks they lead, and the change they pull at a school, go to others."""

from typing import Any

from django.utils.translation import gettext as _

from samenverder.commitments.held import Held, Holding, handed_over
from samenverder.network.models import Person
from samenverder.tracks.models import (
    ChangeLead,
    LearningTrack,
    SchoolState,
    TrackSchool,
    TrackState,
)
from samenverder.tracks.operations.telling import tell


def _led() -> Any:
    rows = LearningTrack.objects.filter(removed_at=None).exclude(state=TrackState.FINISHED)
    return rows.select_related("partnership").order_by("pk")


def tracks_of(person: Person) -> list[Held]:
    """The tracks this person leads that are not finished; one query."""
    what = _("Leader of a learning track")
    return [
        Held("track", row.pk, row.title, row.get_absolute_url(), row.ends_on, what)
        for row in _led().filter(led_by=person)
    ]


def hand_over_track(by: Any, pk: int, person: Person, to: Person, batch: str) -> None:
    """Somebody else leads the track."""
    _lead(by, _led().select_for_update(of=("self",)).get(pk=pk, led_by=person), to)


def give_back_tracks(by: Any, person: Person, batch: str) -> None:
    """Tracks that are still led by who got them."""
    for row in handed_over(person, "track"):
        track = _led().select_for_update(of=("self",)).filter(pk=row.pk, led_by=row.to).first()
        if track is not None:
            _lead(by, track, person)


def _lead(by: Any, track: LearningTrack, person: Person) -> None:
    track.led_by, track.version = person, track.version + 1
    track.save(update_fields=["led_by", "version"])
    tell(track, by, "track_changed")


def _pulled() -> Any:
    rows = ChangeLead.objects.filter(school__removed_at=None, school__track__removed_at=None)
    rows = rows.exclude(school__state=SchoolState.LEFT)
    rows = rows.exclude(school__track__state=TrackState.FINISHED)
    return rows.select_related("school__organisation", "school__track__partnership")


def schools_of(person: Person) -> list[Held]:
    """The schools where this person pulls the change in a track under way; one query."""
    return [
        Held(
            "change_lead",
            row.school_id,
            row.school.organisation.name,
            row.school.get_absolute_url(),
            row.school.track.ends_on,
            _("Change lead in “%(track)s”") % {"track": row.school.track.title},
        )
        for row in _pulled().filter(person=person).order_by("school")
    ]


def hand_over_school(by: Any, pk: int, person: Person, to: Person, batch: str) -> int | None:
    """Somebody else pulls at the school; gives their new place when they had none there."""
    _pulled().get(school=pk, person=person).delete()
    lead, made = ChangeLead.objects.get_or_create(school_id=pk, person=to)
    tell(TrackSchool.objects.get(pk=pk).track, by, "change_leads_added", n=1)
    return lead.pk if made else None


def give_back_schools(by: Any, person: Person, batch: str) -> None:
    """Schools where who got it still pulls; who came in for it goes again."""
    for row in handed_over(person, "change_lead"):
        lead = _pulled().filter(school=row.pk, person=row.to).first()
        if lead is None:
            continue
        if lead.pk == row.made:
            lead.delete()
        ChangeLead.objects.get_or_create(school_id=row.pk, person=person)
        tell(lead.school.track, by, "change_leads_added", n=1)


TRACKS = Holding("track", tracks_of, hand_over_track, give_back_tracks)
SCHOOLS = Holding("change_lead", schools_of, hand_over_school, give_back_schools)
