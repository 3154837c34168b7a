"""Writing a section: with a button, or saved as somebody types."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.text import format_time
from samenverder.network.operations.problems import Refused
from samenverder.plans.beside import beside
from samenverder.plans.content import COLUMNS, ROWS_OF
from samenverder.plans.forms import SectionForm
from samenverder.plans.forms.rows import cells_of
from samenverder.plans.guidance import GUIDES, SLUGS
from samenverder.plans.models import PlanCommentState, PlanSection, SectionKind
from samenverder.plans.operations import Saved, TextClash, save_section
from samenverder.plans.queries.reading import comments_of, needs_of, who_writes
from samenverder.plans.views.pages import WRITE, Desk, desk_for, kind_or_404, show, to_section
from samenverder.plans.views.rows import KINDS


@require_http_methods(["GET", "POST"])
def section_write(request: HttpRequest, region: str, pk: int, section: str) -> HttpResponse:
    """The page on which a section is written; the same address saves it."""
    kind = kind_or_404(section)
    desk = desk_for(request, region, pk, WRITE)
    row = desk.plan.sections.filter(kind=kind).first() or PlanSection(plan=desk.plan, kind=kind)
    labels: dict[str, Any] = {"label": kind.label, "help_text": GUIDES[kind].words}
    if request.method != "POST":
        start = {"text": row.text, "seen": row.text, "revision": row.revision, "maybe": ""}
        return _page(request, desk, row, SectionForm(initial=start, **labels))
    form = SectionForm(request.POST, **labels)
    answer = _save(request, desk, kind, form)
    if request.headers.get("X-Autosave") == "1":
        return answer or JsonResponse({"sentence": _first_error(form)}, status=422)
    if answer and isinstance(form.result, Saved):
        if form.result.merged:
            words = _("Saved. Somebody else changed other lines meanwhile; both are kept.")
            messages.info(request, words)
        else:
            messages.success(request, _("Saved."))
        return to_section(desk.plan, kind)
    return _page(request, desk, row, form)


def _save(
    request: HttpRequest, desk: Desk, kind: SectionKind, form: SectionForm
) -> JsonResponse | None:
    """Save the form; the answer for the page that saves by itself. None when it cannot be."""
    if not form.is_valid():
        return None
    try:
        form.result = saved = save_section(
            plan=desk.plan, by=request.user, kind=kind, **form.cleaned_data
        )
    except TextClash as clash:
        form.tell_clash(clash.section)
        by = clash.section.changed_by
        words = _("%(name)s changed the same lines. Look at both texts and put them together.")
        body = {"sentence": words % {"name": by.name if by else _("Somebody")}}
        return JsonResponse(body, status=409)
    except Refused as refused:
        form.add_error(None, str(refused.sentence))
        return None
    row = desk.plan.sections.select_related("plan").get(kind=kind)
    at = format_time(row.changed_at, get_language() or "nl") if row.changed_at else ""
    return JsonResponse(
        {
            "text": saved.text,
            "revision": saved.revision,
            "merged": saved.merged,
            "saved": _("Saved at %(time)s") % {"time": at} if at else _("Saved."),
            "who": who_writes(row, request.user),
        }
    )


def _first_error(form: SectionForm) -> str:
    for errors in form.errors.values():
        return str(errors[0])
    return _("This could not be saved.")


@require_safe
def section_now(request: HttpRequest, region: str, pk: int, section: str) -> HttpResponse:
    """The text as it stands now, for a page that is open elsewhere."""
    kind = kind_or_404(section)
    desk = desk_for(request, region, pk, WRITE)
    row = desk.plan.sections.filter(kind=kind).first() or PlanSection(plan=desk.plan, kind=kind)
    body = {"text": row.text, "revision": row.revision, "who": who_writes(row, request.user)}
    return JsonResponse(body, headers={"Cache-Control": "no-store"})


def _page(request: HttpRequest, desk: Desk, row: PlanSection, form: SectionForm) -> HttpResponse:
    kinds = list(SectionKind)
    at = kinds.index(SectionKind(row.kind))
    name = ROWS_OF.get(SectionKind(row.kind), "")
    rows = _rows(desk, name)
    return show(
        request,
        "section",
        desk.plan.partnership,
        desk=desk,
        row=row,
        form=form,
        guide=GUIDES[row.kind],
        toc=_toc(desk),
        following=kinds[at + 1] if at + 1 < len(kinds) else None,
        rows=rows,
        rows_slug=SLUG_OF_ROWS.get(name, ""),
        columns=COLUMNS.get(name, []),
        needs=needs_of(desk.plan),
        comments=list(
            comments_of(desk.plan, inside=True).filter(
                section=row.kind, state=PlanCommentState.OPEN
            )
        ),
        borrowed=list(row.borrowings.select_related("source__plan")) if row.pk else [],
        who=who_writes(row, request.user),
        theirs=form.theirs,
        slug=SLUGS[row.kind],
        told=beside(desk.plan, row.kind).get(row.kind, []),
    )


SLUG_OF_ROWS = {kind.name: slug for slug, kind in KINDS.items()}


def _rows(desk: Desk, name: str) -> list[dict[str, Any]]:
    if not name:
        return []
    kind = KINDS[SLUG_OF_ROWS[name]]
    found = kind.model._default_manager.filter(plan=desk.plan, removed_at__isnull=True)
    return [{"row": row, "cells": cells_of(name, row)} for row in found]


def _toc(desk: Desk) -> list[dict[str, Any]]:
    """Every section, and whether something stands in it already."""
    filled = set(desk.plan.sections.exclude(text="").values_list("kind", flat=True))
    for kind, name in ROWS_OF.items():
        model = KINDS[SLUG_OF_ROWS[name]].model
        if model._default_manager.filter(plan=desk.plan, removed_at__isnull=True).exists():
            filled.add(kind.value)
    return [
        {"kind": kind.value, "label": kind.label, "slug": SLUGS[kind], "filled": kind in filled}
        for kind in SectionKind
    ]
