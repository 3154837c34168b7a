"""Dialogue meetings on the start page and on the page of their meeting."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.dialogues.models import Dialogue, DialoguePhase
from samenverder.dialogues.queries.gathering import dialogue_of
from samenverder.meetings.models import Attendee, Meeting
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Coming, register_coming
from samenverder.web import around

LEAD = "dialogues.lead_dialogue"
MOST = 3


@prepared
def _to_come(partnership: Partnership, user: Any, now: datetime) -> QuerySet[Any]:
    planned = Q(phase=DialoguePhase.PLANNED, starts_at__gte=now)
    if not user.has_perm(LEAD, partnership):
        mine = Attendee.objects.filter(
            meeting=OuterRef("meeting"), removed_at=None, person__user=user.pk
        )
        planned &= Q(Exists(mine))
    rows = Dialogue.objects.filter(
        planned | Q(phase=DialoguePhase.OPEN), partnership=partnership, removed_at=None
    )
    rows = rows.select_related("host").annotate(people=Count("seats"))
    return rows.order_by("starts_at", "pk")[:MOST]


def dialogues_coming(partnership: Partnership, user: Any) -> Iterable[Coming]:
    """Those under way, and those to come that this user leads or is asked to; one query.

    Who is asked to its meeting finds that meeting on the start page as well, with the answer.
    """
    leads = user.has_perm(LEAD, partnership)
    for dialogue in _to_come(partnership, user, now=timezone.now()):
        dialogue.partnership = partnership
        running = dialogue.takes_contributions
        yield Coming(
            dialogue.title,
            dialogue.get_absolute_url(),
            dialogue.starts_at,
            dialogue.where or (str(dialogue.host) if dialogue.host else ""),
            _joined(dialogue) if running else "",
            running,
            tuple(_links(dialogue, leads, running)),
        )


def _joined(dialogue: Any) -> str:
    text = ngettext("%(n)d device joined", "%(n)d devices joined", dialogue.people)
    return text % {"n": dialogue.people}


def _links(dialogue: Dialogue, leads: bool, running: bool) -> Iterable[tuple[str, str]]:
    page, slug = dialogue.get_absolute_url(), dialogue.partnership.slug
    if leads and running:
        yield _("Lead this meeting"), reverse("dialogues:console", args=[slug, dialogue.pk])
    else:
        yield _("See the dialogue"), page
    if running:
        yield _("Take part"), reverse("dialogues:join", args=[dialogue.code])


def on_meeting(meeting: Meeting, request: HttpRequest) -> dict[str, Any] | None:
    """What the page of a meeting shows of its dialogue, or how it becomes one."""
    leads = request.user.has_perm(LEAD, meeting.partnership)
    dialogue = dialogue_of(meeting)
    if dialogue is None and not (leads and meeting.is_open and meeting.has_date):
        return None
    return {"dialogue": dialogue, "meeting": meeting, "leads": leads, "phases": DialoguePhase}


def register() -> None:
    """Tell the start page, and the page of a meeting."""
    register_coming("dialogues", dialogues_coming)
    around.register("meeting.top", "dialogues/_on_meeting.html", on_meeting)
