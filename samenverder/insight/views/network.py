"""The picture of the network: a drawing with its measures, and a table of every line."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.insight.forms.network import NetworkFilter
from samenverder.insight.network_kinds import KINDS, LABELS
from samenverder.insight.network_picture import ORGANISATIONS, PEOPLE, Choice, Lines, Picture
from samenverder.insight.network_svg import swatch
from samenverder.insight.periods import LATEST
from samenverder.insight.queries import network_words as words
from samenverder.insight.queries.network import picture
from samenverder.insight.queries.network_sentences import measures
from samenverder.insight.ties import LARGEST, SOURCES
from samenverder.lib.tables import Sheet
from samenverder.network.access import get_partnership_for, require
from samenverder.network.models import Partnership
from samenverder.network.queries.relations import open_round_of
from samenverder.network.views.pages import download, room

ON_A_PAGE = 20


def _asked(request: HttpRequest, region: str) -> tuple[Partnership, NetworkFilter, Choice]:
    """The partnership and what is asked for; people only for who may see lines between them."""
    partnership = get_partnership_for(request, region, "insight.view_network")
    level = PEOPLE if request.GET.get("niveau") == PEOPLE else ORGANISATIONS
    if level == PEOPLE:
        require(request, "insight.view_network_of_people", partnership)
    with_people = request.user.has_perm("insight.view_network_of_people", partnership)
    form = NetworkFilter(request.GET, partnership=partnership, with_people=with_people)
    return partnership, form, form.choice(level)


@require_safe
def network(request: HttpRequest, region: str) -> HttpResponse:
    """The drawing, what it says, and every line in a table."""
    partnership, form, choice = _asked(request, region)
    found = picture(partnership, choice)
    named = found.named
    name_people = request.user.has_perm("insight.name_bridges", partnership)
    page: Page[Any] = Paginator(_Rows(found.lines), ON_A_PAGE).get_page(request.GET.get("pagina"))
    narrowed = bool(choice.layer or choice.kind or choice.source or choice.least > 1)
    nobody = not (found.measures.nodes or narrowed) and choice.period.code == LATEST
    context = room(
        request,
        partnership,
        "drawing",
        nobody=nobody,
        heading=words.heading(found, choice.level),
        lead=words.lead(found, choice.level, choice.period.label),
        drawn=words.drawn(found) if not choice.least else "",
        form_of_choice=form,
        choice=choice,
        is_narrowed=narrowed,
        picture=found,
        legend=_legend(found),
        measures=measures(found, choice.level, name_people=name_people),
        gaps=_gaps(found),
        page=page,
        rows=[_row(row, found, named) for row in page],
        sources=_sources(found),
        largest=LARGEST,
        of_people=choice.level == PEOPLE,
        **_question(request, partnership),
    )
    context["help_page"] = "netwerktekening"
    return render(request, "insight/network.html", context)


@require_safe
def network_download(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """Every line of the choice as a table."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    partnership, _form, choice = _asked(request, region)
    found = picture(partnership, choice)
    named = found.named
    labels = [str(SOURCES[code].label) for code in found.lines.sources]
    header = [
        _("From"),
        _("Kind or organisation"),
        _("To"),
        _("Kind or organisation (to)"),
        *labels,
    ]
    rows = []
    for first, second, *counts in found.lines[:]:
        ends = [named[first].name, named[first].sub, named[second].name, named[second].sub]
        rows.append([*ends, *counts])
    return download(kind, "netwerk", Sheet(_("Lines"), header, rows), partnership)


class _Rows(Sequence[Any]):
    """Lines as the paginator wants them."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, at: Any) -> Any:
        return self.lines[at]


def _legend(found: Picture) -> list[tuple[str, Any]]:
    present = {node.kind for node in found.drawing.nodes}
    return [(swatch(kind), LABELS[kind]) for kind in KINDS if kind in present]


def _row(row: tuple[int, ...], found: Picture, named: dict[int, Any]) -> dict[str, Any]:
    first, second, *counts = row
    return {
        "first": named[first],
        "second": named[second],
        "shared": words.shared(tuple(counts), found.lines.sources),
    }


def _gaps(found: Picture) -> list[dict[str, Any]]:
    named = found.named
    return [
        {
            "first": named[first],
            "second": named[second],
            "friends": [named[key].name for key in friends[:3]],
            "more": max(0, len(friends) - 3),
            "begin": named[friends[0]],
        }
        for (first, second), friends in found.gaps
    ]


def _sources(found: Picture) -> list[dict[str, Any]]:
    return [
        {"label": SOURCES[code].label, "meaning": SOURCES[code].meaning, "lines": count}
        for code, count in found.per_source.items()
    ]


def _question(request: HttpRequest, partnership: Partnership) -> dict[str, Any]:
    """The round that is open now, for who may answer or ask."""
    may_answer = request.user.has_perm("network.answer_relations", partnership)
    return {
        "open_round": open_round_of(partnership) if may_answer else None,
        "may_ask": request.user.has_perm("network.ask_relations", partnership),
    }
