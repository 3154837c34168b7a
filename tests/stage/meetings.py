"""Meetings in each state; one is going on."""

from typing import Any


def known_meetings(region: Any, by: Any) -> dict[str, Any]:
    """Their numbers and keys."""
    from samenverder.meetings.keys import answer_key
    from samenverder.meetings.models import Meeting
    from samenverder.meetings.operations.feeds import make_feed
    from samenverder.meetings.operations.guests import send_invitations
    from samenverder.meetings.operations.meetings import duplicate_meeting
    from samenverder.meetings.operations.running import begin_meeting, catch_decision

    rows = Meeting.objects.filter(partnership=region)
    planned = rows.get(state="planned")
    proposed = rows.get(state="proposed")
    held = rows.filter(state="held", kind="board").order_by("-starts_at").first()
    running = duplicate_meeting(meeting=planned, by=by)
    send_invitations(meeting=running, by=by)
    running = begin_meeting(meeting=running, by=by)
    item = running.items.get(kind="decide", subject="means")
    catch_decision(item=item, by=by, text="Tot 10.000 euro tekent de rector.")
    make_feed(partnership=region, user=by, kind="mine")
    return {
        "planned": planned.pk,
        "proposed": proposed.pk,
        "held": held.pk,
        "held_item": held.items.order_by("order").last().pk,
        "running": running.pk,
        "item": item.pk,
        "planned_item": planned.items.order_by("order").first().pk,
        "key": answer_key(planned.attendees.first()),
        "proposed_key": answer_key(proposed.attendees.first()),
    }
