"""The photo with a contribution, at the address of whoever looks."""

from typing import Any

from django import template
from django.urls import reverse

from samenverder.dialogues.models import Contribution
from samenverder.dialogues.queries.pictures import picture_with

register = template.Library()


@register.inclusion_tag("dialogues/_photo.html", takes_context=True)
def photo_of(context: dict[str, Any], row: Contribution) -> dict[str, Any]:
    """A small photo that leads to the whole one; nothing when there is none.

    On a phone, on the big screen and for the partnership each has its own address, with its own
    rights. The rows need `select_related("picture")`.
    """
    photo = picture_with(row)
    if photo is None:
        return {"photo": None}
    at = getattr(context["request"], "resolver_match", None)
    here = at.kwargs if at else {}
    if "region" in here:
        name, first = "picture", {"region": here["region"], "pk": row.dialogue_id}
    elif "code" in here:
        name, first = "phone_picture", {"code": here["code"]}
    else:
        name, first = "screen_picture", {"screen": here.get("key", "-")}
    whole, small = (
        reverse(f"dialogues:{name}", kwargs={**first, "key": row.key, "size": size})
        for size in ("foto", "klein")
    )
    return {"photo": photo, "whole": whole, "small": small, "on_screen": name == "screen_picture"}
