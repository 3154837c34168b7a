"""What partners say about a text in consultation, and what is done with it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import (
    AmbitionComment,
    AmbitionParagraph,
    AmbitionVersion,
    CommentOutcome,
)
from samenverder.ambition.operations.telling import tell
from samenverder.ambition.queries.people import own_organisations, person_of
from samenverder.network.models import Organisation
from samenverder.network.operations.problems import Refused, claim

CLOSED = _("The consultation is closed, so comments can no longer be placed or changed.")
EMPTY = _("Write something first.")


@transaction.atomic
def add_comment(
    *,
    version: AmbitionVersion,
    by: Any,
    text: str,
    organisation: Organisation,
    paragraph: AmbitionParagraph | None = None,
) -> AmbitionComment:
    """Say something about a paragraph, or about the whole, for one's own organisation.

    Raises Refused when the consultation is closed, the text is empty, or this user does not work
    for that organisation.
    """
    _open(version)
    person = person_of(by, version.partnership)
    if person is None or organisation not in own_organisations(by, version.partnership):
        raise Refused(_("You can comment for an organisation where you work."), "organisation")
    if paragraph is not None and paragraph.version_id != version.pk:
        raise ValueError("A paragraph of another text.")
    comment = AmbitionComment.objects.create(
        version_of_text=version,
        paragraph=paragraph,
        person=person,
        person_name=person.name,
        organisation=organisation,
        text=_said(text),
        by=by,
    )
    tell(version.partnership_id, by, "comment_added", version, number=version.number)
    return comment


@transaction.atomic
def change_comment(*, comment: AmbitionComment, by: Any, text: str, version: int) -> None:
    """Say it differently, as long as the consultation runs and nobody answered."""
    _open(comment.version_of_text)
    text = _said(text)
    claim(comment, version)
    comment.refresh_from_db()
    if comment.is_answered or comment.removed_at:
        raise Refused(_("This comment was answered or taken back meanwhile."))
    comment.text = text
    comment.save(update_fields=["text"])
    _tell(comment, by, "comment_changed")


@transaction.atomic
def remove_comment(*, comment: AmbitionComment, by: Any) -> None:
    """Take a comment back; it can be put back."""
    if comment.removed_at is None:
        comment.removed_at = timezone.now()
        comment.save(update_fields=["removed_at"])
        _tell(comment, by, "comment_removed")


@transaction.atomic
def restore_comment(*, comment: AmbitionComment, by: Any) -> None:
    """Undo of taking it back."""
    if comment.removed_at is not None:
        comment.removed_at = None
        comment.save(update_fields=["removed_at"])
        _tell(comment, by, "comment_restored")


@transaction.atomic
def answer_comment(
    *, comment: AmbitionComment, by: Any, outcome: str, answer: str, version: int
) -> None:
    """Say what was done with a comment. Not taking it over needs a reason.

    Raises Refused without one, EditedMeanwhile when the comment was changed or answered meanwhile.
    """
    answer = " ".join(answer.split())
    if outcome == CommentOutcome.NOT_TAKEN_OVER and not answer:
        raise Refused(_("Say why this is not taken over. The partner reads it."), "answer")
    claim(comment, version)
    comment.refresh_from_db()
    comment.outcome, comment.answer = outcome, answer
    comment.answered_at = timezone.now() if comment.is_answered else None
    comment.save(update_fields=["outcome", "answer", "answered_at"])
    _tell(comment, by, "comment_answered")


def _open(version: AmbitionVersion) -> None:
    """Held until the transaction ends, so that nobody closes it meanwhile."""
    rows = AmbitionVersion.objects.select_for_update().filter(pk=version.pk)
    if not rows.get().takes_comments:
        raise Refused(CLOSED)


def _said(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refused(EMPTY, "text")
    return text


def _tell(comment: AmbitionComment, by: Any, verb: str) -> None:
    version = comment.version_of_text
    tell(version.partnership_id, by, verb, version, number=version.number)
