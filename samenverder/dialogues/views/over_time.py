"""Over places and years: what returns where, and everything that was told, to search in."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from samenverder.dialogues.forms.finding import ToldFilter
from samenverder.dialogues.paper_over_time import paper_name, returning_pdf
from samenverder.dialogues.queries import overview
from samenverder.dialogues.queries.done_with import done_with, done_with_these
from samenverder.dialogues.queries.evenings import Evening, evenings_of
from samenverder.dialogues.queries.overview import Section, Shown, sections_of, strongest_of
from samenverder.dialogues.queries.returning import SORTS
from samenverder.dialogues.queries.told import ORDERS, Choice, told
from samenverder.dialogues.queries.took_part import TookPart, seats_of
from samenverder.dialogues.sheets_over_time import returning_sheet, told_sheet
from samenverder.dialogues.views.pages import VIEW, show
from samenverder.lib.looked_for import words_of
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import download, page_of

ON_ONE_PAGE, TOLD_ON_ONE_PAGE, MOST_ON_PAPER = 25, 25, 60
ALL = "alles"
TOPIC_ORDERS = [
    ("vaak", gettext_lazy("most meetings first")),
    ("laatst", gettext_lazy("newest first")),
    ("parels", gettext_lazy("most pearls first")),
    ("puzzels", gettext_lazy("most puzzles first")),
    ("naam", gettext_lazy("by name")),
]
TOLD_ORDERS = [
    ("nieuw", gettext_lazy("newest first")),
    ("oud", gettext_lazy("oldest first")),
    ("herkend", gettext_lazy("most recognised first")),
]


@dataclass(frozen=True)
class Asked:
    """What one address asks for."""

    partnership: Partnership
    evenings: dict[int, Evening]
    filters: ToldFilter
    choice: Choice

    @cached_property
    def chosen(self) -> dict[int, Evening]:
        """The meetings that were asked for."""
        return {pk: one for pk, one in self.evenings.items() if self.choice.takes(one)}

    @cached_property
    def seats(self) -> TookPart:
        """Who took part in those that are over; one query."""
        return seats_of(pk for pk, one in self.chosen.items() if one.is_over)


def _asked(request: HttpRequest, region: str) -> Asked:
    partnership = get_partnership_for(request, region, VIEW)
    evenings = evenings_of(partnership)
    given = evenings.values()
    filters = ToldFilter(request.GET, partnership=partnership, evenings=given)
    return Asked(partnership, evenings, filters, filters.choice())


def _how(request: HttpRequest) -> overview.Asked:
    """Per focus area unless all together was asked for."""
    order = request.GET.get("volgorde", "")
    return overview.Asked(
        together=request.GET.get("per") == ALL,
        once_too=request.GET.get("toon") == ALL,
        order=order if order in SORTS else "",
    )


def _sections(request: HttpRequest, asked: Asked) -> list[Section]:
    return sections_of(asked.evenings, asked.choice, asked.filters.areas, _how(request))


@require_safe
def returning_page(request: HttpRequest, region: str) -> HttpResponse:
    """Per focus area what was told in more than one meeting (or in one too): the strongest of each,
    or all of one focus area on pages."""
    asked, how = _asked(request, region), _how(request)
    sections = _sections(request, asked)
    filled = [one for one in sections if one.topics]
    held = overview.held(sections)
    page = None
    if len(filled) == 1:
        page = Paginator(filled[0].topics, ON_ONE_PAGE).get_page(request.GET.get("pagina"))
    return show(
        request,
        "returning",
        asked.partnership,
        heading=_heading(overview.distinct(filled), how.once_too),
        filters=asked.filters,
        choice=asked.choice,
        how=how,
        page=page,
        sections=_shown(asked, filled, list(page.object_list) if page else None, how.order),
        many_areas=how.together or len(sections) > 1,
        nothing=[one for one in sections if not one.topics and one.title],
        fewer=sum(one.fewer for one in sections),
        order=how.order,
        orders=TOPIC_ORDERS,
        has_evenings=bool(asked.evenings),
        number=len(held),
        sat=asked.seats.in_meetings(held),
        query=query_of(request),
    )


def _shown(asked: Asked, sections: list[Section], topics: Any, order: str) -> list[Shown]:
    """With who sat there and what was done; two queries, whatever there is.

    `topics` are those of a page, when there is one section alone.
    """
    done = done_with(asked.chosen)
    return [
        overview.shown(
            one, strongest_of(one, order) if topics is None else topics, asked.seats, done
        )
        for one in sections
    ]


def _heading(number: int, once_too: bool) -> str:
    if once_too:
        told = ngettext("%(n)d subject was told", "%(n)d subjects were told", number)
        return told % {"n": number} if number else _("Nothing was told like this")
    if not number:
        return _("Nothing returns yet")
    told = ngettext(
        "%(n)d subject returns in more than one meeting",
        "%(n)d subjects return in more than one meeting",
        number,
    )
    return told % {"n": number}


def query_of(request: HttpRequest) -> str:
    """What was chosen, for the address of a file."""
    given = request.GET.copy()
    given.pop("pagina", None)
    return f"?{given.urlencode()}" if given else ""


@require_safe
def returning_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """Everything that returns, as narrowed, as CSV or Excel."""
    asked = _asked(request, region)
    done = done_with(asked.chosen)
    sections = [
        overview.shown(one, one.topics, asked.seats, done) for one in _sections(request, asked)
    ]
    return download(kind, _("what-returns"), returning_sheet(sections), asked.partnership)


@require_safe
def returning_paper(request: HttpRequest, region: str) -> HttpResponse:
    """What returns, as the page shows it, as a tagged PDF (`taal=en` for English)."""
    asked, how = _asked(request, region), _how(request)
    language = "en" if request.GET.get("taal") == "en" else "nl"
    filled = [one for one in _sections(request, asked) if one.topics]
    alone = filled[0].topics[:MOST_ON_PAPER] if len(filled) == 1 else None
    sections = _shown(asked, filled, alone, how.order)
    content = returning_pdf(asked.partnership, asked.filters, sections, language)
    name = paper_name(asked.partnership, language)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_safe
def told_page(request: HttpRequest, region: str) -> HttpResponse:
    """Every pearl, puzzle, idea and quote that may be read, narrowed down and searched."""
    asked = _asked(request, region)
    order = request.GET.get("volgorde", "")
    rows = told(asked.partnership, request.user, asked.evenings.values(), asked.choice, order)
    page = page_of(request, rows, TOLD_ON_ONE_PAGE)
    return show(
        request,
        "told",
        asked.partnership,
        heading=_told_heading(page, asked.choice),
        filters=asked.filters,
        choice=asked.choice,
        page=page,
        told=_with_more(page.object_list, asked.evenings),
        words=words_of(asked.choice.q),
        order=order if order in ORDERS else "",
        orders=TOLD_ORDERS,
        has_evenings=bool(asked.evenings),
        query=query_of(request),
    )


def _with_more(rows: Any, evenings: dict[int, Evening]) -> list[dict[str, Any]]:
    """Each with its meeting and what was done with it; the same queries for any number."""
    found = list(rows)
    done = done_with_these(found)
    return [
        {
            "row": row,
            "evening": evenings[row.dialogue_id],
            "done": done.about([row.pk]),
        }
        for row in found
    ]


def _told_heading(page: Page[Any], choice: Choice) -> str:
    number = page.paginator.count
    if not number:
        return _("Nothing was told like this") if choice.is_narrowed else _("What was told")
    words = ngettext("%(n)d contribution", "%(n)d contributions", number) % {"n": number}
    if choice.q:
        return _("%(number)s with “%(words)s”") % {"number": words, "words": choice.q}
    return words


@require_safe
def told_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """What was told, as narrowed, as CSV or Excel: without names, numbers or times."""
    asked = _asked(request, region)
    order = request.GET.get("volgorde", "")
    rows = told(asked.partnership, request.user, asked.evenings.values(), asked.choice, order)
    sheet = told_sheet(_with_more(rows, asked.evenings))
    return download(kind, _("what-was-told"), sheet, asked.partnership)
