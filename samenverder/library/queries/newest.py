"""What is new in the library for somebody: it fits the sector and layer they work in."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samenverder.ambition.queries.people import person_of
from samenverder.library.models import ListedPractice, Practice, PracticeNotice, PracticeUse
from samenverder.network.models import Partnership, Person, Position

LOOKS_BACK = dt.timedelta(days=56)
MOST = 12


def fits(person: Person) -> Q:
    """Practices for a sector and a layer this person works in, or for nobody in particular.

    And those of a focus area this person carries. One query; who holds no position finds
    everything fitting.
    """
    held = Position.objects.filter(person=person).current()
    places = list(held.values_list("organisation__kind", "layer"))
    if not places:
        return Q()
    sector, layer = Q(sectors=""), Q(layers="")
    for kind, at in places:
        sector |= Q(sectors__contains=f" {kind} ")
        layer |= Q(layers__contains=f" {at} ")
    return (sector & layer) | Q(focus_area__in=person.focus_areas.all())


def new_for(person: Person) -> QuerySet[ListedPractice]:
    """First published in the last eight weeks, fitting, not put away; newest first.

    Not what they or where they work wrote or use already. One query, one more for where they work.
    """
    since = timezone.now() - LOOKS_BACK
    away = PracticeNotice.objects.filter(
        person=person, practice=OuterRef("pk"), seen_at__isnull=False
    )
    rows = ListedPractice.objects.filter(
        fits(person), partnership_id=person.partnership_id, first_published_at__gte=since
    )
    rows = rows.exclude(practice__in=_own(person))
    return rows.filter(~Exists(away)).order_by("-first_published_at", "-pk")


def _own(person: Person) -> QuerySet[Practice]:
    places = Position.objects.filter(person=person).current().values("organisation")
    uses = PracticeUse.objects.filter(organisation__in=places, removed_at__isnull=True)
    mine = Q(contact=person) | Q(organisation__in=places) | Q(pk__in=uses.values("practice"))
    if person.user_id:
        mine |= Q(created_by_id=person.user_id)
    return Practice.objects.filter(mine, partnership_id=person.partnership_id)


def untold(person: Person) -> QuerySet[ListedPractice]:
    """Of those, what the weekly mail did not tell yet."""
    told = PracticeNotice.objects.filter(
        person=person, practice=OuterRef("pk"), told_at__isnull=False
    )
    return new_for(person).filter(~Exists(told))


def new_for_user(partnership: Partnership, user: Any) -> QuerySet[ListedPractice]:
    """The same for whoever is signed in; nothing for who is nobody's contact here."""
    person = person_of(user, partnership)
    return new_for(person) if person else ListedPractice.objects.none()
