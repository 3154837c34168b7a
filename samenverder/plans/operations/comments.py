"""Comments and suggestions: saying something, answering it, taking words over."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import (
    PlanComment,
    PlanCommentState,
    PlanState,
    SchoolPlan,
    SectionKind,
)
from samenverder.plans.operations.sections import section_of, write
from samenverder.plans.operations.telling import hold_for, tell
from samenverder.plans.queries.plans import seats_in
from samenverder.plans.steps import READER
from samenverder.plans.text import cleaned


@transaction.atomic
def add_comment(
    *,
    plan: SchoolPlan,
    by: Any,
    section: str,
    text: str = "",
    passage: str = "",
    proposal: str = "",
) -> PlanComment:
    """Say something about a section, or propose other words for a passage of it."""
    code = "comment_draft" if plan.state == PlanState.DRAFT else "comment"
    held, _step = hold_for(plan, by, code)
    seats = seats_in(held, by, may_write=True)
    text, passage, proposal = (cleaned(part).strip() for part in (text, passage, proposal))
    if not text and not proposal:
        raise Refused(_("Write something first."), "text")
    if proposal and not passage:
        raise Refused(_("Copy the words you would like to change from the text."), "passage")
    said = {"section": section, "by": by, "text": text, "proposal": proposal, "removed_at": None}
    if held.comments.filter(state=PlanCommentState.OPEN, **said).exists():
        raise Refused(_("You said this already. It stands above."))
    person = Person.objects.filter(partnership=held.partnership, user_id=by.pk).present().first()
    comment = PlanComment.objects.create(
        plan=held,
        section=SectionKind(section),
        person=person,
        person_name=person.name if person else str(by),
        text=text,
        passage=passage if proposal else "",
        proposal=proposal,
        inside=READER in seats,
        by=by,
    )
    tell(held, by, "plan_commented", section=section)
    return comment


@transaction.atomic
def take_over(*, comment: PlanComment, by: Any) -> None:
    """Put the suggested words in the place of the passage, as it stands in the text now."""
    held, _step = hold_for(comment.plan, by, "write")
    row = _open(comment)
    section = section_of(held, row.section)
    if not row.is_suggestion or row.passage not in section.text:
        raise Refused(_("These words no longer stand in the text. Change the text yourself."))
    write(held, section, by, section.text.replace(row.passage, row.proposal, 1))
    row.state = PlanCommentState.TAKEN
    row.save(update_fields=["state"])
    tell(held, by, "plan_suggestion_taken", section=row.section)


@transaction.atomic
def answer_comment(*, comment: PlanComment, by: Any, answer: str) -> None:
    """Say what was done with it."""
    held, _step = hold_for(comment.plan, by, "write")
    row = _open(comment)
    row.answer, row.state = " ".join(answer.split())[:1000], PlanCommentState.DONE
    row.save(update_fields=["answer", "state"])
    tell(held, by, "plan_comment_answered", section=row.section)


@transaction.atomic
def remove_comment(*, comment: PlanComment, by: Any) -> None:
    """Take one's own comment back; it can be put back."""
    _set_removed(comment, by, True)


@transaction.atomic
def restore_comment(*, comment: PlanComment, by: Any) -> None:
    """Undo of taking it back."""
    _set_removed(comment, by, False)


def _open(comment: PlanComment) -> PlanComment:
    row = PlanComment.objects.select_for_update().get(pk=comment.pk)
    if not row.is_open or row.removed_at:
        raise Refused(_("This was answered or taken back meanwhile."))
    return row


def _set_removed(comment: PlanComment, by: Any, removed: bool) -> None:
    if (comment.removed_at is not None) != removed:
        comment.removed_at = timezone.now() if removed else None
        comment.save(update_fields=["removed_at"])
        verb = "plan_comment_removed" if removed else "plan_comment_restored"
        tell(comment.plan, by, verb, section=comment.section)
