"""Making a pitch, its slides on one page, changing what stands above them, taking it away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.text import join_words
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.operations.problems import Refused
from samenverder.network.views.pages import attempt
from samenverder.pitches import operations
from samenverder.pitches.forms import ChangePitchForm, PitchForm
from samenverder.pitches.making import ask_from
from samenverder.pitches.models import BoardPitch, PitchSlide, SlideKind
from samenverder.pitches.queries import pitch_of, slides_of
from samenverder.pitches.queries.changes import changes_of, is_own
from samenverder.pitches.shapes import deck_of, view_of
from samenverder.pitches.views.common import (
    WRITE,
    Desk,
    address,
    desk_for,
    post_only,
    show,
    to_pitch,
)
from samenverder.plans.guidance import SLUGS
from samenverder.plans.models import PlanVersion, SchoolPlan, SectionKind
from samenverder.plans.queries import plan_with, writable
from samenverder.web import undo


@require_http_methods(["GET", "POST"])
def pitch_make(request: HttpRequest, region: str, plan: int) -> HttpResponse:
    """The slides of a plan, from its last shared version; when they are there, go to them."""
    partnership = get_partnership_for(request, region, WRITE)
    found: SchoolPlan = row_or_404(plan_with(writable(partnership, request.user)), pk=plan)
    found.partnership = partnership
    if pitch := pitch_of(found):
        return to_pitch(pitch)
    try:
        version = operations.shared_version(found)
    except Refused as refused:
        return show(request, "make", partnership, plan=found, not_yet=refused.sentence)
    form = PitchForm(request.POST or None, initial=_beginning(found, version))
    if form.is_valid() and form.attempt(
        operations.make_pitch, plan=found, by=request.user, language=_language(), **form.values()
    ):
        messages.success(request, _("The slides are there. Look them over and add what you say."))
        return to_pitch(form.result)
    return show(request, "make", partnership, plan=found, form=form, version=version)


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _beginning(plan: SchoolPlan, version: PlanVersion) -> dict[str, Any]:
    leads = plan.people.filter(part="leads").select_related("person")
    names = [row.person.name for row in leads]
    return {
        "ask": ask_from(version.content),
        "speaker": join_words(names, gettext("and"))[:160],
        "day": plan.decide_on,
        "minutes": 5,
    }


@require_safe
def pitch_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Every slide, with what is said at it for who may read that; writers change them here."""
    desk = desk_for(request, region, pk)
    pitch = desk.pitch
    rows = slides_of(pitch)
    shown = rows if desk.may_write else [row for row in rows if row.shown]
    views = [(view_of(row, number), is_own(row)) for number, row in enumerate(shown, 1)]
    version = pitch.plan.versions.first() if desk.may_write and not pitch.plan.is_draft else None
    return show(
        request,
        "detail",
        pitch.plan.partnership,
        desk=desk,
        views=views,
        deck=deck_of(pitch, rows),
        changes=changes_of(pitch, version),
        version=version,
        empty=_empty(pitch, rows) if desk.may_write else [],
        language=_language(),
    )


def _empty(pitch: BoardPitch, rows: list[PitchSlide]) -> list[tuple[str, str]]:
    """(name, section in an address) of what the plan says nothing about yet."""
    known = set(pitch.slides.values_list("kind", flat=True)) | {row.kind for row in rows}
    kinds = [kind for kind in SectionKind if kind in SlideKind.values and kind not in known]
    return [(str(kind.label), SLUGS[kind]) for kind in kinds]


@require_http_methods(["GET", "POST"])
def pitch_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What is asked, who speaks, where, when and how long."""
    desk = desk_for(request, region, pk, WRITE)
    form = ChangePitchForm(request.POST or None, pitch=desk.pitch)
    if form.is_valid():
        values = form.values() | {"version": form.cleaned_data["version"]}
        if form.attempt(operations.change_pitch, pitch=desk.pitch, by=request.user, **values):
            url = address("change", region, pk)
            undo.offer(request, _("The pitch is changed."), url,
                       **form.way_back(form.result.version))  # fmt: skip
            return to_pitch(desk.pitch)
    return show(request, "change", desk.pitch.plan.partnership, desk=desk, form=form)


@post_only
def pitch_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take the pitch away; the next page offers the way back."""
    desk = desk_for(request, region, pk, WRITE)
    if not attempt(request, operations.remove_pitch, by=request.user, pitch=desk.pitch):
        return to_pitch(desk.pitch)
    undo.offer(request, _("The pitch is taken away."), address("restore", region, pk))
    return redirect(desk.pitch.plan.get_absolute_url())


@post_only
def pitch_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of taking the pitch away."""
    desk: Desk = desk_for(request, region, pk, WRITE, removed=True)
    if attempt(request, operations.restore_pitch, by=request.user, pitch=desk.pitch):
        return to_pitch(desk.pitch)
    return redirect(desk.pitch.plan.get_absolute_url())
