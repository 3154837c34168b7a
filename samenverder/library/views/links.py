"""Links that no longer answer: the list, and trying one again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.library.operations.links import try_again
from samenverder.library.queries.links import broken_in, links_there, why
from samenverder.library.queries.practices import writable
from samenverder.library.sheets import links_sheet
from samenverder.library.views.common import WRITE, show
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.views.pages import download, page_of
from samenverder.web.back import back_to, post_or_go

PER_PAGE = 50


@require_safe
def link_list(request: HttpRequest, region: str) -> HttpResponse:
    """Broken links of the practices this user writes; of all for a coordinator."""
    partnership = get_partnership_for(request, region, WRITE)
    page = page_of(request, broken_in(partnership, request.user), PER_PAGE)
    for row in page:
        row.practice.partnership = partnership
        row.why = why(row.broken_why)
    own = links_there().filter(practice__in=writable(partnership, request.user))
    return show(request, "links", partnership, page=page, all_links=own.count())


@require_safe
def link_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The same as CSV or Excel."""
    partnership = get_partnership_for(request, region, WRITE)
    sheet = links_sheet(broken_in(partnership, request.user))
    return download(kind, _("links"), sheet, partnership)


@post_or_go("library:links", "region")
def link_try(request: HttpRequest, region: str, material: int) -> HttpResponse:
    """Try one link now, and say what came of it."""
    partnership = get_partnership_for(request, region, WRITE)
    rows = links_there().filter(practice__partnership=partnership)
    found = row_or_404(rows.select_related("practice"), pk=material)
    if not writable(partnership, request.user).filter(pk=found.practice_id).exists():
        raise PermissionDenied
    problem = try_again(material=found)
    if problem:
        messages.warning(request, f"{found.name}: {why(problem)}")
    else:
        messages.success(request, _("“%(name)s” answers again.") % {"name": found.name})
    return redirect(back_to(request, request.path.split("links/")[0] + "links/"))
