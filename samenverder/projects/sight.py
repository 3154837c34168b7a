"""What this room keeps of people, for the page with one's own details."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from samenverder.network.queries import sight
from samenverder.projects.models import Project


def numbers_of(pks: Collection[int]) -> Mapping[int, int]:
    """{person: how many}; one query."""
    rows = Project.objects.filter(leader__in=pks)
    return sight.per_person(rows, "leader_id")


def register() -> None:
    """Tell the page with one's own details."""
    sight.register(
        "projects", _("Projects you lead, with your name"), "projects.view_project", numbers_of
    )
