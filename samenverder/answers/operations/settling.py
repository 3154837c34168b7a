"""A yes is an agreement and perhaps an action to look back: both follow what was answered."""

from typing import Any

from django.db.models import Sum
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.answers.queries.asked import address_of
from samenverder.commitments.models import ActionItem, Agreement
from samenverder.commitments.operations import (
    Party,
    add_action,
    change_action,
    change_agreement,
    delete_action,
    delete_agreement,
    record_agreement,
    restore_action,
    restore_agreement,
)
from samenverder.commitments.sources import source_in
from samenverder.network.models import Person
from samenverder.plans.models import PlanPart, SchoolPlan


def settle(by: Any, before: NeedAnswer | None, after: NeedAnswer | None) -> None:
    """Let the agreement and the action say what `after` says; `before` is what counted till now.

    Both are rows of one need. An agreement that also stands for another need keeps its words.
    """
    if after is None or not after.is_yes:
        if before is not None and before.is_yes:
            _drop_agreement(before, by)
            _drop_action(_now(before.follow_up), by)
        return
    after.agreement = _agreement(after, before, by)
    if before is not None and before.agreement_id != after.agreement_id:
        _drop_agreement(before, by)
    after.follow_up = _follow_up(after, before, by)
    after.save(update_fields=["agreement", "follow_up"])


def agreement_text(asked: dict[str, Any], condition: str) -> str:
    """What is agreed, in the list of commitments; the whole condition stands with the answer."""
    if not condition:
        return str(asked["text"])
    words = _("%(what)s, on this condition: %(condition)s")
    return Truncator(words % {"what": asked["text"], "condition": condition}).chars(600)


def is_shared(answer: NeedAnswer) -> bool:
    """The agreement also stands for another need that counts."""
    rows = NeedAnswer.objects.standing().filter(agreement=answer.agreement)
    return rows.exclude(need_id=answer.need_id).exists()


# ---- the agreement ----------------------------------------------------------------------------
def _agreement(after: NeedAnswer, before: NeedAnswer | None, by: Any) -> Agreement:
    own = _now(after.agreement)
    if own is not None and is_shared(after):
        return own
    taken_over = None
    if before is not None and before.is_yes and not is_shared(before):
        taken_over = _now(before.agreement)
    found = own or (taken_over if taken_over and taken_over.is_open else None)
    if found is None:
        return _record(after, by)
    if found.deleted_at:
        found = restore_agreement(agreement=found, by=by)
    if before is not None and before.is_yes and taken_over and taken_over.pk == found.pk:
        was, will = _facts(before), _facts(after)
        changes = {name: value for name, value in will.items() if was[name] != value}
        return change_agreement(agreement=found, by=by, expected_version=found.version, **changes)
    return found


def _record(answer: NeedAnswer, by: Any) -> Agreement:
    plan, facts = answer.need.plan, _facts(answer)
    theme = plan.statement.theme.code if plan.statement else ""
    return record_agreement(
        by=by,
        partnership=plan.partnership,
        kind=answer.asked["kind"],
        focus_area=plan.focus_area,
        theme_code=theme,
        source_label=f"{plan.title}, {plan.school}",
        source_url=address_of(answer.need, plan),
        **facts,
    )


def _facts(answer: NeedAnswer) -> dict[str, Any]:
    """What the agreement says because of the answer."""
    plan = answer.need.plan
    parties = [Party(answer.organisation, answer.person)]
    if answer.organisation_id != plan.school_id:
        parties.append(Party(plan.school))
    condition = answer.text if answer.kind == AnswerKind.CONDITION else ""
    return {
        "text": agreement_text(answer.asked, condition),
        "parties": parties,
        "amount": answer.euros,
        "hours": answer.hours,
        "starts_on": answer.starts_on,
        "until": answer.until,
    }


def _now(row: Any) -> Any:
    """The row as it is now: somebody may have changed it on its own page."""
    return type(row)._base_manager.select_related("partnership").get(pk=row.pk) if row else None


def _drop_agreement(answer: NeedAnswer, by: Any) -> None:
    agreement = _now(answer.agreement)
    if agreement is None or not agreement.is_open or agreement.deleted_at:
        return
    if is_shared(answer):
        add_up(agreement, by)
    else:
        delete_agreement(agreement=agreement, by=by)


def add_up(agreement: Agreement, by: Any) -> None:
    """Let an agreement for needs of several schools say what they get together now."""
    rows = NeedAnswer.objects.standing().filter(agreement=agreement)
    sums = rows.aggregate(amount=Sum("euros"), hours=Sum("hours"))
    change_agreement(agreement=agreement, by=by, expected_version=agreement.version, **sums)


def _drop_action(action: ActionItem | None, by: Any) -> None:
    if action and not action.deleted_at and action.is_open:
        delete_action(action=action, by=by)


# ---- looking back -----------------------------------------------------------------------------
def _follow_up(after: NeedAnswer, before: NeedAnswer | None, by: Any) -> ActionItem | None:
    found: ActionItem | None = _now(after.follow_up)
    if found is None and before is not None and before.is_yes:
        found = _now(before.follow_up)
    if after.follow_up_on is None:
        _drop_action(found, by)
        return None
    if found is None:
        return _look_back(after, by)
    if found.deleted_at:
        found = restore_action(action=found, by=by)
    if found.due_on != after.follow_up_on:
        found = change_action(
            action=found, by=by, expected_version=found.version, due_on=after.follow_up_on
        )
    return found


def _look_back(answer: NeedAnswer, by: Any) -> ActionItem:
    plan, agreement = answer.need.plan, answer.agreement
    assert agreement is not None and answer.follow_up_on is not None  # noqa: S101  just made
    owner = _lead_of(plan) or answer.person
    text = _("Look back on what the board gave: %(what)s") % {"what": answer.asked["text"]}
    return add_action(
        partnership=plan.partnership,
        by=by,
        text=text,
        due_on=answer.follow_up_on,
        owner=owner,
        owner_name=answer.person_name,
        focus_area=plan.focus_area,
        **source_in(agreement),
    )


def _lead_of(plan: SchoolPlan) -> Person | None:
    """The change lead of the plan who is still here."""
    rows = plan.people.filter(part=PlanPart.LEADS, person__left_on__isnull=True)
    place = rows.select_related("person").first()
    return place.person if place else None
