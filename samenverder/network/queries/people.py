"""People of a partnership: who they are, what they do, whether they have access."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, Lower

from samenverder.network.models import (
    Access,
    Invitation,
    OutgoingMail,
    Partnership,
    Person,
    Position,
)
from samenverder.network.models.organisation import in_force

SORTS = {
    "name": [Lower("name"), "pk"],
    "-name": [Lower("name").desc(), "-pk"],
    "organisation": [Lower("first_organisation").asc(nulls_last=True), Lower("name"), "pk"],
    "-organisation": [Lower("first_organisation").desc(nulls_last=True), Lower("name"), "pk"],
}


@dataclass(frozen=True)
class PeopleFilter:
    """What the list of people is narrowed to; all of it lives in the address of the page."""

    q: str = ""
    layer: str = ""
    organisation: int | None = None
    left: bool = False
    sort: str = "name"

    @property
    def is_narrowed(self) -> bool:
        """Fewer people were asked for than there are."""
        return bool(self.q or self.layer or self.organisation)


def people_of(partnership: Partnership, narrowed: PeopleFilter | None = None) -> QuerySet[Person]:
    """Present people with `current_positions`, `role` (or None) and `is_invited`, sorted.

    Two queries, however many people. `narrowed.left` gives those who left instead.
    """
    want = narrowed or PeopleFilter()
    rows = Person.objects.filter(partnership=partnership, left_on__isnull=not want.left)
    rows = _narrow(rows, want).with_positions()  # type: ignore[attr-defined]
    access = Access.objects.filter(partnership=partnership, user=OuterRef("user"))
    invited = Invitation.objects.open().filter(person=OuterRef("pk"))
    first = Position.objects.filter(in_force(), person=OuterRef("pk")).order_by("pk")
    return rows.annotate(
        role=Subquery(access.values("role")[:1]),
        is_invited=Exists(invited),
        first_organisation=Subquery(first.values("organisation__name")[:1]),
    ).order_by(*SORTS.get(want.sort, SORTS["name"]))


def _narrow(rows: QuerySet[Person], want: PeopleFilter) -> QuerySet[Person]:
    holds = Position.objects.filter(in_force(), person=OuterRef("pk"))
    for word in want.q.split()[:6]:
        titled = holds.filter(Q(title__icontains=word) | Q(organisation__name__icontains=word))
        rows = rows.filter(Q(name__icontains=word) | Q(email__icontains=word) | Exists(titled))
    if want.layer or want.organisation:
        if want.layer:
            holds = holds.filter(layer=want.layer)
        if want.organisation:
            holds = holds.filter(organisation_id=want.organisation)
        rows = rows.filter(Exists(holds))
    return rows


def people_to_choose(
    partnership: Partnership, narrowed: PeopleFilter | None = None
) -> QuerySet[Person]:
    """Present people with `current_positions`, as narrowed, by name. Two queries."""
    rows = Person.objects.present().filter(partnership=partnership)
    rows = _narrow(rows, narrowed or PeopleFilter()).with_positions()  # type: ignore[attr-defined]
    return rows.order_by(Lower("name"), "pk")


def names_with_places(people: QuerySet[Person]) -> list[tuple[int, str]]:
    """These people by name as (pk, "Anouk de Wit, Vso De Wending"), to choose from. Two queries.

    Plain values, for thousands of them: two people may bear one name, so where they work is said.
    """
    held = Position.objects.current().filter(person__in=people.order_by())
    places: dict[int, list[str]] = defaultdict(list)
    names = held.order_by("organisation__name").values_list("person_id", "organisation__name")
    for pk, place in names.distinct():
        places[pk].append(place)
    rows = people.order_by(Lower("name"), "pk").values_list("pk", "name")
    return [(pk, ", ".join([name, *places[pk]])) for pk, name in rows]


def position_of(person: Person) -> Position | None:
    """The first thing a person does today; None when there is nothing.

    Without a query when the person came with `with_positions()`.
    """
    held: Iterable[Position] | None = getattr(person, "current_positions", None)
    if held is None:
        held = Position.objects.current().filter(person=person).select_related("organisation")[:1]
    return next(iter(held), None)


def access_of(partnership: Partnership) -> QuerySet[Access]:
    """Everybody with access and their person here (`person_pk`), coordinators first."""
    person = Person.objects.filter(partnership=partnership, user=OuterRef("user"))
    return (
        Access.objects.filter(partnership=partnership)
        .select_related("user")
        .annotate(person_pk=Subquery(person.values("pk")[:1]))
        .order_by("role", Lower("user__name"), "pk")
    )


def open_invitations(partnership: Partnership) -> QuerySet[Invitation]:
    """Invitations nobody has used yet, newest first, with how their mail fared (`mail_state`)."""
    return (
        with_mail_state(Invitation.objects.open().filter(partnership=partnership))
        .select_related("person")
        .order_by("-sent_at", "pk")
    )


def with_mail_state(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Adds `mail_state`: waiting, sent or given up, of the last mail about each invitation."""
    about = Concat(Value("invitation:"), Cast(OuterRef("pk"), CharField()))
    mails = OutgoingMail.objects.filter(about=about).order_by("-pk")
    return rows.annotate(mail_state=Subquery(mails.values("state")[:1]))


def invitation_of(person: Person) -> Any:
    """The open invitation of a person with `mail_state`, or None."""
    rows = Invitation.objects.open().filter(person=person)
    return with_mail_state(rows).first()


def role_of(person: Person) -> Access | None:
    """The access of a person's account here, or None."""
    if person.user_id is None:
        return None
    return Access.objects.filter(
        partnership_id=person.partnership_id, user_id=person.user_id
    ).first()


def can_be_invited(
    partnership: Partnership, narrowed: PeopleFilter | None = None
) -> QuerySet[Person]:
    """Present people with an address, without access and without an open invitation."""
    access = Access.objects.filter(partnership=partnership)
    invited = Invitation.objects.open().filter(person=OuterRef("pk"))
    people = Person.objects.present().filter(partnership=partnership)
    return (
        _narrow(people, narrowed or PeopleFilter())
        .exclude(email="")
        .exclude(Exists(invited))
        .exclude(Exists(access.filter(user=OuterRef("user"))))
        .alias(address=Lower("email"))
        .exclude(address__in=access.values(of_user=Lower("user__email")))
        .select_related("partnership")
        .order_by(Lower("name"), "pk")
    )
