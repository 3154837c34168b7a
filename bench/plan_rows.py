"""School plans of a made-up partnership: one written by many, and as many as its size asks for."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenverder.network.models import Organisation, Person
from samenverder.plans.content import content_of
from samenverder.plans.models import (
    GoalOutcome,
    PlanBorrowing,
    PlanComment,
    PlanEvaluation,
    PlanGoal,
    PlanNeed,
    PlanPerson,
    PlanRisk,
    PlanSection,
    PlanState,
    PlanStep,
    PlanVersion,
    SchoolPlan,
    SectionKind,
)
from samenverder.plans.operations.shared_needs import keep_shared_needs

LINE = "Wij willen dat elke leerling een plek vindt die past ({n})."
MANY = 60  # from so many organisations on: six plans for each of sixty schools, in five versions


def add_plans(region: Any) -> None:
    """A full plan of the first school, a draft of it, and plans of other schools."""
    number = region.sizes.others
    full = make_plan(region.partnership, region.coordinator, region.organisations[0], number)
    full.focus_area = region.areas[0]
    full.save(update_fields=["focus_area"])
    _people(full, region.people[:number])
    others = _others(region)
    _borrow(full, others[:number])
    draft = make_plan(region.partnership, region.coordinator, region.organisations[0], number)
    SchoolPlan.objects.filter(pk=draft.pk).update(state=PlanState.DRAFT)
    running = make_plan(region.partnership, region.coordinator, region.organisations[0], number)
    SchoolPlan.objects.filter(pk=running.pk).update(
        state=PlanState.IN_PROGRESS, agreed_on=timezone.localdate() - timedelta(days=400)
    )
    for plan in (full, running):
        look_back_on(plan, region.coordinator, number)
    region.plans = [full, draft, *others, running]


def make_plan(partnership: Any, by: Any, school: Organisation, number: int = 1) -> SchoolPlan:
    """A shared plan with so many lines of everything, and two versions."""
    plan = SchoolPlan.objects.create(
        partnership=partnership, school=school, title="Stage vanaf klas 3", sentence="Elke dag.",
        state=PlanState.SHARED, created_by=by, changed_by=by,
    )  # fmt: skip
    text = "\n".join(LINE.format(n=n) for n in range(number))
    for kind in SectionKind:
        PlanSection.objects.create(plan=plan, kind=kind, text=text, revision=1, changed_by=by)
    day = plan.created_at.date() + timedelta(days=200)
    for n in range(number):
        PlanGoal.objects.create(
            plan=plan,
            order=n,
            text="Minder uitval",
            now="9",
            then="3",
            by_when=day,
            known_by="Telling",
        )
        PlanStep.objects.create(
            plan=plan, order=n, text="Bedrijven vragen", who="Noor", by_when=day
        )
        PlanNeed.objects.create(
            plan=plan, order=n, kind_of="means", text="Vervoer", euros=4800, hours=120,
            needed_by=day, decision="Betaalt u het vervoer?",
        )  # fmt: skip
        PlanRisk.objects.create(plan=plan, order=n, text="Te weinig plekken", answer="Meer vragen")
        PlanComment.objects.create(
            plan=plan, section=SectionKind.NEEDS, person_name="Noor", text="Goed zo",
            passage="plek", proposal="stageplek", by=by,
        )  # fmt: skip
    keep_shared_needs(plan)
    for turn in (1, 2):
        PlanVersion.objects.create(
            plan=plan, number=turn, content=content_of(plan), note="Meer doelen", by=by
        )
        PlanSection.objects.filter(plan=plan, kind=SectionKind.WHY).update(text=f"{text}\nNieuw.")
    return plan


def look_back_on(plan: SchoolPlan, by: Any, number: int) -> None:
    """So many times, on as many goals, the last time more than a year ago."""
    source = plan.versions.first()
    for turn in range(number):
        row = PlanEvaluation.objects.create(
            plan=plan, source=source, day=timezone.localdate() - timedelta(days=400 + turn),
            lessons="Eerder beginnen", goes_on="Twee groepen", by=by,
        )  # fmt: skip
        GoalOutcome.objects.bulk_create(
            GoalOutcome(
                evaluation=row, order=order, text=goal["text"], now=goal["now"], then=goal["then"],
                by_when=goal["by"], known_by=goal["known"], reached="partly", found="6",
                known="Telling",
            )
            for order, goal in enumerate(source.content["goals"])
        )  # fmt: skip


def _people(plan: SchoolPlan, people: list[Person]) -> None:
    PlanPerson.objects.bulk_create(
        PlanPerson(plan=plan, person=person, part="reads" if at else "leads")
        for at, person in enumerate(people)
    )


def _others(region: Any) -> list[SchoolPlan]:
    """Plans of the other schools, written in bulk."""
    schools = region.organisations
    number = MANY * 6 if len(schools) >= MANY else len(schools)
    versions = 5 if len(schools) >= MANY else 2
    made = SchoolPlan.objects.bulk_create(
        SchoolPlan(
            partnership=region.partnership,
            school=schools[(at + 1) % min(len(schools), MANY)],
            title=f"Plan {at + 1}",
            sentence="Iedereen een plek.",
            state=PlanState.values[1 + at % 5],
        )
        for at in range(number)
    )
    text = "\n".join(LINE.format(n=n) for n in range(12))
    content = {
        "school": "School", "title": "Plan", "sentence": "Iedereen een plek.",
        "sections": {kind.value: text for kind in SectionKind}, "borrowed": {},
        "goals": [], "steps": [], "needs": [], "risks": [],
    }  # fmt: skip
    PlanVersion.objects.bulk_create(
        (
            PlanVersion(plan=plan, number=turn + 1, content=content)
            for plan in made
            for turn in range(versions)
        ),
        batch_size=500,
    )
    return made


def _borrow(plan: SchoolPlan, sources: list[SchoolPlan]) -> None:
    section = plan.sections.get(kind=SectionKind.NEEDS)
    for source in sources:
        PlanBorrowing.objects.create(section=section, source=source.versions.first())
