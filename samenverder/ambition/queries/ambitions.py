"""Reads of the ambition and its focus areas."""

from django.db.models import Count, Q, QuerySet

from samenverder.ambition.models import Ambition, FocusArea
from samenverder.network.models import Partnership

ALIVE = Q(action_items__deleted_at__isnull=True)
OPEN_STATES = ("open", "doing")


def current(partnership: Partnership) -> Ambition | None:
    """The ambition of a partnership, None as long as there is none."""
    return Ambition.objects.filter(partnership=partnership).first()


def focus_areas(partnership: Partnership) -> QuerySet[FocusArea]:
    """What the partnership works on first, in its own order; removed ones left out."""
    return FocusArea.objects.filter(partnership=partnership, removed_at__isnull=True)


def focus_areas_with_counts(partnership: Partnership) -> QuerySet[FocusArea]:
    """Focus areas with `open_count` and `done_count`: the actions that serve them.

    Actions belong to a room above this one, so they are counted over the reverse relation.
    """
    is_open, is_done = Q(action_items__state__in=OPEN_STATES), Q(action_items__state="done")
    return focus_areas(partnership).annotate(
        open_count=Count("action_items", filter=ALIVE & is_open),
        done_count=Count("action_items", filter=ALIVE & is_done),
    )
