"""Projects of a made-up partnership, each with some of everything."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from bench.commitment_rows import sentence
from samenverder.projects.models import (
    Benefit,
    BudgetLine,
    Expense,
    JointPlan,
    JointPlanVersion,
    Milestone,
    Outcome,
    OutsidePromise,
    Project,
    ProjectChange,
    ProjectConsultation,
    ProjectPartner,
    ProjectPhase,
    ProjectReview,
    ProjectState,
    ReviewFinding,
)

EACH = 4  # lines of each kind in one project

CHANGES = (("milestone_reached", "milestone", "text"), ("project_changed", "project", "title"))


def add_projects(region: Any) -> None:
    """As many projects as `others` says, or three for every five partners; every state."""
    number = max(region.sizes.others, region.sizes.organisations * 3 // 5)
    states = [ProjectState.RUNNING, *ProjectState.values]
    region.projects = Project.objects.bulk_create(
        Project(
            partnership=region.partnership,
            title=f"{sentence(region)} ({at})",
            purpose=f"{sentence(region)}. {sentence(region)}.",
            question=region.questions[at % len(region.questions)],
            focus_area=region.areas[at % len(region.areas)],
            leader=region.people[at % len(region.people)],
            starts_on=region.today - timedelta(days=300 - at),
            ends_on=region.today + timedelta(days=at * 9 + 20),
            neighbours="Regio Zandwijk",
            state=states[at % len(states)],
            state_reason="Zo afgesproken",
            created_by=region.coordinator,
        )
        for at in range(number)
    )
    for at, project in enumerate(region.projects):
        _fill(region, project, at)


def _fill(region: Any, project: Project, at: int) -> None:
    each = min(EACH, region.sizes.others)
    partners = [
        region.organisations[(at + turn) % len(region.organisations)] for turn in range(each)
    ]
    ProjectPartner.objects.bulk_create(
        ProjectPartner(project=project, organisation=row, role="Denkt en doet mee")
        for row in partners
    )
    Benefit.objects.bulk_create(
        Benefit(project=project, organisation=row, what="Minder uitval", how="Elke maand een lijst")
        for row in partners[1:]
    )
    phase = ProjectPhase.objects.create(
        project=project, title="Voorbereiden", starts_on=project.starts_on, ends_on=project.ends_on
    )
    Milestone.objects.bulk_create(
        Milestone(
            project=project, text=sentence(region), phase=phase if turn % 2 else None,
            owner=region.people[0], due_on=region.today + timedelta(days=turn * 20 - 30),
            done_on=region.today if turn == 0 else None,
        )
        for turn in range(each)
    )  # fmt: skip
    ProjectChange.objects.bulk_create(
        ProjectChange(
            project=project, by=region.coordinator, verb=verb, thing=thing, about=project.title,
            values=[[name, sentence(region), project.title]],
        )
        for turn in range(each)
        for verb, thing, name in [CHANGES[turn % 2]]
    )  # fmt: skip
    _money(project, region, each)
    _words(project, region, each)


def _money(project: Project, region: Any, each: int) -> None:
    lines = BudgetLine.objects.bulk_create(
        BudgetLine(
            project=project, text="Begeleiding", amount=Decimal(5000), source="grant",
            funder="Regiosubsidie",
        )
        for _turn in range(each)
    )  # fmt: skip
    Expense.objects.bulk_create(
        Expense(
            project=project, line=line, amount=Decimal("1250.50"), spent_on=region.today,
            note="Eerste deel",
        )
        for line in lines
    )  # fmt: skip


def _words(project: Project, region: Any, each: int) -> None:
    texts = [sentence(region) for _turn in range(each)]
    ProjectConsultation.objects.bulk_create(
        ProjectConsultation(project=project, text=text, meeting=region.meetings.held)
        for text in texts
    )
    Outcome.objects.bulk_create(
        Outcome(project=project, text=text, known_by="Geteld", seen_on=region.today)
        for text in texts
    )
    reviews = ProjectReview.objects.bulk_create(
        ProjectReview(project=project, went_well=text, to_change=text, held_on=region.today)
        for text in texts
    )
    ReviewFinding.objects.bulk_create(
        ReviewFinding(review=review, benefit=row, about=row.what, answer="yes", note="Geteld")
        for review in reviews
        for row in project.benefits.all()
    )
    plans = JointPlan.objects.bulk_create(
        JointPlan(project=project, text=f"{texts[0]}\n\n{texts[-1]}", version=each, **party)
        for party in (
            {"organisation": region.organisations[0]},
            {"outside": "Uitzendbureau De Haven", "contact": "Noor de Wit"},
        )
    )
    JointPlanVersion.objects.bulk_create(
        JointPlanVersion(plan=plan, number=turn + 1, text=texts[0], by=region.coordinator)
        for plan in plans
        for turn in range(each)
    )
    OutsidePromise.objects.bulk_create(
        OutsidePromise(plan=plans[1], text=text, until=region.today) for text in texts
    )
