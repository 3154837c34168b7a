"""What somebody may know about their own account."""

from django.db.models import QuerySet

from samenverder.network.models import Access, User


def partnerships_with_role(user: User) -> QuerySet[Access]:
    """In which partnerships this user takes part, with which role, by name."""
    return (
        Access.objects.filter(user=user)
        .select_related("partnership")
        .order_by("partnership__name", "pk")
    )
