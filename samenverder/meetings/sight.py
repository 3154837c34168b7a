"""What this room keeps of people, for the page with one's own details."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models import Attendee
from samenverder.network.queries import sight


def numbers_of(pks: Collection[int]) -> Mapping[int, int]:
    """{person: how many}; one query."""
    rows = Attendee.objects.filter(person__in=pks, removed_at=None)
    return sight.per_person(rows)


def register() -> None:
    """Tell the page with one's own details."""
    sight.register(
        "meetings",
        _("Meetings you are asked to, with your name and your answer"),
        "meetings.view_meeting",
        numbers_of,
    )
