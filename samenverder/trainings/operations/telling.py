"""What every operation of this room needs: the rows held still, and telling what happened."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import Training, TrainingDate


def locked(training: Training) -> Training:
    """The training as it is now, held until the transaction ends. Raises Refused when removed."""
    rows = Training.objects.select_for_update(of=("self",)).filter(pk=training.pk)
    found = rows.filter(removed_at=None).select_related("partnership").first()
    if found is None:
        raise Refused(_("This training was removed by somebody else."))
    return found


def locked_date(date: TrainingDate, *, removed: bool = False) -> TrainingDate:
    """The date as it is now, held until the transaction ends. Raises Refused when it is gone."""
    rows = TrainingDate.objects.select_for_update(of=("self",)).filter(
        pk=date.pk, removed_at__isnull=not removed, training__removed_at=None
    )
    found = rows.select_related("training__partnership").first()
    if found is None:
        raise Refused(_("This date was removed by somebody else."))
    return found


def tell(training: Training, by: Any, verb: str, **detail: Any) -> None:
    """The line in the log, and the notice to who looks at this training."""
    record(
        partnership_id=training.partnership_id,
        actor=by,
        verb=verb,
        subject=f"training:{training.pk}",
        **detail,
    )
    publish(f"training:{training.pk}")


def check_same(partnership: int, *rows: Any) -> None:
    """Raises ValueError when one of these rows belongs to another partnership."""
    for row in rows:
        if row is not None and row.partnership_id != partnership:
            raise ValueError("Everything of a training belongs to its partnership.")
