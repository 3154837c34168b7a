"""What of writing waits for somebody: a text to read, publish or mend, and what is a year old."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.library.models import NextText, Practice, PracticeReview, PracticeState
from samenverder.library.queries.practices import asked, of
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting

MOST = 6
APPROVED = Q(state=PracticeState.APPROVED) | Q(
    state=PracticeState.PUBLISHED, next_text=NextText.APPROVED
)
WITH_WRITERS = Q(state=PracticeState.DRAFT) | Q(
    state=PracticeState.PUBLISHED, next_text=NextText.DRAFT
)


@prepared
def _to_read(partnership: Partnership, user: Any) -> QuerySet[PracticeReview]:
    rows = asked(user).filter(practice__partnership=partnership, practice__removed_at=None)
    return rows.select_related("practice", "asked_by").order_by("asked_at")[:MOST]


def to_read(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """What this user was asked to read; one query."""
    if not user.has_perm("library.write_practice", partnership):
        return
    for review in _to_read(partnership, user):
        asker = str(review.asked_by) if review.asked_by else ""
        yield Waiting(
            _("Read “%(title)s” before others do") % {"title": review.practice.title},
            reverse("library:read", args=[partnership.slug, review.practice_id]),
            asker,
            mail=_("Practice to read along with"),
        )


def mine(partnership: Partnership, user: Any) -> Any:
    """Practices this user began or is the contact of."""
    own = Q(created_by_id=user.pk) | Q(contact__user_id=user.pk, contact__left_on__isnull=True)
    return of(partnership).filter(own)


@prepared
def _to_go_on(partnership: Partnership, user: Any) -> Any:
    said = PracticeReview.objects.filter(practice=OuterRef("pk"), removed_at__isnull=True)
    last = Subquery(said.order_by("-asked_at", "-pk").values("approved")[:1])
    rows = mine(partnership, user).annotate(last=last)
    return rows.filter(APPROVED | WITH_WRITERS & Q(last=False)).order_by("pk")[:MOST]


def to_go_on(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Own texts that a colleague approved or gave back; one query."""
    if not user.has_perm("library.write_practice", partnership):
        return
    for practice in _to_go_on(partnership, user):
        words = {"title": practice.title}
        args = [partnership.slug, practice.pk]
        if practice.last is False:
            text = _("Look at the remarks on “%(title)s”") % words
            mail, page = _("Remarks on a practice of yours"), "library:detail"
        else:
            text = _("Publish “%(title)s”: a colleague found it right") % words
            mail, page = _("Practice that can be published"), "library:publish"
        yield Waiting(text, reverse(page, args=args), mail=mail)


@prepared
def _to_look_again(partnership: Partnership, user: Any) -> Any:
    whose = Q(contact__user_id=user.pk, contact__left_on__isnull=True)
    if user.has_perm("library.manage_library", partnership):
        whose |= Q(contact__isnull=True) | Q(contact__left_on__isnull=False)
        whose |= Q(contact__user__isnull=True)
    return due(of(partnership).filter(whose, state=PracticeState.PUBLISHED))[:MOST]


def to_look_again(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Published a year ago, for its contact; without one, for who keeps the library; one query."""
    if not user.has_perm("library.write_practice", partnership):
        return
    for practice in _to_look_again(partnership, user):
        yield Waiting(
            _("Is “%(title)s” still right?") % {"title": practice},
            reverse("library:detail", args=[partnership.slug, practice.pk]) + "#klopt-nog",
            due_on=practice.review_by,
            mail=_("Practice of which the question is whether it is still right"),
        )


def due(rows: Any) -> Any:
    """Of these those whose day came, the oldest first."""
    found = rows.filter(review_by__lte=timezone.localdate())
    return found.order_by(F("review_by").asc(), "pk")


def is_due(practice: Practice) -> bool:
    """Somebody should look whether it is still right."""
    day = practice.review_by
    return practice.is_found and day is not None and day <= timezone.localdate()


def register() -> None:
    """Tell the start page and the weekly mail what waits here."""
    register_waiting("library.read", to_read)
    register_waiting("library.go_on", to_go_on)
    register_waiting("library.look_again", to_look_again)
