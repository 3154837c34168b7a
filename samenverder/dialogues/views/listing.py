"""The list of dialogue meetings: narrowed down, in an order, on pages and as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samenverder.dialogues.forms.finding import ListFilter
from samenverder.dialogues.queries.dialogues import dialogues_of, listed
from samenverder.dialogues.views.over_time import query_of
from samenverder.dialogues.views.pages import LEAD, VIEW, show
from samenverder.lib.tables import Sheet
from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import download, page_of

ON_ONE_PAGE = 50
ORDERS = [
    ("nieuw", gettext_lazy("newest first")),
    ("oud", gettext_lazy("oldest first")),
    ("naam", gettext_lazy("by name")),
    ("waar", gettext_lazy("by place")),
    ("verteld", gettext_lazy("most told first")),
]


@require_safe
def dialogue_list(request: HttpRequest, region: str) -> HttpResponse:
    """All dialogue meetings, the newest first; or those that were asked for."""
    partnership = get_partnership_for(request, region, VIEW)
    may_lead = request.user.has_perm(LEAD, partnership)
    filters = ListFilter(request.GET, partnership=partnership)
    choice, order = filters.choice(), request.GET.get("volgorde", "")
    return show(
        request,
        "list",
        partnership,
        page=page_of(request, listed(partnership, choice, order), ON_ONE_PAGE),
        filters=filters,
        choice=choice,
        order=order if order in dict(ORDERS) else "",
        orders=ORDERS,
        query=query_of(request),
        removed=dialogues_of(partnership, removed=True) if may_lead else [],
    )


@require_safe
def dialogue_list_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The same meetings as CSV or Excel."""
    partnership = get_partnership_for(request, region, VIEW)
    choice = ListFilter(request.GET, partnership=partnership).choice()
    rows = listed(partnership, choice, request.GET.get("volgorde", ""))
    return download(kind, _("dialogue-meetings"), _sheet(rows), partnership)


def _sheet(rows: Any) -> Sheet:
    header = [
        _("Meeting"), _("Series"), _("When"), _("At which partner?"), _("Address or room"),
        _("Town"), _("People"), _("Told"), _("State"),
    ]  # fmt: skip
    cells = [
        [
            row.title, row.series.title if row.series else "", timezone.localtime(row.starts_at),
            row.host.name if row.host else "", row.place, row.town, row.people, row.told,
            row.get_phase_display(),
        ]
        for row in rows
    ]  # fmt: skip
    return Sheet(_("Dialogue meetings"), header, cells, [40, 30, 18, 30, 30, 20, 10, 10, 14])
