"""The ambition in sight, for templates of every room: `{% load ambition %}`."""

from typing import Any

from django import template

from samenverder.ambition.queries import ambition_in_sight
from samenverder.network.models import Partnership

register = template.Library()


@register.inclusion_tag("ambition/in_sight.html")
def in_sight(partnership: Partnership) -> dict[str, Any]:
    """The sentence and the focus areas, small; nothing when there is no ambition yet.

    `{% load ambition %}{% in_sight partnership %}`; two queries.
    """
    return {"partnership": partnership, "in_sight": ambition_in_sight(partnership)}
