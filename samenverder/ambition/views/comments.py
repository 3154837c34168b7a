"""Commenting on a text, and the coordinator's answers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.ambition import operations
from samenverder.ambition.forms import AnswerForm, ChangeCommentForm, CommentForm
from samenverder.ambition.models import AmbitionComment, AmbitionVersion
from samenverder.ambition.queries.comments import Block, blocks_of, comments_of, tally_of
from samenverder.ambition.queries.people import own_organisations, partners
from samenverder.ambition.views.ambitions import version_page
from samenverder.ambition.views.pages import CHANGE, may_change, show, to_version, version_for
from samenverder.lib.tables import Sheet
from samenverder.lib.text import whole_number
from samenverder.network.access import row_or_404
from samenverder.network.models import Organisation
from samenverder.network.views.pages import attempt, download
from samenverder.web import undo
from samenverder.web.back import post_or_go

post_only = post_or_go("ambition:version_detail", "region", "pk")
COMMENT = "ambition.comment_ambition"


def comment_forms(
    blocks: list[Block], mine: list[Organisation], form: Any, about: int | None
) -> list[dict[str, Any]]:
    """The text with its comments and a form at each paragraph."""
    rows = []
    for block in blocks:
        pk = block.paragraph.pk if block.paragraph else 0
        is_here = form is not None and about == pk
        own = form if is_here else CommentForm(organisations=mine, auto_id=f"alinea_{pk}_%s")
        rows.append({"block": block, "form": own if mine else None, "open": is_here, "pk": pk})
    return rows


@post_only
def comment_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say something about a paragraph, or about the whole (`alinea` empty or 0)."""
    version = version_for(request, region, pk, COMMENT)
    given = request.POST.get("alinea", "")
    paragraph = None
    if given not in {"", "0"}:
        paragraph = row_or_404(version.paragraphs.all(), pk=whole_number(given))
    about = paragraph.pk if paragraph else 0
    mine = own_organisations(request.user, version.partnership)
    form = CommentForm(request.POST, organisations=mine, auto_id=f"alinea_{about}_%s")
    if form.is_valid() and form.attempt(
        operations.add_comment,
        version=version,
        by=request.user,
        paragraph=paragraph,
        **form.cleaned_data,
    ):
        text = _("Your comment is placed.")
        comment = form.result
        undo.offer(request, text, _to("comment_remove", comment))
        return to_version(version, f"#alinea-{about}")
    return version_page(request, version, form=form, about=about)


@require_http_methods(["GET", "POST"])
def comment_change(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Say it differently, as long as it was not answered."""
    row = _own(request, region, pk, comment)
    start = {"text": row.text, "version": row.version}
    form = ChangeCommentForm(request.POST or None, initial=start)
    if form.is_valid() and form.attempt(
        operations.change_comment, comment=row, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("Your comment is changed."))
        return to_version(row.version_of_text, f"#alinea-{row.paragraph_id or 0}")
    return show(
        request,
        "comment",
        row.version_of_text.partnership,
        version=row.version_of_text,
        comment=row,
        form=form,
    )


@post_only
def comment_remove(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Take one's own comment back."""
    row = _own(request, region, pk, comment)
    attempt(request, operations.remove_comment, by=request.user, comment=row)
    undo.offer(request, _("The comment is taken back."), _to("comment_restore", row))
    return to_version(row.version_of_text)


@post_only
def comment_restore(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Undo of taking it back."""
    row = _own(request, region, pk, comment, removed=True)
    attempt(request, operations.restore_comment, by=request.user, comment=row)
    messages.success(request, _("The comment is back."))
    return to_version(row.version_of_text)


def _own(
    request: HttpRequest, region: str, pk: int, comment: int, *, removed: bool = False
) -> AmbitionComment:
    """A comment this user wrote; coordinators take back those of others as well."""
    version = version_for(request, region, pk, COMMENT)
    rows = AmbitionComment.objects.filter(
        version_of_text=version, removed_at__isnull=not removed
    ).select_related("organisation", "paragraph")
    if not may_change(request, version.partnership):
        rows = rows.filter(by_id=request.user.pk)
    found: AmbitionComment = row_or_404(rows, pk=comment)
    found.version_of_text = version
    return found


@require_safe
def comment_list(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Everything partners said about a text, with the answers."""
    return _summary(request, version_for(request, region, pk))


def _summary(
    request: HttpRequest, version: AmbitionVersion, wrong: tuple[int, AnswerForm] | None = None
) -> HttpResponse:
    comments = list(comments_of(version))
    chosen = request.GET.get("toon", "")
    shown = [row for row in comments if not row.is_answered] if chosen == "open" else comments
    blocks = [
        {"block": block, "rows": [_answering(request, row, wrong) for row in block.comments]}
        for block in blocks_of(version, shown)
        if block.comments
    ]
    return show(
        request,
        "comments",
        version.partnership,
        version=version,
        blocks=blocks,
        tally=tally_of(comments),
        chosen=chosen,
        silent=_silent(version, comments),
        form=wrong[1] if wrong else None,
    )


def _answering(
    request: HttpRequest, comment: AmbitionComment, wrong: tuple[int, AnswerForm] | None
) -> dict[str, Any]:
    """A comment, with the form for its answer when the address asks for it (`antwoord`)."""
    form = None
    if wrong and wrong[0] == comment.pk:
        form = wrong[1]
    elif request.GET.get("antwoord") == str(comment.pk):
        start = {"outcome": comment.outcome, "answer": comment.answer, "version": comment.version}
        form = AnswerForm(initial=start, auto_id=f"reactie_{comment.pk}_%s")
    return {"comment": comment, "form": form}


def _silent(version: AmbitionVersion, comments: list[AmbitionComment]) -> list[Organisation]:
    """Partners that did not comment on a text in consultation."""
    if not version.is_shared:
        return []
    spoke = {row.organisation_id for row in comments}
    return [row for row in partners(version.partnership) if row.pk not in spoke]


@post_or_go("ambition:comment_list", "region", "pk")
def comment_answer(request: HttpRequest, region: str, pk: int, comment: int) -> HttpResponse:
    """Say what was done with a comment."""
    version = version_for(request, region, pk, CHANGE)
    row: AmbitionComment = row_or_404(comments_of(version), pk=comment)
    row.version_of_text = version
    form = AnswerForm(request.POST, auto_id=f"reactie_{row.pk}_%s")
    if form.is_valid() and form.attempt(
        operations.answer_comment, comment=row, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The answer is saved."))
        where = reverse("ambition:comment_list", args=[region, pk])
        return redirect(f"{where}{_kept(request)}#reactie-{row.pk}")
    return _summary(request, version, (row.pk, form))


def _kept(request: HttpRequest) -> str:
    return "?toon=open" if request.POST.get("toon") == "open" else ""


@require_safe
def comment_export(request: HttpRequest, region: str, pk: int, kind: str) -> HttpResponse:
    """Every comment with its answer as a table."""
    version = version_for(request, region, pk)
    header = [
        _("Place"), _("Paragraph"), _("Partner"), _("Name"), _("Day"), _("Comment"),
        _("Answer"), _("Explanation"),
    ]  # fmt: skip
    places = {row.pk: at for at, row in enumerate(version.paragraphs.all(), start=1)}
    rows: list[list[Any]] = [
        [
            places.get(row.paragraph_id or 0, 0),
            row.paragraph.text if row.paragraph else _("The whole text"),
            row.organisation.name,
            row.person_name,
            row.at.date(),
            row.text,
            row.get_outcome_display(),
            row.answer,
        ]
        for row in comments_of(version)
    ]
    rows.sort(key=lambda cells: cells[0])
    sheet = Sheet(_("Comments"), header, rows)
    name = _("comments-on-version-%(n)d") % {"n": version.number}
    return download(kind, name, sheet, version.partnership)


def _to(name: str, comment: AmbitionComment) -> str:
    version = comment.version_of_text
    return reverse(f"ambition:{name}", args=[version.partnership.slug, version.pk, comment.pk])
