"""The school scan: a reflection session with colleagues of one school."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused
from samenverder.reflection.models import Instrument, ReflectionSession
from samenverder.reflection.operations.sessions import plan_session
from samenverder.tracks.models import TrackSchool
from samenverder.tracks.operations.telling import locked_school, tell


@transaction.atomic
def start_scan(
    *,
    school: TrackSchool,
    by: Any,
    title: str,
    instrument: Instrument,
    starts_at: datetime,
    people: list[Person],
) -> ReflectionSession:
    """Plan the look into one's own organisation, with colleagues of the school on the list.

    Answers are anonymous. Raises Refused when the school does not take part or has a scan.
    """
    current = locked_school(school)
    if not current.takes_part:
        raise Refused(_("Only a school that takes part looks into its own organisation."))
    if current.scan_id and not ReflectionSession.objects.get(pk=current.scan_id).deleted_at:
        raise Refused(_("This school has its scan already."))
    session = plan_session(
        partnership=current.track.partnership,
        by=by,
        invited=[person.pk for person in people],
        title=title,
        purpose=current.track.question,
        place=current.organisation.name,
        instrument=instrument,
        starts_at=starts_at,
    )
    current.scan = session
    current.save(update_fields=["scan"])
    tell(current.track, by, "school_scan_planned", school=current.organisation.name)
    return session
