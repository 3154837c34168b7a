"""Items of a programme: one item, adding, changing, planning its meeting, looking back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.views.pages import attempt
from samenverder.tracks import operations
from samenverder.tracks.forms import ChangeItemForm, ItemForm, LookBackForm, MaterialForm
from samenverder.tracks.models import Material, ProgrammeItem, TrackState
from samenverder.tracks.queries.tracks import answers_to, own_schools, schools_of
from samenverder.tracks.views.common import (
    RUN,
    address,
    item_of,
    school_to_speak_for,
    show,
    to_track,
    track_for,
)
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_safe
def item_detail(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """One item: what happens, material, preparation, and what each school took from it."""
    return item_page(request, item_of(track_for(request, region, pk), item))


def item_page(
    request: HttpRequest, item: ProgrammeItem, form: MaterialForm | None = None
) -> HttpResponse:
    """The page of an item; `form` is material that could not be added."""
    track = item.track
    answers = answers_to(item)
    schools = [row for row in schools_of(track) if row.takes_part or row.pk in answers]
    return show(
        request,
        "item",
        track.partnership,
        track=track,
        item=item,
        material=Material.objects.filter(item=item, removed_at=None),
        rows=[(school, answers.get(school.pk)) for school in schools],
        answered=len(answers),
        own=own_schools(track, request.user),
        may_contribute=request.user.has_perm("network.view_people", track.partnership),
        asked=len(operations.people_to_ask(track)),
        can_plan=item.starts and item.ends and item.day and item.day >= timezone.localdate(),
        is_open=track.state != TrackState.FINISHED,
        form=form,
        material_form=form or MaterialForm(),
    )


@require_http_methods(["GET", "POST"])
def item_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put an item in the programme."""
    track = track_for(request, region, pk, RUN)
    form = ItemForm(request.POST or None, track=track)
    if form.is_valid() and form.attempt(
        operations.add_item, track=track, by=request.user, **form.values()
    ):
        messages.success(request, _("It is in the programme."))
        return redirect(form.result.get_absolute_url())
    return show(request, "item_form", track.partnership, form=form, track=track)


@require_http_methods(["GET", "POST"])
def item_change(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Change an item."""
    row = item_of(track_for(request, region, pk, RUN), item)
    form = ChangeItemForm(request.POST or None, item=row)
    if form.is_valid():
        values = form.values() | {"version": form.cleaned_data["version"]}
        if form.attempt(operations.change_item, item=row, by=request.user, **values):
            messages.success(request, _("The programme is changed."))
            return redirect(row.get_absolute_url())
    track = row.track
    return show(request, "item_form", track.partnership, form=form, track=track, item=row)


@post_or_go("tracks:item", "region", "pk", "item")
def item_remove(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Take an item out of the programme; the next page offers the way back."""
    row = item_of(track_for(request, region, pk, RUN), item)
    if attempt(request, operations.remove_item, by=request.user, item=row):
        text = _("“%(title)s” is out of the programme.") % {"title": row.title}
        undo.offer(request, text, address("item_restore", region, pk, item))
    return to_track(row.track, "#programma")


@post_or_go("tracks:detail", "region", "pk")
def item_restore(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Undo of removing."""
    row = item_of(track_for(request, region, pk, RUN), item, removed=True)
    attempt(request, operations.restore_item, by=request.user, item=row)
    return to_track(row.track, "#programma")


@post_or_go("tracks:item", "region", "pk", "item")
def item_plan(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Make the meeting of an item, in one step with the invitations."""
    row = item_of(track_for(request, region, pk, RUN), item)
    invite = request.POST.get("uitnodigen") == "ja"
    meeting = attempt(request, operations.plan_item, by=request.user, item=row, invite=invite)
    if meeting:
        n = meeting.attendees.exclude(invited_at=None).count()
        told = ngettext(
            "The meeting is planned and %(n)d change lead is invited.",
            "The meeting is planned and %(n)d change leads are invited.",
            n,
        )
        messages.success(request, told % {"n": n} if n else _("The meeting is planned."))
    return redirect(row.get_absolute_url())


@require_http_methods(["GET", "POST"])
def look_back(request: HttpRequest, region: str, pk: int, item: int, school: int) -> HttpResponse:
    """What a school answers to the question of an item."""
    place = school_to_speak_for(request, region, pk, school)
    row = item_of(place.track, item)
    if not row.question:
        raise Http404
    found = answers_to(row).get(place.pk)
    start = {"text": found.text if found else "", "version": found.version if found else 0}
    form = LookBackForm(request.POST or None, initial=start)
    if form.is_valid() and form.attempt(
        operations.look_back, item=row, school=place, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The answer is with the learning track, for all to read."))
        return redirect(f"{row.get_absolute_url()}#school-{place.pk}")
    return show(
        request, "look_back", place.track.partnership,
        form=form, track=place.track, item=row, school=place,
    )  # fmt: skip
