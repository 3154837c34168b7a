"""Trainings of other regions that people of a partnership may come to."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from samenverder.network.models import Partnership, Role
from samenverder.trainings.models import Training, TrainingGuest
from samenverder.trainings.queries.catalogue import coming_dates, with_counts


def guests_in(partnership: Partnership) -> QuerySet[TrainingGuest]:
    """What other regions let this partnership come to; two queries with the dates to come."""
    rows = TrainingGuest.objects.filter(
        partnership=partnership, accepted_at__isnull=False, training__removed_at=None
    )
    coming = Prefetch("training__dates", with_counts(coming_dates()), to_attr="coming")
    rows = rows.select_related("training__partnership", "training__provider", "partnership")
    return rows.prefetch_related(coming).order_by("training__title", "pk")


def is_guest(training: Training, partnership: int) -> bool:
    """This other partnership may come too."""
    rows = TrainingGuest.objects.filter(training=training, partnership=partnership)
    return rows.filter(accepted_at__isnull=False).exists()


def coordinated_besides(user: Any, host: Partnership) -> list[Partnership]:
    """The partnerships this user coordinates, without the one that invites."""
    rows = Partnership.objects.filter(access__user=user, access__role=Role.COORDINATOR)
    return list(rows.exclude(pk=host.pk).order_by("name"))


def guests_of(partnership: Partnership) -> dict[int, int]:
    """{training of another region: the invitation by which people of here come}; one query."""
    rows = TrainingGuest.objects.filter(partnership=partnership)
    return dict(rows.values_list("training", "pk"))


def page_for(training: Training, partnership: Partnership) -> str:
    """Where people of this partnership see the training; the list when they no longer may come."""
    if partnership.pk == training.partnership_id:
        return training.get_absolute_url()
    guest = TrainingGuest.objects.filter(training=training, partnership=partnership).first()
    if guest is None:
        return reverse("trainings:list", args=[partnership.slug])
    return reverse("trainings:guest", args=[partnership.slug, guest.pk])
