"""What the page of a school plan shows of learning tracks."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.network.models import Partnership
from samenverder.plans import beside
from samenverder.plans.beside import Beside, Fact
from samenverder.plans.models import SchoolPlan, SectionKind
from samenverder.reflection import apart
from samenverder.tracks.models import TrackSchool
from samenverder.tracks.queries.findings import stands_out
from samenverder.web import around


def tracks_of(plan: SchoolPlan, request: HttpRequest) -> dict[str, Any] | None:
    """The tracks in which a school made this plan, with its place in them; one query."""
    rows = TrackSchool.objects.filter(plan=plan, removed_at=None, track__removed_at=None)
    rows = rows.select_related("track__partnership").order_by("-track__starts_on", "pk")
    found = list(rows)
    return {"track_places": found} if found else None


def scan_beside(plan: SchoolPlan) -> Beside | None:
    """What stood out in the scan with which a school began this plan; only what may be shown."""
    rows = TrackSchool.objects.filter(plan=plan, removed_at=None, track__removed_at=None)
    place = rows.filter(scan__deleted_at=None).select_related("scan__instrument").first()
    scan = place.scan if place else None
    found = stands_out(scan) if scan else []
    if scan is None or not found:
        return None
    facts = [
        Fact(
            f"“{row['text']}”",
            _("opinions differ") if row["divided"] else _("among the lowest"),
            reverse(
                "reflection:results_statement", args=[plan.partnership.slug, scan.pk, row["code"]]
            ),
        )
        for row in found
    ]
    day = format_date(timezone.localdate(scan.starts_at), get_language() or "nl")
    return Beside(_("What stood out in the school scan of %(day)s") % {"day": day}, facts)


def scans(partnership: Partnership) -> Q:
    """The sessions in which one school looked into its own organisation."""
    rows = TrackSchool.objects.filter(track__partnership=partnership, scan__isnull=False)
    return Q(pk__in=rows.values("scan"))


def register() -> None:
    """Tell the page of a plan; scans of one school are no rounds of the region."""
    beside.register("tracks.scan", SectionKind.WHY, scan_beside)
    apart.register("tracks.scans", scans)
    around.register("plan.belongs", "tracks/_on_plan.html", tracks_of)
