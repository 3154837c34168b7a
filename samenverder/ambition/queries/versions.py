"""Reads of the versions of the ambition."""

from django.db.models import QuerySet

from samenverder.ambition.models import SHARED, AmbitionVersion, VersionState
from samenverder.network.models import Partnership


def versions(partnership: Partnership) -> QuerySet[AmbitionVersion]:
    """Every version of a partnership with its paragraphs, the newest first."""
    rows = AmbitionVersion.objects.filter(partnership=partnership)
    return rows.prefetch_related("paragraphs").order_by("-number")


def lying(partnership: Partnership) -> dict[str, AmbitionVersion | None]:
    """What stands, what lies before the partners and what is being written; two queries."""
    states = [VersionState.ADOPTED, *SHARED, VersionState.DRAFT]
    found: dict[str, AmbitionVersion | None] = {"standing": None, "shared": None, "draft": None}
    for row in versions(partnership).filter(state__in=states):
        row.partnership = partnership
        name = "draft" if row.is_draft else "shared" if row.is_shared else "standing"
        found[name] = row
    return found


def standing(partnership: Partnership) -> AmbitionVersion | None:
    """The adopted version; None as long as there is none."""
    return versions(partnership).filter(state=VersionState.ADOPTED).first()


def shared(partnership: Partnership) -> AmbitionVersion | None:
    """The proposal that lies before the partners."""
    return versions(partnership).filter(state__in=SHARED).first()


def draft(partnership: Partnership) -> AmbitionVersion | None:
    """The text that is being written."""
    return versions(partnership).filter(state=VersionState.DRAFT).first()


def readable(partnership: Partnership, *, may_change: bool) -> QuerySet[AmbitionVersion]:
    """The versions somebody may read: what was never shared is for coordinators."""
    rows = versions(partnership)
    if may_change:
        return rows
    return rows.exclude(state=VersionState.DRAFT).exclude(
        state=VersionState.WITHDRAWN, proposed_on__isnull=True
    )


def before(version: AmbitionVersion, *, may_change: bool = True) -> AmbitionVersion | None:
    """With which version this one is compared: the one it was based on, else the one before it."""
    rows = readable(version.partnership, may_change=may_change).exclude(pk=version.pk)
    found = rows.filter(pk=version.based_on_id).first() if version.based_on_id else None
    return found or rows.filter(number__lt=version.number).first()
