"""One round of “With whom do you work?” in the example region: always the same."""

import random
from datetime import date, datetime, timedelta

from django.utils import timezone

from samenverder.config.example import cast
from samenverder.network.models import (
    HowOften,
    Organisation,
    Partnership,
    Person,
    RelationAnswer,
    RelationRound,
    RelationSeat,
)

OPENED, CLOSED = datetime(2026, 9, 28, 9, 0), datetime(2026, 10, 16, 17, 0)
ANSWERING = 31
# organisations (places in the cast) that work together
OFTEN = [(0, 6), (0, 1), (3, 6), (4, 6), (5, 6), (3, 7), (4, 7), (7, 8), (8, 9), (8, 10), (8, 11)]
SOMETIMES = [
    (0, 13), (1, 6), (1, 2), (2, 6), (3, 4), (3, 5), (9, 10), (4, 9), (11, 12), (6, 11), (6, 8),
    (0, 8), (0, 7), (1, 10),
]  # fmt: skip


def ask_with_whom(partnership: Partnership) -> None:
    """The round of autumn 2026, closed, with its answers."""
    dice = random.Random(20260928)  # noqa: S311  not a secret, a seed
    made = RelationRound.objects.create(
        partnership=partnership,
        name="Najaar 2026",
        opened_at=timezone.make_aware(OPENED),
        closes_on=date(2026, 10, 16),
        closed_at=timezone.make_aware(CLOSED),
    )
    here = {row.name: row for row in partnership.organisations.all()}
    partners = [here[name] for name, _kind, _town in cast.ORGANISATIONS]
    people = {row.name: row for row in Person.objects.filter(partnership=partnership)}
    for number, (name, own, _layer, _title) in enumerate(cast.PEOPLE):
        seat = RelationSeat(round=made, person=people[name])
        seat.mailed_at = made.opened_at
        if number % 4 != 3 or number < 4:
            seat.started_at = made.opened_at + timedelta(hours=1 + 5 * number)
            seat.finished_at = seat.started_at + timedelta(minutes=2)
        seat.save()
        if seat.started_at:
            _answer(seat, own, partners, dice)


def _answer(
    seat: RelationSeat, own: int, partners: list[Organisation], dice: random.Random
) -> None:
    rows = []
    for other, organisation in enumerate(partners):
        pair = (min(own, other), max(own, other))
        if other == own or dice.random() < 0.2:
            continue  # no answer
        how = HowOften.NEVER
        if pair in OFTEN:
            how = HowOften.OFTEN if dice.random() < 0.7 else HowOften.SOMETIMES
        elif pair in SOMETIMES and dice.random() < 0.8:
            how = HowOften.SOMETIMES
        rows.append(RelationAnswer(seat=seat, organisation=organisation, how_often=how))
    RelationAnswer.objects.bulk_create(rows)
