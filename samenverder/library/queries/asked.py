"""Questions about a practice: what was asked and answered, what waits and for whom."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date
from samenverder.library.models import Practice, PracticeQuestion, PracticeState
from samenverder.library.queries.practices import places_of
from samenverder.network.models import Partnership, Person

PATIENCE = dt.timedelta(days=14)
ADDRESS_LASTS = dt.timedelta(days=90)


def questions_of(practice: Practice) -> list[PracticeQuestion]:
    """What was asked about a practice: what waits first, then the newest; one query."""
    rows = PracticeQuestion.objects.filter(practice=practice, removed_at__isnull=True)
    found = list(rows.select_related("asked_by", "answered_by").order_by("-asked_at", "-pk"))
    return sorted(found, key=lambda row: row.answered_at is not None)


def may_answer(practice: Practice, user: Any) -> bool:
    """The contact, whoever works at its organisation, and a coordinator answer questions."""
    partnership = practice.partnership
    if user.has_perm("library.manage_library", partnership):
        return True
    if not user.has_perm("library.write_practice", partnership):
        return False
    mine = Q(contact__user_id=user.pk, contact__left_on__isnull=True)
    mine |= Q(organisation_id__in=places_of(user, partnership))
    return Practice.objects.filter(mine, pk=practice.pk).exists()


def way_to_contact(practice: Practice) -> str:
    """How the contact is asked: "account", a "link" to answer without one, or "" for nobody."""
    contact = practice.contact
    if contact is None or not contact.email or contact.left_on is not None:
        return ""
    return "account" if contact.user and may_answer(practice, contact.user) else "link"


def may_change_question(question: PracticeQuestion, user: Any) -> bool:
    """Who asked it changes it."""
    return question.asked_by is not None and question.asked_by.user_id == user.pk


def why_closed(question: PracticeQuestion, person: Person) -> str:
    """Why the secret address of this contact takes no answer (any more), as a sentence; else ""."""
    practice = question.practice
    words = {"practice": str(practice), "region": practice.partnership.name}
    if person.left_on is not None or practice.contact_id != person.pk:
        return _("You are no longer the contact of “%(practice)s”. You need not do "
                 "anything.") % words  # fmt: skip
    if practice.removed_at or not practice.is_found:
        return _("“%(practice)s” is no longer in the library of %(region)s. Nobody waits for an "
                 "answer.") % words  # fmt: skip
    if question.removed_at:
        return _("The question about “%(practice)s” was taken away. Nobody waits for an "
                 "answer.") % words  # fmt: skip
    ends = question.asked_at + ADDRESS_LASTS
    if ends < timezone.now():
        words["day"] = format_date(timezone.localtime(ends).date(), get_language() or "nl")
        return _("The link about “%(practice)s” worked until %(day)s. Would you still like to "
                 "answer? Ask the coordinator of %(region)s.") % words  # fmt: skip
    return ""


def waiting_in(partnership: Partnership) -> QuerySet[PracticeQuestion]:
    """Questions without an answer about what is published, the oldest first."""
    rows = PracticeQuestion.objects.filter(
        practice__partnership=partnership,
        practice__state=PracticeState.PUBLISHED,
        practice__removed_at__isnull=True,
        removed_at__isnull=True,
        answered_at__isnull=True,
    )
    return rows.select_related("practice__partnership").order_by("asked_at", "pk")


def waiting_for(
    partnership: Partnership, user: Any, since: dt.datetime
) -> QuerySet[PracticeQuestion]:
    """Those for this user as the contact; for a coordinator also what nobody can answer or did.

    That is: the practice has no contact who can sign in, or it waits since `since` or longer.
    """
    mine = Q(practice__contact__user_id=user.pk, practice__contact__left_on__isnull=True)
    if user.has_perm("library.manage_library", partnership):
        mine |= Q(practice__contact__isnull=True) | Q(practice__contact__user__isnull=True)
        mine |= Q(practice__contact__left_on__isnull=False)
        mine |= Q(asked_at__lte=since)
    return waiting_in(partnership).filter(mine)


def answered_for(partnership: Partnership, user: Any) -> QuerySet[PracticeQuestion]:
    """Questions of this user that were answered, and that they did not put away yet."""
    rows = PracticeQuestion.objects.filter(
        practice__partnership=partnership,
        practice__state=PracticeState.PUBLISHED,
        practice__removed_at__isnull=True,
        removed_at__isnull=True,
        answered_at__isnull=False,
        answer_seen_at__isnull=True,
        asked_by__user_id=user.pk,
    )
    rows = rows.exclude(answered_by__user_id=user.pk)
    return rows.select_related("practice__partnership").order_by("answered_at", "pk")
