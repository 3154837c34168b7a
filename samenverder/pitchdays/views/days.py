"""Pitch days: the list, one day, beginning, changing, putting in calendars, removing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.text import whole_number
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import attempt
from samenverder.pitchdays import operations
from samenverder.pitchdays.forms import BoardForm, ChangeDayForm, NewDayForm
from samenverder.pitchdays.models import PitchDay
from samenverder.pitchdays.queries.days import days_of, removed_days
from samenverder.pitchdays.queries.deciding import board_sights, deciding_on
from samenverder.pitchdays.queries.overview import whole
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.pitchdays.queries.people import boards_of, not_asked_yet, people_to_ask, to_add
from samenverder.pitchdays.queries.times import clash, moment_of
from samenverder.pitchdays.views.common import RUN, VIEW, address, day_for, show, to_day
from samenverder.tracks.models import ProgrammeItem, ProgrammeKind
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_safe
def day_list(request: HttpRequest, region: str) -> HttpResponse:
    """The pitch days, the newest first."""
    partnership = get_partnership_for(request, region, VIEW)
    rows = list(days_of(partnership))
    may_run = request.user.has_perm(RUN, partnership)
    return show(
        request,
        "day_list",
        partnership,
        rows=rows,
        heading=_heading(rows),
        today=timezone.localdate(),
        removed=removed_days(partnership) if may_run else [],
    )


def _heading(rows: list[PitchDay]) -> str:
    today = timezone.localdate()
    coming = sum(row.on >= today for row in rows)
    if not rows:
        return _("Pitch days")
    if not coming:
        return _("No pitch day is planned now")
    return ngettext("%(n)d pitch day is coming", "%(n)d pitch days are coming", coming) % {
        "n": coming
    }


@require_safe
def day_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One day: its programme, what schools still miss, which boards come and may decide."""
    return day_page(request, day_for(request, region, pk))


def day_page(request: HttpRequest, day: PitchDay, form: BoardForm | None = None) -> HttpResponse:
    """The page of a day; `form` is a board that could not be added."""
    parts, boards = parts_of(day), boards_of(day)
    deciding = deciding_on(day, parts, boards)
    moment = moment_of(parts)
    may_run = request.user.has_perm(RUN, day.partnership)
    return show(
        request,
        "day",
        day.partnership,
        day=day,
        parts=parts,
        moment=moment,
        clash=clash(day, parts),
        of_slot=deciding.of_slot,
        sights=board_sights(deciding, boards),
        stuck=[need for need in deciding.needs if need.is_stuck],
        stand=whole(deciding),
        not_ready=[part for part in parts if part.missing and part.slot.is_coming],
        is_the_day=timezone.localdate() >= day.on,
        is_past=day.begins_at < timezone.now(),
        to_ask=not_asked_yet(day, people_to_ask(day)) if may_run else 0,
        may_contribute=request.user.has_perm("network.view_people", day.partnership),
        form=form,
        board_form=(form or BoardForm(rows=to_add(day))) if may_run else None,
        **_schools_to_add(day, parts, may_run),
    )


def _schools_to_add(day: PitchDay, parts: list[Any], may_run: bool) -> dict[str, Any]:
    if not may_run or day.track is None:
        return {"more_schools": 0}
    joined = set(
        day.track.schools.filter(removed_at=None, state="joined").values_list(
            "organisation_id", flat=True
        )
    )
    return {"more_schools": len(joined - {part.slot.school_id for part in parts})}


@require_http_methods(["GET", "POST"])
def day_new(request: HttpRequest, region: str) -> HttpResponse:
    """Begin a day, loose or from a part of the programme of a learning track."""
    partnership = get_partnership_for(request, region, RUN)
    item = _item(request, partnership)
    form = NewDayForm(
        request.POST or None, partnership=partnership, initial=_beginning(request, item)
    )
    if form.is_valid() and form.attempt(
        operations.begin_day,
        partnership=partnership,
        by=request.user,
        item=item,
        track=form.cleaned_data["track"],
        **form.values(),
    ):
        messages.success(request, _("The day is there. Look over the order, the times and boards."))
        return to_day(form.result)
    return show(request, "day_form", partnership, form=form, item=item)


def _item(request: HttpRequest, partnership: Partnership) -> ProgrammeItem | None:
    """The part of a programme this day is begun from, as the address says."""
    wanted = whole_number(request.GET.get("onderdeel", ""))
    if not wanted:
        return None
    rows = ProgrammeItem.objects.filter(
        removed_at=None, kind=ProgrammeKind.PITCH, track__partnership=partnership
    )
    rows = rows.filter(track__removed_at=None).select_related("track", "meeting", "host")
    return rows.filter(pk=wanted).first()


def _beginning(request: HttpRequest, item: ProgrammeItem | None) -> dict[str, Any]:
    start: dict[str, Any] = {"minutes": 5, "questions": 10, "between": 5, "starts": "13:00"}
    if item is None:
        return start | {"track": request.GET.get("leergang", "")}
    start |= {"title": item.title, "day": item.day, "host": item.host, "place": item.place}
    start |= {"starts": item.starts or "13:00", "ends": item.ends, "track": item.track_id}
    return start


@require_http_methods(["GET", "POST"])
def day_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What the day says of itself; its meeting goes along."""
    day = day_for(request, region, pk, RUN)
    form = ChangeDayForm(request.POST or None, day=day)
    if form.is_valid():
        values = form.values() | {"version": form.cleaned_data["version"]}
        if form.attempt(operations.change_day, pitch_day=day, by=request.user, **values):
            told = _("The day is changed.")
            if day.meeting_id and day.meeting and day.meeting.invited_at:
                told = _("The day is changed. Who was invited gets it in the calendar.")
            messages.success(request, told)
            return to_day(day)
    return show(request, "day_form", day.partnership, form=form, day=day)


@post_or_go("pitchdays:detail", "region", "pk")
def day_plan(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put the day in calendars, in one step with the invitations."""
    day = day_for(request, region, pk, RUN)
    invite = request.POST.get("uitnodigen") == "ja"
    sent = attempt(request, operations.plan_day, day=day, by=request.user, invite=invite)
    if sent is not None:
        told = ngettext(
            "The day stands in calendars and %(n)d person is invited.",
            "The day stands in calendars and %(n)d people are invited.",
            sent,
        )
        text = told % {"n": sent} if sent else _("The day stands in calendars. Nobody is mailed.")
        messages.success(request, text)
    return to_day(day)


@post_or_go("pitchdays:list", "region")
def day_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take a day off the list; the next page offers the way back."""
    day = day_for(request, region, pk, RUN)
    if attempt(request, operations.remove_day, day=day, by=request.user):
        text = _("“%(title)s” is off the list.") % {"title": day.title}
        undo.offer(request, text, address("restore", region, pk))
    return redirect("pitchdays:list", region)


@post_or_go("pitchdays:list", "region")
def day_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of removing."""
    day = day_for(request, region, pk, RUN, removed=True)
    attempt(request, operations.restore_day, day=day, by=request.user)
    return to_day(day)
