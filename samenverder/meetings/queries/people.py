"""People to choose from: all of them, or in a large partnership those with a name one types."""

from dataclasses import dataclass

from django.db.models import QuerySet

from samenverder.network.models import Person
from samenverder.network.queries.people import names_with_places

MANY = 300  # a list longer than this is searched, not scrolled


@dataclass(frozen=True)
class Choosable:
    """Numbers and names; `is_long` when one has to search, `words` what was typed."""

    people: list[tuple[int, str]]
    is_long: bool
    words: str


def choosable(people: QuerySet[Person], words: str) -> Choosable:
    """These people by name with where they work; at most three queries."""
    words = " ".join(words.split())[:80]
    is_long = people.count() > MANY
    if is_long and not words:
        return Choosable([], is_long, words)
    for word in words.split()[:4]:
        people = people.filter(name__icontains=word)
    if words:
        pks = list(people.order_by("name", "pk").values_list("pk", flat=True)[:50])
        people = Person.objects.filter(pk__in=pks)
    return Choosable(names_with_places(people), is_long, words)
