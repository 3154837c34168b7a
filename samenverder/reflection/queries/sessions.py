"""Sessions of a partnership, for lists and for planning."""

from datetime import timedelta

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenverder.network.models import Partnership, Person
from samenverder.reflection.models import Invitee, Participant, Phase, ReflectionSession

SORTS = {
    "datum": ("starts_at", "pk"),
    "-datum": ("-starts_at", "-pk"),
    "naam": ("title", "pk"),
    "-naam": ("-title", "-pk"),
}
RESTORABLE_FOR = timedelta(days=30)


def _count(model: type[Participant] | type[Invitee]) -> Coalesce:
    rows = model._default_manager.filter(session=OuterRef("pk")).order_by().values("session")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def sessions_of(
    partnership: Partnership, *, search: str = "", phase: str = "", sort: str = "-datum"
) -> QuerySet[ReflectionSession]:
    """The sessions of a partnership with how many joined and were invited (one query)."""
    rows = ReflectionSession.objects.filter(partnership=partnership, deleted_at__isnull=True)
    if search:
        rows = rows.filter(title__icontains=search) | rows.filter(place__icontains=search)
    if phase:
        rows = rows.filter(phase=phase)
    rows = rows.select_related("instrument").annotate(
        joined=_count(Participant), invited=_count(Invitee)
    )
    return rows.order_by(*SORTS.get(sort, SORTS["-datum"]))


def held_sessions(partnership: Partnership) -> int:
    """How many sessions were really held."""
    rows = ReflectionSession.objects.filter(partnership=partnership, deleted_at__isnull=True)
    return rows.filter(phase=Phase.CLOSED).count()


def recently_deleted(partnership: Partnership) -> QuerySet[ReflectionSession]:
    """What can still be brought back."""
    limit = timezone.now() - RESTORABLE_FOR
    return ReflectionSession.objects.filter(partnership=partnership, deleted_at__gte=limit)


def possible_previous(
    partnership: Partnership, session: ReflectionSession | None
) -> QuerySet[ReflectionSession]:
    """Earlier sessions a new one can be compared with."""
    rows = ReflectionSession.objects.filter(
        partnership=partnership, deleted_at__isnull=True, opened_at__isnull=False
    )
    if session is not None and session.pk:
        rows = rows.exclude(pk=session.pk).filter(starts_at__lt=session.starts_at)
    return rows.order_by("-starts_at")


def people_to_invite(partnership: Partnership) -> list[int]:
    """Everybody in the partnership who has not left, by their pk."""
    rows = Person.objects.filter(partnership=partnership, left_on__isnull=True)
    return list(rows.values_list("pk", flat=True))
