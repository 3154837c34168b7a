"""Questions of the region: ask, change, say what is done with them, remove, put back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea, QuestionState, RegionalQuestion
from samenverder.ambition.operations.telling import tell
from samenverder.network.models import Partnership, Person
from samenverder.network.operations.problems import Refused, claim


@transaction.atomic
def ask_question(
    *,
    partnership: Partnership,
    by: Any,
    text: str,
    focus_area: FocusArea | None = None,
    asked_by: Person | None = None,
    asked_by_name: str = "",
) -> RegionalQuestion:
    """Put a question on the list of the region."""
    question = RegionalQuestion.objects.create(
        partnership=partnership,
        text=_asked(text),
        focus_area=focus_area,
        asked_by=asked_by,
        asked_by_name="" if asked_by else " ".join(asked_by_name.split()),
        created_by=by,
    )
    tell(partnership.pk, by, "question_asked", question)
    return question


@transaction.atomic
def change_question(
    *,
    question: RegionalQuestion,
    by: Any,
    version: int,
    text: str,
    focus_area: FocusArea | None = None,
    asked_by: Person | None = None,
    asked_by_name: str = "",
    state: str = QuestionState.OPEN,
    answer: str = "",
) -> RegionalQuestion:
    """Change a question or say what is done with it. Raises EditedMeanwhile and Refused."""
    answer = answer.strip()
    if state == QuestionState.ANSWERED and not answer:
        raise Refused(_("Write the answer down, so that everybody can read it."), "answer")
    text = _asked(text)
    claim(question, version)
    question.text, question.focus_area = text, focus_area
    question.asked_by = asked_by
    question.asked_by_name = "" if asked_by else " ".join(asked_by_name.split())
    question.state, question.answer = state, answer
    question.save(
        update_fields=["text", "focus_area", "asked_by", "asked_by_name", "state", "answer"]
    )
    tell(question.partnership_id, by, "question_changed", question, state=state)
    return question


@transaction.atomic
def remove_question(*, question: RegionalQuestion, by: Any) -> None:
    """Take a question off the list; it can be put back."""
    if question.removed_at is None:
        question.removed_at = timezone.now()
        question.save(update_fields=["removed_at"])
        tell(question.partnership_id, by, "question_removed", question)


@transaction.atomic
def restore_question(*, question: RegionalQuestion, by: Any) -> None:
    """Undo of removing."""
    if question.removed_at is not None:
        question.removed_at = None
        question.save(update_fields=["removed_at"])
        tell(question.partnership_id, by, "question_restored", question)


def _asked(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused(_("Write the question down."), "text")
    return text
