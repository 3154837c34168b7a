"""Cards that many look at, made once: three hundred phones and three boards show the same ones.

A piece is made again when something in it changes: all that its template shows stands in `seen`.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samenverder.dialogues.models import Contribution
from samenverder.dialogues.queries.pictures import picture_with
from samenverder.dialogues.queries.wall import Card
from samenverder.web.form_token import MARK, with_token

register = template.Library()


@dataclass(frozen=True)
class Piece:
    """What is shown, and what is needed to show it."""

    template: str
    seen: tuple[Any, ...]
    context: dict[str, Any] = field(compare=False)


@lru_cache(maxsize=4096)
def _made(piece: Piece) -> str:
    return render_to_string(piece.template, {**piece.context, "csrf_token": MARK})


def _piece(
    context: dict[str, Any], name: str, seen: tuple[Any, ...], names: tuple[str, ...], **more: Any
) -> SafeString:
    given = {key: context[key] for key in names} | more
    html = _made(Piece(f"dialogues/{name}.html", (get_language(), *seen), given))
    return with_token(html, str(context.get("csrf_token", "")))


def _photo(row: Contribution) -> tuple[Any, ...]:
    photo = picture_with(row)
    return (photo.key, photo.width, photo.height, photo.alt) if photo else ()


@register.simple_tag(takes_context=True)
def told_card(context: dict[str, Any], card: Card) -> SafeString:
    """A card of the table on a phone, with what can be said to it."""
    row, dialogue = card.row, context["dialogue"]
    on = tuple((row.key, kind) in context["marked"] for kind, _label in context["marks"])
    seen = (
        dialogue.code, dialogue.takes_contributions, row.key, row.kind, row.text, row.for_whom,
        row.more, row.contact, len(card.same), card.have_too, card.helps, on, _photo(row),
        tuple(idea.text for idea in card.ideas),
    )  # fmt: skip
    names = ("dialogue", "marks", "marked", "request")
    return _piece(context, "_told_card", seen, names, card=card)


@register.simple_tag(takes_context=True)
def told_own(context: dict[str, Any], row: Contribution) -> SafeString:
    """What this device told itself."""
    dialogue = context["dialogue"]
    about = (row.about_id, row.about_shown.text if row.about_shown else "")
    seen = (
        dialogue.code, dialogue.takes_contributions, row.key, row.kind, row.text, about,
        row.withdrawn, row.state, row.may_quote, _photo(row),
    )  # fmt: skip
    return _piece(context, "_own", seen, ("dialogue", "request"), row=row)


@register.simple_tag(takes_context=True)
def board_card(context: dict[str, Any], card: Card) -> SafeString:
    """A card on the board of who leads."""
    row, dialogue = card.row, context["dialogue"]
    group = row.in_group.name if row.in_group else ""
    names = ("dialogue", "partnership", "chosen", "arranged", "by_group", "states", "request")
    seen = (
        dialogue.pk, *(context[name] for name in ("chosen", "arranged", "by_group")), row.key,
        row.version, row.kind, row.stays_at_table, row.state, row.text,
        row.table.number if row.table else 0, group, len(card.same), card.have_too, _photo(row),
    )  # fmt: skip
    return _piece(context, "_board_card", seen, names, card=card)
