"""People to choose from: all of them, or in a large partnership the first and who one looks for."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Lower

from samenverder.network.models import Person
from samenverder.network.queries.people import names_with_places

MANY = 300  # a list longer than this is searched, not scrolled
FIRST = 50


@dataclass(frozen=True)
class Choosable:
    """Numbers and names, `words` what was typed.

    `is_long` when one can look for a name, `is_cut` when there are more than those given.
    """

    people: list[tuple[int, str]]
    is_long: bool
    is_cut: bool
    words: str


def choosable(people: QuerySet[Person], words: str) -> Choosable:
    """These people by name with where they work; three queries, however many there are."""
    words = " ".join(words.split())[:80]
    for word in words.split()[:4]:
        people = people.filter(name__icontains=word)
    people = people.order_by(Lower("name"), "pk")
    number = people.count()
    is_long = number > MANY or bool(words)
    shown = people.values("pk")[: FIRST if is_long else MANY]
    names = names_with_places(Person.objects.filter(pk__in=shown))
    return Choosable(names, is_long, number > len(names), words)
