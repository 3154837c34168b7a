"""One practice to read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenverder.library.models import content_of
from samenverder.library.queries.origins import origins_of
from samenverder.library.queries.reading import material_of, page_of_practice, reviews_of
from samenverder.library.queries.travels import using_now
from samenverder.library.to_do import is_due
from samenverder.library.views.common import desk_for, show


@require_safe
def practice_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """The published text; for its writers, with `tekst=nu`, the one that is being written."""
    desk = desk_for(request, region, pk)
    practice = desk.practice
    now = desk.is_inside and (not practice.published or request.GET.get("tekst") == "nu")
    return show(
        request,
        "detail",
        practice.partnership,
        desk=desk,
        page=page_of_practice(practice, content_of(practice) if now else practice.shown),
        shows_now=now,
        now=content_of(practice),
        material=material_of(practice),
        origins=origins_of(practice, request.user),
        due=is_due(practice),
        using=using_now(practice) if "withdraw" in desk.can else 0,
        versions=practice.versions.count(),
        reviews=reviews_of(practice) if desk.is_inside else [],
    )
