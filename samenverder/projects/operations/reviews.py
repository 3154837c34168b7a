"""Looking back on a year of a project, and on each outcome and benefit in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samenverder.projects.models import Benefit, Outcome, Project, ProjectReview, ReviewFinding
from samenverder.projects.operations.parts import add_part, change_part

LONGEST = 500


@dataclass(frozen=True)
class Finding:
    """What was found of one outcome or benefit; `answer` is a word of CameTrue."""

    subject: Outcome | Benefit
    answer: str
    note: str = ""

    @property
    def about(self) -> str:
        """The words of the subject today."""
        if isinstance(self.subject, Benefit):
            return f"{self.subject.organisation.name}: {self.subject.what}"
        return self.subject.text


@transaction.atomic
def hold_review(
    *, project: Project, by: Any, findings: Iterable[Finding] = (), **values: Any
) -> ProjectReview:
    """Write down a yearly review and what was found of each line."""
    values.setdefault("model", ProjectReview)
    review: ProjectReview = add_part(project=project, by=by, **values)
    _write(review, findings)
    return review


@transaction.atomic
def change_review(
    *, row: ProjectReview, by: Any, version: int, findings: Iterable[Finding] = (), **values: Any
) -> ProjectReview:
    """Change one; a finding about a line that is gone since stays. Raises EditedMeanwhile."""
    review = change_part(row=row, by=by, version=version, **values)
    kept = review.findings.filter(outcome=None, benefit=None).values("pk")
    review.findings.exclude(pk__in=kept).delete()
    _write(review, findings)
    return review


def _write(review: ProjectReview, findings: Iterable[Finding]) -> None:
    rows = list(findings)
    if any(row.subject.project_id != review.project_id for row in rows):
        raise ValueError("A finding is about a line of its own project.")
    ReviewFinding.objects.bulk_create(
        ReviewFinding(
            review=review,
            outcome=row.subject if isinstance(row.subject, Outcome) else None,
            benefit=row.subject if isinstance(row.subject, Benefit) else None,
            about=row.about[:LONGEST],
            answer=row.answer,
            note=row.note,
        )
        for row in rows
    )
