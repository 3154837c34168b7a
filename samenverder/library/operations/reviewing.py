"""A colleague reads a text before it is published: asking, answering, no longer asking."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models import Practice, PracticeReview
from samenverder.library.operations.telling import hold_for, tell
from samenverder.library.reading_mail import mail_answered, mail_asked
from samenverder.library.steps import put
from samenverder.network.models import Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused

WRITTEN = _("You wrote in this text yourself. Somebody who did not write in it reads it.")


@transaction.atomic
def ask_to_read(
    *, practice: Practice, by: Any, reviewer: Person, question: str = ""
) -> PracticeReview:
    """Ask a colleague to read the text as it is now. Raises Refused, also for who wrote in it."""
    held, to = hold_for(practice, by, "ask")
    lacking = [name for name in ("title", "what") if not getattr(held, name).strip()]
    if lacking:
        raise Refused(_("Write down what you do first: there is nothing to read yet."))
    if held.writers.filter(pk=reviewer.user_id).exists():
        raise Refused(
            _("%(name)s wrote in this text. Ask somebody who did not.") % {"name": reviewer.name},
            "reviewer",
        )
    review = PracticeReview.objects.create(
        practice=held, reviewer=reviewer, asked_by=by, question=question
    )
    put(held, to)
    held.save(update_fields=["state", "next_text"])
    tell(held, by, "practice_asked")
    mail_asked(review)
    return review


@transaction.atomic
def answer_reading(
    *, practice: Practice, by: Any, seen: int, approved: bool, words: str = ""
) -> PracticeReview:
    """Say that the text is right, or give it back with remarks; `seen` is the version they read.

    Raises EditedMeanwhile when the text changed since, Refused for who wrote in it.
    """
    held, to = hold_for(practice, by, "approve" if approved else "remark")
    if approved and held.writers.filter(pk=by.pk).exists():
        raise Refused(WRITTEN)
    if held.version != seen:
        raise EditedMeanwhile(held)
    if not approved and not words.strip():
        raise Refused(_("Say what should be otherwise."), "words")
    review: PracticeReview = held.reviews.filter(
        approved__isnull=True, removed_at__isnull=True, reviewer__user_id=by.pk
    ).latest("asked_at")
    review.approved, review.words = approved, words.strip()
    review.answered_at, review.read_version = timezone.now(), seen
    review.save()
    put(held, to)
    held.save(update_fields=["state", "next_text"])
    tell(held, by, "practice_approved" if approved else "practice_remarked")
    mail_answered(review, by)
    return review


@transaction.atomic
def stop_asking(*, practice: Practice, by: Any) -> None:
    """Nobody needs to read it now; it goes back to its writers."""
    held, to = hold_for(practice, by, "take_back")
    open_ones = held.reviews.filter(approved__isnull=True, removed_at__isnull=True)
    open_ones.update(removed_at=timezone.now())
    put(held, to)
    held.save(update_fields=["state", "next_text"])
    tell(held, by, "practice_not_asked")
