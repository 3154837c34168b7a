"""For who asked another party something: an answer came in."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.dialogues.models import ContributionState, Destination, Dialogue, PartyQuestion
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting

LEAD, MOST = "dialogues.lead_dialogue", 3


def _news(user: Any) -> QuerySet[PartyQuestion]:
    """Answers nobody dealt with, to what this user asked, or somebody who is gone."""
    standing = Destination.objects.filter(
        removed_at=None,
        contribution__state=ContributionState.SHOWN,
        contribution__withdrawn=False,
    )
    rows = PartyQuestion.objects.exclude(answer="").exclude(answer=F("dealt_with"))
    mine = Q(by_id=user.pk) | Q(by=None)
    return rows.filter(mine, pk__in=standing.exclude(asked=None).values("asked"))


@prepared
def _answers(partnership: Partnership, user: Any) -> QuerySet[Any]:
    rows = Dialogue.objects.filter(partnership=partnership, removed_at=None)
    came = Count("party_questions", filter=Q(party_questions__in=_news(user)))
    return rows.annotate(came=came).filter(came__gt=0).order_by("-starts_at", "-pk")[:MOST]


def answers_came_in(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Meetings after which this user asked another party, and an answer waits; one query."""
    if not user.has_perm(LEAD, partnership):
        return
    for row in _answers(partnership, user):
        text = ngettext(
            "%(n)d answer came in to what you asked after “%(title)s”",
            "%(n)d answers came in to what you asked after “%(title)s”",
            row.came,
        )
        yield Waiting(
            text % {"n": row.came, "title": row.title},
            reverse("dialogues:after", args=[partnership.slug, row.pk]),
            _("Read it, and take over what came of it."),
            mail=_("An answer to a question you asked"),
        )


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_waiting("dialogues.answered", answers_came_in)
