"""The list of instruments, one instrument, and its life: copy, next version, publish, archive."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenverder.network.access import get_partnership_for, get_user_for
from samenverder.reflection import returned
from samenverder.reflection.exchange import missing, read_toml, write_toml
from samenverder.reflection.models import Instrument
from samenverder.reflection.operations import instruments as operations
from samenverder.reflection.queries.instruments import (
    content_of,
    lines,
    sessions_with,
    untranslated,
)
from samenverder.reflection.views.instrument_access import (
    MANAGE,
    VIEW,
    get_instrument_for,
    get_own_for,
)
from samenverder.web import undo

DELETED = "deleted_instrument"


def _page(name: str, region: str, instrument: Instrument) -> HttpResponse:
    return redirect(f"reflection:{name}", region, instrument.pk)


@require_safe
def instrument_list(request: HttpRequest, region: str) -> HttpResponse:
    """The regional instrument and the partnership's own, in all their versions."""
    partnership = get_partnership_for(request, region, VIEW)
    may_manage = request.user.has_perm(MANAGE, partnership)
    rows = lines(partnership, with_drafts=may_manage)
    context = {
        "lines": rows,
        "choosable": sum(1 for row in rows if row.newest and not row.is_archived),
        "may_manage": may_manage,
        "undo": undo.take(request),
    }
    return render(request, "reflection/instrument_list.html", context)


@require_safe
def instrument_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Every theme and statement in both languages, with probes and the reason why."""
    instrument = get_instrument_for(request, region, pk)
    partnership = request.partnership  # type: ignore[attr-defined]
    context = {
        "instrument": instrument,
        "themes": instrument.themes.all(),
        "scale": list(zip(instrument.scale_nl, instrument.scale_en or [""] * 5, strict=False)),
        "count": sum(len(theme.statements.all()) for theme in instrument.themes.all()),
        "is_own": instrument.partnership_id is not None,
        "may_manage": request.user.has_perm(MANAGE, partnership),
        "sessions": sessions_with(instrument, partnership),
        "untranslated": untranslated(instrument),
        "undo": undo.take(request),
    }
    return render(request, "reflection/instrument_detail.html", context)


@require_POST
def instrument_copy(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Make an own draft of any instrument."""
    partnership = get_partnership_for(request, region, MANAGE)
    instrument = get_instrument_for(request, region, pk)
    made = operations.copy_instrument(
        instrument=instrument, partnership=partnership, by=get_user_for(request)
    )
    messages.success(request, _("This is your own draft. Change what you like and publish it."))
    return _page("instrument_edit", region, made)


@require_POST
def instrument_next_version(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Begin, or go on with, the next version of an own instrument."""
    instrument = get_own_for(request, region, pk)
    draft = operations.next_version(instrument=instrument, by=get_user_for(request))
    return _page("instrument_edit", region, draft)


@require_POST
def instrument_publish(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Make a draft ready for use."""
    instrument = get_own_for(request, region, pk)
    try:
        operations.publish_instrument(instrument=instrument, by=get_user_for(request))
    except operations.NotReady as error:
        for sentence in error.sentences:
            messages.error(request, sentence)
        return _page("instrument_edit", region, instrument)
    except operations.NotADraft:
        return _page("instrument_detail", region, instrument)
    text = _("Version %(version)d is published. You can choose it for a new session.")
    url = reverse("reflection:instrument_unpublish", args=[region, pk])
    undo.offer(request, text % {"version": instrument.version}, url)
    return _page("instrument_detail", region, instrument)


@require_POST
def instrument_unpublish(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo publishing."""
    instrument = get_own_for(request, region, pk)
    try:
        operations.unpublish_instrument(instrument=instrument, by=get_user_for(request))
    except operations.InUse:
        messages.error(request, _("This version is in use, so it stays as it is."))
        return _page("instrument_detail", region, instrument)
    return _page("instrument_edit", region, instrument)


@require_POST
def instrument_archive(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take an own instrument out of the choice for new sessions."""
    instrument = get_own_for(request, region, pk)
    operations.archive_instrument(instrument=instrument, by=get_user_for(request))
    text = _("“%(title)s” is archived. Sessions that used it stay as they are.")
    url = reverse("reflection:instrument_unarchive", args=[region, pk])
    undo.offer(request, text % {"title": instrument.title}, url)
    return redirect("reflection:instrument_list", region)


@require_POST
def instrument_unarchive(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Bring an archived instrument back."""
    instrument = get_own_for(request, region, pk)
    operations.unarchive_instrument(instrument=instrument, by=get_user_for(request))
    text = _("“%(title)s” can be chosen again.")
    messages.success(request, text % {"title": instrument.title})
    return redirect("reflection:instrument_list", region)


@require_POST
def instrument_delete(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Delete a draft; the next page has the way back."""
    instrument = get_own_for(request, region, pk, draft=True)
    content = operations.delete_draft(instrument=instrument, by=get_user_for(request))
    returned.keep(request, DELETED, {"region": region, "toml": write_toml(content)})
    text = _("The draft “%(title)s” is deleted.")
    url = reverse("reflection:instrument_restore", args=[region])
    undo.offer(request, text % {"title": instrument.title}, url)
    return redirect("reflection:instrument_list", region)


@require_POST
def instrument_restore(request: HttpRequest, region: str) -> HttpResponse:
    """Undo deleting a draft."""
    partnership = get_partnership_for(request, region, MANAGE)
    kept = returned.kept(request, DELETED)
    if kept is None or kept["region"] != region:
        messages.error(request, _("That draft can no longer be brought back."))
        return redirect("reflection:instrument_list", region)
    content = read_toml(kept["toml"].encode())
    made = operations.restore_draft(
        content=content, partnership=partnership, by=get_user_for(request)
    )
    returned.forget(request, DELETED)
    return _page("instrument_edit", region, made)


@require_safe
def instrument_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The editor of a draft. A version in use is shown instead, with how to change it."""
    instrument = get_own_for(request, region, pk)
    if not instrument.is_draft:
        messages.info(request, _("This version is published and stays as it is."))
        return _page("instrument_detail", region, instrument)
    count = sum(len(theme.statements.all()) for theme in instrument.themes.all())
    title = ngettext(
        "Draft with %(count)d statement: %(title)s",
        "Draft with %(count)d statements: %(title)s",
        count,
    )
    context = {
        "instrument": instrument,
        "title": title % {"count": count, "title": instrument.title},
        "themes": instrument.themes.all(),
        "count": count,
        "missing": missing(content_of(instrument)),
        "untranslated": untranslated(instrument),
        "undo": undo.take(request),
    }
    return render(request, "reflection/instrument_edit.html", context)
