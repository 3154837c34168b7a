"""Sessions that are no round of the whole partnership: rooms above say which those are.

A school that looks into its own organisation holds a session too; its figures do not stand among
the rounds of the region. Each room says once, in its `AppConfig.ready`, which sessions it means.
"""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from samenverder.network.models import Partnership
from samenverder.reflection.models import ReflectionSession

Apart = Callable[[Partnership], Q]

_APART: dict[str, Apart] = {}


def register(name: str, sessions: Apart) -> None:
    """These sessions are no rounds; `name` such as "tracks.scans". The last one counts."""
    _APART[name] = sessions


def rounds_in(partnership: Partnership) -> QuerySet[ReflectionSession]:
    """The sessions of the whole partnership, without those that were removed."""
    rows = ReflectionSession.objects.filter(partnership=partnership, deleted_at__isnull=True)
    for sessions in _APART.values():
        rows = rows.exclude(sessions(partnership))
    return rows
