"""Loading an instrument, a theme or a statement for this user."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from samenverder.network.access import get_partnership_for, require
from samenverder.reflection.models import Instrument, Statement, Theme
from samenverder.reflection.queries.instruments import visible_to, with_parts

VIEW = "network.view_partnership"
MANAGE = "reflection.manage_instruments"


def get_instrument_for(request: HttpRequest, region: str, pk: int) -> Instrument:
    """The regional or an own instrument with its parts; drafts are for who manages them."""
    partnership = get_partnership_for(request, region, VIEW)
    found = with_parts(visible_to(partnership)).filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.is_draft:
        require(request, MANAGE, partnership)
    return found


def get_own_for(request: HttpRequest, region: str, pk: int, *, draft: bool = False) -> Instrument:
    """An instrument of the partnership itself, for who manages instruments.

    With `draft` only a draft is found: a version in use cannot be changed (404).
    """
    partnership = get_partnership_for(request, region, MANAGE)
    rows: QuerySet[Instrument] = Instrument.objects.filter(partnership=partnership)
    if draft:
        rows = rows.filter(is_draft=True)
    found = with_parts(rows).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_theme_for(request: HttpRequest, region: str, pk: int, theme: int) -> Theme:
    """A theme of an own draft."""
    draft = get_own_for(request, region, pk, draft=True)
    found = draft.themes.select_related("instrument").filter(pk=theme).first()
    if found is None:
        raise Http404
    return found


def get_statement_for(request: HttpRequest, region: str, pk: int, statement: int) -> Statement:
    """A statement of an own draft."""
    draft = get_own_for(request, region, pk, draft=True)
    found = draft.statements.select_related("instrument", "theme").filter(pk=statement).first()
    if found is None:
        raise Http404
    return found
