"""The register on a map: sites, or municipalities when there are many; a table beside it."""

from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote_plus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from samenverder.network.access import get_partnership_for
from samenverder.register.drawing import TILE_HOST, Frame, frame_around, squares
from samenverder.register.models import RegisterSite
from samenverder.register.queries.sites import Cluster, chosen_sites, clusters
from samenverder.register.views.pages import asked, room
from samenverder.web.middleware import CONTENT_SECURITY_POLICY

MOST_MARKS = 250
DOT = 7.0
LEAST_FOR_NUMBER = 13.0


@dataclass(frozen=True)
class Mark:
    """One thing on the map, and its row in the table."""

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
    rows = chosen_sites(partnership, choice)
    placed = rows.exclude(latitude=None).exclude(longitude=None)
    groups = clusters(rows)
    total = sum(group.count for group in groups)
    separate = total <= MOST_MARKS or len(groups) == 1
    sites = list(placed.select_related("organisation")) if separate else []
    spots: list[Any] = [*sites] if sites else groups
    frame = frame_around((spot.latitude, spot.longitude) for spot in spots)
    marks = _marks(frame, sites, region) if sites else _circles(frame, groups, request.GET)
    context = room(
        request,
        partnership,
        filters=filters,
        choice=choice,
        frame=frame,
        marks=marks,
        drawn=_svg(marks),
        squares=squares(frame) if settings.MAP_TILES else [],
        is_grouped=not sites,
        total=total,
        without=rows.count() - total,
        query=f"?{request.GET.urlencode()}" if request.GET else "",
    )
    response = render(request, "register/site_map.html", context)
    if settings.MAP_TILES:
        wider = CONTENT_SECURITY_POLICY.replace("img-src 'self'", f"img-src 'self' {TILE_HOST}")
        response["Content-Security-Policy"] = wider
    return response


def _marks(frame: Frame, sites: list[RegisterSite], region: str) -> list[Mark]:
    """A dot for each site."""
    base = reverse("register:site_list", args=[region]) + "vestigingen"
    marks = []
    for site in sites:
        assert site.latitude is not None and site.longitude is not None  # noqa: S101  the query
        x, y = frame.at(site.latitude, site.longitude)
        partner = site.organisation.name if site.organisation else ""
        url = f"{base}/{site.pk}/"
        marks.append(Mark(x, y, DOT, url, site.name, site.town, 1, int(bool(partner)), partner))
    return marks


def _circles(frame: Frame, groups: list[Cluster], query: QueryDict) -> list[Mark]:
    """Surface by number; the largest below, so that small ones stay in sight."""
    most = max((group.count for group in groups), default=1)
    kept = query.copy()
    kept.pop("gemeente", None)
    kept.pop("pagina", None)
    before = f"?{kept.urlencode()}{'&' * bool(kept)}gemeente="
    marks = []
    for group in groups:
        x, y = frame.at(group.latitude, group.longitude)
        size = round(max(5.0, 34.0 * (group.count / most) ** 0.5), 1)
        url = before + quote_plus(group.name)
        marks.append(Mark(x, y, size, url, group.name, "", group.count, group.partners))
    return marks


def _svg(marks: list[Mark]) -> SafeString:
    """The marks as links with a title; not for the keyboard, which has the table."""
    return mark_safe("".join(map(_drawn, marks)))  # noqa: S308  each text is escaped


def _drawn(mark: Mark) -> str:
    said = f"{mark.name}, {mark.town}" if mark.town else f"{mark.name}: {mark.count}"
    kind = "spot partner" if mark.partners else "spot"
    number = ""
    if mark.size > LEAST_FOR_NUMBER:
        number = f'<text x="{mark.x}" y="{mark.y}">{mark.count}</text>'
    return (
        f'<a tabindex="-1" href="{escape(mark.url)}"><circle class="{kind}" cx="{mark.x}" '
        f'cy="{mark.y}" r="{mark.size}"><title>{escape(said)}</title></circle>{number}</a>'
    )
