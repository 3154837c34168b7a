"""Mandates, groups and welcomes of a made-up partnership."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from samenverder.network.models import (
    DecisionSubject,
    GroupKind,
    GroupMember,
    GroupYear,
    Mandate,
    Welcome,
    WelcomePart,
    WelcomePlan,
    WelcomeStep,
    WorkingGroup,
)

YEARS = 3


def add_life(region: Any) -> None:
    """Who may decide, who works together, and who is new."""
    _mandates(region)
    _groups(region)
    _welcomes(region)


def _mandates(region: Any) -> None:
    """Two for each organisation but some, a few that ended and a few that end soon."""
    subjects = DecisionSubject.values
    since, number = region.today - timedelta(days=700), 2 * region.sizes.organisations
    ends = [None, region.today + timedelta(days=30), region.today - timedelta(days=5)]
    region.mandates = Mandate.objects.bulk_create(
        Mandate(
            partnership=region.partnership,
            person=region.people[at % len(region.people)],
            organisation=region.organisations[at // 2],
            subjects=[subjects[at % len(subjects)], subjects[(at + 1) % len(subjects)]],
            up_to=None if at % 3 else Decimal(5000 * (at + 1)),
            conditions="Samen met de controller" if at % 4 == 0 else "",
            given_by="College van bestuur",
            since=since,
            until=ends[at % 3] if at % 5 == 0 else None,
        )
        for at in range(number - 1)
    )


def _groups(region: Any) -> None:
    """The core team, working groups and one that ended; each with people and three years."""
    since = region.today - timedelta(days=700)
    region.groups = WorkingGroup.objects.bulk_create(
        WorkingGroup(
            partnership=region.partnership,
            name=f"Groep {at + 1}",
            kind=GroupKind.WORKING_GROUP if at else GroupKind.CORE_TEAM,
            purpose="Samen aan de slag.",
            since=since,
            until=region.today if at and at == region.sizes.others else None,
        )
        for at in range(region.sizes.others + 1)
    )
    size = min(region.sizes.others, len(region.people))
    GroupMember.objects.bulk_create(
        GroupMember(
            group=group,
            person=region.people[at],
            is_lead=at == 0,
            since=since,
            until=region.today if at == 1 else None,
        )
        for group in region.groups
        for at in range(size)
    )
    GroupYear.objects.bulk_create(
        GroupYear(group=group, school_year=2024 + at, hours=Decimal(120), budget=Decimal(5000))
        for group in region.groups
        for at in range(YEARS)
    )


def _welcomes(region: Any) -> None:
    """The steps of this partnership, and people and an organisation that are new."""
    steps = {str(part.value): [f"Stap van {part.value}"] for part in WelcomePart}
    WelcomePlan.objects.create(partnership=region.partnership, steps=steps)
    newcomers = region.people[-region.sizes.others :]
    rows = [
        Welcome(partnership=region.partnership, person=person, started_on=region.today)
        for person in newcomers
    ]
    rows.append(
        Welcome(
            partnership=region.partnership,
            organisation=region.organisations[-1],
            started_on=region.today,
            ended_on=region.today,
        )
    )
    region.welcomes = Welcome.objects.bulk_create(rows)
    WelcomeStep.objects.bulk_create(
        WelcomeStep(welcome=row, part=part, text=steps[part][0], order=order)
        for row in region.welcomes
        for order, part in enumerate(WelcomePart.values)
    )
