"""What every page of the shell needs: places, partnership, language, appearance."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language


def shell(request: HttpRequest) -> dict[str, Any]:
    """The variables the base template reads."""
    partnership = getattr(request, "partnership", None)
    return {
        "partnership": partnership,
        "places": _places(request, partnership) if partnership else [],
        "language": get_language() or settings.LANGUAGE_CODE,
        "appearance": _appearance(request),
        "support_email": settings.SUPPORT_EMAIL,
        "help_page": _help_page(request),
        "is_fragment": request.headers.get("X-Fragment") == "1",
    }


def _appearance(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("sv_appearance", "")
    return chosen if chosen in {"light", "dark"} else ""


def _help_page(request: HttpRequest) -> str:
    """The help page that belongs to this screen; empty for the list of all."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    for start, page in settings.HELP_PAGES:
        if name.startswith(start):
            return str(page)
    return ""


def _places(request: HttpRequest, partnership: Any) -> list[dict[str, Any]]:
    room = request.resolver_match.namespace if request.resolver_match else ""
    here = settings.ROOMS_WITHIN.get(room, room)
    places: list[dict[str, Any]] = []
    by_room = by_address = ""
    for name, label in settings.PLACES:
        try:
            url = reverse(name, args=[partnership.slug])
        except NoReverseMatch:
            continue
        places.append({"url": url, "label": label})
        by_room = url if name.split(":")[0] == here else by_room
        by_address = max(by_address, url if request.path.startswith(url) else "", key=len)
    # what one room shows at an address of another belongs there; every address starts as home does
    is_home = bool(places) and by_address == places[0]["url"]
    current = by_room if is_home else by_address
    return [place | {"current": place["url"] == current} for place in places]
