"""Needs of the schools of a made-up partnership, half of them promised, some met in projects."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from bench.plan_rows import make_plan
from samenverder.answers.models import AnswerKind, NeedAnswer, NeedInProject, Received
from samenverder.commitments.models import Agreement, AgreementKind
from samenverder.network.models import Membership, Organisation
from samenverder.plans.content import need_data
from samenverder.plans.models import GoalOutcome, PlanEvaluation, PlanNeed, PlanState, SchoolPlan

EACH = 4  # needs of one plan
WORDS = [
    "Vervoer voor acht leerlingen", "Drie middagen scholing van mentoren",
    "Een brief namens het bestuur", "Een vaste dag zonder lessen", "Uren voor een jobcoach",
    "Een tolk bij gesprekken met ouders", "Veiligheidsschoenen voor de werkplaats",
    "Een cursus gesprekken voeren", "Bezoek aan bedrijven in de streek",
]  # fmt: skip


def add_needs(region: Any) -> None:
    """Four needs for each other plan; one board decides about all of them."""
    board = region.organisations[0]
    plans = region.plans[2:]
    SchoolPlan.objects.filter(pk__in=[plan.pk for plan in plans]).update(board=board)
    needs = [_need(region, plan, at) for plan in plans for at in range(EACH)]
    PlanNeed.objects.bulk_create(needs, batch_size=500)
    yes = [need for at, need in enumerate(needs) if at % 2]
    answers = [promise(need, board, region.people[0], region.today) for need in yes]
    NeedAnswer.objects.bulk_create(answers, batch_size=500)
    Received.objects.bulk_create(
        (said(answer, stand) for answer in answers[::2] for stand in ("not_yet", "part")),
        batch_size=500,
    )
    own = list(NeedAnswer.objects.filter(need__plan__in=region.pitched, kind="agreed")[:EACH])
    Received.objects.bulk_create(said(answer, "part") for answer in own)
    region.promise = own[0] if own else answers[0]
    NeedInProject.objects.bulk_create(
        NeedInProject(need=need, project=project)
        for project in region.projects
        for need in needs[: region.sizes.others]
    )
    _looked_back(plans, region)


def _need(region: Any, plan: SchoolPlan, at: int) -> PlanNeed:
    number = plan.pk + at
    need = PlanNeed(
        plan=plan,
        order=at,
        kind_of=AgreementKind.values[at % 4],
        text=WORDS[number % len(WORDS)],
        euros=Decimal(number % 9 * 250) or None,
        hours=Decimal(number % 7 * 4) or None,
        needed_by=region.today + timedelta(days=number % 300),
        decision="Stemt u hiermee in?",
    )
    need.shared = need_data(need)
    return need


def promise(need: PlanNeed, board: Any, person: Any, today: Any) -> NeedAnswer:
    """A yes of a month ago, with a day to look back."""
    return NeedAnswer(
        need=need, organisation=board, person=person, person_name="Hanneke", asked=need.shared,
        kind=AnswerKind.AGREED, euros=need.euros, hours=need.hours,
        starts_on=today - timedelta(days=30), follow_up_on=today + timedelta(days=60),
    )  # fmt: skip


def said(answer: NeedAnswer, stand: str) -> Received:
    """What the school says it got."""
    return Received(answer=answer, stand=stand, text="De bus reed drie keer", by_name="Noor")


def make_promise(partnership: Any, by: Any, project: Any) -> NeedAnswer:
    """A promise of a board to a school of its own, that it got; its need is met in a project."""
    today = timezone.localdate()
    names = [("Stichting Lindescholen", "board"), ("Vso De Wending", "vso")]
    board, school = (Organisation.objects.create(name=name, kind=kind) for name, kind in names)
    for row in (board, school):
        Membership.objects.create(
            partnership=partnership, organisation=row, since=today - timedelta(days=900)
        )
    plan = make_plan(partnership, by, school)
    SchoolPlan.objects.filter(pk=plan.pk).update(board=board, state=PlanState.PITCHED)
    answer = promise(plan.planneeds.get(), board, None, today)
    answer.agreement = Agreement.objects.create(
        partnership=partnership, text="Vervoer", starts_on=today, created_by=by
    )
    answer.save()
    said(answer, "part").save()
    NeedInProject.objects.create(need=answer.need, project=project)
    return answer


def _looked_back(plans: list[SchoolPlan], region: Any) -> None:
    made = PlanEvaluation.objects.bulk_create(
        PlanEvaluation(
            plan=plan, source=plan.versions.first(), day=region.today, lessons="Eerder beginnen"
        )
        for plan in plans
    )
    GoalOutcome.objects.bulk_create(
        GoalOutcome(
            evaluation=row, text="Minder uitval", now="9", then="3", by_when=region.today,
            known_by="Telling", reached="partly",
        )
        for row in made
    )  # fmt: skip
