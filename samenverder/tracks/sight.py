"""What this room keeps of people, for the page with one's own details."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from samenverder.network.queries import sight
from samenverder.tracks.models import ChangeLead


def numbers_of(pks: Collection[int]) -> Mapping[int, int]:
    """{person: how many}; one query."""
    rows = ChangeLead.objects.filter(person__in=pks, school__removed_at=None)
    return sight.per_person(rows)


def register() -> None:
    """Tell the page with one's own details."""
    sight.register(
        "tracks",
        _("Schools for which you are change lead, with your name"),
        "tracks.view_track",
        numbers_of,
    )
