"""Schools of a track: inviting, one school, change leads, the school scan."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.plans.queries.plans import own_schools, visible
from samenverder.tracks import columns, operations
from samenverder.tracks.forms import InviteForm, LeadsForm, ScanForm, ticks
from samenverder.tracks.models import ChangeLead, SchoolState, TrackSchool, TrackState
from samenverder.tracks.queries.findings import stands_out
from samenverder.tracks.queries.progress import scan_of
from samenverder.tracks.views.common import (
    RUN,
    SPEAK,
    address,
    school_of,
    school_to_speak_for,
    show,
    to_track,
    track_for,
)
from samenverder.web import undo
from samenverder.web.back import back_to, post_or_go


@require_http_methods(["GET", "POST"])
def school_invite(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put schools on the list."""
    track = track_for(request, region, pk, RUN)
    form = InviteForm(request.POST or None, track=track)
    if form.is_valid() and form.attempt(
        operations.invite_schools, track=track, by=request.user, **form.cleaned_data
    ):
        told = ngettext(
            "%(n)d school is on the list. Choose its change leads, then mail them.",
            "%(n)d schools are on the list. Choose their change leads, then mail them.",
            form.result,
        )
        messages.success(request, told % {"n": form.result})
        return redirect(address("leads", region, pk))
    rows = ticks(form["organisations"])
    return show(request, "invite", track.partnership, form=form, track=track, rows=rows)


@post_or_go("tracks:detail", "region", "pk")
def school_mail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Ask the change leads of invited schools whether they take part."""
    track = track_for(request, region, pk, RUN)
    sent = attempt(request, operations.mail_leads, by=request.user, track=track)
    if sent:
        told = ngettext("%(n)d change lead gets a mail.", "%(n)d change leads get a mail.", sent)
        messages.success(request, told % {"n": sent})
    return to_track(track, "#scholen")


@require_safe
def school_detail(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """One school in the track."""
    return school_page(request, school_of(track_for(request, region, pk), school))


def school_page(
    request: HttpRequest, school: TrackSchool, form: LeadsForm | None = None
) -> HttpResponse:
    """The page of a school; `form` holds change leads that could not be added."""
    track, scan = school.track, scan_of(school)
    answers = school.answers.filter(item__removed_at=None).select_related("item")
    may_speak = request.user.has_perm(SPEAK, school)
    leads_form = form or LeadsForm(school=school)
    return show(
        request,
        "school",
        track.partnership,
        track=track,
        school=school,
        leads=school.leads.filter(person__left_on=None).select_related("person"),
        answers=answers.order_by("item__day", "pk"),
        scan=scan,
        findings=stands_out(scan) if scan else [],
        **_plan(request, school, may_speak),
        may_speak=may_speak,
        is_open=track.state != TrackState.FINISHED,
        form=form,
        leads_form=leads_form,
        colleagues=ticks(leads_form["people"]) if may_speak else [],
    )


def _plan(request: HttpRequest, school: TrackSchool, may_speak: bool) -> dict[str, Any]:
    """The plan of the school as this user may see it, and what there is to choose."""
    partnership, plan = school.track.partnership, operations.plan_of(school)
    seen = visible(partnership, request.user)
    of_school = seen.filter(school=school.organisation_id).order_by("-changed_at", "-pk")
    starts_here = own_schools(request.user, partnership).filter(pk=school.organisation_id)
    further = columns.further(school.track, {plan.pk: plan}) if plan else {}
    return {
        "plan": plan,
        "further": further[plan.pk] if plan and not plan.is_draft else [],
        "plan_is_open": plan is not None and seen.filter(pk=plan.pk).exists(),
        "plans": [row for row in of_school if row != plan] if may_speak else [],
        "may_begin": may_speak and starts_here.exists(),
    }


@post_or_go("tracks:school", "region", "pk", "school")
def school_step(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """A school says yes, stops, or takes that back."""
    row = school_to_speak_for(request, region, pk, school)
    before, to = row.state, request.POST.get("stand", "")
    done = attempt(request, operations.step_school, by=request.user, school=row, to=to)
    if done and done.state != before:
        sentences = {
            SchoolState.JOINED: _("%(school)s takes part."),
            SchoolState.LEFT: _("%(school)s stopped."),
            SchoolState.INVITED: _("%(school)s is invited, and has not said yes yet."),
        }
        text = sentences[SchoolState(done.state)] % {"school": row.organisation.name}
        undo.offer(request, text, address("school_step", region, pk, school), stand=before)
    return redirect(back_to(request, row.get_absolute_url()))


@post_or_go("tracks:detail", "region", "pk")
def school_remove(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """Take a school off the list that did not take part."""
    row = school_of(track_for(request, region, pk, RUN), school)
    if not attempt(request, operations.take_off, by=request.user, school=row):
        return redirect(row.get_absolute_url())
    text = _("%(school)s is off the list.") % {"school": row.organisation.name}
    undo.offer(request, text, address("school_restore", region, pk, school))
    return to_track(row.track, "#scholen")


@post_or_go("tracks:detail", "region", "pk")
def school_restore(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """Undo of taking off."""
    row = school_of(track_for(request, region, pk, RUN), school, removed=True)
    attempt(request, operations.put_back, by=request.user, school=row)
    return to_track(row.track, "#scholen")


@post_or_go("tracks:school", "region", "pk", "school")
def lead_add(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """Choose who pulls at this school."""
    row = school_to_speak_for(request, region, pk, school)
    form = LeadsForm(request.POST, school=row)
    if form.is_valid() and form.attempt(
        operations.add_leads, school=row, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The change leads are noted."))
        return redirect(row.get_absolute_url())
    return school_page(request, row, form)


@post_or_go("tracks:school", "region", "pk", "school")
def lead_remove(request: HttpRequest, region: str, pk: int, school: int, lead: int) -> HttpResponse:
    """Somebody no longer pulls here; the next page offers the way back."""
    row = school_to_speak_for(request, region, pk, school)
    found = row_or_404(ChangeLead.objects.select_related("person"), school=row, pk=lead)
    found.school = row
    person = found.person
    if attempt(request, operations.remove_lead, by=request.user, lead=found):
        text = _("%(name)s no longer pulls the change here.") % {"name": person.name}
        url = address("lead_add", region, pk, school)
        undo.offer(request, text, url, people=str(person.pk))
    return redirect(row.get_absolute_url())


@require_http_methods(["GET", "POST"])
def school_scan(request: HttpRequest, region: str, pk: int, school: int) -> HttpResponse:
    """Plan the look into one's own organisation with colleagues of the school."""
    row = school_of(track_for(request, region, pk, RUN), school)
    title = _("School scan %(school)s") % {"school": row.organisation.name}
    form = ScanForm(
        request.POST or None, school=row, initial={"title": title[:120], "time": "14:00"}
    )
    if form.is_valid() and form.attempt(
        operations.start_scan, school=row, by=request.user, **form.values()
    ):
        messages.success(
            request, _("The school scan is planned. Send the invitations from the session.")
        )
        return redirect(form.result.get_absolute_url())
    return show(
        request, "scan_form", row.track.partnership,
        form=form, track=row.track, school=row, colleagues=ticks(form["people"]),
    )  # fmt: skip
