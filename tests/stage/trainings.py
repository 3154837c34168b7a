"""Trainings of the example region."""

from typing import Any


def known_trainings(region: Any) -> dict[str, Any]:
    """Their numbers."""
    from samenverder.trainings.evaluation_keys import evaluation_key
    from samenverder.trainings.models import SignUp, Training

    rows = Training.objects.filter(partnership=region, removed_at=None)
    talks = rows.get(title__startswith="Loopbaangesprekken")
    held, full = list(talks.dates.order_by("starts_at"))[:2]
    there = SignUp.objects.filter(date=held, attended=True).order_by("rank")
    today = rows.get(title="Overdracht zonder gaten")
    narrowed = _narrowed(rows)
    return {
        "narrowed": narrowed.training_id,
        "narrowed_date": narrowed.pk,
        "full": talks.pk,
        "full_date": full.pk,
        "held_date": held.pk,
        "row": there[0].pk,
        "number": there[0].number,
        "answered": evaluation_key(there[0]),
        "key": evaluation_key(there.filter(evaluated=False)[0]),
        "today": today.pk,
        "today_date": today.dates.get().pk,
        "off": rows.get(title__startswith="De Wet").pk,
        "empty": rows.get(title__startswith="Gesprekken tussen").pk,
    }


def _narrowed(rows: Any) -> Any:
    """A date to come whose training is now open to one partner, with who falls outside."""
    from samenverder.network.models import User
    from samenverder.trainings.operations.catalogue import change_training

    training = rows.get(title="Praktijkopleider op de werkvloer")
    if training.for_all_partners:
        change_training(
            training=training,
            by=User.objects.get(email="marloes@lindemeer.example"),
            version=training.version,
            for_all_partners=False,
            partners=[training.provider],
        )
    return training.dates.get()
