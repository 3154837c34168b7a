"""The register on a map: sites, or areas when there are many; a table beside it."""

from dataclasses import dataclass
from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from samenverder.network.access import get_partnership_for
from samenverder.register.drawing import Frame, frame_around, host_of, squares
from samenverder.register.models import RegisterSite
from samenverder.register.queries.places import POSTCODE, Cluster, Places, places_of
from samenverder.register.queries.sites import chosen_sites
from samenverder.register.views.pages import asked, room
from samenverder.web.middleware import CONTENT_SECURITY_POLICY

DOT = 7.0
LEAST_FOR_NUMBER = 13.0


@dataclass(frozen=True)
class Mark:
    """One thing on the map, and its row in the table. Without a name there is nothing to open."""

    x: float
    y: float
    size: float
    url: str
    name: str
    town: str
    count: int
    partners: int
    partner: str = ""


@require_safe
def site_map(request: HttpRequest, region: str) -> HttpResponse:
    """The sites of a choice on a map. Pictures of another site only when the settings say so."""
    partnership = get_partnership_for(request, region, "register.view_register")
    filters = asked(request, partnership)
    choice = filters.choice()
    places = places_of(chosen_sites(partnership, choice))
    frame = frame_around(map(_spot, places.clusters or places.sites))
    if places.clusters:
        marks = _circles(frame, places, request.GET)
    else:
        marks = _dots(frame, places.sites, region)
    context = room(
        request,
        partnership,
        filters=filters,
        choice=choice,
        frame=frame,
        marks=marks,
        drawn=_svg(marks),
        squares=squares(frame, settings.MAP_TILES_URL) if settings.MAP_TILES else [],
        found=places,
        query=f"?{request.GET.urlencode()}" if request.GET else "",
    )
    response = render(request, "register/site_map.html", context)
    if settings.MAP_TILES:
        wider = f"img-src 'self' {host_of(settings.MAP_TILES_URL)}"
        policy = CONTENT_SECURITY_POLICY.replace("img-src 'self'", wider)
        response["Content-Security-Policy"] = policy
    return response


def _dots(frame: Frame, sites: list[RegisterSite], region: str) -> list[Mark]:
    """A dot for each site."""
    base = reverse("register:site_list", args=[region]) + "vestigingen"
    marks = []
    for site in sites:
        x, y = frame.at(*_spot(site))
        partner = site.organisation.name if site.organisation else ""
        url = f"{base}/{site.pk}/"
        marks.append(Mark(x, y, DOT, url, site.name, site.town, 1, int(bool(partner)), partner))
    return marks


def _spot(thing: RegisterSite | Cluster) -> tuple[float, float]:
    """Latitude and longitude of what has a place."""
    assert thing.latitude is not None and thing.longitude is not None  # noqa: S101  the query
    return thing.latitude, thing.longitude


def _circles(frame: Frame, places: Places, query: QueryDict) -> list[Mark]:
    """Surface by number; the largest below, so that small ones stay in sight."""
    most = max(group.count for group in places.clusters)
    marks = []
    for group in places.clusters:
        x, y = frame.at(*_spot(group))
        size = round(max(5.0, 34.0 * (group.count / most) ** 0.5), 1)
        is_postcode = places.grouped_by == POSTCODE
        name = f"{group.name} {group.town}" if group.name and is_postcode else group.name
        url = _narrowed(query, places.grouped_by, group.name) if group.name else ""
        marks.append(Mark(x, y, size, url, name, "", group.count, group.partners))
    return marks


def _narrowed(query: QueryDict, grouped_by: str, name: str) -> str:
    """The same map with only this municipality or postcode area."""
    kept = query.copy()
    kept.pop("pagina", None)
    if grouped_by == POSTCODE:
        kept["zoek"] = f"{name} {query.get('zoek', '')}".strip()
    else:
        kept["gemeente"] = name
    return f"?{kept.urlencode()}"


def _svg(marks: list[Mark]) -> SafeString:
    """The marks as links with a title; not for the keyboard, which has the table."""
    return mark_safe("".join(map(_drawn, marks)))  # noqa: S308  each text is escaped


def _drawn(mark: Mark) -> str:
    said = f"{mark.name}, {mark.town}" if mark.town else f"{mark.name}: {mark.count}"
    kind = "spot partner" if mark.partners else "spot"
    number = ""
    if mark.size > LEAST_FOR_NUMBER:
        number = f'<text x="{mark.x}" y="{mark.y}">{mark.count}</text>'
    link = f' href="{escape(mark.url)}"' if mark.url else ""
    return (
        f'<a tabindex="-1"{link}><circle class="{kind}" cx="{mark.x}" '
        f'cy="{mark.y}" r="{mark.size}"><title>{escape(said)}</title></circle>{number}</a>'
    )
