"""What others changed in the commitments since this person last looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from samenverder.commitments.models import Change
from samenverder.commitments.queries.history import shown
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared

MOST = 6
LOOKS_BACK = 2000
TELLING = ("created", "state")


@dataclass(frozen=True)
class News:
    """One thing that happened: what, where, by whom, when."""

    sentence: str
    text: str
    url: str
    by: Any
    at: datetime


def newest_change() -> int:
    """The number of the last change there is; one query."""
    return Change.objects.aggregate(last=Max("pk"))["last"] or 0


def changed_since(partnership: Partnership, user: Any, seen: int) -> list[News]:
    """New commitments and new states by others, the last first; one query."""
    found: dict[tuple[str, int], News] = {}
    for change in _changes(partnership, user, seen=seen):
        row = change.action or change.decision or change.agreement
        assert row is not None  # noqa: S101  each change is about one thing
        row.partnership = partnership
        key = (str(row.kind.value), row.pk)
        if key not in found and len(found) < MOST:
            found[key] = News(
                _sentence(change, row), row.text, row.get_absolute_url(), change.by, change.at
            )
    return list(found.values())


@prepared
def _changes(partnership: Partnership, user: Any, seen: int) -> QuerySet[Change]:
    here = Q()
    for kind in ("action", "decision", "agreement"):
        here |= Q(**{f"{kind}__partnership": partnership, f"{kind}__deleted_at__isnull": True})
    rows = Change.objects.filter(here, pk__gt=seen, field__in=TELLING).exclude(by=user.pk)
    rows = rows.select_related("action", "decision", "agreement", "by")
    return rows.order_by("-pk")[: MOST * 4]


def _sentence(change: Change, row: Any) -> str:
    if change.field == "created":
        return {
            "action": _("New action"),
            "decision": _("New decision"),
            "agreement": _("New agreement"),
        }[str(row.kind.value)]
    return _("Now: %(state)s") % {"state": shown("state", change.after)}
