"""Somebody leaves: the practices of which they are the contact go to others; what they were asked
to read goes back to its writers."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.commitments.held import Ending, Held, Holding, handed_over
from samenverder.library.contact_mail import mail_who_takes_over
from samenverder.library.models import Practice, PracticeReview
from samenverder.library.operations.telling import hold, tell
from samenverder.library.steps import FROM_READ, TO_READ, put, stand_of
from samenverder.network.models import Person


def practices_of(person: Person) -> list[Held]:
    """The practices this person is the contact of; one query. A draft is not named."""
    rows = Practice.objects.filter(contact=person, removed_at=None).select_related("partnership")
    return [
        Held(
            "practice_contact",
            row.pk,
            str(row) if row.published else _("A draft"),
            row.get_absolute_url(),
            row.review_by if row.is_found else None,
            _("Contact of a practice"),
        )
        for row in rows.order_by("pk")
    ]


def hand_over_practice(by: Any, pk: int, person: Person, to: Person, batch: str) -> int | None:
    """Somebody else is the contact."""
    practice = hold(Practice(pk=pk))
    if practice.contact_id == person.pk:
        _give(practice, to.pk, by)
    return None


def give_back_practices(by: Any, person: Person, batch: str) -> None:
    """Those of which whoever got them still is the contact."""
    for row in handed_over(person, "practice_contact"):
        practice = hold(Practice(pk=row.pk))
        if practice.contact_id == row.to:
            _give(practice, person.pk, by)


def _give(practice: Practice, to: int, by: Any) -> None:
    practice.contact_id = to
    practice.save(update_fields=["contact"])
    tell(practice, by, "practice_handed_over")
    mail_who_takes_over(practice, by)


def _open(person: Person) -> Any:
    rows = PracticeReview.objects.filter(reviewer=person, approved__isnull=True, removed_at=None)
    return rows.select_related("practice__partnership").order_by("pk")


def readings_of(person: Person) -> list[str]:
    """A sentence about what they were asked to read."""
    number = _open(person).count()
    words = ngettext(
        "%(n)d practice they were asked to read goes back to its writers.",
        "%(n)d practices they were asked to read go back to their writers.",
        number,
    )
    return [words % {"n": number}] if number else []


def end_readings(by: Any, person: Person) -> list[int]:
    """Nobody waits for somebody who left."""
    ended = []
    for review in _open(person):
        practice = hold(review.practice)
        review.removed_at = timezone.now()
        review.save(update_fields=["removed_at"])
        stand = stand_of(practice)
        if stand in FROM_READ:
            put(practice, FROM_READ[stand])
            practice.save(update_fields=["state", "next_text"])
        tell(practice, by, "practice_not_asked")
        ended.append(review.pk)
    return ended


def resume_readings(by: Any, person: Person, numbers: list[int]) -> None:
    """What is still with its writers is asked again."""
    rows = PracticeReview.objects.filter(pk__in=numbers, approved__isnull=True)
    for review in rows.select_related("practice__partnership"):
        practice = hold(review.practice)
        stand = stand_of(practice)
        if stand not in TO_READ or practice.removed_at:
            continue
        review.removed_at = None
        review.save(update_fields=["removed_at"])
        put(practice, TO_READ[stand])
        practice.save(update_fields=["state", "next_text"])
        tell(practice, by, "practice_asked")


PRACTICES = Holding("practice_contact", practices_of, hand_over_practice, give_back_practices)
READINGS = Ending("practice_readings", readings_of, end_readings, resume_readings)
