"""What this room keeps of people, for the page with one's own details."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from samenverder.library.models import Practice
from samenverder.network.queries import sight


def numbers_of(pks: Collection[int]) -> Mapping[int, int]:
    """{person: how many}; one query."""
    rows = Practice.objects.filter(contact__in=pks, removed_at=None)
    return sight.per_person(rows, "contact_id")


def register() -> None:
    """Tell the page with one's own details."""
    sight.register(
        "practices",
        _("Practices you are the contact of, with your name"),
        "library.view_practice",
        numbers_of,
    )
