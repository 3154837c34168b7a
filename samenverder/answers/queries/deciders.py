"""Who may decide about the needs of a plan: mandates at its board or at the school itself."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samenverder.network.models import Mandate, Partnership, Person
from samenverder.plans.models import SchoolPlan


@dataclass(frozen=True)
class Deciders:
    """The mandates that hold today for one plan; those of the board first, the smallest first."""

    mandates: list[Mandate]

    def of(self, kind: str, amount: Decimal | None = None) -> list[Mandate]:
        """Those that cover this."""
        return [mandate for mandate in self.mandates if mandate.covers(kind, amount)]

    def held_by(self, person: Person | None) -> list[Mandate]:
        """Those of one person."""
        return [row for row in self.mandates if person and row.person_id == person.pk]

    def covering(
        self, person: Person | None, kind: str, amount: Decimal | None = None
    ) -> Mandate | None:
        """The mandate on which this person decides this, if any."""
        held = (row for row in self.held_by(person) if row.covers(kind, amount))
        return next(held, None)

    def people(self) -> list[Person]:
        """Everybody who may decide something here, each once."""
        return list({row.person_id: row.person for row in self.mandates}.values())

    def names(self, kind: str, amount: Decimal | None = None) -> list[str]:
        """Names of who may decide this, each once."""
        return list(dict.fromkeys(row.person.name for row in self.of(kind, amount)))


def places_of(plan: SchoolPlan) -> list[int]:
    """The organisations that decide about a plan: its board, and the school."""
    return [pk for pk in (plan.board_id, plan.school_id) if pk]


def deciders_of(plan: SchoolPlan) -> Deciders:
    """Who may decide about this plan today. One query."""
    rows = Mandate.objects.filter(
        partnership_id=plan.partnership_id, organisation_id__in=places_of(plan)
    )
    return in_order(plan, list(rows.current().select_related("person", "organisation")))


def in_order(plan: SchoolPlan, mandates: list[Mandate]) -> Deciders:
    """Those of the board before those of the school, a smaller limit before a larger."""
    no_limit = Decimal("Infinity")

    def place(row: Mandate) -> Any:
        limit = no_limit if row.up_to is None else row.up_to
        return (row.organisation_id != plan.board_id, limit, row.pk)

    return Deciders(sorted(mandates, key=place))


def person_of(user: Any, partnership: Partnership) -> Person | None:
    """Who this user is in the partnership; None for who only signs in. One query."""
    rows = Person.objects.filter(partnership=partnership, user_id=user.pk)
    return rows.present().first()
