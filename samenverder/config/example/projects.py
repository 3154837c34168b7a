"""Seven projects of the example region, from idea to finished; fixed days, fixed words."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from samenverder.ambition.models import FocusArea, RegionalQuestion
from samenverder.commitments.models import Agreement, AgreementParty, Change, about
from samenverder.config.example.cast import ORGANISATIONS
from samenverder.config.example.project_history import add_history
from samenverder.config.example.project_lines import (
    BUDGET,
    CONSULTATIONS,
    CONTACT,
    FINDINGS,
    MILESTONES,
    OUTCOMES,
    OUTSIDE,
    OUTSIDE_PROMISES,
    OUTSIDE_TEXTS,
    PHASES,
    PLAN,
    PROMISES,
    REVIEWS,
)
from samenverder.config.example.project_words import BENEFITS, PROJECTS, ROLES
from samenverder.meetings.models import Meeting
from samenverder.network.models import Organisation, Partnership, Person, User
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
    ProjectConsultation,
    ProjectPartner,
    ProjectPhase,
    ProjectReview,
    ReviewFinding,
)
from samenverder.projects.operations.reviews import Finding
from samenverder.reflection.models import ReflectionSession


def add_projects(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """The projects with everything in them."""
    here = {row.name: row for row in Organisation.objects.filter(partnerships=partnership)}
    organisations = [here[name] for name, _kind, _town in ORGANISATIONS]
    projects = [_project(partnership, people, users["Marloes Dekker"], row) for row in PROJECTS]
    for project, roles, benefits in zip(projects, ROLES, BENEFITS, strict=True):
        for index, role in roles:
            ProjectPartner.objects.create(
                project=project, organisation=organisations[index], role=role
            )
        for index, (what, how) in benefits.items():
            Benefit.objects.create(
                project=project, organisation=organisations[index], what=what, how=how
            )
    _planning(projects, people)
    _money(projects)
    _told(projects, partnership, organisations)
    _together(projects[0], organisations, users["Marloes Dekker"])
    _with_outside(projects[2], people["Linda Evers"], users["Marloes Dekker"])
    add_history(projects, users["Marloes Dekker"])


def _project(partnership: Partnership, people: dict[str, Person], by: User, row: Any) -> Project:
    title, purpose, asked, area, leader, start, end, state, since, why, neighbours = row
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order"))
    questions = RegionalQuestion.objects.filter(partnership=partnership)
    return Project.objects.create(
        partnership=partnership,
        title=title,
        purpose=purpose,
        question=questions.filter(text__startswith=asked).first() if asked else None,
        focus_area=None if area is None else areas[area],
        leader=people[leader],
        starts_on=start,
        ends_on=end,
        state=state,
        state_since=since,
        state_reason=why,
        neighbours=neighbours,
        created_by=by,
    )


def _planning(projects: list[Project], people: dict[str, Person]) -> None:
    phases = [
        ProjectPhase.objects.create(project=projects[at], title=title, starts_on=start, ends_on=end)
        for at, title, start, end in PHASES
    ]
    for at, phase, text, owner, due, done in MILESTONES:
        Milestone.objects.create(
            project=projects[at],
            phase=None if phase is None else phases[phase],
            text=text,
            owner=people.get(owner),
            due_on=due,
            done_on=done,
        )


def _money(projects: list[Project]) -> None:
    for at, text, amount, source, funder, spent in BUDGET:
        line = BudgetLine.objects.create(
            project=projects[at], text=text, amount=Decimal(amount), source=source, funder=funder
        )
        for euros, day, note in spent:
            Expense.objects.create(
                project=projects[at], line=line, amount=Decimal(euros), spent_on=day, note=note
            )


def _told(
    projects: list[Project], partnership: Partnership, organisations: list[Organisation]
) -> None:
    meeting = Meeting.objects.filter(partnership=partnership).order_by("starts_at").last()
    session = ReflectionSession.objects.filter(partnership=partnership).order_by("pk").first()
    for turn, (at, text) in enumerate(CONSULTATIONS):
        ProjectConsultation.objects.create(
            project=projects[at],
            text=text,
            meeting=meeting if at else None,
            session=None if turn else session,
        )
    outcomes = [
        Outcome.objects.create(project=projects[at], text=text, known_by=known_by, seen_on=day)
        for at, text, known_by, day in OUTCOMES
    ]
    _reviews(projects, outcomes, organisations)


def _reviews(
    projects: list[Project], outcomes: list[Outcome], organisations: list[Organisation]
) -> None:
    """The yearly reviews, and what was found of outcomes and benefits."""
    reviews = [
        ProjectReview.objects.create(
            project=projects[at], held_on=day, went_well=well, to_change=change, next_year=following
        )
        for at, day, well, change, following in REVIEWS
    ]
    for review, outcome, partner, answer, note in FINDINGS:
        subject: Outcome | Benefit
        if outcome is None:
            benefits = reviews[review].project.benefits.select_related("organisation")
            subject = benefits.get(organisation=organisations[partner or 0])
        else:
            subject = outcomes[outcome]
        found = Finding(subject, answer, note)
        ReviewFinding.objects.create(
            review=reviews[review],
            outcome=subject if isinstance(subject, Outcome) else None,
            benefit=subject if isinstance(subject, Benefit) else None,
            about=found.about,
            answer=answer,
            note=note,
        )


def _together(project: Project, organisations: list[Organisation], by: User) -> None:
    """A plan with the employers' service point, and what both promise."""
    plan = JointPlan.objects.create(project=project, organisation=organisations[11], text=PLAN)
    for index, text, until in PROMISES:
        agreement = Agreement.objects.create(
            partnership=project.partnership,
            text=text,
            starts_on=date(2026, 9, 1),
            until=until,
            focus_area=project.focus_area,
            parties_label=organisations[index].name,
            source_label=f"{project.title} · {plan.organisation}",
            source_url=plan.get_absolute_url(),
            created_by=by,
        )
        AgreementParty.objects.create(agreement=agreement, organisation=organisations[index])
        Change.objects.create(**about(agreement), by=by, field="created", after=text)


def _with_outside(project: Project, speaker: Person, by: User) -> None:
    """A plan with an employment agency that is no partner, with an earlier text."""
    plan = JointPlan.objects.create(
        project=project,
        outside=OUTSIDE,
        contact=CONTACT,
        text=OUTSIDE_TEXTS[-1],
        version=len(OUTSIDE_TEXTS),
    )
    for number, text in enumerate(OUTSIDE_TEXTS, start=1):
        at = datetime(2026, 10, 6 * number, 10, 30, tzinfo=UTC)
        JointPlanVersion.objects.create(
            plan=plan, number=number, text=text, by=speaker.user or by, at=at
        )
    for text, until, amount in OUTSIDE_PROMISES:
        OutsidePromise.objects.create(plan=plan, text=text, until=until, amount=amount)
