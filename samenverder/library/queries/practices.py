"""Which practices somebody may see and write, and from which seat they look."""

from typing import Any

from django.db.models import Q, QuerySet

from samenverder.library.models import Practice, PracticeReview, PracticeState, PracticeUse
from samenverder.library.steps import ASKED, KEEPER, PARTNER, WRITER
from samenverder.network.models import Partnership, Position

WITH = (
    "organisation", "contact", "theme", "focus_area", "partnership", "pearl__dialogue", "track",
    "looking_back__item__track", "plan__school", "project",
)  # fmt: skip


def of(partnership: Partnership, *, removed: bool = False) -> QuerySet[Practice]:
    """Every practice of a partnership that was not taken away (or only those)."""
    return Practice.objects.filter(partnership=partnership, removed_at__isnull=not removed)


def published(partnership: Partnership) -> QuerySet[Practice]:
    """What everybody in the partnership finds, the newest first."""
    return of(partnership).filter(state=PracticeState.PUBLISHED)


def places_of(user: Any, partnership: Partnership) -> QuerySet[Any]:
    """The numbers of the organisations where this user works today."""
    rows = Position.objects.filter(
        person__partnership=partnership, person__user_id=user.pk, person__left_on__isnull=True
    )
    return rows.current().values("organisation_id")


def _own(user: Any, partnership: Partnership) -> Q:
    mine = Q(created_by_id=user.pk) | Q(organisation_id__in=places_of(user, partnership))
    return mine | Q(contact__user_id=user.pk, contact__left_on__isnull=True)


def writable(partnership: Partnership, user: Any, *, removed: bool = False) -> QuerySet[Practice]:
    """Those this user writes: their own, of their organisation; all for who keeps the library."""
    rows = of(partnership, removed=removed)
    if user.has_perm("library.manage_library", partnership):
        return rows
    if not user.has_perm("library.write_practice", partnership):
        return rows.none()
    return rows.filter(_own(user, partnership))


def asked(user: Any) -> QuerySet[PracticeReview]:
    """What this user was asked to read and did not answer yet; not while it is withdrawn."""
    rows = PracticeReview.objects.filter(approved__isnull=True, removed_at__isnull=True)
    rows = rows.exclude(practice__state=PracticeState.WITHDRAWN)
    return rows.filter(reviewer__user_id=user.pk, reviewer__left_on__isnull=True)


def used_where(user: Any, partnership: Partnership) -> QuerySet[PracticeUse]:
    """What the organisations where this user works use, or used and stopped."""
    places = places_of(user, partnership)
    return PracticeUse.objects.filter(removed_at__isnull=True, organisation_id__in=places)


def visible(partnership: Partnership, user: Any) -> QuerySet[Practice]:
    """What is published, what this user writes, and what they were asked to read.

    What is withdrawn stays to be read where it is used. Who keeps the library sees all.
    """
    if user.has_perm("library.manage_library", partnership):
        return of(partnership)
    used = used_where(user, partnership).values("practice_id")
    seen = Q(state=PracticeState.PUBLISHED) | Q(pk__in=asked(user).values("practice_id"))
    seen |= Q(state=PracticeState.WITHDRAWN, pk__in=used)
    return of(partnership).filter(seen | Q(pk__in=writable(partnership, user).values("pk")))


def seats_in(practice: Practice, user: Any) -> frozenset[str]:
    """From which seats this user looks at a practice; four queries at most."""
    partnership, seats = practice.partnership, {PARTNER}
    if user.has_perm("library.manage_library", partnership):
        seats.add(KEEPER)
    if user.has_perm("library.write_practice", partnership):
        mine = Practice.objects.filter(_own(user, partnership), pk=practice.pk)
        seats |= {WRITER} if mine.exists() else set()
        seats |= {ASKED} if asked(user).filter(practice=practice).exists() else set()
    return frozenset(seats)


def practice_with(rows: QuerySet[Practice]) -> QuerySet[Practice]:
    """With the names a page of a practice shows."""
    return rows.select_related(*WITH)
