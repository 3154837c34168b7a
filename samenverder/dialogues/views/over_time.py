"""Over places and years: what returns where, and everything that was told, to search in."""

from collections.abc import Iterable, Sequence
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
from samenverder.dialogues.queries.done_with import done_with, done_with_these
from samenverder.dialogues.queries.evenings import Evening, evenings_of
from samenverder.dialogues.queries.returning import (
    SORTS,
    Topic,
    returning,
    sorted_topics,
    topics_of,
)
from samenverder.dialogues.queries.told import ORDERS, Choice, told
from samenverder.dialogues.queries.took_part import Sat, seats_of, together
from samenverder.dialogues.sheets_over_time import returning_sheet, told_sheet
from samenverder.dialogues.views.pages import VIEW, show
from samenverder.lib.looked_for import words_of
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import download, page_of

ON_ONE_PAGE, TOLD_ON_ONE_PAGE, MOST_ON_PAPER = 25, 25, 60
ONCE_TOO = "alles"
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
class Row:
    """A topic as the page shows it: with who sat there, and what was done with it."""

    topic: Topic
    sat: Sat
    done: list[Any]


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
    def seats(self) -> dict[int, Sat]:
        """Who took part in them; one query."""
        return seats_of(self.chosen)


def _asked(request: HttpRequest, region: str) -> Asked:
    partnership = get_partnership_for(request, region, VIEW)
    evenings = evenings_of(partnership)
    given = evenings.values()
    filters = ToldFilter(request.GET, partnership=partnership, evenings=given)
    return Asked(partnership, evenings, filters, filters.choice())


@require_safe
def returning_page(request: HttpRequest, region: str) -> HttpResponse:
    """Names of groups and words that were told in more than one meeting (or in one too)."""
    asked = _asked(request, region)
    every = topics_of(asked.evenings, asked.choice)
    once_too = request.GET.get("toon") == ONCE_TOO
    order = request.GET.get("volgorde", "")
    topics = sorted_topics(every if once_too else returning(every), order)
    page = Paginator(topics, ON_ONE_PAGE).get_page(request.GET.get("pagina"))
    rows = _rows(asked, list(page.object_list))
    return show(
        request,
        "returning",
        asked.partnership,
        heading=_heading(topics, once_too),
        filters=asked.filters,
        choice=asked.choice,
        page=page,
        rows=rows,
        once_too=once_too,
        fewer=len(every) - len(topics),
        order=order if order in SORTS else "",
        orders=TOPIC_ORDERS,
        has_evenings=bool(asked.evenings),
        number=len(_held(every)),
        sat=together(asked.seats, _held(every)),
        query=query_of(request),
    )


def _rows(asked: Asked, topics: Sequence[Topic]) -> list[Row]:
    """With who sat there and what was done; two queries, whatever there is."""
    done = done_with(asked.chosen)
    return [
        Row(
            topic,
            together(asked.seats, topic.evenings),
            done.about(topic.contributions, topic.groups),
        )
        for topic in topics
    ]


def _held(topics: Iterable[Topic]) -> set[int]:
    """The meetings in which something of this was told."""
    return {pk for topic in topics for pk in topic.evenings}


def _heading(topics: Sequence[Topic], once_too: bool) -> str:
    number = len(topics)
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
    """What returns, as narrowed, as CSV or Excel."""
    asked = _asked(request, region)
    rows = _rows(asked, _chosen_topics(request, asked))
    return download(kind, _("what-returns"), returning_sheet(rows), asked.partnership)


@require_safe
def returning_paper(request: HttpRequest, region: str) -> HttpResponse:
    """What returns, as narrowed, as a tagged PDF (`taal=en` for English)."""
    asked = _asked(request, region)
    topics = _chosen_topics(request, asked)
    language = "en" if request.GET.get("taal") == "en" else "nl"
    rows = _rows(asked, topics[:MOST_ON_PAPER])
    more = max(0, len(topics) - MOST_ON_PAPER)
    sat = together(asked.seats, _held(topics))
    content = returning_pdf(asked.partnership, asked.filters, rows, sat, more, language)
    name = paper_name(asked.partnership, language)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _chosen_topics(request: HttpRequest, asked: Asked) -> list[Topic]:
    every = topics_of(asked.evenings, asked.choice)
    some = every if request.GET.get("toon") == ONCE_TOO else returning(every)
    return sorted_topics(some, request.GET.get("volgorde", ""))


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
    """Each with its meeting and what was done with it; one query for all of them."""
    found = list(rows)
    done = done_with_these(found)
    return [
        {
            "row": row,
            "evening": evenings[row.dialogue_id],
            "done": done.about([row.pk], [row.group_id]),
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
