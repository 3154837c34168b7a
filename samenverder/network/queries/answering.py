"""Who reads the answer to a mail of a partnership."""

from samenverder.network.models import Access, Partnership, Role, User


def who_answers(partnership: Partnership, *, besides: str = "") -> User | None:
    """The coordinator who was so first, but for who has the address `besides`; one query."""
    rows = Access.objects.filter(
        partnership=partnership, role=Role.COORDINATOR, user__is_active=True
    ).exclude(user__email__iexact=besides)
    found = rows.select_related("user").order_by("pk").first()
    return found.user if found else None
