"""Parts of a day: adding, changing, another place, taking out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.lib.text import whole_number
from samenverder.network.views.pages import attempt
from samenverder.pitchdays import operations
from samenverder.pitchdays.forms import ChangeSlotForm, SlotForm
from samenverder.pitchdays.models import PitchSlot
from samenverder.pitchdays.views.common import RUN, address, day_for, show, slot_of, to_day
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go

MOST_PLACES = 999


@require_http_methods(["GET", "POST"])
def slot_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a part in the day."""
    day = day_for(request, region, pk, RUN)
    form = SlotForm(request.POST or None, day=day)
    if form.is_valid() and form.attempt(
        operations.add_slot, day=day, by=request.user, **form.values()
    ):
        messages.success(request, _("It is in the day."))
        return to_day(day, "#programma")
    return show(request, "slot_form", day.partnership, form=form, day=day)


@post_or_go("pitchdays:detail", "region", "pk")
def schools_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A part for every school of the track that has none, and the boards of their plans."""
    day = day_for(request, region, pk, RUN)
    schools = attempt(request, operations.add_schools, day=day, by=request.user)
    boards = attempt(request, operations.add_boards, day=day, by=request.user)
    if schools or boards:
        n = schools or 0
        told = ngettext("%(n)d school came along.", "%(n)d schools came along.", n) % {"n": n}
        messages.success(request, told)
    else:
        messages.info(request, _("All schools and boards were there already."))
    return to_day(day, "#programma")


@require_http_methods(["GET", "POST"])
def slot_change(request: HttpRequest, region: str, pk: int, slot: int) -> HttpResponse:
    """Change a part."""
    row = slot_of(day_for(request, region, pk, RUN), slot)
    day = row.pitch_day
    form = ChangeSlotForm(request.POST or None, slot=row)
    if form.is_valid():
        values = form.values() | {"version": form.cleaned_data["version"]}
        if form.attempt(operations.change_slot, slot=row, by=request.user, **values):
            messages.success(request, _("The programme is changed."))
            return to_day(day, "#programma")
    return show(request, "slot_form", day.partnership, form=form, day=day, slot=row)


@post_or_go("pitchdays:detail", "region", "pk")
def slot_move(request: HttpRequest, region: str, pk: int, slot: int) -> HttpResponse:
    """Another place in the order; the next page offers the way back."""
    row = slot_of(day_for(request, region, pk, RUN), slot)
    day, before = row.pitch_day, _place(row)
    to = min(whole_number(request.POST.get("plaats", "")) or 1, MOST_PLACES)
    version = whole_number(request.POST.get("version", ""))
    moved = attempt(
        request, operations.move_slot, slot=row, by=request.user, version=version, place=to
    )
    if moved is not None and _place(moved) != before:
        url = address("slot_move", region, pk, slot)
        text = _("“%(name)s” has another place.") % {"name": row.name}
        undo.offer(request, text, url, plaats=str(before), version=str(moved.version))
    return redirect(back_to(request, f"{day.get_absolute_url()}#programma"))


def _place(slot: PitchSlot) -> int:
    """The how manieth part it is now."""
    order = PitchSlot.objects.filter(pk=slot.pk).values_list("order", flat=True).first() or 0
    rows = PitchSlot.objects.filter(pitch_day=slot.pitch_day_id, removed_at=None)
    return rows.filter(order__lt=order).count() + 1


@post_or_go("pitchdays:detail", "region", "pk")
def slot_remove(request: HttpRequest, region: str, pk: int, slot: int) -> HttpResponse:
    """Take a part out; the next page offers the way back."""
    row = slot_of(day_for(request, region, pk, RUN), slot)
    if attempt(request, operations.remove_slot, slot=row, by=request.user):
        text = _("“%(name)s” is out of the day.") % {"name": row.name}
        undo.offer(request, text, address("slot_restore", region, pk, slot))
    return to_day(row.pitch_day, "#programma")


@post_or_go("pitchdays:detail", "region", "pk")
def slot_restore(request: HttpRequest, region: str, pk: int, slot: int) -> HttpResponse:
    """Undo of taking out."""
    row = slot_of(day_for(request, region, pk, RUN), slot, removed=True)
    attempt(request, operations.restore_slot, slot=row, by=request.user)
    return to_day(row.pitch_day, "#programma")
