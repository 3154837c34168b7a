"""The catalogue: trainings of a partnership with their dates and free places."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from samenverder.lib.looked_for import words_of
from samenverder.network.finding import ids_with
from samenverder.network.models import Partnership
from samenverder.trainings.models import SignUp, SignUpState, Training, TrainingDate
from samenverder.trainings.queries.kept import kept_left

SORTS = ("datum", "naam", "aanbieder", "prijs")


@dataclass(frozen=True)
class Choice:
    """What the list is narrowed by, as it stands in the address."""

    toon: str = "komend"
    zoek: str = ""
    thema: str = ""
    speerpunt: int | None = None
    sector: str = ""
    plek: str = ""
    volgorde: str = "datum"

    @property
    def is_narrowed(self) -> bool:
        """Something besides the tab was chosen."""
        return bool(self.zoek or self.thema or self.speerpunt or self.sector or self.plek)


def with_counts(rows: QuerySet[TrainingDate]) -> Any:
    """Dates with `taken`, `waiting` and `kept_left`: who has a place, who waits, what is kept."""
    return rows.annotate(
        taken=_number(SignUpState.IN),
        waiting=_number(SignUpState.WAITING),
        kept_left=kept_left(),
    )


def _number(state: str) -> Any:
    rows = SignUp.objects.filter(date=OuterRef("pk"), state=state).order_by().values("date")
    counted = rows.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def coming_dates(now: dt.datetime | None = None) -> QuerySet[TrainingDate]:
    """Dates that are still to begin and were not called off, the soonest first."""
    rows = TrainingDate.objects.filter(removed_at=None, cancelled_at=None)
    return rows.filter(starts_at__gt=now or timezone.now()).order_by("starts_at", "pk")


def trainings_of(partnership: Partnership, user: Any, choice: Choice) -> QuerySet[Training]:
    """The trainings chosen that this user may find, with `next_at`, `last_at` and `coming`."""
    coming = coming_dates().filter(training=OuterRef("pk"))
    past = TrainingDate.objects.filter(training=OuterRef("pk"), removed_at=None, cancelled_at=None)
    past = past.filter(starts_at__lte=timezone.now()).order_by("-starts_at", "-pk")
    rows = Training.objects.filter(partnership=partnership, removed_at=None).annotate(
        next_at=Subquery(coming.values("starts_at")[:1]),
        last_at=Subquery(past.values("starts_at")[:1]),
    )
    if words := words_of(choice.zoek):
        rows = rows.filter(pk__in=ids_with("training", partnership, user, words))
    rows = _narrow(rows, choice, coming)
    if choice.toon == "geweest":
        rows = _with_who_came(rows, past)
    shown = Prefetch("dates", with_counts(coming_dates()), to_attr="coming")
    rows = rows.select_related("provider", "focus_area").prefetch_related(shown)
    return rows.order_by(*_order(choice))


def _with_who_came(rows: Any, past: QuerySet[TrainingDate]) -> Any:
    """Besides: `last_came`, how many came on the last date; None while that is not noted."""
    noted = SignUp.objects.filter(date=OuterRef("last_date"), attended__isnull=False)
    came = noted.order_by().values("date").annotate(n=Count("pk", filter=Q(attended=True)))
    return rows.annotate(last_date=Subquery(past.values("pk")[:1])).annotate(
        last_came=Subquery(came.values("n"), output_field=IntegerField())
    )


def dates_in(choice: Choice, trainings: Iterable[Training]) -> dict[int, list[Any]]:
    """{training: the dates that belong with the tab}, with counts and `came`; one query.

    Those that were held with "geweest", the last first; with "alle" all of them; else those to
    come. `came` is None while who was there is not noted.
    """
    rows = TrainingDate.objects.filter(training__in=[row.pk for row in trainings], removed_at=None)
    if choice.toon == "geweest":
        rows = rows.filter(cancelled_at=None, starts_at__lte=timezone.now())
    elif choice.toon != "alle":
        rows = coming_dates().filter(training__in=rows.values("training"))
    noted = SignUp.objects.filter(date=OuterRef("pk"), attended__isnull=False)
    came = noted.order_by().values("date").annotate(n=Count("pk", filter=Q(attended=True)))
    shown = with_counts(rows).annotate(came=Subquery(came.values("n"), output_field=IntegerField()))
    found: dict[int, list[Any]] = defaultdict(list)
    for date in shown.order_by("-starts_at" if choice.toon == "geweest" else "starts_at", "pk"):
        found[date.training_id].append(date)
    return found


def _order(choice: Choice) -> list[Any]:
    if choice.volgorde == "naam":
        return [Lower("title"), "pk"]
    if choice.volgorde == "aanbieder":
        return [Lower(Coalesce("provider__name", "provider_name")), Lower("title"), "pk"]
    if choice.volgorde == "prijs":
        return [F("euros").asc(nulls_last=True), Lower("title"), "pk"]
    if choice.toon == "geweest":
        return [F("last_at").desc(nulls_last=True), Lower("title"), "pk"]
    return [F("next_at").asc(nulls_last=True), Lower("title"), "pk"]


def _narrow(rows: Any, choice: Choice, coming: QuerySet[TrainingDate]) -> Any:
    if choice.toon == "komend":
        rows = rows.exclude(next_at=None)
    elif choice.toon == "geweest":
        rows = rows.exclude(last_at=None)
    elif choice.toon == "zonder":
        rows = rows.filter(next_at=None)
    if choice.thema:
        rows = rows.filter(theme_code=choice.thema)
    if choice.speerpunt:
        rows = rows.filter(focus_area=choice.speerpunt)
    if choice.sector:
        rows = rows.filter(Q(sectors=[]) | Q(sectors__icontains=f'"{choice.sector}"'))
    if choice.plek:
        free = with_counts(coming).filter(taken__lt=F("capacity") - F("kept_left"))
        rows = rows.filter(Exists(free))
    return rows


def removed_trainings(partnership: Partnership) -> QuerySet[Training]:
    """Trainings that were taken off the list, to put back."""
    return Training.objects.filter(partnership=partnership).exclude(removed_at=None)


def dates_of(training: Training) -> list[Any]:
    """Its dates with `taken` and `waiting`, the soonest first; one query."""
    rows = with_counts(training.dates.filter(removed_at=None)).order_by("starts_at", "pk")
    found = list(rows)
    for date in found:
        date.training = training
    return found
