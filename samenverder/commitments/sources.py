"""Where commitments come from, and the way back: rooms say what their places are called.

A commitment keeps the name and the address of the place where it was made (`source_label`,
`source_url`). A room above this one says once, in its `AppConfig.ready`, what stands before that
name on the page of the commitment, and who may follow the link:

    sources.register("plans", _("From the school plan"), may_open=may_open_plan)

`"plans"` is the `app_name` of its addresses. `may_open(user, partnership, kwargs)` gets what the
address is made of ({"region": …, "pk": …}); who may not open the place reads its name without a
link. Without `may_open` everybody in the partnership follows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership

MayOpen = Callable[[Any, Partnership, dict[str, Any]], bool]
AGREED_AT = _("Agreed at")


@dataclass(frozen=True)
class Place:
    """The places of one room: what stands before their name, and who may go there."""

    heading: str | Promise
    may_open: MayOpen | None = None


@dataclass(frozen=True)
class WayBack:
    """What the page of a commitment shows; no `url` for who may not go there."""

    heading: str
    label: str
    url: str = ""


_PLACES: dict[str, Place] = {}


def register(app_name: str, heading: str | Promise, may_open: MayOpen | None = None) -> None:
    """Say what the places of a room are called; the same room again takes its place."""
    _PLACES[app_name] = Place(heading, may_open)


def source_in(row: Any) -> dict[str, str]:
    """What an operation takes to lead back to this action, decision or agreement."""
    label = Truncator(row.text).chars(160)
    return {"source_label": label, "source_url": row.get_absolute_url()}


def way_back(row: Any, user: Any) -> WayBack | None:
    """The way back from an action, a decision or an agreement; None when it came from nowhere."""
    if not row.source_label:
        return None
    match = _match(row.source_url)
    place = _PLACES.get(match.app_name, Place(AGREED_AT)) if match else Place(AGREED_AT)
    url = row.source_url
    if match and place.may_open and not place.may_open(user, row.partnership, match.kwargs):
        url = ""
    return WayBack(str(place.heading), row.source_label, url)


def _match(url: str) -> ResolverMatch | None:
    try:
        return resolve(url.partition("#")[0].partition("?")[0]) if url else None
    except Resolver404:
        return None
