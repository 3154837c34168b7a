"""The slides of a pitch: their words, order, which are shown, own slides."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.lib.text import whole_number, whole_numbers
from samenverder.network.views.pages import attempt
from samenverder.pitches import operations
from samenverder.pitches.forms import ChangeSlideForm, SlideForm
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
def slide_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A slide of one's own, at the end."""
    desk = desk_for(request, region, pk, WRITE)
    form = SlideForm(request.POST or None)
    if form.is_valid() and form.attempt(
        operations.add_slide, pitch=desk.pitch, by=request.user, **form.values()
    ):
        slide = form.result
        url = address("slide_remove", region, pk, slide.pk)
        undo.offer(request, _("“%(title)s” is added.") % {"title": slide.title}, url)
        return to_pitch(desk.pitch, slide)
    return show(request, "slide", desk.pitch.plan.partnership, desk=desk, form=form)


@require_http_methods(["GET", "POST"])
def slide_change(request: HttpRequest, region: str, pk: int, slide: int) -> HttpResponse:
    """Other words on a slide, or other notes."""
    desk = desk_for(request, region, pk, WRITE)
    row = slide_of(desk.pitch, slide)
    form = ChangeSlideForm(request.POST or None, slide=row)
    if form.is_valid() and form.attempt(
        operations.change_slide,
        slide=row, by=request.user, version=form.cleaned_data["version"], **form.values(),
    ):  # fmt: skip
        url = address("slide_change", region, pk, slide)
        undo.offer(request, _("The slide is saved."), url, **form.way_back(form.result.version))
        return to_pitch(desk.pitch, row)
    return show(request, "slide", desk.pitch.plan.partnership, desk=desk, form=form, row=row)


@post_only
def slide_move(request: HttpRequest, region: str, pk: int, slide: int) -> HttpResponse:
    """Put a slide at another place, from 1."""
    desk = desk_for(request, region, pk, WRITE)
    row = slide_of(desk.pitch, slide)
    asked = request.POST.get("plaats", "")
    to = whole_number(asked) or 1
    before = attempt(request, operations.move_slide, by=request.user, slide=row, to=to)
    if before and before != to:
        url = address("slide_move", region, pk, slide)
        text = _("“%(title)s” has another place.") % {"title": row.title}
        undo.offer(request, text, url, plaats=str(before))
    return to_pitch(desk.pitch, row)


@post_only
def slide_order(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """All slides in the order in which they were dragged."""
    desk = desk_for(request, region, pk, WRITE)
    asked = request.POST.getlist("dia")
    numbers = whole_numbers(asked)
    before = [str(row.pk) for row in desk.pitch.slides.filter(removed_at=None)]
    if attempt(
        request, operations.order_slides, by=request.user, pitch=desk.pitch, numbers=numbers
    ):
        url = address("slide_order", region, pk)
        undo.offer(request, _("The slides stand in another order."), url, dia=before)
    return to_pitch(desk.pitch)


@post_only
def slide_shown(request: HttpRequest, region: str, pk: int, slide: int) -> HttpResponse:
    """Show a slide, or leave it out while the pitch is given."""
    desk = desk_for(request, region, pk, WRITE)
    row = slide_of(desk.pitch, slide)
    shown = request.POST.get("tonen") == "ja"
    if attempt(request, operations.set_shown, by=request.user, slide=row, shown=shown):
        text = _("“%(title)s” is shown again.") if shown else _("“%(title)s” is not shown.")
        url = address("slide_shown", region, pk, slide)
        undo.offer(request, text % {"title": row.title}, url, tonen="nee" if shown else "ja")
    return to_pitch(desk.pitch, row)


@post_only
def slide_remove(request: HttpRequest, region: str, pk: int, slide: int) -> HttpResponse:
    """Take a slide away; the next page offers the way back."""
    desk = desk_for(request, region, pk, WRITE)
    row = slide_of(desk.pitch, slide)
    if attempt(request, operations.remove_slide, by=request.user, slide=row):
        text = _("“%(title)s” is taken away.") % {"title": row.title}
        undo.offer(request, text, address("slide_restore", region, pk, slide))
    return to_pitch(desk.pitch)


@post_only
def slide_restore(request: HttpRequest, region: str, pk: int, slide: int) -> HttpResponse:
    """Undo of taking a slide away."""
    desk = desk_for(request, region, pk, WRITE)
    row = slide_of(desk.pitch, slide, removed=True)
    attempt(request, operations.restore_slide, by=request.user, slide=row)
    return to_pitch(desk.pitch, row)
