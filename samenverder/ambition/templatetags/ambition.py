"""The ambition in sight, for templates of every room: `{% load ambition %}`."""

from typing import Any

from django import template

from samenverder.ambition.models import SHARED, AmbitionVersion
from samenverder.ambition.queries import ambition_in_sight
from samenverder.network.models import Partnership

register = template.Library()


@register.inclusion_tag("ambition/in_sight.html")
def in_sight(partnership: Partnership) -> dict[str, Any]:
    """The sentence and the focus areas, small; nothing when there is no ambition yet.

    `{% load ambition %}{% in_sight partnership %}`; two queries.
    """
    return {"partnership": partnership, "in_sight": ambition_in_sight(partnership)}


@register.inclusion_tag("ambition/before_partners.html")
def before_partners(partnership: Partnership) -> dict[str, Any]:
    """One line about the text that lies before the partners, for everybody who reads along.

    `{% load ambition %}{% before_partners partnership %}`; one query.
    """
    rows = AmbitionVersion.objects.filter(partnership=partnership, state__in=SHARED)
    return {"partnership": partnership, "proposal": rows.first()}
