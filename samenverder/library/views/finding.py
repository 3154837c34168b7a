"""The practices of the partnership as a list."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenverder.library.queries.practices import published, writable
from samenverder.library.steps import stand_of
from samenverder.library.views.common import VIEW, WRITE, show
from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import page_of

PER_PAGE = 40
MOST_OWN = 20


@require_safe
def practice_list(request: HttpRequest, region: str) -> HttpResponse:
    """What is published, the newest first; above it what this user is writing."""
    partnership = get_partnership_for(request, region, VIEW)
    rows = published(partnership)
    page = page_of(request, rows.select_related("organisation", "focus_area"), PER_PAGE)
    for row in page:
        row.partnership = partnership
    own = list(writable(partnership, request.user).exclude(state="published")[:MOST_OWN])
    for row in own:
        row.partnership, row.stand = partnership, stand_of(row)  # type: ignore[attr-defined]
    total = rows.count()
    heading = ngettext("%(n)d practice that works", "%(n)d practices that work", total)
    return show(
        request,
        "list",
        partnership,
        page=page,
        own=own,
        total=total,
        heading=heading % {"n": total} if total else _("Library"),
        may_write=request.user.has_perm(WRITE, partnership),
    )
