"""Writing a draft; two people who do so at once both keep what they typed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenverder.ambition import queries
from samenverder.ambition.forms import WriteForm, seen_of
from samenverder.ambition.models import AmbitionVersion
from samenverder.ambition.operations import (
    Written,
    revise,
    save_draft,
    set_ambition,
    written_of,
)
from samenverder.ambition.operations.drafts import latest
from samenverder.ambition.operations.text import with_keys
from samenverder.ambition.queries.comments import said_before
from samenverder.ambition.queries.differences import (
    Differences,
    Line,
    differences_between,
    lines_of,
)
from samenverder.ambition.views.pages import CHANGE, show, to_version, version_for
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import attempt
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def ambition_change(request: HttpRequest, region: str) -> HttpResponse:
    """Write the draft: the first text, or the one that follows what stands."""
    partnership = get_partnership_for(request, region, CHANGE)
    draft = queries.draft(partnership)
    source = draft or latest(partnership)
    first = source is None
    if request.method != "POST":
        form = WriteForm(initial=_initial(draft, source), is_first=first)
        return _page(request, partnership, form, draft)
    form = WriteForm(request.POST, is_first=first)
    if form.is_valid():
        if form.cleaned_data.get("adopted_on"):
            return _write_at_once(request, partnership, form)
        if form.attempt(
            save_draft,
            partnership=partnership,
            by=request.user,
            written=form.written,
            expected=form.cleaned_data["version"],
            seen=form.seen,
        ):
            return _saved(request, form)
    return _page(request, partnership, form, draft)


def _saved(request: HttpRequest, form: WriteForm) -> HttpResponse:
    draft, together = form.result
    if together:
        messages.info(
            request, _("Saved. Somebody else changed other parts meanwhile; both are kept.")
        )
    else:
        messages.success(request, _("The draft is saved. Only coordinators see it."))
    return to_version(draft)


def _write_at_once(request: HttpRequest, partnership: Partnership, form: WriteForm) -> HttpResponse:
    """An ambition that was adopted before it was written down here."""
    data = form.cleaned_data
    set_ambition(
        partnership=partnership,
        by=request.user,
        sentence=data["sentence"],
        text=data["text"],
        adopted_on=data["adopted_on"],
    )
    messages.success(request, _("The ambition is saved."))
    return redirect("ambition:detail", partnership.slug)


def _initial(draft: AmbitionVersion | None, source: AmbitionVersion | None) -> dict[str, Any]:
    if source is None:
        return {}
    written = written_of(source)
    fields = {"sentence": written.sentence, "text": written.text}
    return fields | ({"note": written.note, **seen_of(draft)} if draft else {})


def _page(
    request: HttpRequest, partnership: Partnership, form: WriteForm, draft: AmbitionVersion | None
) -> HttpResponse:
    return show(
        request,
        "write",
        partnership,
        form=form,
        draft=draft,
        proposal=queries.shared(partnership),
        theirs=form.theirs,
        what_changed=_what_changed(form) if form.theirs else None,
        said=_said(draft),
        help_page="ambitie",
    )


def _what_changed(form: WriteForm) -> Differences | None:
    """What the other person changed since this one opened the draft."""
    theirs = form.theirs
    if theirs is None:
        return None
    seen = form.seen or Written("", "")
    lines = lines_of(theirs)
    keyed = with_keys([(line.key, line.text) for line in lines], seen.parts)  # type: ignore[misc]
    return differences_between(
        seen.sentence, [Line(key, text) for key, text in keyed], theirs.sentence, lines
    )


def _said(draft: AmbitionVersion | None) -> list[dict[str, Any]]:
    """What was said about the text before this one, by paragraph of the draft."""
    if draft is None:
        return []
    comments = said_before(draft)
    rows: list[dict[str, Any]] = [{"text": "", "comments": comments.pop(None, [])}]
    for paragraph in draft.paragraphs.all():
        rows.append({"text": paragraph.text, "comments": comments.pop(paragraph.key, [])})
    rows += [{"text": "", "gone": True, "comments": left} for left in comments.values()]
    return [row for row in rows if row["comments"]]


@post_or_go("ambition:version_list", "region")
def version_revise(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Begin a new draft from this version."""
    version = version_for(request, region, pk, CHANGE)
    if attempt(request, revise, by=request.user, version=version) is None:
        return to_version(version)
    return redirect("ambition:change", region)
