"""What waits and what comes next is the same, whether its questions are kept compiled or not."""

import pytest

from samenverder.config.example.region import SIGN_INS
from samenverder.network import prepared
from samenverder.network.models import Partnership, User
from samenverder.network.waiting import everything_coming, everything_waiting


def lines() -> dict[str, list[object]]:
    """{who, where: every line}, for everybody who can sign in, in every partnership."""
    return {
        f"{user.email} {place.slug}": [
            *everything_waiting(place, user),
            *everything_coming(place, user),
        ]
        for user in User.objects.filter(email__in=[row[0] for row in SIGN_INS]).order_by("pk")
        for place in Partnership.objects.order_by("pk")
    }


@pytest.mark.django_db
def test_compiled_questions_find_what_built_ones_find(example, monkeypatch):
    kept = [lines(), lines()]
    monkeypatch.setattr(
        prepared,
        "_answer",
        lambda build, _known, partnership, user, given: list(build(partnership, user, **given)),
    )
    built = lines()
    assert kept == [built, built]
    assert sum(map(len, built.values())) > 40
