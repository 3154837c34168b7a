"""What one partner gets out of all projects, and how many there are per partner."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from samenverder.ambition.queries.people import partners
from samenverder.network.models import Organisation, Partnership
from samenverder.projects.models import (
    CLOSED,
    Benefit,
    Project,
    ProjectPartner,
    ProjectState,
    ReviewFinding,
)


@dataclass(frozen=True)
class PartnerLine:
    """One project as one partner sees it. `what` is empty as long as nothing is written."""

    project: Project
    role: str
    what: str
    how: str
    found: ReviewFinding | None

    @property
    def is_over(self) -> bool:
        """Finished: it is in the list for what came of it."""
        return self.project.is_closed


def lines_for(partnership: Partnership, partner: Organisation) -> list[PartnerLine]:
    """All projects that are not over, then finished ones that say something for this partner.

    Four queries. `found` is what the last review found of this line.
    """
    written = {row.project_id: row for row in partner_benefits(partnership, partner)}
    shown = ~Q(state__in=CLOSED) | Q(state=ProjectState.FINISHED, pk__in=list(written))
    projects = Project.objects.filter(shown, partnership=partnership)
    projects = projects.select_related("leader", "partnership")
    parts = ProjectPartner.objects.filter(
        organisation=partner, removed_at=None, project__partnership=partnership
    )
    roles = dict(parts.order_by("pk").values_list("project_id", "role"))
    rows = [
        _line(row, roles, written)
        for row in projects.order_by(F("starts_on").asc(nulls_last=True), "pk")
    ]
    return sorted(rows, key=lambda row: row.is_over)


def partner_benefits(partnership: Partnership, partner: Organisation) -> list[Any]:
    """The lines of one partner with `found`, what the last review found of each; two queries."""
    rows: list[Any] = list(
        Benefit.objects.filter(project__partnership=partnership, organisation=partner)
    )
    last: dict[int | None, ReviewFinding] = {}
    kept = ReviewFinding.objects.filter(
        benefit__project__partnership=partnership, benefit__organisation=partner
    )
    for finding in kept.filter(review__removed_at=None).order_by("review__held_on", "pk"):
        last[finding.benefit_id] = finding
    for row in rows:
        row.found = last.get(row.pk)
    return rows


def _line(project: Project, roles: dict[int, str], written: dict[int, Any]) -> PartnerLine:
    row = written.get(project.pk)
    return PartnerLine(
        project=project,
        role=roles.get(project.pk, ""),
        what=row.what if row else "",
        how=row.how if row else "",
        found=row.found if row else None,
    )


def partner_rows(partnership: Partnership) -> list[Any]:
    """Every partner of today with `taking` and `gaining`: numbers of projects; four queries."""
    open_ones = Project.objects.filter(partnership=partnership).exclude(state__in=CLOSED)
    pks = list(open_ones.values_list("pk", flat=True))
    taking = _per_partner(ProjectPartner.objects.filter(project__in=pks, removed_at=None))
    gaining = _per_partner(Benefit.objects.filter(project__in=pks))
    rows: list[Any] = list(partners(partnership))
    for row in rows:
        row.taking, row.gaining, row.open = taking[row.pk], gaining[row.pk], len(pks)
    return rows


def _per_partner(rows: Any) -> Counter[int]:
    return Counter(rows.order_by().values_list("organisation_id", flat=True))
