"""Secret addresses of one sign-up: for the place of somebody without an account, and to evaluate.

That of an evaluation says that somebody was there, and keeps nothing else.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from samenverder.lib.sealed import number_in, sealed
from samenverder.trainings.models import SignUp


def evaluation_key(row: SignUp) -> str:
    """The key in the mail of somebody who was there."""
    return sealed("trainings.evaluation", row.pk, row.number)


def sign_up_with(key: str) -> SignUp | None:
    """The sign-up this key was made for; None when it opens nothing (any more).

    Who was asked may answer, whatever is noted afterwards: else the last one would be alone.
    """
    rows = SignUp.objects.filter(
        Q(attended=True) | Q(evaluation_asked=True),
        date__ends_at__lte=timezone.now(),
        date__removed_at=None,
        date__training__removed_at=None,
    ).select_related("date__training__partnership", "person__user")
    row = rows.filter(pk=number_in(key)).first()
    return row if row is not None and constant_time_compare(key, evaluation_key(row)) else None


def place_key(row: SignUp) -> str:
    """The key in the mail about a place, to somebody without an account."""
    return sealed("trainings.place", row.pk, row.number)


def sign_up_at(key: str) -> SignUp | None:
    """The sign-up whose place this key shows; None when it opens nothing (any more)."""
    rows = SignUp.objects.filter(
        person__left_on=None, date__removed_at=None, date__training__removed_at=None
    ).select_related("date__training__partnership", "date__training__provider", "person__user")
    row = rows.filter(pk=number_in(key)).first()
    return row if row is not None and constant_time_compare(key, place_key(row)) else None
