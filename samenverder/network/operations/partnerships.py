"""Partnerships themselves."""

from django.db import transaction

from samenverder.lib.text import slugify_unique
from samenverder.network.models import Access, Partnership, Person, Role, User
from samenverder.network.operations.notes import note


@transaction.atomic
def create_partnership(*, name: str, coordinator: User) -> Partnership:
    """A new partnership with its first coordinator, who is also its first person."""
    taken = set(Partnership.objects.values_list("slug", flat=True))
    slug = slugify_unique(name, taken, fallback="regio")
    partnership = Partnership.objects.create(name=name, slug=slug)
    Access.objects.create(user=coordinator, partnership=partnership, role=Role.COORDINATOR)
    Person.objects.create(
        partnership=partnership, name=coordinator.name, email=coordinator.email, user=coordinator
    )
    note(partnership.pk, coordinator, "partnership_made", partnership)
    return partnership


@transaction.atomic
def rename_partnership(*, by: User, partnership: Partnership, name: str) -> Partnership:
    """Another name; the address in the browser stays, so that links keep working."""
    partnership.name = name
    partnership.save(update_fields=["name"])
    note(partnership.pk, by, "partnership_changed", partnership)
    return partnership
