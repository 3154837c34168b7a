"""What this room keeps of people, for the page with one's own details."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from samenverder.network.queries import sight
from samenverder.trainings.models import SignUp, SignUpState


def numbers_of(pks: Collection[int]) -> Mapping[int, int]:
    """{person: how many}; one query."""
    rows = SignUp.objects.filter(person__in=pks).exclude(state=SignUpState.WITHDRAWN)
    return sight.per_person(rows)


def register() -> None:
    """Tell the page with one's own details."""
    sight.register(
        "trainings",
        _("Trainings you signed up for, and whether you were there"),
        "trainings.manage_training",
        numbers_of,
    )
