"""The plan was shared again: per slide what changed, take it over or keep the slide."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.lib.text import whole_number
from samenverder.network.views.pages import attempt
from samenverder.pitches import operations
from samenverder.pitches.models import BoardPitch
from samenverder.pitches.queries.changes import changes_of
from samenverder.pitches.views.common import (
    WRITE,
    address,
    desk_for,
    post_only,
    show,
    slide_of,
    to_pitch,
)
from samenverder.web import undo


@require_http_methods(["GET", "POST"])
def changes(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What changed in the plan, slide by slide; the buttons take it over or keep the slide."""
    desk = desk_for(request, region, pk, WRITE)
    pitch = desk.pitch
    if request.method == "POST":
        _decide(request, region, pitch)
        return redirect("pitches:changes", region, pk)
    version = None if pitch.plan.is_draft else pitch.plan.versions.first()
    found = changes_of(pitch, version)
    return show(
        request,
        "changes",
        pitch.plan.partnership,
        desk=desk,
        version=version,
        changes=found,
        untouched=sum(not change.own for change in found),
    )


def _decide(request: HttpRequest, region: str, pitch: BoardPitch) -> None:
    """Do what was asked about the version somebody looked at."""
    number, kind = request.POST.get("versie", ""), request.POST.get("dia", "")
    asked: dict[str, Any] = {"pitch": pitch, "by": request.user}
    asked["number"] = whole_number(number)
    what = request.POST.get("doe")
    if what == "alles":
        if count := attempt(request, operations.renew_all, **asked):
            words = ngettext("%(n)d slide is renewed.", "%(n)d slides are renewed.", count)
            messages.success(request, words % {"n": count})
    elif what == "houden":
        if attempt(request, operations.keep_slide, **asked, kind=kind):
            messages.success(request, _("The slide stays as it is."))
    elif slide := attempt(request, operations.renew_slide, **asked, kind=kind):
        text = _("“%(title)s” now says what the plan says.") % {"title": slide.title}
        name = "slide_revert" if slide.before else "slide_remove"
        undo.offer(request, text, address(name, region, pitch.pk, slide.pk))


@post_only
def slide_revert(request: HttpRequest, region: str, pk: int, slide: int) -> HttpResponse:
    """Undo of taking over: the words of before."""
    desk = desk_for(request, region, pk, WRITE)
    row = slide_of(desk.pitch, slide)
    attempt(request, operations.revert_slide, by=request.user, slide=row)
    return to_pitch(desk.pitch, row)
