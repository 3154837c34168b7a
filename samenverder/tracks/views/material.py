"""Material with an item: adding links and files, fetching a file, taking away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.meetings.sniffing import MOST_BYTES, TYPES
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt, kept_file
from samenverder.tracks import operations
from samenverder.tracks.forms import MaterialForm
from samenverder.tracks.models import Material, ProgrammeItem
from samenverder.tracks.views.common import RUN, item_of, track_for
from samenverder.tracks.views.programme import item_page
from samenverder.web import undo
from samenverder.web.back import post_or_go


@post_or_go("tracks:item", "region", "pk", "item")
def material_add(request: HttpRequest, region: str, pk: int, item: int) -> HttpResponse:
    """Add a link or a file; the content of a file says what it is, not its name."""
    row = item_of(track_for(request, region, pk, RUN), item)
    form = MaterialForm(request.POST, request.FILES)
    if form.is_valid() and _add(request, row, form):
        messages.success(request, _("The material is with the programme."))
        return redirect(f"{row.get_absolute_url()}#materiaal")
    return item_page(request, row, form)


def _add(request: HttpRequest, item: ProgrammeItem, form: MaterialForm) -> bool:
    data, file = form.cleaned_data, form.cleaned_data["file"]
    if file is None:
        values = {"url": data["url"], "name": data["name"]}
        return form.attempt(operations.add_link, item=item, by=request.user, **values)
    if file.size > MOST_BYTES:
        form.add_error("file", _("This file is larger than 10 MB."))
        return False
    values = {"name": file.name, "content": file.read()}
    return form.attempt(operations.add_file, item=item, by=request.user, **values)


@require_safe
def material_get(
    request: HttpRequest, region: str, pk: int, item: int, material: int
) -> HttpResponse:
    """The file itself, or the link it stands for; a browser never opens a file as a page."""
    row = item_of(track_for(request, region, pk), item)
    found = row_or_404(Material.objects.filter(removed_at=None), item=row, pk=material)
    if found.url:
        return redirect(found.url)
    kind = TYPES.get(found.extension, "application/octet-stream")
    return kept_file(bytes(found.content.content), kind, found.name)


@post_or_go("tracks:item", "region", "pk", "item")
def material_remove(
    request: HttpRequest, region: str, pk: int, item: int, material: int
) -> HttpResponse:
    """Take material away, or bring it back."""
    row = item_of(track_for(request, region, pk, RUN), item)
    found = row_or_404(Material.objects.all(), item=row, pk=material)
    found.item, removed = row, request.POST.get("terug") != "ja"
    if attempt(
        request, operations.set_material_removed, by=request.user, material=found, removed=removed
    ):
        if removed:
            text = _("“%(name)s” is taken away.") % {"name": found.name}
            undo.offer(request, text, request.path, terug="ja")
        else:
            messages.success(request, _("“%(name)s” is back.") % {"name": found.name})
    return redirect(f"{row.get_absolute_url()}#materiaal")
