"""School plans of the example region, in every state; fixed days, fixed words."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.config.example import plan_texts as linde
from samenverder.config.example import plan_texts_more as more
from samenverder.config.example.plan_texts import Written
from samenverder.network.models import Organisation, Partnership, Person, User
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
from samenverder.reflection.models import Instrument, Statement

PLANS = [
    linde.WENDING, linde.WERF, linde.BAKEN, linde.LINDECOLLEGE, linde.SPRONG, more.KOMPAS, more.ANKER,
    more.KRING, more.KLINK, more.HOEVE, more.BRUG, more.LATER, more.BRIDGE, more.OUTSIDE,
    more.WORKPLACE, more.VAN,
]  # fmt: skip
SHORT_BENEFIT = (
    "Bedrijven leren leerlingen kennen. Het mbo krijgt studenten die weten wat zij kiezen."
)
# what was found of the goals, what the school learned, what goes on
LOOKED_BACK = {
    linde.SPRONG.title: (
        datetime(2026, 11, 10), "yes", "26 van de 32 leerlingen",
        "Leerlingen vertellen aan elkaar waar zij waren. Dat werkt beter dan onze eigen verhalen. Het vervoer kostte meer tijd dan geld.",
        "De jobcoach houdt zijn les. Volgend jaar ook voor klas 3.",
    ),
    more.LATER.title: (
        datetime(2026, 9, 17), "partly", "19 van de 24 leerlingen",
        "De week in november lukte, die in april viel samen met de toetsen.",
        "De tweede week ligt voortaan in maart.",
    ),
}  # fmt: skip


def add_plans(
    partnership: Partnership,
    people: dict[str, Person],
    users: dict[str, User],
    instrument: Instrument,
) -> None:
    """Sixteen plans; the one of De Wending lies before its board and has been talked about.

    `instrument`: that of the school scans, whose statements some plans follow from.
    """
    by = users["Marloes Dekker"]
    made = {row.title: _plan(partnership, by, people, row, instrument) for row in PLANS}
    _talked_about(made[linde.WENDING.title])
    baken, werf = made[linde.BAKEN.title], made[linde.WERF.title]
    section = PlanSection.objects.get(plan=baken, kind=SectionKind.BENEFIT)
    PlanBorrowing.objects.create(section=section, source=werf.versions.get(), by=by)


def _plan(
    partnership: Partnership,
    by: User,
    people: dict[str, Person],
    row: Written,
    instrument: Instrument,
) -> SchoolPlan:
    at = timezone.make_aware(row.begun)
    partners = Organisation.objects.filter(partnerships=partnership)
    actions = ActionItem.objects.filter(partnership=partnership, text__startswith=row.action)
    last = timedelta(days=max([30, *(days for days, _note in row.shared_after)]))
    plan = SchoolPlan.objects.create(
        partnership=partnership,
        school=partners.get(name=row.school),
        board=partners.get(name=row.board),
        title=row.title,
        sentence=row.sentence,
        state=row.state,
        decide_on=row.decide_on,
        agreed_on=row.agreed_on,
        focus_area=FocusArea.objects.filter(partnership=partnership, title=row.area).first(),
        action=actions.first() if row.action else None,
        statement=_statement(row, instrument),
        created_at=at,
        created_by=by,
        changed_at=min(at + last, timezone.make_aware(datetime(2026, 11, 20, 16))),
        changed_by=by,
    )
    PlanSection.objects.bulk_create(
        PlanSection(
            plan=plan, kind=kind, text=text, revision=1, changed_by=by,
            changed_at=at + timedelta(days=at_day),
        )
        for at_day, (kind, text) in enumerate(row.texts.items())
    )  # fmt: skip
    _rows(plan, row)
    _named(plan, people, row)
    _versions(plan, by, row)
    return plan


def _statement(row: Written, instrument: Instrument) -> Statement | None:
    """Of the school scan, or of the region's own instrument when it follows from an action."""
    rows = Statement.objects.filter(code=row.statement)
    if row.action:
        return rows.filter(instrument__partnership=None).first()
    return rows.filter(instrument=instrument).first()


def _rows(plan: SchoolPlan, row: Written) -> None:
    PlanGoal.objects.bulk_create(
        PlanGoal(plan=plan, order=at, text=text, now=now, then=then, by_when=day, known_by=known)
        for at, (text, now, then, day, known) in enumerate(row.goals)
    )
    PlanStep.objects.bulk_create(
        PlanStep(plan=plan, order=at, text=text, who=who, by_when=day)
        for at, (text, who, day) in enumerate(row.steps)
    )
    PlanNeed.objects.bulk_create(
        PlanNeed(
            plan=plan, order=at, kind_of=kind, text=text, needed_by=day, decision=decision,
            euros=None if euros is None else Decimal(euros),
            hours=None if hours is None else Decimal(hours),
        )
        for at, (kind, text, euros, hours, day, decision) in enumerate(row.needs)
    )  # fmt: skip
    PlanRisk.objects.bulk_create(
        PlanRisk(plan=plan, order=at, text=text, answer=answer)
        for at, (text, answer) in enumerate(row.risks)
    )


def _named(plan: SchoolPlan, people: dict[str, Person], row: Written) -> None:
    parts = [(name, "leads") for name in row.leads] + [(name, "writes") for name in row.writes]
    PlanPerson.objects.bulk_create(
        PlanPerson(plan=plan, person=people[name], part=part) for name, part in parts
    )


def _versions(plan: SchoolPlan, by: User, row: Written) -> None:
    for number, (days, note) in enumerate(row.shared_after, start=1):
        content = content_of(plan)
        if number < len(row.shared_after) and SectionKind.BENEFIT in content["sections"]:
            content["sections"][SectionKind.BENEFIT.value] = SHORT_BENEFIT
        at = plan.created_at + timedelta(days=days)
        PlanVersion.objects.create(
            plan=plan, number=number, note=note, content=content, by=by, at=at
        )
    if row.shared_after:
        keep_shared_needs(plan)
    if plan.state == PlanState.EVALUATED:
        _looked_back(plan, by)


def _looked_back(plan: SchoolPlan, by: User) -> None:
    """What became of the goals of a plan, a year after."""
    day, reached, found, lessons, goes_on = LOOKED_BACK[plan.title]
    evaluation = PlanEvaluation.objects.create(
        plan=plan, source=plan.versions.get(), day=day.date(), lessons=lessons, goes_on=goes_on,
        ends=True, at=timezone.make_aware(day + timedelta(hours=15)), by=by,
    )  # fmt: skip
    GoalOutcome.objects.bulk_create(
        GoalOutcome(
            evaluation=evaluation, order=goal.order, text=goal.text, now=goal.now, then=goal.then,
            by_when=goal.by_when, known_by=goal.known_by, reached=reached, found=found,
            known=goal.known_by,
        )
        for goal in plan.plangoals.all()
    )  # fmt: skip


def _talked_about(plan: SchoolPlan) -> None:
    """After comments of another school the benefit was written again."""
    at = plan.created_at + timedelta(days=24)
    PlanComment.objects.create(
        plan=plan, section=SectionKind.BENEFIT, person_name="Ilse Rademaker", at=at,
        text="Kunnen wij de lijst met bedrijven ook gebruiken?", state="done",
        answer="Ja, dat staat nu in het plan.",
    )  # fmt: skip
    PlanComment.objects.create(
        plan=plan, section=SectionKind.APPROACH, person_name="Fatima Aydin", at=at + timedelta(days=5),
        text="Zo spreken wij het ook af met onze bedrijven.",
        passage="één dag per week", proposal="een vaste dag per week",
    )  # fmt: skip
