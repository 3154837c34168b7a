"""A project that begins with more than a title: who takes part, and what it costs."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from samenverder.network.models import Organisation, Partnership
from samenverder.projects.models import BudgetLine, FundingSource, Project, ProjectPartner
from samenverder.projects.operations.parts import add_part
from samenverder.projects.operations.projects import begin_project


@dataclass(frozen=True)
class Line:
    """One line of a budget: what, how many euros, who pays and the name of the payer."""

    text: str
    amount: Decimal
    source: str = FundingSource.OTHER
    funder: str = ""


@transaction.atomic
def begin_project_with(
    *,
    partnership: Partnership,
    by: Any,
    title: str,
    purpose: str,
    partners: Collection[tuple[Organisation, str]] = (),
    lines: Collection[Line] = (),
    **more: Any,
) -> Project:
    """A new idea with who takes part in which role and what it costs: of needs of several schools.

    `more` is what `begin_project` takes besides (focus_area, leader, starts_on, …). Raises Refused
    as the form of each line does; then nothing is written.
    """
    project = begin_project(partnership=partnership, by=by, title=title, purpose=purpose, **more)
    for organisation, role in partners:
        add_part(
            project=project, by=by, model=ProjectPartner, organisation=organisation, role=role[:200]
        )
    for line in lines:
        add_part(project=project, by=by, model=BudgetLine, **vars(line))
    return project
