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
    outing = _outing(region, by)
    make_feed(partnership=region, user=by, kind="mine")
    return {
        "planned": planned.pk,
        "outing": outing.pk,
        "proposed": proposed.pk,
        "held": held.pk,
        "held_item": held.items.order_by("order").last().pk,
        "running": running.pk,
        "item": item.pk,
        "planned_item": planned.items.order_by("order").first().pk,
        "key": answer_key(planned.attendees.first()),
        "proposed_key": answer_key(proposed.attendees.first()),
    }


def _outing(region: Any, by: Any) -> Any:
    """A bus tour of yesterday, of which nobody noted who came."""
    from datetime import timedelta

    from django.utils import timezone

    from samenverder.meetings.operations.guests import ask_people
    from samenverder.meetings.operations.meetings import plan_meeting
    from samenverder.network.models import Person

    start = timezone.now() - timedelta(days=1)
    tour = plan_meeting(
        partnership=region, by=by, kind="inspiration", title="Bustour langs de mbo’s",
        starts_at=start, ends_at=start + timedelta(hours=3), place="Station Lindemeer",
    )  # fmt: skip
    everybody = Person.objects.filter(partnership=region).order_by("pk")
    ask_people(meeting=tour, by=by, people=list(everybody[:7]))
    tour.attendees.filter(person__in=everybody[:3]).update(answer="yes")
    return tour
