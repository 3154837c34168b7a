"""What every change in this room leaves behind, and holding a pitch while it changes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused
from samenverder.pitches.models import BoardPitch, PitchSlide
from samenverder.plans.queries.plans import seats_in
from samenverder.plans.steps import NOT_YOU, WRITER


def tell(pitch: BoardPitch, by: Any, verb: str, **detail: Any) -> None:
    """A line in the log, and a notice to who has the slides open."""
    record(
        partnership_id=pitch.plan.partnership_id,
        actor=by,
        verb=verb,
        subject=f"boardpitch:{pitch.pk}",
        **detail,
    )
    publish(pitch.topic)


def hold(pitch: BoardPitch) -> BoardPitch:
    """The pitch as it is now; nobody else changes it until the transaction ends."""
    rows = BoardPitch.objects.select_for_update(of=("self",))
    return rows.select_related("plan__partnership", "plan__school").get(pk=pitch.pk)


def hold_for(pitch: BoardPitch, by: Any) -> BoardPitch:
    """As `hold`, for somebody who writes in its plan.

    Raises Refused for somebody else, and when the pitch was taken away meanwhile.
    """
    held = hold(pitch)
    check_writer(held.plan, by)
    if held.removed_at:
        raise Refused(_("This pitch was taken away meanwhile."))
    return held


def check_writer(plan: Any, by: Any) -> None:
    """Raises Refused for who does not write in this plan."""
    if WRITER not in seats_in(plan, by, may_write=by.has_perm("pitches.write_pitch", plan)):
        raise Refused(NOT_YOU[WRITER])


def hold_slide(slide: PitchSlide, by: Any, *, removed: bool = False) -> PitchSlide:
    """The slide as it is now, with its pitch held. Raises Refused as above, and when it is gone."""
    pitch = hold_for(slide.pitch, by)
    rows = pitch.slides.filter(pk=slide.pk, removed_at__isnull=not removed)
    found = rows.first()
    if found is None:
        raise Refused(_("Somebody else just changed these slides. See how they are now."))
    found.pitch = pitch
    return found
