"""Boards of a day: adding, who comes, who is there, taking off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.pitchdays import operations
from samenverder.pitchdays.forms import BoardForm, GuestsForm
from samenverder.pitchdays.models import PitchDayGuest
from samenverder.pitchdays.queries.people import to_add
from samenverder.pitchdays.views.common import RUN, address, board_of, day_for, show, to_day
from samenverder.pitchdays.views.days import day_page
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go

PRESENT = {"ja": True, "nee": False, "onbekend": None}


@post_or_go("pitchdays:detail", "region", "pk")
def board_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another organisation listens along."""
    day = day_for(request, region, pk, RUN)
    form = BoardForm(request.POST, rows=to_add(day))
    if form.is_valid() and form.attempt(
        operations.add_board, day=day, by=request.user, **form.cleaned_data
    ):
        return redirect(address("board", region, pk, form.result.pk))
    return day_page(request, day, form)


@require_http_methods(["GET", "POST"])
def board_guests(request: HttpRequest, region: str, pk: int, board: int) -> HttpResponse:
    """Who comes for a board."""
    row = board_of(day_for(request, region, pk, RUN), board)
    start = {"people": list(row.guests.values_list("person_id", flat=True))}
    form = GuestsForm(request.POST or None, board=row, initial=start)
    if request.method == "POST" and not request.POST.getlist("people"):
        form = GuestsForm({"people": []}, board=row, initial=start)
    if form.is_valid() and form.attempt(
        operations.set_guests, board=row, by=request.user, people=form.cleaned_data["people"]
    ):
        messages.success(request, _("It is kept who comes."))
        return to_day(row.pitch_day, "#besturen")
    day = row.pitch_day
    return show(request, "board", day.partnership, form=form, day=day, board=row)


@post_or_go("pitchdays:detail", "region", "pk")
def board_remove(request: HttpRequest, region: str, pk: int, board: int) -> HttpResponse:
    """Take a board off the day; the next page offers the way back."""
    row = board_of(day_for(request, region, pk, RUN), board)
    if attempt(request, operations.remove_board, board=row, by=request.user):
        text = _("“%(name)s” is off the day.") % {"name": row.organisation.name}
        undo.offer(request, text, address("board_restore", region, pk, board))
    return to_day(row.pitch_day, "#besturen")


@post_or_go("pitchdays:detail", "region", "pk")
def board_restore(request: HttpRequest, region: str, pk: int, board: int) -> HttpResponse:
    """Undo of taking off."""
    row = board_of(day_for(request, region, pk, RUN), board, removed=True)
    attempt(request, operations.restore_board, board=row, by=request.user)
    return to_day(row.pitch_day, "#besturen")


@post_or_go("pitchdays:detail", "region", "pk")
def guest_present(
    request: HttpRequest, region: str, pk: int, board: int, guest: int
) -> HttpResponse:
    """Note that somebody is there, or is not."""
    row = board_of(day_for(request, region, pk, RUN), board)
    found = row_or_404(PitchDayGuest.objects.select_related("person"), board=row, pk=guest)
    found.board = row
    present = PRESENT.get(request.POST.get("aanwezig", ""))
    attempt(request, operations.set_present, guest=found, by=request.user, present=present)
    anchor = f"#bestuur-{row.pk}"
    return redirect(back_to(request, row.pitch_day.get_absolute_url()) + anchor)
