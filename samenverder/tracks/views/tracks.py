"""Tracks: the list, one track, beginning, changing, copying, removing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import attempt
from samenverder.tracks import columns, operations
from samenverder.tracks.forms import (
    ChangeTrackForm,
    NewTrackForm,
    TrackForm,
    beginning_named,
)
from samenverder.tracks.models import ProgrammeItem, SchoolState, TrackState
from samenverder.tracks.queries.progress import progress_of
from samenverder.tracks.queries.tracks import (
    own_schools,
    programme_of,
    removed_tracks,
    state_tally,
    templates_of,
    tracks_of,
)
from samenverder.tracks.templates_of_tracks import EXAMPLE
from samenverder.tracks.views.common import RUN, VIEW, address, show, to_track, track_for
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_safe
def track_list(request: HttpRequest, region: str) -> HttpResponse:
    """The tracks, newest first; `stand` in the address chooses one state."""
    partnership = get_partnership_for(request, region, VIEW)
    chosen = request.GET.get("stand", "")
    tally = state_tally(partnership)
    may_run = request.user.has_perm(RUN, partnership)
    return show(
        request,
        "track_list",
        partnership,
        rows=tracks_of(partnership, chosen),
        chosen=chosen if chosen in TrackState.values else "",
        states=[("", _("All")), *TrackState.choices],
        is_empty=not tally,
        heading=_heading(tally),
        removed=removed_tracks(partnership) if may_run else [],
    )


def _heading(tally: dict[str, int]) -> str:
    running = tally.get(TrackState.RUNNING, 0)
    if not tally:
        return _("Learning tracks")
    if not running:
        return _("No learning track is under way now")
    told = ngettext("%(n)d learning track is under way", "%(n)d learning tracks are under way",
                    running)  # fmt: skip
    return told % {"n": running}


@require_safe
def track_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One track: what it is about, how far each school is, and its programme."""
    track = track_for(request, region, pk)
    items = programme_of(track)
    progress = progress_of(track, request.user)
    own = own_schools(track, request.user)
    speaks = request.user.has_perm("network.view_people", track.partnership)
    invited = [row.school for row in progress if row.school.state == SchoolState.INVITED]
    return show(
        request,
        "track",
        track.partnership,
        track=track,
        items=items,
        coming=_coming(items),
        progress=progress,
        columns=columns.every(),
        taking_part=sum(row.school.takes_part for row in progress),
        own=own,
        asked=[school for school in invited if speaks and school.pk in own],
        to_mail=any(not row.school.takes_part and row.school.pulling for row in progress),
        is_open=track.state != TrackState.FINISHED,
    )


def _coming(items: list[ProgrammeItem]) -> ProgrammeItem | None:
    today = timezone.localdate()
    return next((row for row in items if row.day is not None and row.day >= today), None)


@require_http_methods(["GET", "POST"])
def track_new(request: HttpRequest, region: str) -> HttpResponse:
    """Begin a track, from the example, an own template or nothing."""
    partnership = get_partnership_for(request, region, RUN)
    templates = list(templates_of(partnership))
    chosen = request.GET.get("begin", EXAMPLE)
    start = beginning_named(chosen, {f"sjabloon-{row.pk}": row for row in templates})
    form = NewTrackForm(
        request.POST or None,
        partnership=partnership,
        templates=templates,
        initial={
            "beginning": chosen, "question": start.question, "conditions": start.conditions,
        },
    )  # fmt: skip
    if form.is_valid():
        beginning = form.beginning_chosen()
        values = form.values(beginning.days)
        if form.attempt(
            operations.begin_track,
            partnership=partnership, by=request.user, beginning=beginning, **values,
        ):  # fmt: skip
            messages.success(request, _("The learning track is there. Now invite the schools."))
            return to_track(form.result)
    return show(request, "track_form", partnership, form=form)


@require_http_methods(["GET", "POST"])
def track_copy(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The same programme for another theme: other words, other dates, nobody's name."""
    track = track_for(request, region, pk, RUN)
    beginning = operations.beginning_of(track)
    form = TrackForm(
        request.POST or None,
        partnership=track.partnership,
        initial={"conditions": track.conditions},
    )
    if form.is_valid() and form.attempt(
        operations.begin_track,
        partnership=track.partnership,
        by=request.user,
        beginning=beginning,
        **form.values(beginning.days),
    ):
        messages.success(
            request, _("The programme is copied, with dates from the new first day. Look it over.")
        )
        return to_track(form.result)
    return show(request, "track_form", track.partnership, form=form, source=track)


@require_http_methods(["GET", "POST"])
def track_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What the track says of itself."""
    track = track_for(request, region, pk, RUN)
    form = ChangeTrackForm(request.POST or None, track=track)
    if form.is_valid():
        values = form.values(0) | {"version": form.cleaned_data["version"]}
        if form.attempt(operations.change_track, track=track, by=request.user, **values):
            messages.success(request, _("The learning track is changed."))
            return to_track(track)
    return show(request, "track_form", track.partnership, form=form, changing=track)


@post_or_go("tracks:detail", "region", "pk")
def track_step(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Let the track start, finish, or go a step back."""
    track = track_for(request, region, pk, RUN)
    before, to = track.state, request.POST.get("stand", "")
    done = attempt(request, operations.step_track, by=request.user, track=track, to=to)
    if done and done.state != before:
        text = _("The learning track now stands at: %(state)s.")
        url = address("step", region, pk)
        undo.offer(request, text % {"state": done.get_state_display()}, url, stand=before)
    return to_track(track)


@post_or_go("tracks:list", "region")
def track_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a track off the list; the next page offers the way back."""
    track = track_for(request, region, pk, RUN)
    if attempt(request, operations.remove_track, by=request.user, track=track):
        text = _("“%(title)s” is off the list.") % {"title": track.title}
        undo.offer(request, text, address("restore", region, pk))
    return redirect("tracks:list", region)


@post_or_go("tracks:list", "region")
def track_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of removing."""
    track = track_for(request, region, pk, RUN, removed=True)
    attempt(request, operations.restore_track, by=request.user, track=track)
    return to_track(track)
