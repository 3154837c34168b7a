"""Trainings of the catalogue: what one learns, for whom, where the coming dates are."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from samenverder.insight.documents import Document, Source, join, path_of, register
from samenverder.trainings.models import Training, TrainingDate


def _training(row: Training) -> Iterable[Document]:
    if row.removed_at is None:
        given_by = row.provider.name if row.provider else row.provider_name
        places = {date.place for date in row.dates.all() if date.place}
        yield Document(
            row.partnership_id,
            row.title,
            path_of("trainings:detail", row.pk),
            body=join(row.aim, row.audience, row.conditions, *sorted(places)),
            meta=given_by,
        )


_DATES = TrainingDate.objects.filter(removed_at=None, cancelled_at=None)
_READ = ("training_id", "place", "removed_at", "cancelled_at")
KINDS = (
    Source(
        "training",
        _("Trainings"),
        Training.objects.select_related("provider").prefetch_related(Prefetch("dates", _DATES)).all,
        _training,
        (("trainings_training", "id"), ("trainings_trainingdate", "training_id", _READ)),
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)
