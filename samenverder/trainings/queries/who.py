"""Who somebody is here, and whether they may come."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from samenverder.network.models import Membership, Partnership, Person, Position
from samenverder.network.models.organisation import in_force
from samenverder.network.queries.people import names_with_places
from samenverder.trainings.models import SignUp, SignUpState, Training
from samenverder.trainings.queries.guests import is_guest

SHOWN = 40


def person_of(user: Any, partnership: Partnership) -> Person | None:
    """The person this user is in the partnership; None for somebody who only has access."""
    return Person.objects.present().filter(partnership=partnership, user=user.pk).first()


def may_come(training: Training, person: Person) -> bool:
    """Whether this person is one of those who may come, here or from a region that may too."""
    return person.pk in who_may_come(training, [person])


def closed_to(person: Person | None, trainings: Iterable[Training]) -> set[int]:
    """Which of these trainings are not open to where this person works; one query at most."""
    chosen = [row.pk for row in trainings if not row.for_all_partners]
    if person is None or not chosen:
        return set()
    members = Membership.objects.filter(in_force(), partnership=person.partnership_id)
    held = Position.objects.current().filter(
        person=person, organisation__in=members.values("organisation_id")
    )
    rows = Training.objects.filter(pk__in=chosen, partners__in=held.values("organisation"))
    return set(chosen) - set(rows.values_list("pk", flat=True))


def who_may_come(training: Training, people: Sequence[Person]) -> set[int]:
    """Which of these people may; one query, and one for each other region they are of."""
    present = [person for person in people if person.left_on is None]
    ours = [person.pk for person in present if person.partnership_id == training.partnership_id]
    found = set(people_who_may_come(training).filter(pk__in=ours).values_list("pk", flat=True))
    others = {person.partnership_id for person in present} - {training.partnership_id}
    let_in = {partnership for partnership in others if is_guest(training, partnership)}
    return found | {person.pk for person in present if person.partnership_id in let_in}


def to_choose(
    people: QuerySet[Person], words: str, chosen: Collection[int]
) -> tuple[list[tuple[int, str]], int]:
    """Who was chosen and the first forty of that name besides; and how many more there are."""
    found = people.exclude(pk__in=chosen)
    for word in words.split()[:4]:
        found = found.filter(name__icontains=word)
    shown = found.order_by(Lower("name"), "pk").values_list("pk", flat=True)[:SHOWN]
    names = names_with_places(people.filter(pk__in=[0, *chosen, *shown]))
    more = max(0, found.count() - SHOWN)
    return sorted(names, key=lambda pair: pair[0] not in chosen), more


def people_who_may_come(training: Training) -> QuerySet[Person]:
    """Everybody of the partnership who may come."""
    open_to = None if training.for_all_partners else training.partners.values("pk")
    return people_at(training.partnership_id, open_to)


def people_at(partnership: int, partners: Iterable[Any] | None) -> QuerySet[Person]:
    """Who works at these partners of the partnership; with None everybody of it."""
    rows = Person.objects.present().filter(partnership=partnership)
    if partners is None:
        return rows
    members = Membership.objects.filter(in_force(), partnership=partnership)
    held = Position.objects.current().filter(organisation__in=members.values("organisation_id"))
    held = held.filter(organisation__in=partners)
    return rows.filter(pk__in=held.values("person_id"))


def own_sign_ups(person: Person | None, training: Training) -> dict[int, SignUp]:
    """{date: how this person is signed up for it}, with `ahead`: who waits before them."""
    if person is None:
        return {}
    before = SignUp.objects.filter(
        date=OuterRef("date"), state=SignUpState.WAITING, rank__lt=OuterRef("rank")
    )
    counted = before.order_by().values("date").annotate(n=Count("pk")).values("n")
    rows = SignUp.objects.filter(person=person, date__training=training)
    rows = rows.exclude(state=SignUpState.WITHDRAWN)
    ahead = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    return {row.date_id: row for row in rows.annotate(ahead=ahead + 1)}
