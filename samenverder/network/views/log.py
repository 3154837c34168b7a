"""The log: who did what in this partnership."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet
from samenverder.lib.tables.writing import Cell
from samenverder.network.access import get_partnership_for
from samenverder.network.forms.log import LogFilterForm
from samenverder.network.models import Partnership
from samenverder.network.queries.log import LogFilter, choices_of, entries_of, in_words
from samenverder.network.views.pages import download, page_of, room

MOST_IN_A_FILE = 20_000


def _filter(request: HttpRequest, partnership: Partnership) -> tuple[LogFilterForm, LogFilter]:
    actors, verbs = choices_of(partnership)
    form = LogFilterForm(request.GET, actors=actors, verbs=verbs)
    data = form.cleaned_data if form.is_valid() else {}
    return form, LogFilter(
        actor=data.get("wie", ""),
        verb=data.get("wat", ""),
        since=data.get("vanaf"),
        until=data.get("tot"),
    )


@require_safe
def log(request: HttpRequest, region: str) -> HttpResponse:
    """The lines of this partnership, newest first."""
    partnership = get_partnership_for(request, region, "network.view_log")
    form, want = _filter(request, partnership)
    page = page_of(request, entries_of(partnership, want))
    context = room(
        request,
        partnership,
        "log",
        filter_form=form,
        page=page,
        lines=in_words(list(page.object_list)),
        is_narrowed=want != LogFilter(),
    )
    return render(request, "network/log.html", context)


@require_safe
def log_download(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The same lines as a table."""
    partnership = get_partnership_for(request, region, "network.view_log")
    if kind not in ("csv", "xlsx"):
        raise Http404
    _form, want = _filter(request, partnership)
    lines = in_words(list(entries_of(partnership, want)[:MOST_IN_A_FILE]))
    header = [_("When"), _("Who"), _("What"), _("About"), _("Detail")]
    rows: list[list[Cell]] = [
        [line.at, line.actor, line.verb, line.subject, line.detail] for line in lines
    ]
    return download(kind, "logboek", Sheet(_("Log"), header, rows), partnership)
