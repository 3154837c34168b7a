"""The list of actions, on screen and as a file."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samenverder.commitments.forms import TABS, ActionFilter, BulkForm
from samenverder.commitments.models import ActionItem
from samenverder.commitments.queries import tally
from samenverder.commitments.queries.action_items import is_late
from samenverder.commitments.queries.choices import Choice, chosen_actions
from samenverder.commitments.queries.words import title_of
from samenverder.commitments.themes import theme_name
from samenverder.lib.tables import Sheet, write_csv, write_xlsx
from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.web import undo

PER_PAGE = 50
COLUMNS = [
    (gettext_lazy("Action"), "tekst"),
    (gettext_lazy("Owner"), "eigenaar"),
    (gettext_lazy("Done by"), "datum"),
    (gettext_lazy("State"), "stand"),
    (gettext_lazy("Serves"), "speerpunt"),
]


@require_safe
def action_list(request: HttpRequest, region: str) -> HttpResponse:
    """Actions of a partnership, as narrowed and sorted in the address."""
    partnership = get_partnership_for(request, region, "commitments.view_action")
    return list_page(request, partnership, bulk=BulkForm(), ticked=set())


def list_page(
    request: HttpRequest, partnership: Partnership, *, bulk: BulkForm, ticked: set[int]
) -> HttpResponse:
    """The page with the list; `bulk` and `ticked` hold what somebody was about to change."""
    filters = ActionFilter(request.GET, partnership=partnership)
    choice = filters.choice()
    rows = chosen_actions(partnership, request.user, choice)
    counts = rows.aggregate(found=Count("pk"), late=Count("pk", filter=is_late()))
    everything = tally(partnership, request.user)
    page = _page(request, rows, counts["found"])
    for action in page:
        _prepare(request, partnership, action, ticked)
    context = {
        "heading": title_of(choice, counts["found"], counts["late"], everything["all"]),
        "tally": everything,
        "choice": choice,
        "filters": filters,
        "tabs": _tabs(choice),
        "columns": _columns(choice),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "page": page,
        "form": bulk,
        "topic": sign_topic(f"actions:{partnership.pk}"),
        "may_add": request.user.has_perm("commitments.add_action", partnership),
        "may_change_some": any(action.may_change for action in page),
        "undo": undo.take(request),
        "help_page": "acties",
    }
    status = 422 if bulk.errors else 200
    return render(request, "commitments/action_list.html", context, status=status)


def _page(request: HttpRequest, rows: QuerySet[ActionItem], found: int) -> Page:
    paginator = Paginator(rows, PER_PAGE)
    paginator.__dict__["count"] = found  # counted already
    return paginator.get_page(request.GET.get("pagina"))


def _prepare(
    request: HttpRequest, partnership: Partnership, action: ActionItem, ticked: set[int]
) -> None:
    action.partnership = partnership
    shown: Any = action
    shown.may_change = request.user.has_perm("commitments.change_action", action)
    shown.ticked = action.pk in ticked
    shown.theme = theme_name(action.theme_code)


def _tabs(choice: Choice) -> list[dict[str, Any]]:
    return [
        {"key": key, "label": label, "current": key == choice.toon} for key, label in TABS.items()
    ]


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
def action_export(request: HttpRequest, region: str, form: str) -> HttpResponse:
    """The same list as a file: all pages of it, in the same order."""
    partnership = get_partnership_for(request, region, "commitments.view_action")
    choice = ActionFilter(request.GET, partnership=partnership).choice()
    rows = chosen_actions(partnership, request.user, choice)
    header, cells = _header(), [_cells(action) for action in rows]
    if form == "csv":
        content, kind = write_csv(header, cells), "text/csv; charset=utf-8"
    elif form == "xlsx":
        content = write_xlsx([Sheet(_("Actions"), header, cells)])
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    else:
        raise Http404
    name = f"acties-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _header() -> list[str]:
    return [
        _("Action"),
        _("Owner"),
        _("Done by"),
        _("State"),
        _("Reason"),
        _("Finished on"),
        _("Times carried over"),
        _("Focus area"),
        _("Theme"),
        _("Statement"),
        _("Agreed at"),
    ]


def _cells(action: ActionItem) -> list[Any]:
    theme = theme_name(action.theme_code)
    return [
        action.text,
        action.owner_label,
        action.due_on,
        action.get_state_display(),
        action.dropped_reason,
        action.finished_on,
        action.carried_over,
        action.focus_area.title if action.focus_area else "",
        theme.title if theme else "",
        action.statement_code,
        action.source_label,
    ]
