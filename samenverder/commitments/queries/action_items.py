"""Reads of action items worth a name. Removed actions are in none of them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from samenverder.commitments.models import UNFINISHED, ActionItem, ActionState
from samenverder.network.models import Partnership

IS_OPEN = Q(state__in=UNFINISHED)


def is_late() -> Q:
    """Open after its date, seen from today."""
    return IS_OPEN & Q(due_on__lt=timezone.localdate())


def all_actions(partnership: Partnership) -> QuerySet[ActionItem]:
    """Every action of a partnership with its owner and focus area, the first due first."""
    rows = ActionItem.objects.filter(partnership=partnership, deleted_at__isnull=True)
    return rows.select_related("owner", "focus_area").order_by("due_on", "pk")


def open_actions(partnership: Partnership) -> QuerySet[ActionItem]:
    """What is still to be finished."""
    return all_actions(partnership).filter(IS_OPEN)


def mine(partnership: Partnership, user: Any) -> QuerySet[ActionItem]:
    """What this user still has to finish."""
    return open_actions(partnership).filter(owner__user_id=user.pk)


def overdue(partnership: Partnership) -> QuerySet[ActionItem]:
    """What should have been finished before today."""
    return all_actions(partnership).filter(is_late())


def actions_of_source(partnership: Partnership, source_url: str) -> QuerySet[ActionItem]:
    """What was agreed at the place with this address, finished or not."""
    return all_actions(partnership).filter(source_url=source_url)


def tally(partnership: Partnership, user: Any) -> dict[str, int]:
    """How many are open, late, done and dropped, and how many open or late ones are the user's."""
    own = Q(owner__user_id=user.pk)
    rows = ActionItem.objects.filter(partnership=partnership, deleted_at__isnull=True)
    return rows.aggregate(
        all=Count("pk"),
        open=Count("pk", filter=IS_OPEN),
        late=Count("pk", filter=is_late()),
        done=Count("pk", filter=Q(state=ActionState.DONE)),
        dropped=Count("pk", filter=Q(state=ActionState.DROPPED)),
        mine=Count("pk", filter=IS_OPEN & own),
        mine_late=Count("pk", filter=is_late() & own),
    )


def search_actions(partnership: Partnership, words: Sequence[str]) -> QuerySet[ActionItem]:
    """Actions in which every word occurs, in the text, the owner's name or the source."""
    rows = all_actions(partnership)
    for word in words:
        rows = rows.filter(
            Q(text__icontains=word)
            | Q(owner_name__icontains=word)
            | Q(owner__name__icontains=word)
            | Q(source_label__icontains=word)
        )
    return rows
