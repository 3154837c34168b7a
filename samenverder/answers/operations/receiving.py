"""What a school says it got of a promise."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenverder.answers.models import YES, NeedAnswer, Received, ReceivedStand
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.plans.operations.telling import hold, tell

LONGEST = 1000


@transaction.atomic
def say_received(
    *, answer: NeedAnswer, by: Any, stand: str, text: str = "", seen: int = 0
) -> Received:
    """Write down what the school got. `seen` is the number of what was said last, 0 for nothing.

    Raises Refused for what is missing, EditedMeanwhile when a colleague said something since.
    """
    plan = hold(answer.need.plan)
    current = NeedAnswer.objects.get(pk=answer.pk)
    if current.removed_at or current.kind not in YES:
        raise Refused(_("This promise was taken back meanwhile."))
    last = Received.objects.filter(answer=current).first()
    if (last.pk if last else 0) != seen:
        raise EditedMeanwhile(last or current)
    if stand not in ReceivedStand.values:
        raise Refused(_("Choose what you got."), "stand")
    words = text.strip()
    if stand != ReceivedStand.ALL and not words:
        raise Refused(_("Write down what is missing, so that the board knows what to do."), "text")
    if len(words) > LONGEST:
        raise Refused(_("Keep it within 1,000 characters."), "text")
    row = Received.objects.create(
        answer=current, stand=stand, text=words, by=by, by_name=by.name or by.email
    )
    tell(plan, by, "need_received", need=current.need_id, stand=stand)
    return row


@transaction.atomic
def unsay_received(*, row: Received, by: Any) -> None:
    """Undo of what this user said, as long as nothing was said after it."""
    plan = hold(row.answer.need.plan)
    last = Received.objects.filter(answer=row.answer_id).first()
    if last is None or last.pk != row.pk or row.by_id != by.pk:
        raise Refused(_("Something else was said after it. Write down how it stands now."))
    row.delete()
    tell(plan, by, "need_received_undone", need=row.answer.need_id)
