"""Trainings of a made-up partnership: full, with a waiting list, held and evaluated."""

from datetime import datetime, time, timedelta
from typing import Any

from samenverder.lib.text import ZONE
from samenverder.trainings.models import (
    SignUp,
    SignUpState,
    Training,
    TrainingDate,
    TrainingEvaluation,
)

MOST_PEOPLE = 60


def add_trainings(region: Any) -> None:
    """As many trainings as there are others, each with a date that has been and some to come."""
    n = region.sizes.others
    region.trainings = [_training(region, number) for number in range(n)]
    for training in region.trainings:
        _dates(region, training, n)


def make_training(partnership: Any, user: Any, person: Any) -> Training:
    """One training of a small partnership with a date that has been, at which `person` was."""
    import datetime as dt

    training = Training.objects.create(
        partnership=partnership, title="Opleiding", aim="Iets leren", created_by=user
    )
    start = datetime.combine(dt.date.today() - timedelta(days=30), time(14), ZONE)
    date = TrainingDate.objects.create(
        training=training, starts_at=start, ends_at=start + timedelta(hours=2), capacity=5
    )
    SignUp.objects.create(
        date=date, person=person, rank=1, state=SignUpState.IN, told="in", attended=True
    )
    return training


def _training(region: Any, number: int) -> Training:
    return Training.objects.create(
        partnership=region.partnership,
        title=f"Opleiding {number + 1}",
        provider=region.organisations[0],
        aim="U leert gesprekken voeren.",
        audience="Mentoren",
        hours=6,
        euros=120,
        conditions="Neem een vraag mee.",
        url="https://opleiding.example/a",
        theme_code="inspiration",
        focus_area=region.areas[0],
        sectors=["vo"],
        layers=["practice"],
        contact=region.people[0],
        created_by=region.coordinator,
    )


def _dates(region: Any, training: Training, n: int) -> None:
    days = [-30, *(20 + 10 * at for at in range(n))]
    starts = [datetime.combine(region.today + timedelta(days=at), time(14), ZONE) for at in days]
    dates = TrainingDate.objects.bulk_create(
        TrainingDate(
            training=training, starts_at=start, ends_at=start + timedelta(hours=3),
            place="Zaal 1", capacity=n,
        )
        for start in starts
    )  # fmt: skip
    people = region.people[: min(MOST_PEOPLE, 2 * n)]
    SignUp.objects.bulk_create(
        SignUp(
            date=date, person=person, rank=rank, told_sequence=0, by=region.coordinator,
            state=(state := SignUpState.IN if rank <= n else SignUpState.WAITING), told=state,
            attended=True if date == dates[0] and rank <= n else None,
        )
        for date in dates for rank, person in enumerate(people, start=1)
    )  # fmt: skip
    TrainingEvaluation.objects.bulk_create(
        TrainingEvaluation(date=dates[0], usable=4, words="Goed.", better="Meer tijd.")
        for _ in range(2 * n)
    )
