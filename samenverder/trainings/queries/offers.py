"""To which schools dates are offered, and who hears of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from samenverder.network.models import Layer, Organisation, Partnership, Person, Position
from samenverder.network.models.organisation import in_force
from samenverder.network.prepared import prepared
from samenverder.plans.models import PlanPart, PlanPerson
from samenverder.trainings.models import DateOffer, SignUp, Training, TrainingDate, TrainingForNeed
from samenverder.trainings.queries.catalogue import coming_dates, with_counts
from samenverder.trainings.queries.kept import kept_left, with_used
from samenverder.trainings.queries.needs import needs_of

MOST = 6


def schools_of(training: Training) -> list[Organisation]:
    """The schools whose shared need this training meets, by name."""
    found = {row.need.plan.school_id: row.need.plan.school for row in needs_of(training)}
    return list(found.values())


def open_schools(training: Training) -> list[Organisation]:
    """Those of them that may come, by name."""
    found = schools_of(training)
    if training.for_all_partners:
        return found
    partners = set(training.partners.values_list("pk", flat=True))
    return [school for school in found if school.pk in partners]


def offered_schools(date: TrainingDate) -> dict[int, DateOffer]:
    """{school: that this date was offered to it}, by name, with `used`; one query."""
    rows = with_used(date.offers.select_related("school"))
    return {row.school_id: row for row in rows.order_by("school__name", "pk")}


def offers_of(training: Training) -> dict[int, list[DateOffer]]:
    """{date: to which schools it was offered, by name}, with `used`; one query."""
    rows = DateOffer.objects.filter(date__training=training, date__removed_at=None)
    found: dict[int, list[DateOffer]] = defaultdict(list)
    for row in with_used(rows.select_related("school")).order_by("school__name", "pk"):
        found[row.date_id].append(row)
    return found


def mailed_at(training: Training, schools: Sequence[Organisation]) -> dict[str, list[Person]]:
    """{name of the school: who get the mail there}; two queries.

    Those who lead or write the plan with the need, and the management of the school; where there
    is nobody of these, everybody who works there. Only people with an e-mail address.
    """
    needs = TrainingForNeed.objects.filter(training=training).values("need")
    return mailed_for(training.partnership_id, needs, schools)


def mailed_for(
    partnership: int, needs: Any, schools: Sequence[Organisation]
) -> dict[str, list[Person]]:
    """The same, for a training that is not there yet and would meet these needs."""
    present = {"person__left_on": None, "person__partnership": partnership}
    held = Position.objects.filter(in_force(), organisation__in=schools, **present)
    held = held.exclude(person__email="").select_related("person__user")
    named = PlanPerson.objects.filter(
        plan__planneeds__in=needs,
        plan__school__in=schools,
        part__in=(PlanPart.LEADS, PlanPart.WRITES),
        **present,
    )
    named = named.exclude(person__email="").select_related("person__user", "plan")
    leading: dict[int, dict[int, Person]] = defaultdict(dict)
    working: dict[int, dict[int, Person]] = defaultdict(dict)
    for place in named.order_by("person__name", "pk"):
        leading[place.plan.school_id][place.person_id] = place.person
    for position in held.order_by("person__name", "pk"):
        working[position.organisation_id][position.person_id] = position.person
        if position.layer == Layer.MANAGEMENT:
            leading[position.organisation_id][position.person_id] = position.person
    return {row.name: list((leading[row.pk] or working[row.pk]).values()) for row in schools}


def speaks_for(user: Any, training: Training, school: Organisation) -> bool:
    """This user is one of those who hear of an offer to the school, and may say no to it."""
    people = mailed_at(training, [school])[school.name]
    return any(person.user_id == user.pk for person in people)


@prepared
def offered_to(partnership: Partnership, user: Any, now: dt.datetime) -> QuerySet[TrainingDate]:
    """Open dates offered to a school of this user, for which they did not sign up or off.

    Not those that are no longer open to that school.

    With `taken` and `waiting`, the soonest first, six at most; one query.
    """
    places = Position.objects.filter(
        in_force(), person__user=user.pk, person__partnership=partnership, person__left_on=None
    )
    offers = DateOffer.objects.filter(
        Q(date__training__for_all_partners=True) | Q(date__training__partners=F("school")),
        date=OuterRef("pk"),
        school__in=places.values("organisation_id"),
    )
    answered = SignUp.objects.filter(date=OuterRef("pk"), person__user=user.pk)
    rows = coming_dates(now).filter(training__partnership=partnership, training__removed_at=None)
    rows = rows.filter(Exists(offers), ~Exists(answered)).exclude(
        sign_up_by__lt=timezone.localdate()
    )
    rows = with_counts(rows).annotate(mine_left=kept_left(places.values("organisation_id")))
    return rows.select_related("training__partnership")[:MOST]
