"""What the pages of this room share."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenverder.ambition.models import AmbitionVersion
from samenverder.ambition.queries.versions import readable
from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.web import undo

CHANGE = "ambition.change_ambition"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def may_change(request: HttpRequest, partnership: Partnership) -> bool:
    """This user writes, shares and adopts texts here."""
    return bool(request.user.has_perm(CHANGE, partnership))


def version_for(
    request: HttpRequest, region: str, pk: int, permission: str = "ambition.view_ambition"
) -> AmbitionVersion:
    """A version this user may read; what was never shared is for coordinators."""
    partnership = get_partnership_for(request, region, permission)
    rows = readable(partnership, may_change=may_change(request, partnership))
    try:
        found = rows.select_related("based_on").filter(pk=pk).first()
    except OverflowError:  # a number no row can have; SQLite refuses even to look
        found = None
    if found is None:
        raise Http404
    found.partnership = partnership
    return found


def show(
    request: HttpRequest, template: str, partnership: Partnership, **context: Any
) -> HttpResponse:
    """A page of this room; a form with errors makes it 422, one with another's text 409."""
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    status = 409 if wrong and getattr(form, "theirs", None) else 422 if wrong else 200
    everything = {
        "may_change": may_change(request, partnership),
        "undo": undo.take(request),
        "topic": sign_topic(f"ambition:{partnership.pk}"),
        **context,
    }
    return render(request, f"ambition/{template}.html", everything, status=status)


def to_version(version: AmbitionVersion, anchor: str = "") -> HttpResponse:
    """Back to the page of a text."""
    return redirect(version.get_absolute_url() + anchor)
