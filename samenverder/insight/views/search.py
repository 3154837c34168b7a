"""Search in one partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.insight.documents import SOURCES
from samenverder.insight.queries.search import (
    ON_A_PAGE,
    PER_GROUP,
    Group,
)
from samenverder.insight.queries.search import search as find
from samenverder.insight.queries.spelling import nearest
from samenverder.lib.looked_for import words_of
from samenverder.lib.text import number_word
from samenverder.network.access import get_partnership_for


@require_safe
def search(request: HttpRequest, region: str) -> HttpResponse:
    """What is found for `?q=`, per kind (or of one, `?soort=`), as far as this user may see it."""
    partnership = get_partnership_for(request, region, "insight.search_partnership")
    text = " ".join(request.GET.get("q", "").replace("\0", " ")[:100].split())
    words, kind = words_of(text), request.GET.get("soort", "")
    kind = kind if kind in SOURCES and not SOURCES[kind].apart else ""
    groups = find(
        partnership, request.user, words, kind=kind, most=ON_A_PAGE if kind else PER_GROUP
    )
    better = nearest(partnership, request.user, words) if words and not groups else []
    context = {
        "q": text,
        "words": words,
        "kind": kind,
        "kind_label": SOURCES[kind].label if kind else "",
        "groups": groups,
        "better": better,
        "heading": _heading(partnership.name, text, bool(words), groups),
        "help_page": "zoeken",
    }
    return render(request, "insight/search.html", context)


def _heading(name: str, text: str, asked: bool, groups: list[Group]) -> str:
    if not asked:
        return _("Search in %(name)s") % {"name": name}
    found = sum(group.number for group in groups)
    if not found:
        return _("Nothing found for “%(text)s”") % {"text": text}
    number = number_word(found, get_language() or "nl")
    sentence = ngettext(
        "“%(text)s” occurs in %(number)s place", "“%(text)s” occurs in %(number)s places", found
    )
    return sentence % {"text": text, "number": number}
