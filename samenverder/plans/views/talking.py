"""Comments and suggestions at a section, opening the plan to people, borrowing a section."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.lib.text import whole_number
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt
from samenverder.plans import operations
from samenverder.plans.content import parts_of
from samenverder.plans.forms import AnswerForm, CommentForm, OpenForm
from samenverder.plans.guidance import SLUGS
from samenverder.plans.models import PlanComment, PlanState, PlanVersion, SectionKind
from samenverder.plans.queries.reading import comments_of, lendable
from samenverder.plans.views.pages import (
    COMMENT,
    WRITE,
    Desk,
    desk_for,
    kind_or_404,
    show,
    to_section,
)
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("plans:detail", "region", "pk")


@require_http_methods(["GET", "POST"])
def comment_list(request: HttpRequest, region: str, pk: int, section: str) -> HttpResponse:
    """What was said about a section, and a place to say something."""
    kind = kind_or_404(section)
    desk = desk_for(request, region, pk, COMMENT)
    form = CommentForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.attempt(
            operations.add_comment,
            plan=desk.plan,
            by=request.user,
            section=kind,
            **form.cleaned_data,
        )
    ):
        url = reverse("plans:comment_remove", args=[region, pk, form.result.pk])
        undo.offer(request, _("Your comment is placed."), url)
        return redirect("plans:comments", region, pk, section)
    return _comments(request, desk, kind, form)


def _comments(
    request: HttpRequest,
    desk: Desk,
    kind: SectionKind,
    form: Any,
    answering: tuple[int, AnswerForm] | None = None,
) -> HttpResponse:
    part = next(part for part in parts_of(desk.content()) if part.kind == kind)
    rows = list(comments_of(desk.plan, inside=desk.sees_draft).filter(section=kind))
    writes = "write" in desk.can
    shown = []
    for row in rows:
        mine = answering[1] if answering and answering[0] == row.pk else None
        form_here = mine or AnswerForm(auto_id=f"antwoord_{row.pk}_%s")
        shown.append(
            {
                "row": row,
                "form": form_here if writes and row.is_open else None,
                "own": row.by_id == request.user.pk and row.is_open,
            }
        )
    return show(
        request,
        "comments",
        desk.plan.partnership,
        desk=desk,
        kind=kind,
        part=part,
        slug=SLUGS[kind],
        rows=shown,
        new=form,
        form=answering[1] if answering else form,
        may_add=bool({"comment", "comment_draft"} & desk.can),
    )


@post_only
def comment_answer(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Say what was done with a comment."""
    desk = desk_for(request, region, pk, WRITE)
    row = _comment(desk, comment)
    form = AnswerForm(request.POST, auto_id=f"antwoord_{row.pk}_%s")
    if form.is_valid() and form.attempt(
        operations.answer_comment, comment=row, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("Your answer stands with the comment."))
        return _to_comments(row)
    return _comments(request, desk, SectionKind(row.section), CommentForm(), (row.pk, form))


@post_only
def comment_take(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Put the suggested words in the text."""
    desk = desk_for(request, region, pk, WRITE)
    row = _comment(desk, comment)
    if attempt(request, operations.take_over, by=request.user, comment=row):
        messages.success(request, _("The suggested words stand in the text now."))
        return to_section(desk.plan, row.section)
    return _to_comments(row)


@post_only
def comment_remove(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Take one's own comment back."""
    desk = desk_for(request, region, pk, COMMENT)
    row = _comment(desk, comment, by_id=request.user.pk)
    attempt(request, operations.remove_comment, by=request.user, comment=row)
    url = reverse("plans:comment_restore", args=[region, pk, comment])
    undo.offer(request, _("The comment is taken back."), url)
    return _to_comments(row)


@post_only
def comment_restore(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Undo of taking it back."""
    desk = desk_for(request, region, pk, COMMENT)
    row = _comment(desk, comment, removed=True, by_id=request.user.pk)
    attempt(request, operations.restore_comment, by=request.user, comment=row)
    return _to_comments(row)


def _comment(desk: Desk, pk: int, *, removed: bool = False, **more: Any) -> PlanComment:
    rows = desk.plan.comments.filter(removed_at__isnull=not removed, **more)
    found: PlanComment = row_or_404(rows, pk=pk)
    found.plan = desk.plan
    return found


def _to_comments(row: PlanComment) -> HttpResponse:
    slug = SLUGS[SectionKind(row.section)]
    return redirect("plans:comments", row.plan.partnership.slug, row.plan_id, slug)


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Who leads, writes and reads along besides the school; open the plan to somebody."""
    desk = desk_for(request, region, pk, WRITE)
    form = OpenForm(request.POST or None, partnership=desk.plan.partnership)
    if form.is_valid() and form.attempt(
        operations.open_plan_to, plan=desk.plan, by=request.user, **form.cleaned_data
    ):
        words = _("The plan is open to %(name)s.")
        messages.success(request, words % {"name": form.result.person.name})
        return redirect("plans:people", region, pk)
    return show(
        request,
        "people",
        desk.plan.partnership,
        desk=desk,
        form=form,
        named=list(desk.plan.people.select_related("person")),
    )


@post_only
def person_remove(request: HttpRequest, region: str, pk: int, row: int) -> HttpResponse:
    """Somebody no longer reads or writes along."""
    desk = desk_for(request, region, pk, WRITE)
    place = row_or_404(desk.plan.people.select_related("person"), pk=row)
    place.plan = desk.plan
    fields = {"person": str(place.person_id), "part": place.part}
    if attempt(request, operations.close_to, by=request.user, place=place):
        words = _("The plan is no longer open to %(name)s.") % {"name": place.person.name}
        undo.offer(request, words, reverse("plans:people", args=[region, pk]), **fields)
    return redirect("plans:people", region, pk)


@require_http_methods(["GET", "POST"])
def section_borrow(request: HttpRequest, region: str, pk: int, section: str) -> HttpResponse:
    """Choose a shared plan, and take its text of this section over with whose it is."""
    kind = kind_or_404(section)
    desk = desk_for(request, region, pk, WRITE)
    chosen = request.POST.get("versie", "") or request.GET.get("versie", "")
    source = None
    if chosen:
        rows = PlanVersion.objects.filter(
            plan__partnership=desk.plan.partnership, plan__removed_at__isnull=True
        ).exclude(plan=desk.plan)
        source = row_or_404(rows.exclude(plan__state=PlanState.DRAFT), pk=whole_number(chosen))
    if request.method == "POST" and source:
        if attempt(
            request, operations.borrow, by=request.user, plan=desk.plan, source=source, section=kind
        ):
            messages.success(request, _("The text stands below yours, with whose it is."))
        return to_section(desk.plan, kind)
    part = None
    if source:
        part = next(part for part in parts_of(source.content) if part.kind == kind)
    page = Paginator(lendable(desk.plan, kind), 40).get_page(request.GET.get("pagina"))
    return show(
        request, "borrow", desk.plan.partnership, desk=desk, kind=kind, slug=section,
        page=page, source=source, part=part,
    )  # fmt: skip
