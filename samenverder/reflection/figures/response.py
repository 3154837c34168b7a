"""Who took part, held against who was invited and who is in the partnership."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from samenverder.network.models import Membership
from samenverder.reflection.figures.groups import Labels, labels_of
from samenverder.reflection.figures.material import Person
from samenverder.reflection.models import Invitee, ReflectionSession

Figures = dict[str, Any]


def response_of(session: ReflectionSession, people: Mapping[int, Person]) -> Figures:
    """Numbers of people only, never an answer. `organisations`: partners of that kind."""
    invited = [
        Person(layer, kind or "", str(organisation or ""), title or "", "", "")
        for layer, kind, organisation, title in Invitee.objects.filter(session=session).values_list(
            "layer", "organisation__kind", "organisation_id", "organisation__name"
        )
    ]
    members = Counter(
        Membership.objects.filter(partnership_id=session.partnership_id)
        .current(session.starts_at.date())
        .values_list("organisation__kind", flat=True)
    )
    labels = labels_of([*people.values(), *invited])
    return {
        "invited": len(invited),
        "joined": len(people),
        **{
            dimension: _presence(dimension, labels, list(people.values()), invited, members)
            for dimension in labels
        },
    }


def _presence(
    dimension: str, labels: Labels, joined: list[Person], invited: list[Person], members: Counter
) -> list[Figures]:
    came = Counter(person.in_dimension(dimension) for person in joined)
    asked = Counter(person.in_dimension(dimension) for person in invited)
    rows = []
    for value, (dutch, english) in labels[dimension].items():
        partners = members[value] if dimension == "kind" else 0
        if came[value] or asked[value] or partners:
            rows.append(
                {
                    "value": value,
                    "label_nl": dutch,
                    "label_en": english,
                    "joined": came[value],
                    "invited": asked[value],
                    "organisations": partners,
                }
            )
    return rows
