"""Who changed what in a project, and when."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenverder.projects.queries.history import PARTS, changes_of, event_of
from samenverder.projects.views.pages import VIEW, project_for, show

ON_ONE_PAGE = 40


@require_safe
def history(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The history of a project, the last first; `over=geld` shows one part of it."""
    project = project_for(request, region, pk, VIEW)
    part = request.GET.get("over", "")
    page = Paginator(changes_of(project, part), ON_ONE_PAGE).get_page(request.GET.get("pagina"))
    return show(
        request,
        "history",
        project.partnership,
        project=project,
        page=page,
        events=[event_of(row) for row in page],
        parts=[(word, name) for word, (_models, name) in PARTS.items()],
        here=part if part in PARTS else "",
    )
