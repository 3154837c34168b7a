"""The list of everything that was agreed, on screen and as a file."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samenverder.commitments.forms import TABS, BulkForm, CommitmentFilter
from samenverder.commitments.models import CommitmentKind
from samenverder.commitments.queries import tally
from samenverder.commitments.queries.choices import (
    STATES,
    WORD_OF,
    WORDS,
    Choice,
    Found,
    find,
    rows_at,
)
from samenverder.commitments.queries.commitments import organisations_of, tallies
from samenverder.commitments.queries.words import title_of
from samenverder.commitments.themes import theme_name
from samenverder.lib.tables import Sheet, write_csv, write_xlsx
from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.web import undo

PER_PAGE = 50
COLUMNS = [
    (gettext_lazy("What"), "tekst"),
    (gettext_lazy("Who"), "wie"),
    (gettext_lazy("Date"), "datum"),
    (gettext_lazy("State"), "stand"),
    (gettext_lazy("Serves"), "speerpunt"),
]


@require_safe
def action_list(request: HttpRequest, region: str) -> HttpResponse:
    """The address actions had of their own: now the list of everything, narrowed to actions."""
    get_partnership_for(request, region, "commitments.view_action")
    query = request.GET.copy()
    query["soort"] = "actie"
    return redirect(f"{reverse('commitments:list', args=[region])}?{query.urlencode()}")


@require_safe
def commitment_list(request: HttpRequest, region: str) -> HttpResponse:
    """Commitments of a partnership, as narrowed and sorted in the address."""
    partnership = get_partnership_for(request, region, "commitments.view_action")
    return list_page(request, partnership, bulk=BulkForm(partnership=partnership), ticked=set())


def list_page(
    request: HttpRequest, partnership: Partnership, *, bulk: BulkForm, ticked: set[str]
) -> HttpResponse:
    """The page with the list; `bulk` and `ticked` hold what somebody was about to change."""
    filters = CommitmentFilter(request.GET, partnership=partnership)
    choice = filters.choice()
    found = find(partnership, request.user, choice)
    counts = tallies(partnership, request.user)
    everything = _everything(counts, choice)
    page = _page(request, found)
    rows = [_prepared(request, partnership, row, ticked) for row in rows_at(page.object_list)]
    context = {
        "heading": title_of(choice, found.number, found.late, everything),
        "tally": {**tally(partnership, request.user), "all": everything},
        "counts": counts,
        "choice": choice,
        "filters": filters,
        "tabs": _tabs(choice, has_place=bool(organisations_of(partnership, request.user))),
        "columns": _columns(choice),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "page": page,
        "rows": rows,
        "form": bulk,
        "topic": sign_topic(f"actions:{partnership.pk}"),
        "may_add": request.user.has_perm("commitments.add_action", partnership),
        "may_change_some": any(row.may_change for row in rows),
        "undo": undo.take(request),
        "help_page": "afspraken",
    }
    status = 422 if bulk.errors else 200
    return render(request, "commitments/list.html", context, status=status)


def _everything(counts: dict[str, dict[str, int]], choice: Choice) -> int:
    kinds = [WORDS[choice.soort]] if choice.soort else list(WORDS.values())
    return sum(counts[kind]["all"] for kind in kinds)


def _page(request: HttpRequest, found: Found) -> Page:
    paginator: Paginator[Any] = Paginator(found.keys if found.keys is not None else [], PER_PAGE)
    paginator.__dict__["count"] = found.number  # counted already
    return paginator.get_page(request.GET.get("pagina"))


def _prepared(request: HttpRequest, partnership: Partnership, row: Any, ticked: set[str]) -> Any:
    kind = str(row.kind.value)
    row.partnership = partnership
    row.key = f"{WORD_OF[row.kind]}-{row.pk}"
    row.may_change = request.user.has_perm(f"commitments.change_{kind}", row)
    row.ticked = row.key in ticked
    row.theme = theme_name(row.theme_code)
    row.kind_label = row.kind.label
    return row


def _tabs(choice: Choice, *, has_place: bool) -> list[dict[str, Any]]:
    return [
        {"key": key, "label": label, "current": key == choice.toon}
        for key, label in TABS.items()
        if has_place or key != "organisatie" or choice.toon == key
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
def commitment_export(request: HttpRequest, region: str, form: str) -> HttpResponse:
    """The same list as a file: all pages of it, in the same order."""
    partnership = get_partnership_for(request, region, "commitments.view_action")
    choice = CommitmentFilter(request.GET, partnership=partnership).choice()
    found = find(partnership, request.user, choice)
    rows = rows_at(list(found.keys)) if found.keys is not None else []
    header, cells = _header(), [_cells(row) for row in rows]
    if form == "csv":
        content, kind = write_csv(header, cells), "text/csv; charset=utf-8"
    elif form == "xlsx":
        content = write_xlsx([Sheet(_("Commitments"), header, cells)])
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    else:
        raise Http404
    name = f"afspraken-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _header() -> list[str]:
    return [
        _("Kind"),
        _("What"),
        _("Who"),
        _("Date"),
        _("State"),
        _("Reason"),
        _("Finished on"),
        _("Times carried over"),
        _("About"),
        _("Amount"),
        _("Hours"),
        _("From"),
        _("Focus area"),
        _("Theme"),
        _("Statement"),
        _("Agreed at"),
    ]


def _cells(row: Any) -> list[Any]:
    theme = theme_name(row.theme_code)
    kind = row.kind
    about = {
        CommitmentKind.DECISION: lambda: row.get_subject_display(),
        CommitmentKind.AGREEMENT: lambda: row.get_kind_of_display(),
    }.get(kind, str)()
    ended = {"decision": "confirmed_on", "agreement": "ended_on"}.get(kind, "finished_on")
    return [
        str(kind.label),
        row.text,
        row.who,
        row.day,
        str(STATES[kind](row.state).label),
        row.dropped_reason if kind == CommitmentKind.ACTION else row.reason,
        getattr(row, ended),
        getattr(row, "carried_over", None),
        about,
        getattr(row, "amount", None),
        getattr(row, "hours", None),
        getattr(row, "starts_on", None),
        row.focus_area.title if row.focus_area else "",
        theme.title if theme else "",
        getattr(row, "statement_code", ""),
        row.source_label,
    ]
