"""What every view of this room needs: the meeting for this user, its parts, a refusal in words."""

from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest

from samenverder.meetings.models import Meeting
from samenverder.network.access import get_for

M = TypeVar("M", bound=Model)
ROWS = Meeting.objects.select_related("host", "group", "series", "current_item", "created_by")


def meeting_for(request: HttpRequest, region: str, pk: int, permission: str = "view") -> Meeting:
    """The meeting at this address, when the user may view, contribute to or run it."""
    names = {"view": "view_meeting", "contribute": "contribute_to_meeting", "run": "run_meeting"}
    return get_for(request, region, ROWS, f"meetings.{names[permission]}", pk=pk)


def shell_of(request: HttpRequest, meeting: Meeting, here: str) -> dict[str, Any]:
    """What every page of one meeting shows around it: rights, and the way to its other pages."""
    user = request.user
    may_run = user.has_perm("meetings.run_meeting", meeting)
    may_contribute = user.has_perm("meetings.contribute_to_meeting", meeting)
    return {
        "meeting": meeting,
        "here": here,
        "may_run": may_run,
        "may_contribute": may_contribute,
        "may_see_names": user.has_perm("network.view_people", meeting.partnership),
    }
