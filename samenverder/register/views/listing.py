"""The register as a list, on screen and as a file."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet
from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import download, page_of
from samenverder.register.columns import fact_label
from samenverder.register.models import SCHOOL_KINDS, RegisterSite
from samenverder.register.queries.sites import Choice, chosen_sites
from samenverder.register.views.pages import asked, room
from samenverder.web import undo

ON_A_PAGE = 50
COLUMNS = [
    (gettext_lazy("Name"), "naam"),
    (gettext_lazy("Town"), "plaats"),
    (gettext_lazy("Municipality"), "gemeente"),
    (gettext_lazy("School board"), "bestuur"),
    (gettext_lazy("Pupils"), "leerlingen"),
]
EXPORTED = [
    "code", "name", "kind", "structure", "denomination", "street", "postcode", "town",
    "municipality", "province", "labour_region", "education_region", "rmc_region", "rpa_region",
    "wgr_area", "corop_area", "nodal_area", "board_number", "board_name", "phone", "website",
    "pupils", "latitude", "longitude", "opened_on", "closed_on",
]  # fmt: skip


@require_safe
def site_list(request: HttpRequest, region: str) -> HttpResponse:
    """The sites of the register, as narrowed and sorted in the address."""
    partnership = get_partnership_for(request, region, "register.view_register")
    filters = asked(request, partnership)
    choice = filters.choice()
    rows = chosen_sites(partnership, choice).select_related("organisation")
    page = page_of(request, rows, ON_A_PAGE)
    is_empty = not page.paginator.count and not choice.is_narrowed
    context = room(
        request,
        partnership,
        filters=filters,
        choice=choice,
        page=page,
        columns=_columns(choice),
        query=f"?{request.GET.urlencode()}" if request.GET else "",
        has_closed_only=is_empty and partnership.register_sites.exists(),
        undo=undo.take(request),
    )
    return render(request, "register/site_list.html", context)


def _columns(choice: Choice) -> list[dict[str, str]]:
    """Per column its label, how it is sorted now, and what the next tap makes of it."""
    columns = []
    for label, name in COLUMNS:
        current = choice.volgorde.removeprefix("-") == name
        down = choice.volgorde.startswith("-")
        sort = ("descending" if down else "ascending") if current else ""
        follow = f"-{name}" if current and not down else name
        columns.append({"label": str(label), "sort": sort, "next": follow, "name": name})
    return columns


@require_safe
def site_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The same list as a file: all pages of it, in the same order, with every fact."""
    partnership = get_partnership_for(request, region, "register.view_register")
    if kind not in ("csv", "xlsx"):
        raise Http404
    rows = chosen_sites(partnership, asked(request, partnership).choice())
    header = [*map(fact_label, EXPORTED), _("partner")]
    sheet = Sheet(_("School sites"), header, _cells(rows))
    return download(kind, "scholen", sheet, partnership)


def _cells(rows: QuerySet[RegisterSite]) -> list[list[Any]]:
    """The facts as they are, without making thousands of objects of them."""
    kinds = {value: str(label) for value, label in SCHOOL_KINDS}
    at = EXPORTED.index("kind")
    found = rows.values_list(*EXPORTED, "organisation__name")
    return [[*row[:at], kinds.get(row[at], row[at]), *row[at + 1 :]] for row in found]
