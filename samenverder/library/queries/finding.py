"""The list of published practices: by words in any Dutch form, narrowed down and sorted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from samenverder.ambition.queries import focus_areas
from samenverder.lib.looked_for import Words, words_of
from samenverder.lib.stems import words_in
from samenverder.library.models import ListedPractice, Practice, PracticeUse
from samenverder.library.operations.listing import going_on
from samenverder.network.finding import ids_with, nearest
from samenverder.network.models import Organisation, Partnership
from samenverder.reflection.models import Theme

FITTING, NEWEST, USED, TITLE = "passend", "nieuw", "gebruikt", "naam"
ORDERS: dict[str, list[Any]] = {
    NEWEST: ["-published_at", "-pk"],
    USED: ["-used", "-published_at", "-pk"],
    TITLE: [Lower("title"), "pk"],
}
COSTS: dict[str, Q] = {
    "geen-geld": Q(euros=0),
    "tot-500": Q(euros__lte=500),
    "tot-dag": Q(hours__lte=Decimal(8)),
    "tot-week": Q(hours__lte=Decimal(40)),
}


@dataclass(frozen=True)
class Choice:
    """What the list is narrowed down to; the names are the words in the address."""

    zoek: str = ""
    speerpunt: str = ""
    thema: str = ""
    sector: str = ""
    laag: str = ""
    kosten: str = ""
    bewijs: str = ""
    gebruikt: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Fewer practices were asked for than there are."""
        return any(vars(self).values())

    @property
    def words(self) -> Words:
        """The words that are looked for."""
        return words_of(self.zoek)

    @property
    def chosen(self) -> list[str]:
        """The names of what was chosen."""
        return [name for name, value in vars(self).items() if value]


def found(
    partnership: Partnership, user: Any, choice: Choice, order: str = ""
) -> QuerySet[ListedPractice]:
    """Rows of the list; the words, the conditions and the order are one query."""
    rows = _narrowed(ListedPractice.objects.filter(partnership=partnership), choice)
    words = choice.words
    if words:
        rows = _with_words(rows, partnership, user, words)
    elif choice.zoek:
        rows = rows.none()
    if order in ORDERS:
        return rows.order_by(*ORDERS[order])
    return rows.order_by(*_fitting(words), *ORDERS[USED if words else NEWEST])


def _with_words(
    rows: QuerySet[ListedPractice], partnership: Partnership, user: Any, words: Words
) -> QuerySet[ListedPractice]:
    """With every word, in the text or in the name of the focus area or theme that stands beside."""
    places = _places(partnership)
    beside = {word: _named(places, words_of(word)) for word in words.folded}
    if not any(beside.values()):
        return rows.filter(pk__in=ids_with("practice", partnership, user, words))
    for word, named in beside.items():
        in_text = Q(pk__in=ids_with("practice", partnership, user, words_of(word)))
        rows = rows.filter(in_text | named)
    return rows


def _places(partnership: Partnership) -> list[tuple[str, int, list[str]]]:
    """(field, number, words of its name) of every focus area and theme; two queries."""
    listed = ListedPractice.objects.filter(partnership=partnership).order_by()
    themes = Theme.objects.filter(pk__in=listed.values("theme"))
    named: list[tuple[str, Any]] = [("focus_area", row) for row in focus_areas(partnership)]
    named += [("theme", row) for row in themes]
    return [(name, row.pk, words_in(row.title)) for name, row in named]


def _named(places: Iterable[tuple[str, int, list[str]]], word: Words) -> Q:
    """Practices of the focus areas and themes in whose name this word stands; empty for none."""
    found = Q()
    for field, pk, name in places:
        if word and any(word.fits(part) for part in name):
            found |= Q(**{field: pk})
    return found


def word_by_word(partnership: Partnership, user: Any, choice: Choice) -> dict[str, int]:
    """{word: how many there are with it alone} of several words, as far as there are any."""
    if len(choice.words.folded) < 2:
        return {}
    numbers = {
        word: found(partnership, user, replace(choice, zoek=word)).order_by().count()
        for word in choice.words.folded
    }
    return {word: number for word, number in numbers.items() if number}


def _fitting(words: Words) -> list[Any]:
    """What bears the words in its name comes first."""
    in_title = [
        Case(
            When(stems__contains=f" {stem} ", then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        for stem in words.stems
    ]
    return [sum(in_title[1:], in_title[0]).desc()] if in_title else []


def _narrowed(rows: QuerySet[ListedPractice], choice: Choice) -> QuerySet[ListedPractice]:
    if choice.speerpunt:
        rows = rows.filter(focus_area_id=int(choice.speerpunt))
    if choice.thema:
        rows = rows.filter(theme_id=int(choice.thema))
    if choice.sector:
        rows = rows.filter(sectors__contains=f" {choice.sector} ")
    if choice.laag:
        rows = rows.filter(layers__contains=f" {choice.laag} ")
    if choice.kosten:
        rows = rows.filter(COSTS[choice.kosten])
    if choice.bewijs:
        rows = rows.filter(effect_basis=choice.bewijs)
    if choice.gebruikt == "anderen":
        rows = rows.filter(used__gt=0)
    elif choice.gebruikt:
        uses = PracticeUse.objects.filter(going_on(), organisation_id=int(choice.gebruikt))
        rows = rows.filter(pk__in=uses.values("practice"))
    return rows


def with_text(rows: Iterable[ListedPractice]) -> list[Practice]:
    """The practices of these rows, in their order, with what a line of the list shows; one query.

    Each has `used`: how many organisations use it.
    """
    listed = list(rows)
    asked = Practice.objects.filter(pk__in=[row.pk for row in listed])
    asked = asked.select_related("theme", "focus_area", "organisation", "partnership")
    texts: dict[int, Any] = {row.pk: row for row in asked}
    practices = []
    for row in listed:
        practice = texts[row.pk]
        practice.used = row.used
        practices.append(practice)
    return practices


def without_each(partnership: Partnership, user: Any, choice: Choice) -> dict[str, int]:
    """{name: how many there would be without it} of what was chosen, as far as that is any."""
    if len(choice.chosen) < 2:
        return {}
    numbers = {
        name: found(partnership, user, replace(choice, **{name: ""})).order_by().count()
        for name in choice.chosen
    }
    return {name: number for name, number in numbers.items() if number}


def other_spellings(partnership: Partnership, user: Any, words: Words) -> list[str]:
    """Words that do occur in the library, when these do not."""
    among = {"practice": ListedPractice.objects.filter(partnership=partnership)}
    return nearest(partnership, user, words, among)


def users_of_practices(partnership: Partnership) -> QuerySet[Organisation]:
    """Organisations that use something out of the library of this partnership, by name."""
    uses = PracticeUse.objects.filter(going_on(), practice__partnership=partnership)
    return Organisation.objects.filter(pk__in=uses.values("organisation"))
