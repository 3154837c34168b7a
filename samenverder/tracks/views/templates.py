"""Templates: keeping a programme, the list, taking off and putting back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.network.access import get_for, get_partnership_for
from samenverder.network.views.pages import attempt
from samenverder.tracks import operations
from samenverder.tracks.forms import TemplateForm
from samenverder.tracks.models import TrackTemplate
from samenverder.tracks.queries.tracks import templates_of
from samenverder.tracks.templates_of_tracks import EXAMPLE
from samenverder.tracks.views.common import RUN, show, track_for
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def template_keep(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Keep the programme of a track as a template."""
    track = track_for(request, region, pk, RUN)
    form = TemplateForm(request.POST or None, initial={"title": track.title})
    if form.is_valid() and form.attempt(
        operations.keep_as_template, track=track, by=request.user, **form.cleaned_data
    ):
        messages.success(
            request, _("The template is kept. A new learning track can begin with it.")
        )
        return redirect("tracks:template_list", region)
    return show(request, "template_form", track.partnership, form=form, track=track)


@require_safe
def template_list(request: HttpRequest, region: str) -> HttpResponse:
    """The templates of this partnership."""
    partnership = get_partnership_for(request, region, RUN)
    return show(
        request,
        "template_list",
        partnership,
        templates=templates_of(partnership),
        removed=templates_of(partnership, removed=True),
        example=EXAMPLE,
    )


@post_or_go("tracks:template_list", "region")
def template_remove(request: HttpRequest, region: str, template: int) -> HttpResponse:
    """Take a template off the list, or put it back."""
    row = get_for(request, region, TrackTemplate.objects.all(), RUN, pk=template)
    removed = request.POST.get("terug") != "ja"
    attempt(
        request, operations.set_template_removed, by=request.user, template=row, removed=removed
    )
    if removed:
        text = _("“%(title)s” is off the list.") % {"title": row.title}
        undo.offer(request, text, request.path, terug="ja")
    return redirect("tracks:template_list", region)
