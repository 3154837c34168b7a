"""What every operation of this room needs: the day held still, and telling what happened."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.models import Membership
from samenverder.network.operations.problems import Refused
from samenverder.pitchdays.models import PitchDay, PitchDayBoard, PitchSlot


def locked(day: PitchDay) -> PitchDay:
    """The day as it is now, held until the transaction ends. Raises Refused when removed."""
    rows = PitchDay.objects.select_for_update(of=("self",)).filter(pk=day.pk, removed_at=None)
    found = rows.select_related("partnership", "track", "item", "meeting__host", "host").first()
    if found is None:
        raise Refused(_("This pitch day was removed by somebody else."))
    return found


def locked_slot(slot: PitchSlot) -> PitchSlot:
    """The part of the day as it is now, in its day, both held. Raises Refused when it is gone."""
    day = locked(slot.pitch_day)
    rows = PitchSlot.objects.select_for_update(of=("self",)).filter(pk=slot.pk, removed_at=None)
    found = rows.select_related("school", "plan").first()
    if found is None:
        raise Refused(_("This part was taken out of the day by somebody else."))
    found.pitch_day = day
    return found


def locked_board(board: PitchDayBoard) -> PitchDayBoard:
    """The board in its day, both held. Raises Refused when it is gone."""
    day = locked(board.pitch_day)
    rows = PitchDayBoard.objects.select_for_update(of=("self",))
    found = rows.filter(pk=board.pk, removed_at=None).select_related("organisation").first()
    if found is None:
        raise Refused(_("This board was taken off the day by somebody else."))
    found.pitch_day = day
    return found


def tell(day: PitchDay, by: Any, verb: str, **detail: Any) -> None:
    """The line in the log, and the notice to who looks at this day."""
    record(
        partnership_id=day.partnership_id,
        actor=by,
        verb=verb,
        subject=f"pitchday:{day.pk}",
        **detail,
    )
    publish(day.topic)


def check_here(partnership: int, *rows: Any) -> None:
    """Raises ValueError when one of these rows belongs to another partnership."""
    for row in rows:
        if row is not None and row.partnership_id != partnership:
            raise ValueError("Everything of a pitch day belongs to its partnership.")


def check_partner(partnership: int, organisation: Any) -> None:
    """Raises ValueError when this organisation takes no part in the partnership."""
    if organisation is None:
        return
    rows = Membership.objects.filter(partnership=partnership, organisation=organisation.pk)
    if not rows.exists():
        raise ValueError("Only partners take part in a pitch day.")
