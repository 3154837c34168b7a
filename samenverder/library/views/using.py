"""“We use this”, and what an organisation uses."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.library.forms.using import UseForm
from samenverder.library.models import Practice, PracticeUse, UseStand
from samenverder.library.operations import using
from samenverder.library.queries.travels import may_change_uses, used_by
from samenverder.library.sheets import uses_sheet
from samenverder.library.views.common import VIEW, address, show
from samenverder.library.views.pages import USE, published_for, read_for, use_for
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.models import Organisation, Partnership
from samenverder.network.views.pages import attempt, download
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go

post_only = post_or_go("library:detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def use_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """An organisation uses this practice."""
    practice = published_for(request, region, pk, USE)
    form = UseForm(request.POST or None, practice=practice, user=request.user)
    if form.is_valid() and form.attempt(
        using.use_practice, practice=practice, by=request.user, **form.cleaned_data
    ):
        url = address("use_remove", practice, form.result.pk)
        told = _("It is noted that %(name)s uses this.") % {"name": form.result.organisation.name}
        undo.offer(request, told, url)
        return _to_travels(practice)
    return _page(request, practice, form)


@require_http_methods(["GET", "POST"])
def use_change(request: HttpRequest, region: str, pk: int, use: int) -> HttpResponse:
    """What was adapted, how it goes, since when."""
    found = _own(request, use_for(request, region, pk, use))
    practice = found.practice
    form = UseForm(request.POST or None, practice=practice, user=request.user, use=found)
    if form.is_valid() and form.attempt(
        using.change_use, use=found, by=request.user, **form.cleaned_data
    ):
        way_back = form.way_back(form.result.version)
        undo.offer(request, _("The change is saved."), request.path, **way_back)
        return _to_travels(practice)
    return _page(request, practice, form, found)


@post_only
def use_stop(request: HttpRequest, region: str, pk: int, use: int) -> HttpResponse:
    """An organisation stopped using it, or (`stand`) goes on as before."""
    found = _own(request, use_for(request, region, pk, use))
    before, stand = found.stand, request.POST.get("stand", UseStand.STOPPED)
    if attempt(request, using.stop_use, use=found, by=request.user, stand=stand):
        told = _("%(name)s stopped using this.") if stand == UseStand.STOPPED else _("%(name)s uses this again.")  # noqa: E501  # fmt: skip
        words = told % {"name": found.organisation.name}
        undo.offer(request, words, request.path, stand=before)
    return _to_travels(found.practice)


@post_only
def use_remove(request: HttpRequest, region: str, pk: int, use: int) -> HttpResponse:
    """It was a mistake; the next page offers the way back."""
    found = _own(request, use_for(request, region, pk, use))
    if attempt(request, using.remove_use, use=found, by=request.user):
        words = {"name": found.organisation.name}
        url = address("use_restore", found.practice, found.pk)
        undo.offer(request, _("It no longer says that %(name)s uses this.") % words, url)
    return _to_travels(found.practice)


@post_only
def use_restore(request: HttpRequest, region: str, pk: int, use: int) -> HttpResponse:
    """Undo of taking it away."""
    found = _own(request, use_for(request, region, pk, use, removed=True))
    attempt(request, using.restore_use, use=found, by=request.user)
    return _to_travels(found.practice)


@post_only
def uses_seen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The contact puts the news of who uses it away; who uses it that it was withdrawn."""
    practice = read_for(request, region, pk, USE)
    if attempt(request, using.put_news_away, practice=practice, by=request.user) is not None:
        messages.success(request, _("This no longer stands on your start page."))
    return redirect(back_to(request, practice.get_absolute_url()))


@require_safe
def used_here(request: HttpRequest, region: str, organisation: int) -> HttpResponse:
    """What an organisation uses out of the library."""
    partnership, place = _place(request, region, organisation)
    uses = list(used_by(partnership, request.user, organisation))
    going = sum(use.stand != UseStand.STOPPED for use in uses)
    words = {"name": place.name, "n": going}
    heading = _("%(name)s uses nothing from the library yet") % words
    if going:
        told = ngettext(
            "%(name)s uses %(n)d practice of others", "%(name)s uses %(n)d practices of others",
            going,
        )  # fmt: skip
        heading = told % words
    elif uses:
        heading = _("%(name)s uses nothing from the library now") % words
    return show(
        request, "used_by", partnership,
        organisation=place, uses=uses, heading=heading,
        own=may_change_uses(request.user, partnership, uses),
    )  # fmt: skip


@require_safe
def used_here_export(
    request: HttpRequest, region: str, organisation: int, kind: str
) -> HttpResponse:
    """The same as CSV or Excel."""
    partnership, place = _place(request, region, organisation)
    uses = used_by(partnership, request.user, place.pk)
    return download(kind, _("uses"), uses_sheet(uses), partnership)


def _place(
    request: HttpRequest, region: str, organisation: int
) -> tuple[Partnership, Organisation]:
    partnership = get_partnership_for(request, region, VIEW)
    return partnership, row_or_404(partnership.organisations.all(), pk=organisation)


def _own(request: HttpRequest, use: PracticeUse) -> PracticeUse:
    """Only who works there, or a coordinator, changes it."""
    if not may_change_uses(request.user, use.practice.partnership, [use]):
        raise PermissionDenied
    return use


def _to_travels(practice: Practice) -> HttpResponse:
    return redirect(f"{practice.get_absolute_url()}#reist")


def _page(request: HttpRequest, practice: Practice, form: Any, use: Any = None) -> HttpResponse:
    return show(request, "use_form", practice.partnership, form=form, practice=practice, use=use)
