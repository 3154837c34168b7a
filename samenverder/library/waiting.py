"""What of this room waits for somebody: questions, answers, who uses it, links that broke."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.library.models import PracticeQuestion, PracticeState, PracticeUse, UseStand
from samenverder.library.queries.asked import PATIENCE, answered_for, waiting_for
from samenverder.library.queries.links import NEWS_AFTER, broken_long
from samenverder.library.queries.practices import used_where
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting

MOST = 6


@prepared
def _to_answer(partnership: Partnership, user: Any, since: datetime) -> QuerySet[PracticeQuestion]:
    return waiting_for(partnership, user, since)[:MOST]


def to_answer(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Questions for this user as the contact; for a coordinator what waits too long; one query."""
    for question in _to_answer(partnership, user, since=timezone.now() - PATIENCE):
        path = reverse("library:question_answer", args=_args(partnership, question))
        title = {"practice": str(question.practice)}
        asked_on = timezone.localtime(question.asked_at).date()
        yield Waiting(
            _("Answer a question about “%(practice)s”") % title,
            path,
            meta=_days_told((timezone.localdate() - asked_on).days),
            mail=_("Question about a practice"),
        )


@prepared
def _answered(partnership: Partnership, user: Any) -> QuerySet[PracticeQuestion]:
    return answered_for(partnership, user)[:MOST]


def answered(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Answers to questions of this user they did not put away yet; one query."""
    for question in _answered(partnership, user):
        page = reverse("library:detail", args=[partnership.slug, question.practice_id])
        yield Waiting(
            _("Read the answer to your question about “%(practice)s”")
            % {"practice": str(question.practice)},
            f"{page}#vraag-{question.pk}",
            mail=_("Answer to a question of yours"),
        )


@prepared
def _news_of_use(partnership: Partnership, user: Any) -> Any:
    rows = PracticeUse.objects.filter(
        removed_at=None,
        seen_at=None,
        practice__partnership=partnership,
        practice__state=PracticeState.PUBLISHED,
        practice__removed_at=None,
        practice__contact__user_id=user.pk,
        practice__contact__left_on=None,
    ).order_by()
    told = rows.values("practice", "practice__published__title").annotate(
        n=Count("pk"), first=Min("organisation__name")
    )
    return told.order_by("practice")[:MOST]


def news_of_use(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Who began to use a practice this user is the contact of; one query."""
    for row in _news_of_use(partnership, user):
        words = {"practice": row["practice__published__title"], "n": row["n"], "name": row["first"]}
        more = _("%(n)d partners use “%(practice)s”")
        text = _("%(name)s uses “%(practice)s”") if row["n"] == 1 else more
        page = reverse("library:detail", args=[partnership.slug, row["practice"]])
        yield Waiting(
            text % words, f"{page}#reist", mail=_("Partner that uses a practice of yours")
        )


@prepared
def _withdrawn(partnership: Partnership, user: Any) -> QuerySet[PracticeUse]:
    rows = used_where(user, partnership).filter(
        end_seen_at=None,
        practice__partnership=partnership,
        practice__state=PracticeState.WITHDRAWN,
        practice__withdrawn_at__isnull=False,
        practice__removed_at=None,
    )
    rows = rows.exclude(stand=UseStand.STOPPED).select_related("practice", "organisation")
    return rows.order_by("practice__withdrawn_at", "pk")[:MOST]


def withdrawn(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """What one's own organisation uses and was withdrawn, until it is put away; one query."""
    if not user.has_perm("library.use_practice", partnership):
        return
    for use in _withdrawn(partnership, user):
        yield Waiting(
            _("“%(practice)s” is withdrawn; %(name)s uses it")
            % {"practice": use.practice, "name": use.organisation.name},
            reverse("library:detail", args=[partnership.slug, use.practice_id]),
            meta=use.practice.withdrawn_why,
            mail=_("Practice you use that is withdrawn"),
        )


@prepared
def _broken_long(partnership: Partnership, user: Any, since: datetime) -> Any:
    return broken_long(partnership, user, since)[: MOST * 5]


def broken_links(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Links that did not answer for a day, in one line; one query."""
    found = _broken_long(partnership, user, since=timezone.now() - NEWS_AFTER)
    if not found:
        return
    text = ngettext(
        "%(n)d link in the library gives no answer",
        "%(n)d links in the library give no answer",
        len(found),
    )
    yield Waiting(
        text % {"n": len(found)},
        reverse("library:links", args=[partnership.slug]),
        meta=str(found[0].practice),
        mail=_("Link that gives no answer"),
    )


def _args(partnership: Partnership, question: Any) -> list[Any]:
    return [partnership.slug, question.practice_id, question.pk]


def _days_told(days: int) -> str:
    if not days:
        return _("Asked today")
    return ngettext("Asked %(n)d day ago", "Asked %(n)d days ago", days) % {"n": days}


def register() -> None:
    """Tell the start page and the weekly mail what waits here."""
    register_waiting("library.questions", to_answer)
    register_waiting("library.answers", answered)
    register_waiting("library.uses", news_of_use)
    register_waiting("library.withdrawn", withdrawn)
    register_waiting("library.links", broken_links)
