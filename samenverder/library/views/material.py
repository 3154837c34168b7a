"""Material with a practice: adding links and files, fetching a file, taking away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.library.models import Practice, PracticeMaterial
from samenverder.library.operations import material as operations
from samenverder.library.views.common import WRITE, address, desk_for, show
from samenverder.meetings.sniffing import MOST_BYTES, TYPES
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt, kept_file
from samenverder.tracks.forms import MaterialForm
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def material_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Add a link or a file; the content of a file says what it is, not its name."""
    desk = desk_for(request, region, pk, WRITE)
    sent = request.method == "POST"
    form = MaterialForm(request.POST, request.FILES) if sent else MaterialForm()
    if form.is_valid() and _add(request, desk.practice, form):
        messages.success(request, _("“%(name)s” is with the practice.") % {"name": form.result})
        return _to_material(desk.practice)
    return show(request, "material", desk.practice.partnership, desk=desk, form=form)


def _add(request: HttpRequest, practice: Practice, form: MaterialForm) -> bool:
    data, file = form.cleaned_data, form.cleaned_data["file"]
    here = {"practice": practice, "by": request.user}
    if file is None:
        return form.attempt(operations.add_link, url=data["url"], name=data["name"], **here)
    if file.size > MOST_BYTES:
        form.add_error("file", _("This file is larger than 10 MB."))
        return False
    return form.attempt(operations.add_file, name=file.name, content=file.read(), **here)


@require_safe
def material_get(request: HttpRequest, region: str, pk: int, material: int) -> HttpResponse:
    """The file itself, or the link it stands for; a browser never opens a file as a page."""
    desk = desk_for(request, region, pk)
    rows = PracticeMaterial.objects.filter(practice=desk.practice, removed_at=None)
    found = row_or_404(rows, pk=material)
    if found.url:
        return redirect(found.url)
    kind = TYPES.get(found.extension, "application/octet-stream")
    return kept_file(bytes(found.content.content), kind, found.name)


@post_or_go("library:detail", "region", "pk")
def material_remove(request: HttpRequest, region: str, pk: int, material: int) -> HttpResponse:
    """Take material away, or bring it back."""
    desk = desk_for(request, region, pk, WRITE)
    found = row_or_404(PracticeMaterial.objects.filter(practice=desk.practice), pk=material)
    found.practice, removed = desk.practice, request.POST.get("terug") != "ja"
    remove = operations.set_material_removed
    if attempt(request, remove, by=request.user, material=found, removed=removed):
        if removed:
            text = _("“%(name)s” is taken away.") % {"name": found.name}
            url = address("material_remove", desk.practice, found.pk)
            undo.offer(request, text, url, terug="ja")
        else:
            messages.success(request, _("“%(name)s” is back.") % {"name": found.name})
    return _to_material(desk.practice)


def _to_material(practice: Practice) -> HttpResponse:
    return redirect(f"{practice.get_absolute_url()}#materiaal")
