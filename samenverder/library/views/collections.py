"""Collections: making, naming, ordering, printing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.library.booklet import booklet_pdf
from samenverder.library.forms.using import CollectForm, CollectionForm
from samenverder.library.models import CollectedPractice, Practice, PracticeCollection
from samenverder.library.operations import collecting
from samenverder.library.queries.collections import collections_of, kept_by, lines_of
from samenverder.library.queries.practices import practice_with, published
from samenverder.library.views.common import VIEW, show
from samenverder.library.views.pages import COLLECT, place_in, published_for
from samenverder.network.access import get_partnership_for, row_or_404
from samenverder.network.views.pages import attempt, page_of
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE = 60
post_only = post_or_go("library:collection", "region", "pk")


@require_safe
def collection_list(request: HttpRequest, region: str) -> HttpResponse:
    """All collections of the partnership."""
    partnership = get_partnership_for(request, region, VIEW)
    page = page_of(request, collections_of(partnership), PER_PAGE)
    for row in page:
        row.partnership = partnership
    return show(request, "collections", partnership, page=page, may_make=_may(request, partnership))


@require_http_methods(["GET", "POST"])
def collection_new(request: HttpRequest, region: str) -> HttpResponse:
    """A new, empty collection."""
    partnership = get_partnership_for(request, region, COLLECT)
    form = CollectionForm(request.POST or None)
    if form.is_valid() and form.attempt(
        collecting.make_collection, partnership=partnership, by=request.user, **form.cleaned_data
    ):
        messages.success(
            request, _("The collection is there. Put practices in it from their page.")
        )
        return redirect(form.result.get_absolute_url())
    return show(request, "collection_form", partnership, form=form)


@require_safe
def collection_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """What is in it, in order."""
    collection = _collection(request, region, pk)
    may_keep = kept_by(collection.partnership, request.user).filter(pk=pk).exists()
    lines = lines_of(collection)
    for line in lines:
        line.practice.partnership = collection.partnership
    words = {"collection": collection, "lines": lines, "may_keep": may_keep}
    return show(request, "collection", collection.partnership, **words)


@require_http_methods(["GET", "POST"])
def collection_change(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Another name, another text."""
    collection = _own(request, region, pk)
    form = CollectionForm(request.POST or None, collection=collection)
    if form.is_valid() and form.attempt(
        collecting.change_collection,
        collection=collection, by=request.user, **form.cleaned_data,
    ):  # fmt: skip
        way_back = form.way_back(form.result.version)
        undo.offer(request, _("The change is saved."), request.path, **way_back)
        return redirect(collection.get_absolute_url())
    words = {"form": form, "collection": collection}
    return show(request, "collection_form", collection.partnership, **words)


@post_only
def collection_remove(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Take it away; the next page offers the way back."""
    collection = _own(request, region, pk)
    if attempt(request, collecting.remove_collection, collection=collection, by=request.user):
        url = reverse("library:collection_restore", args=[region, pk])
        undo.offer(request, _("The collection is taken away. The practices stay."), url)
    return redirect("library:collections", region)


@post_only
def collection_restore(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Undo of taking it away."""
    collection = _own(request, region, pk, removed=True)
    attempt(request, collecting.restore_collection, collection=collection, by=request.user)
    return redirect(collection.get_absolute_url())


@post_only
def collection_put(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put a practice (back) in it: `voorbeeld`, at `plaats`."""
    collection = _own(request, region, pk)
    rows = practice_with(published(collection.partnership))
    practice: Practice = row_or_404(rows, pk=request.POST.get("voorbeeld") or 0)
    place = place_in(request.POST)
    attempt(
        request, collecting.collect,
        collection=collection, by=request.user, practice=practice, place=place,
    )  # fmt: skip
    return redirect(collection.get_absolute_url())


@post_only
def line_move(request: HttpRequest, region: str, pk: int, line: int) -> HttpResponse:
    """Give a practice another place (`plaats`)."""
    found = _line(request, region, pk, line)
    place = place_in(request.POST)
    before = attempt(
        request, collecting.move_line,
        line=found, by=request.user, version=place_in(request.POST, "version"), place=place,
    )  # fmt: skip
    if before and before != place:
        fresh = PracticeCollection.objects.get(pk=pk)
        way_back = {"plaats": str(before), "version": str(fresh.version)}
        undo.offer(request, _("The order is changed."), request.path, **way_back)
    return redirect(f"{found.collection.get_absolute_url()}#regel-{line}")


@post_only
def line_remove(request: HttpRequest, region: str, pk: int, line: int) -> HttpResponse:
    """Take a practice out; the next page offers the way back."""
    found = _line(request, region, pk, line)
    practice = found.practice_id
    place = attempt(request, collecting.take_out, line=found, by=request.user)
    if place:
        url = reverse("library:collection_put", args=[region, pk])
        way_back = {"voorbeeld": str(practice), "plaats": str(place)}
        undo.offer(request, _("It is taken out of the collection."), url, **way_back)
    return redirect(found.collection.get_absolute_url())


@require_safe
def collection_paper(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The whole collection as one booklet (PDF), in Dutch or English (`taal=en`)."""
    collection = _collection(request, region, pk)
    language = "en" if request.GET.get("taal") == "en" else "nl"
    content, name = booklet_pdf(collection, lines_of(collection), language)
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "POST"])
def practice_collect(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put this practice in a collection: one there is, or a new one."""
    practice = published_for(request, region, pk, COLLECT)
    rows = kept_by(practice.partnership, request.user).order_by("title", "pk")
    form = CollectForm(request.POST or None, collections=rows)
    if form.is_valid():
        chosen, title = form.cleaned_data.get("collection"), form.cleaned_data["title"]
        given = {"practice": practice, "by": request.user}
        done = (
            form.attempt(collecting.collect, collection=chosen, **given)
            if chosen
            else form.attempt(
                collecting.make_collection,
                partnership=practice.partnership, title=title, **given,
            )
        )  # fmt: skip
        if done:
            _tell_collected(request, chosen, form.result)
            return redirect(practice.get_absolute_url())
    return show(request, "collect", practice.partnership, form=form, practice=practice)


def _tell_collected(request: HttpRequest, chosen: Any, result: Any) -> None:
    collection = chosen or result
    if getattr(result, "was_there", False):
        messages.info(request, _("It stands in “%(title)s”.") % {"title": collection.title})
        return
    args = [request.resolver_match.kwargs["region"], collection.pk]  # type: ignore[union-attr]
    told = _("It stands in “%(title)s”.") % {"title": collection.title}
    if chosen:
        url = reverse("library:line_remove", args=[*args, result.pk])
    else:
        url = reverse("library:collection_remove", args=args)
    undo.offer(request, told, url)


def _may(request: HttpRequest, partnership: Any) -> bool:
    return request.user.has_perm(COLLECT, partnership)


def _collection(request: HttpRequest, region: str, pk: int) -> PracticeCollection:
    partnership = get_partnership_for(request, region, VIEW)
    found: PracticeCollection = row_or_404(collections_of(partnership), pk=pk)
    found.partnership = partnership
    return found


def _own(
    request: HttpRequest, region: str, pk: int, *, removed: bool = False
) -> PracticeCollection:
    partnership = get_partnership_for(request, region, COLLECT)
    rows = PracticeCollection.objects.filter(partnership=partnership)
    found: PracticeCollection = row_or_404(rows.filter(removed_at__isnull=not removed), pk=pk)
    if not kept_by(partnership, request.user, removed=removed).filter(pk=pk).exists():
        raise PermissionDenied
    found.partnership = partnership
    return found


def _line(request: HttpRequest, region: str, pk: int, line: int) -> CollectedPractice:
    collection = _own(request, region, pk)
    found: CollectedPractice = row_or_404(collection.lines.all(), pk=line)
    found.collection = collection
    return found
