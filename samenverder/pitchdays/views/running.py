"""The day itself: leading it, the screen in the hall, a phone in the hall."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from samenverder.lib.text import whole_number
from samenverder.network.models import Mandate
from samenverder.network.views.pages import attempt
from samenverder.pitchdays import operations
from samenverder.pitchdays.models import PitchDay, PitchSlot
from samenverder.pitchdays.queries.deciding import Deciding, board_sights, deciding_on
from samenverder.pitchdays.queries.overview import Stand
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.pitchdays.queries.people import boards_of
from samenverder.pitchdays.queries.times import Part, moment_of
from samenverder.pitchdays.views.common import RUN, VIEW, address, day_for, show, slot_of, streams
from samenverder.web.back import post_or_go


def _picture(day: PitchDay) -> dict[str, Any]:
    """Where the day is, and what is asked and answered in each part."""
    parts, boards = parts_of(day), boards_of(day)
    deciding = deciding_on(day, parts, boards)
    return {
        "day": day,
        "parts": parts,
        "moment": moment_of(parts),
        "boards": boards,
        "deciding": deciding,
        "stands": {pk: Stand(needs) for pk, needs in deciding.of_slot.items()},
        "now": timezone.now(),
        "is_the_day": timezone.localdate() >= day.on,
    }


@require_safe
def run(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Leading the day, on a phone or a laptop; or the part of it that follows the others."""
    day = day_for(request, region, pk, RUN)
    found = _picture(day)
    found["sights"] = board_sights(found["deciding"], found["boards"])
    found["is_mine"] = day.led_by_id == request.user.pk
    if request.headers.get("X-Fragment") == "1":
        return render(request, "pitchdays/_run.html", found | {"partnership": day.partnership})
    return show(request, "run", day.partnership, streams=streams(day), **found)


Act = Callable[[HttpRequest, PitchSlot], Any]
ACTS: dict[str, Act] = {
    "beginnen": lambda r, s: attempt(r, operations.begin_slot, slot=s, by=r.user),
    "klaar": lambda r, s: attempt(r, operations.end_slot, slot=s, by=r.user),
    "overslaan": lambda r, s: attempt(r, operations.skip_slot, slot=s, by=r.user),
    "toch": lambda r, s: attempt(r, operations.do_after_all, slot=s, by=r.user),
    "meer-tijd": lambda r, s: _minutes(r, s, 5),
    "minder-tijd": lambda r, s: _minutes(r, s, -5),
}


def _minutes(request: HttpRequest, slot: PitchSlot, minutes: int) -> Any:
    version = whole_number(request.POST.get("version", ""))
    values = {"slot": slot, "by": request.user, "version": version, "minutes": minutes}
    return attempt(request, operations.give_minutes, **values)


@post_or_go("pitchdays:run", "region", "pk")
def act(request: HttpRequest, region: str, pk: int, slot: int, name: str) -> HttpResponse:
    """One button of the screen for who leads."""
    row = slot_of(day_for(request, region, pk, RUN), slot)
    if name not in ACTS:
        raise Http404
    ACTS[name](request, row)
    return redirect(address("run", region, pk))


@post_or_go("pitchdays:run", "region", "pk")
def take_back(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo the last step, when it still is the one that stood on the screen."""
    day = day_for(request, region, pk, RUN)
    seen = _moment(request.POST.get("stap", ""))
    if seen is not None:
        attempt(request, operations.take_back, day=day, by=request.user, seen=seen)
    return redirect(address("run", region, pk))


def _moment(text: str) -> Any:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


@post_or_go("pitchdays:run", "region", "pk")
def take_over(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Lead the day from here on."""
    day = day_for(request, region, pk, RUN)
    attempt(request, operations.take_over, day=day, by=request.user)
    return redirect(address("run", region, pk))


@require_safe
def screen(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What everybody in the hall looks at: who is on, who comes next, how late it is."""
    day = day_for(request, region, pk, VIEW)
    parts = parts_of(day)
    moment = moment_of(parts)
    coming = [part for part in parts if part.slot.is_coming]
    found = {
        "day": day,
        "partnership": day.partnership,
        "parts": parts,
        "moment": moment,
        "coming": coming[:5] if moment.now else coming[1:6],
        "more": max(0, len(coming) - (5 if moment.now else 6)),
        "now": timezone.now(),
    }
    if request.headers.get("X-Fragment") == "1":
        return render(request, "pitchdays/_screen.html", found)
    return render(request, "pitchdays/screen.html", found | {"streams": streams(day)})


@require_safe
def now(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What is on now, for a visitor with a phone; who has a mandate answers from here."""
    day = day_for(request, region, pk, VIEW)
    found = _picture(day)
    found["may_answer"] = answerable(day, found["parts"], found["deciding"], request.user)
    if request.headers.get("X-Fragment") == "1":
        return render(request, "pitchdays/_now.html", found | {"partnership": day.partnership})
    return show(request, "now", day.partnership, streams=streams(day), **found)


def answerable(day: PitchDay, parts: list[Part], deciding: Deciding, user: Any) -> set[int]:
    """The parts about whose plan this user may decide something; one query."""
    rows = Mandate.objects.filter(partnership=day.partnership_id, person__user_id=user.pk)
    mine = set(rows.current().values_list("organisation_id", flat=True))
    return {
        part.slot.pk
        for part in parts
        if part.plan
        and {part.plan.board_id, part.plan.school_id} & mine
        and deciding.of_slot.get(part.slot.pk)
    }
