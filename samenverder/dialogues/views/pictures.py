"""Photos: sending one's own, and showing them to who may see the contribution."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samenverder.dialogues.models import Contribution, Dialogue, DialogueSeat
from samenverder.dialogues.operations import picturing
from samenverder.dialogues.pace import count_told, told_lately
from samenverder.dialogues.photos import shrink
from samenverder.dialogues.queries.participation import for_seat, own_seat, require_dialogue
from samenverder.dialogues.queries.pictures import SIZES, content_of
from samenverder.dialogues.queries.wall import for_leading, on_wall
from samenverder.dialogues.views import way_back
from samenverder.dialogues.views.pages import LEAD, dialogue_for
from samenverder.network.operations.problems import Refused

MOST_PHOTOS = {False: 30, True: 100}  # in ten minutes; by whether a table shares the device
TOO_MANY_PHOTOS = gettext_lazy(
    "Very many photos came from this device. Try again in a few minutes."
)


@require_POST
def put(request: HttpRequest, code: str, key: UUID) -> HttpResponse:
    """Send, describe, take away or bring back the photo of one's own contribution.

    A script asks for JSON and gets 200, 401 without a seat, 404 when the contribution is not here
    (yet), 409 when the meeting takes nothing and 422 with a sentence about this photo.
    """
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue, person=request.POST.get("persoon"))
    if seat is None:
        return _answer(request, dialogue, 401, _("This device has no seat here. Join again."))
    row = picturing.own_contribution(dialogue, secret, key)
    if row is None:
        return _answer(request, dialogue, 404, _("What this photo belongs to is not here."))
    if not dialogue.takes_contributions:
        return _answer(
            request, dialogue, 409, _("This meeting does not take contributions now."), row
        )
    try:
        said = _do(request, dialogue, seat, row)
    except Refused as refused:
        return _answer(request, dialogue, 422, str(refused.sentence), row)
    return _answer(request, dialogue, 200, said, row)


def _do(request: HttpRequest, dialogue: Dialogue, seat: DialogueSeat, row: Contribution) -> str:
    """What the button asks; the sentence that says what was done."""
    what = request.POST.get("wat", "")
    if what in ("weg", "terug"):
        picturing.set_picture_removed(dialogue=dialogue, contribution=row, removed=what == "weg")
        return _("The photo is taken away.") if what == "weg" else _("The photo is back.")
    if request.FILES.get("foto") is None and hasattr(row, "picture"):
        alt = request.POST.get("alt", "")
        picturing.describe_picture(dialogue=dialogue, contribution=row, alt=alt)
        return _("What is in the photo is changed.")
    save_photo(request, dialogue, seat, row)
    return _("The photo is with it.")


def save_photo(
    request: HttpRequest, dialogue: Dialogue, seat: DialogueSeat, row: Contribution
) -> None:
    """Keep the photo in this message with a contribution; raises Refused with a sentence."""
    file: Any = request.FILES.get("foto")
    if file is None:
        raise Refused(_("Choose a photo first."), "foto")
    _count_photo(seat)
    try:
        key = UUID(request.POST.get("fotosleutel", ""))
    except ValueError:
        key = uuid4()
    picturing.put_picture(
        dialogue=dialogue,
        contribution=row,
        key=key,
        photo=shrink(file, file.size or 0),
        alt=request.POST.get("alt", ""),
    )


def _count_photo(seat: DialogueSeat) -> None:
    """Unpacking takes time: a device sends no more than people take."""
    mine = f"photo:{seat.seat_hash}"
    if told_lately(mine) >= MOST_PHOTOS[seat.shared]:
        raise Refused(TOO_MANY_PHOTOS, "foto")
    count_told(mine, 1)


def _answer(
    request: HttpRequest, dialogue: Dialogue, status: int, text: str, row: Any = None
) -> HttpResponse:
    """For a script as JSON; for a form the page it came from, which says it."""
    if request.headers.get("Accept", "") == "application/json":
        return JsonResponse({"error" if status != 200 else "said": text}, status=status)
    if row is None:
        return redirect("dialogues:table", dialogue.code)
    address = reverse("dialogues:change_own", args=[dialogue.code, row.key])
    taken_away = status == 200 and request.POST.get("wat") == "weg"
    response = redirect(address if taken_away else f"{address}#foto")
    if taken_away:
        back = reverse("dialogues:put_picture", args=[dialogue.code, row.key])
        way_back.offer(request, response, dialogue, text, back, wat="terug")
    else:
        (messages.success if status == 200 else messages.warning)(request, text)
    return response


@require_safe
def for_phone(request: HttpRequest, code: str, key: UUID, size: str) -> HttpResponseBase:
    """For a device that sits at a table: what is on the wall, and one's own."""
    dialogue = require_dialogue(request, code)
    seat, secret = own_seat(request, dialogue)
    if seat is None:
        raise Http404
    if picturing.own_contribution(dialogue, secret, key):
        return _show(request, dialogue.contributions.all(), key, size)
    return _show(request, for_seat(dialogue, seat), key, size)


@require_safe
def for_screen(request: HttpRequest, screen: str, key: UUID, size: str) -> HttpResponseBase:
    """For the big screen: what is on the wall."""
    dialogue = Dialogue.objects.filter(screen_key=screen, removed_at__isnull=True).first()
    if dialogue is None:
        raise Http404
    return _show(request, on_wall(dialogue), key, size)


@require_safe
def for_members(
    request: HttpRequest, region: str, pk: int, key: UUID, size: str
) -> HttpResponseBase:
    """For the partnership: what is on the wall; for who leads also what is parked or hidden."""
    dialogue = dialogue_for(request, region, pk)
    leads = request.user.has_perm(LEAD, dialogue.partnership)
    return _show(request, for_leading(dialogue) if leads else on_wall(dialogue), key, size)


def _show(request: HttpRequest, rows: Any, key: UUID, size: str) -> HttpResponseBase:
    """The file, asked for again each time: what is hidden meanwhile is gone."""
    found = content_of(rows, key, size) if size in SIZES else None
    if found is None:
        raise Http404
    mark, content = found
    headers = {
        "ETag": f'"{mark}-{size}"',
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Disposition": 'inline; filename="foto.jpg"',
    }
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(content, content_type="image/jpeg", headers=headers)
