"""What every view of this room needs: the pitch for this user, from which seat they look."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenverder.live.tokens import sign_topic
from samenverder.network.access import get_partnership_for, require, row_or_404
from samenverder.network.models import Partnership
from samenverder.pitches.models import BoardPitch, PitchSlide
from samenverder.pitches.queries import pitch_with
from samenverder.plans.queries import seats_in, visible, writable
from samenverder.plans.steps import READER, WRITER
from samenverder.web import undo
from samenverder.web.back import post_or_go

VIEW, WRITE = "pitches.view_pitch", "pitches.write_pitch"
post_only = post_or_go("pitches:detail", "region", "pk")


@dataclass(frozen=True)
class Desk:
    """A pitch as this user looks at it."""

    pitch: BoardPitch
    seats: frozenset[str]

    @property
    def may_write(self) -> bool:
        """They change the slides, and steer the projector."""
        return WRITER in self.seats

    @property
    def reads_notes(self) -> bool:
        """They read what is said at a slide: of the school, or asked by it to read along."""
        return bool(self.seats & {WRITER, READER})


def desk_for(
    request: HttpRequest, region: str, pk: int, permission: str = VIEW, *, removed: bool = False
) -> Desk:
    """The pitch at this address; 404 when this user does not see its plan (or may not write it)."""
    partnership = get_partnership_for(request, region, permission)
    plans = (writable if permission == WRITE else visible)(partnership, request.user)
    rows = BoardPitch.objects.filter(plan__in=plans.values("pk"), removed_at__isnull=not removed)
    pitch = row_or_404(pitch_with(rows), pk=pk)
    pitch.plan.partnership = partnership
    require(request, permission, pitch)
    may_write = request.user.has_perm(WRITE, partnership)
    return Desk(pitch, seats_in(pitch.plan, request.user, may_write=may_write))


def notes_desk_for(request: HttpRequest, region: str, pk: int) -> Desk:
    """As above, for who reads the notes; 404 for everybody else, as for what is not there."""
    desk = desk_for(request, region, pk)
    if not desk.reads_notes:
        raise Http404
    return desk


def slide_of(pitch: BoardPitch, pk: int, *, removed: bool = False) -> PitchSlide:
    """A slide of this pitch."""
    found: PitchSlide = row_or_404(pitch.slides.filter(removed_at__isnull=not removed), pk=pk)
    found.pitch = pitch
    return found


def show(
    request: HttpRequest, template: str, partnership: Partnership, **context: Any
) -> HttpResponse:
    """A page of this room; a form with errors makes it 422."""
    form, desk = context.get("form"), context.get("desk")
    wrong = form is not None and form.is_bound and form.errors
    everything = {"partnership": partnership, "undo": undo.take(request), "here": "pitches"}
    if desk is not None:
        pitch = desk.pitch
        everything |= {"pitch": pitch, "plan": pitch.plan, "topic": sign_topic(pitch.topic)}
    status = 422 if wrong else 200
    return render(request, f"pitches/{template}.html", everything | context, status=status)


def to_pitch(pitch: BoardPitch, slide: PitchSlide | None = None) -> HttpResponse:
    """Back to the page of a pitch, at this slide."""
    return redirect(pitch.get_absolute_url() + (f"#dia-{slide.pk}" if slide else ""))


def address(name: str, region: str, *numbers: int) -> str:
    """An address of this room."""
    return reverse(f"pitches:{name}", args=[region, *numbers])
