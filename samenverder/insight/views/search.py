"""Search in one partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.insight.queries.search import Group, words_of
from samenverder.insight.queries.search import search as find
from samenverder.lib.text import number_word
from samenverder.network.access import get_partnership_for


@require_safe
def search(request: HttpRequest, region: str) -> HttpResponse:
    """What is found for `?q=`, per kind, as far as this user may see it."""
    partnership = get_partnership_for(request, region, "insight.search_partnership")
    text = " ".join(request.GET.get("q", "").replace("\0", " ")[:100].split())
    words = words_of(text)
    groups = find(partnership, request.user, words) if words else []
    context = {
        "q": text,
        "words": words,
        "groups": groups,
        "heading": _heading(partnership.name, text, words, groups),
        "help_page": "zoeken",
    }
    return render(request, "insight/search.html", context)


def _heading(name: str, text: str, words: list[str], groups: list[Group]) -> str:
    if not words:
        return _("Search in %(name)s") % {"name": name}
    found = sum(len(group.hits) for group in groups)
    if not found:
        return _("Nothing found for “%(text)s”") % {"text": text}
    number = number_word(found, get_language() or "nl")
    if any(group.more for group in groups):
        return _("“%(text)s” occurs in more than %(number)s places") % {
            "text": text,
            "number": number,
        }
    sentence = ngettext(
        "“%(text)s” occurs in %(number)s place", "“%(text)s” occurs in %(number)s places", found
    )
    return sentence % {"text": text, "number": number}
