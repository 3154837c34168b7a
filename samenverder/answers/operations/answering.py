"""Answering a need, everything that is left, and saying that what was noted is right."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.operations.given import Given, check_given
from samenverder.answers.operations.mandates import NOTE, mandate_for, who_answers
from samenverder.answers.operations.settling import add_up, is_shared, settle
from samenverder.answers.operations.telling import follow, hold_answered, standing_of
from samenverder.answers.queries import asked_in, deciders_of, person_of
from samenverder.commitments.models import Agreement
from samenverder.commitments.operations.mandates import mandate_words
from samenverder.network.models import Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.plans.operations.telling import tell


@transaction.atomic
def answer_need(
    *,
    need: PlanNeed,
    by: Any,
    person: Person | None = None,
    seen: int = 0,
    agreement: Agreement | None = None,
    **given: Any,
) -> NeedAnswer:
    """Answer a need as it was last shared; an earlier answer is replaced and keeps its row.

    `given` are the fields of Given. `person` decides, on a mandate of theirs that covers what is
    given; without one it is this user. `seen` is the number of the answer this user saw, 0 for
    none. `agreement`: one that is there already, for needs of several schools. Raises Refused
    with a sentence, EditedMeanwhile when somebody else answered since.
    """
    plan = hold_answered(need.plan)
    was = standing_of(plan)
    answer = _answer(plan, need.pk, by, person, seen, Given(**given), agreement)
    follow(plan, by, was=was)
    return answer


@transaction.atomic
def agree_to_rest(
    *, plan: SchoolPlan, by: Any, only: Collection[int], person: Person | None = None
) -> list[NeedAnswer]:
    """Agree, as asked, to the needs in `only` without an answer that this person's mandate covers.

    Raises Refused when there is none.
    """
    held = hold_answered(plan)
    was = standing_of(held)
    who, _other = who_answers(held, by, person)
    deciders = deciders_of(held)
    left = [row for row in asked_in([held]) if row.answer is None and row.pk in only]
    covered = [row for row in left if deciders.covering(who, row.kind, row.euros)]
    if not covered:
        raise Refused(_("No need is left to which this mandate can agree."))
    made = [
        _answer(
            held, row.pk, by, person, 0, Given(AnswerKind.AGREED, euros=row.euros, hours=row.hours)
        )
        for row in covered
    ]
    follow(held, by, was=was)
    return made


def _answer(
    plan: SchoolPlan,
    pk: int,
    by: Any,
    person: Person | None,
    seen: int,
    given: Given,
    agreement: Agreement | None = None,
) -> NeedAnswer:
    """One answer in a plan that is held."""
    need = PlanNeed.objects.get(pk=pk, plan=plan)
    need.plan = plan
    before = NeedAnswer.objects.standing().with_names().filter(need=need).first()
    if (before.pk if before else 0) != (seen or 0):
        raise EditedMeanwhile(before or need)
    asked = need.shared or (before.asked if before else None)
    if not asked:
        raise Refused(_("The plan that is shared no longer asks this."))
    who, other = who_answers(plan, by, person)
    check_given(given, asked)
    stake = _at_stake(given, before, who)
    mandate = mandate_for(deciders_of(plan), who, asked["kind"], stake, other=other)
    if before:
        _close(before, plan)
    answer = NeedAnswer.objects.create(
        need=need,
        organisation=mandate.organisation,
        person=mandate.person,
        person_name=mandate.person.name,
        mandate=mandate,
        mandate_label=mandate_words(mandate),
        asked=asked,
        replaces=before,
        agreement=agreement if given.is_yes else None,
        by=by,
        noted_by=by.name if other else "",
        **given.fields(),
    )
    settle(by, before, answer)
    tell(plan, by, "need_answered", kind=answer.kind, need=need.pk)
    return answer


def _at_stake(given: Given, before: NeedAnswer | None, who: Person | None) -> Decimal | None:
    """The amount the mandate must cover: what is given, and what somebody else gave before."""
    theirs = before.euros if before and who and before.person_id != who.pk else None
    amounts = [given.euros if given.is_yes else None, theirs]
    return max((amount for amount in amounts if amount is not None), default=None)


def _close(answer: NeedAnswer, plan: SchoolPlan) -> None:
    """This answer no longer counts."""
    answer.need.plan = plan
    answer.removed_at = timezone.now()
    answer.save(update_fields=["removed_at"])


@transaction.atomic
def take_back(*, answer: NeedAnswer, by: Any, to_earlier: bool = False) -> None:
    """Take an answer back with its agreement and its action; `put_back` undoes it.

    `to_earlier`: the answer it replaced counts again. Raises Refused when this user may not, or
    somebody else was first.
    """
    take_back_all(answers=[answer], by=by, to_earlier=to_earlier)


@transaction.atomic
def take_back_all(*, answers: Iterable[NeedAnswer], by: Any, to_earlier: bool = False) -> None:
    """The same for several answers about one plan: all of them or none."""
    rows = list(answers)
    plan = hold_answered(rows[0].need.plan)
    was = standing_of(plan)
    for row in rows:
        current = _held(row, plan)
        if current.removed_at:
            raise Refused(_("This answer was replaced or taken back by somebody else meanwhile."))
        _check_may(current, plan, by)
        _close(current, plan)
        earlier = current.replaces if to_earlier else None
        if earlier:
            earlier.need.plan = plan
            earlier.removed_at = None
            earlier.save(update_fields=["removed_at"])
        settle(by, current, earlier)
        tell(plan, by, "need_answer_taken_back", need=current.need_id)
    follow(plan, by, was=was)


@transaction.atomic
def put_back(*, answer: NeedAnswer, by: Any) -> None:
    """Let an answer that was taken back count again. Raises Refused when there is another."""
    plan = hold_answered(answer.need.plan)
    was = standing_of(plan)
    current = _held(answer, plan)
    if NeedAnswer.objects.standing().filter(need_id=current.need_id).exists():
        raise Refused(_("This need has an answer again already."))
    _check_may(current, plan, by)
    current.removed_at = None
    current.save(update_fields=["removed_at"])
    settle(by, None, current)
    if current.agreement and is_shared(current):
        current.agreement.refresh_from_db()
        add_up(current.agreement, by)
    tell(plan, by, "need_answer_put_back", need=current.need_id)
    follow(plan, by, was=was)


@transaction.atomic
def confirm_noted(*, plan: SchoolPlan, by: Any) -> int:
    """Say that what others noted in this user's name is right; how many answers that were."""
    rows = NeedAnswer.objects.standing().filter(need__plan=plan, confirmed_at__isnull=True)
    mine = rows.exclude(noted_by="").filter(person__user_id=by.pk)
    number = mine.update(confirmed_at=timezone.now())
    if number:
        tell(plan, by, "need_answers_confirmed", number=number)
    return number


def _held(answer: NeedAnswer, plan: SchoolPlan) -> NeedAnswer:
    """The answer as it is now; its plan is held."""
    rows = NeedAnswer.objects.with_names().select_related("need", "replaces__need")
    found = rows.get(pk=answer.pk, need__plan=plan)
    found.need.plan = plan
    return found


def _check_may(answer: NeedAnswer, plan: SchoolPlan, by: Any) -> None:
    """Who noted it, who may note for others, and whose mandate covers what was given."""
    if answer.by_id == by.pk or by.has_perm(NOTE, plan):
        return
    own = person_of(by, plan.partnership)
    mandate_for(deciders_of(plan), own, answer.asked["kind"], answer.euros, other=False)
