"""The library as a list: finding, narrowing down, taking along; and what is new for somebody."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from samenverder.ambition.queries.people import person_of
from samenverder.lib.text import whole_numbers
from samenverder.library.forms.finding import PracticeFilter
from samenverder.library.models import ListedPractice
from samenverder.library.operations import noticing
from samenverder.library.queries.collections import with_words
from samenverder.library.queries.finding import (
    FITTING,
    NEWEST,
    TITLE,
    USED,
    Choice,
    found,
    other_spellings,
    with_text,
    without_each,
    word_by_word,
)
from samenverder.library.queries.newest import MOST, new_for
from samenverder.library.queries.practices import writable
from samenverder.library.sheets import practices_sheet
from samenverder.library.steps import stand_of
from samenverder.library.views.common import VIEW, WRITE, show
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import download, page_of
from samenverder.web import undo
from samenverder.web.back import post_or_go

PER_PAGE, MOST_OWN, NEW_SHOWN, MOST_IN_A_FILE = 25, 20, 3, 5000
LABELS: dict[str, str | Promise] = {
    FITTING: gettext_lazy("What fits best"),
    NEWEST: gettext_lazy("Newest"),
    USED: gettext_lazy("Most used"),
    TITLE: gettext_lazy("By name"),
}


@dataclass(frozen=True)
class Without:
    """How many there would be without one of the conditions."""

    name: str
    label: str
    number: int


@require_safe
def practice_list(request: HttpRequest, region: str) -> HttpResponse:
    """What is published, as the address narrows it; above it what is new or being written."""
    partnership = get_partnership_for(request, region, VIEW)
    filters, choice, order, rows = _asked(request, partnership)
    page = page_of(request, rows, PER_PAGE)
    number = page.paginator.count
    practices = _here(partnership, page)
    anything = number or choice.is_narrowed
    return show(
        request, "list", partnership,
        filters=filters, choice=choice, page=page, practices=practices, number=number,
        heading=_heading(number, choice), order=order, orders=_orders(choice),
        words=choice.words, without=_without(request, partnership, filters, choice, number),
        own=[] if choice.is_narrowed else _being_written(request, partnership),
        fresh=_fresh(request, partnership) if number and not choice.is_narrowed else [],
        better=_better(request, partnership, choice) if not number else [],
        one_word=_one_word(request, partnership, choice) if not number else [],
        collections=with_words(partnership, choice.words), anything=anything,
        query=f"?{request.GET.urlencode()}" if request.GET else "",
        may_write=request.user.has_perm(WRITE, partnership),
    )  # fmt: skip


@require_safe
def practice_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The list as narrowed, as CSV or Excel; at most five thousand."""
    partnership = get_partnership_for(request, region, VIEW)
    _filters, _choice, _order, rows = _asked(request, partnership)
    sheet = practices_sheet(with_text(rows[:MOST_IN_A_FILE]))
    return download(kind, _("library"), sheet, partnership)


@require_safe
def new_for_you(request: HttpRequest, region: str) -> HttpResponse:
    """What was published lately that fits where this user works."""
    partnership = get_partnership_for(request, region, VIEW)
    return show(request, "new_for_you", partnership, practices=_fresh(request, partnership, MOST))


@post_or_go("library:new_for_you", "region")
def new_seen(request: HttpRequest, region: str) -> HttpResponse:
    """Put what is new away (`voorbeeld`, several), or bring it back (`terug`)."""
    partnership = get_partnership_for(request, region, VIEW)
    person = person_of(request.user, partnership)
    sent = whole_numbers(request.POST.getlist("voorbeeld"))
    listed = ListedPractice.objects.filter(partnership=partnership, pk__in=sent[: MOST * 2])
    pks = list(listed.values_list("pk", flat=True))
    if person is None:
        messages.warning(request, _("Ask your coordinator to put you in the list of people first."))
    elif request.POST.get("terug"):
        noticing.bring_back(person=person, practices=pks)
    elif pks:
        noticing.put_away(person=person, practices=pks)
        told = ngettext("%(n)d practice is put away.", "%(n)d practices are put away.", len(pks))
        way_back: dict[str, Any] = {"voorbeeld": [str(pk) for pk in pks], "terug": "1"}
        undo.offer(request, told % {"n": len(pks)}, request.path, **way_back)
    return redirect("library:new_for_you", region)


def _asked(
    request: HttpRequest, partnership: Partnership
) -> tuple[PracticeFilter, Choice, str, Any]:
    filters = PracticeFilter(request.GET, partnership=partnership)
    choice = filters.choice()
    order = request.GET.get("volgorde", "")
    order = order if order in LABELS else FITTING if choice.words else NEWEST
    return filters, choice, order, found(partnership, request.user, choice, order)


def _here(partnership: Partnership, page: Page[ListedPractice]) -> list[Any]:
    practices = with_text(page.object_list)
    for practice in practices:
        practice.partnership = partnership
    return practices


def _heading(number: int, choice: Choice) -> str:
    words = {"n": number, "words": choice.zoek}
    if not number:
        if choice.zoek:
            return _("Nothing found: “%(words)s”") % words
        return _("Nothing is like this") if choice.is_narrowed else _("Library")
    if choice.zoek:
        told = ngettext(
            "%(n)d practice with “%(words)s”", "%(n)d practices with “%(words)s”", number
        )
        return told % words
    if choice.is_narrowed:
        return ngettext("%(n)d practice like this", "%(n)d practices like this", number) % words
    return ngettext("%(n)d practice that works", "%(n)d practices that work", number) % words


def _orders(choice: Choice) -> list[tuple[str, str | Promise]]:
    return [(name, label) for name, label in LABELS.items() if choice.words or name != FITTING]


def _better(
    request: HttpRequest, partnership: Partnership, choice: Choice
) -> list[tuple[str, str]]:
    """(words, address) of other spellings, when these words do not occur at all."""
    found = other_spellings(partnership, request.user, choice.words)
    return [(text, f"?{urlencode({'zoek': text})}") for text in found]


def _one_word(
    request: HttpRequest, partnership: Partnership, choice: Choice
) -> list[tuple[str, int, str]]:
    """(word, how many, address) of what is found with one of the words."""
    kept = {name: value for name, value in vars(choice).items() if value}
    found = word_by_word(partnership, request.user, choice)
    return [(word, n, f"?{urlencode(kept | {'zoek': word})}") for word, n in found.items()]


def _without(
    request: HttpRequest,
    partnership: Partnership,
    filters: PracticeFilter,
    choice: Choice,
    number: int,
) -> list[Without]:
    """What helps when nothing was found: each condition that can be left out."""
    if number or not choice.is_narrowed:
        return []
    numbers = without_each(partnership, request.user, choice)
    return [Without(name, filters.label_of(name, choice), n) for name, n in numbers.items()]


def _being_written(request: HttpRequest, partnership: Partnership) -> list[Any]:
    own = list(writable(partnership, request.user).exclude(state="published")[:MOST_OWN])
    for row in own:
        row.partnership, row.stand = partnership, stand_of(row)  # type: ignore[attr-defined]
    return own


def _fresh(request: HttpRequest, partnership: Partnership, most: int = NEW_SHOWN) -> list[Any]:
    person = person_of(request.user, partnership)
    practices = with_text(new_for(person)[:most]) if person else []
    for practice in practices:
        practice.partnership = partnership
    return practices
