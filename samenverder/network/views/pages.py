"""What pages share: tabs, downloads, pages of a list, an operation behind a button."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from samenverder.lib.tables import Sheet, write_csv, write_xlsx
from samenverder.network.models import Partnership
from samenverder.network.operations.problems import AlreadyThere, EditedMeanwhile, Refused

PAGE_SIZE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def room(
    request: HttpRequest, partnership: Partnership, tab: str, **context: Any
) -> dict[str, Any]:
    """The context every page of this room needs; rights were read with the first line."""
    user: Any = request.user
    return {
        "tab": tab,
        "help_page": "netwerk",
        "can_see_people": user.has_perm("network.view_people", partnership),
        "can_manage": user.has_perm("network.manage_people", partnership),
        **context,
    }


def page_of(request: HttpRequest, rows: QuerySet[Any], size: int = PAGE_SIZE) -> Page[Any]:
    """The rows of the page the address asks for; a wrong number gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("pagina"))


def end_from(request: HttpRequest) -> dt.date | None:
    """The day on which something would have ended, as the way back sends it; None for no end."""
    try:
        return parse_date(request.POST.get("until", ""))
    except ValueError:
        return None


def download(
    kind: str, name: str, sheet: Sheet, partnership: Partnership, more: Sequence[Sheet] = ()
) -> HttpResponse:
    """A table as CSV or Excel, named after the region and the day; 404 for another kind.

    `more` are further sheets of the workbook, which a CSV cannot hold.
    """
    if kind == "csv":
        content, content_type = write_csv(sheet.header, sheet.rows), "text/csv; charset=utf-8"
    elif kind == "xlsx":
        content, content_type = write_xlsx([sheet, *more]), XLSX
    else:
        raise Http404
    response = HttpResponse(content, content_type=content_type)
    filename = f"{name}-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def kept_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file somebody brought, of this content type: saved by a browser, never opened as a page."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def to_what_is_there(request: HttpRequest, known: AlreadyThere) -> HttpResponse:
    """To what the same form made before, saying that nothing was made a second time."""
    messages.info(request, str(known.sentence))
    there: Any = known.row
    return redirect(there.get_absolute_url())


def attempt(request: HttpRequest, operation: Callable[..., Any], **values: Any) -> Any:
    """Run an operation behind a button; what stands in its way is said on the next page.

    Gives True for an operation that gives nothing, None when it was refused.
    """
    try:
        found = operation(**values)
    except Refused as refused:
        problem = str(refused.sentence)
    except EditedMeanwhile:
        problem = _("Somebody else changed this meanwhile. See what it says now, then try again.")
    except ValidationError as error:
        problem = " ".join(error.messages)
    else:
        return True if found is None else found
    messages.warning(request, problem)
    return None
