"""What every operation of this room needs: the meeting held still, and telling what happened."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.meetings.models import Meeting
from samenverder.network.operations.problems import Refused


def topic_of(meeting_pk: int) -> str:
    """What viewers of a meeting listen to."""
    return f"meeting:{meeting_pk}"


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now, held until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",))
    rows = rows.select_related("partnership", "host", "series", "group")
    return rows.get(pk=meeting.pk)


def still_open(meeting: Meeting) -> Meeting:
    """As `locked`. Raises Refused when the meeting was held or cancelled."""
    current = locked(meeting)
    if not current.is_open:
        raise Refused(_("This meeting was held or cancelled. Its agenda no longer changes."))
    return current


def tell(meeting: Meeting, by: Any, verb: str, **detail: Any) -> None:
    """The line in the log, and the notice to who looks at this meeting."""
    record(
        partnership_id=meeting.partnership_id,
        actor=by,
        verb=verb,
        subject=f"meeting:{meeting.pk}",
        **detail,
    )
    publish(topic_of(meeting.pk))


def touch(meeting: Meeting, **fields: Any) -> None:
    """Set these fields of a locked meeting, and say when."""
    fields["changed_at"] = timezone.now()
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(fields))


def check_same(meeting_partnership: int, *rows: Any) -> None:
    """Raises ValueError when one of these rows belongs to another partnership."""
    for row in rows:
        if row is not None and row.partnership_id != meeting_partnership:
            raise ValueError("Everything of a meeting belongs to its partnership.")
