"""Where, when and how long: for whoever plans a pitch day."""

import datetime as dt
from typing import Any

from django.db import transaction

from samenverder.pitches.models import BoardPitch
from samenverder.pitches.operations.telling import hold, tell


@transaction.atomic
def set_occasion(
    *,
    pitch: BoardPitch,
    by: Any,
    occasion: str | None = None,
    day: dt.date | None = None,
    minutes: int | None = None,
) -> BoardPitch:
    """Say where and when a pitch is given, and how long it may take; None leaves it as it is.

    Whoever plans the day may say so: the caller checks that. The words of the school stay.
    """
    held = hold(pitch)
    given = {"occasion": occasion, "day": day, "minutes": minutes}
    fields = {name: value for name, value in given.items() if value is not None}
    changed = [name for name, value in fields.items() if getattr(held, name) != value]
    if changed:
        for name in changed:
            setattr(held, name, fields[name])
        held.version += 1
        held.save(update_fields=[*changed, "version"])
        tell(held, by, "pitch_placed")
    return held
