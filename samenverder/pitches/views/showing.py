"""The projector and the page of whoever speaks."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenverder.lib.text import whole_number
from samenverder.live.tokens import sign_topic
from samenverder.network.views.pages import attempt
from samenverder.pitches import operations
from samenverder.pitches.clock import Clock
from samenverder.pitches.models import BoardPitch, PitchScreen
from samenverder.pitches.operations.steering import AGAIN, PAUSE, START
from samenverder.pitches.queries import slides_of
from samenverder.pitches.shapes import Deck, deck_of
from samenverder.pitches.views.common import WRITE, Desk, desk_for, notes_desk_for, slide_of
from samenverder.web.back import post_or_go

CLOCK = {"begin": START, "pauze": PAUSE, "opnieuw": AGAIN}


@dataclass(frozen=True)
class Now:
    """What the projector shows: the place of the slide from 0, or nothing."""

    at: int
    is_blank: bool
    stamp: str

    @property
    def number(self) -> int:
        """Its place, from 1."""
        return self.at + 1


def now_of(pitch: BoardPitch, deck: Deck) -> Now:
    """Where the projector of this pitch stands."""
    screen: PitchScreen | None = getattr(pitch, "screen", None)
    slide = screen.slide_id if screen else None
    blank = bool(screen and screen.is_blank)
    return Now(deck.at(slide), blank, f"{slide or 0}/{int(blank)}")


@require_safe
def pitch_show(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The slide that is on now; whoever speaks goes on from their own page, or here with keys."""
    desk = desk_for(request, region, pk)
    deck = deck_of(desk.pitch, slides_of(desk.pitch, shown=True))
    return _projector(request, desk, deck, now_of(desk.pitch, deck))


@require_safe
def pitch_show_slide(request: HttpRequest, region: str, pk: int, number: int) -> HttpResponse:
    """One slide at its own address; the projector of others stays where it is."""
    desk = desk_for(request, region, pk)
    deck = deck_of(desk.pitch, slides_of(desk.pitch, shown=True))
    if not 1 <= number <= len(deck.slides):
        raise Http404
    stamp = now_of(desk.pitch, deck).stamp
    return _projector(request, desk, deck, Now(number - 1, False, stamp))


def _projector(request: HttpRequest, desk: Desk, deck: Deck, now: Now) -> HttpResponse:
    context = {
        "desk": desk,
        "pitch": desk.pitch,
        "deck": deck,
        "now": now,
        "partnership": desk.pitch.plan.partnership,
        "streams": _streams(desk.pitch),
    }
    fragment = request.headers.get("X-Fragment") == "1"
    return render(request, f"pitches/{'_deck' if fragment else 'show'}.html", context)


def _streams(pitch: BoardPitch) -> str:
    return " ".join(f"/live/{sign_topic(topic)}" for topic in (pitch.topic, pitch.screen_topic))


@require_safe
def pitch_speak(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The slide that is on, the next one, what to say, and how much time is left."""
    desk = notes_desk_for(request, region, pk)
    deck = deck_of(desk.pitch, slides_of(desk.pitch, shown=True))
    screen: PitchScreen | None = getattr(desk.pitch, "screen", None)
    now = now_of(desk.pitch, deck)
    keys = [view.row.pk for view in deck.slides]
    context = {
        "desk": desk,
        "pitch": desk.pitch,
        "plan": desk.pitch.plan,
        "deck": deck,
        "now": now,
        "around": (keys[max(now.at - 1, 0)], keys[min(now.at + 1, len(keys) - 1)]),
        "clock": Clock.of(screen, desk.pitch.minutes, timezone.now()),
        "partnership": desk.pitch.plan.partnership,
        "streams": _streams(desk.pitch),
    }
    fragment = request.headers.get("X-Fragment") == "1"
    return render(request, f"pitches/{'_speak' if fragment else 'speak'}.html", context)


@post_or_go("pitches:speak", "region", "pk")
def pitch_steer(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another slide on the projector, nothing on it, or the clock; from any device."""
    desk = desk_for(request, region, pk, WRITE)
    what = request.POST.get("doe", "")
    asked = {"pitch": desk.pitch, "by": request.user}
    if what in CLOCK:
        attempt(request, operations.run_clock, **asked, what=CLOCK[what])
    elif what == "leeg":
        blank = request.POST.get("aan") == "ja"
        attempt(request, operations.blank_screen, **asked, blank=blank)
    else:
        slide = slide_of(desk.pitch, whole_number(request.POST.get("dia", "")))
        attempt(request, operations.show_slide, **asked, slide=slide)
    if request.headers.get("X-Fragment") == "1":
        return HttpResponse(status=204)
    return redirect("pitches:speak", region, pk)
