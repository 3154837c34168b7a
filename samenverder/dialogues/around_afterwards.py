"""On pages of rooms below: from which puzzle, idea or pearl something came."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.ambition.follow_ups import FollowUp, register_follow_up
from samenverder.commitments import sources
from samenverder.commitments.models import ActionItem
from samenverder.dialogues.models import ContributionState, Destination, Dialogue
from samenverder.lib.text import truncate
from samenverder.meetings.models import Meeting
from samenverder.network.models import Partnership
from samenverder.projects.models import Project
from samenverder.web import around

MADE_AFTERWARDS = "/bijeenkomsten/dialoog/"  # in the address an action leads back to


def destinations_seen(partnership: Partnership, **leading_to: Any) -> list[Destination]:
    """Standing destinations that lead there, of what is still on a wall; one query."""
    rows = Destination.objects.filter(
        removed_at=None,
        contribution__dialogue__partnership=partnership,
        contribution__dialogue__removed_at=None,
        contribution__state=ContributionState.SHOWN,
        contribution__withdrawn=False,
        **leading_to,
    )
    return list(rows.select_related("contribution__dialogue", "group").order_by("pk"))


def origin_of(row: Destination, partnership: Partnership) -> dict[str, str]:
    """The meeting, what was told there, and the way back to it."""
    dialogue, group = row.contribution.dialogue, row.group
    standing = group is not None and group.removed_at is None
    key = f"g{row.group_id}" if standing else f"k{row.contribution.key}"
    return {
        "dialogue": dialogue.title,
        "text": group.name if standing and group else row.contribution.text,
        "url": reverse("dialogues:after", args=[partnership.slug, dialogue.pk]) + f"#{key}",
    }


def of_project(project: Project, _request: HttpRequest) -> dict[str, Any] | None:
    """What a project came from, when it came from a dialogue meeting."""
    rows = destinations_seen(project.partnership, project=project)
    found = [origin_of(row, project.partnership) for row in rows]
    return {"origins": found} if found else None


def of_action(action: ActionItem, _request: HttpRequest) -> dict[str, Any] | None:
    """What was told at a dialogue meeting that this action is an answer to; no query for others."""
    if MADE_AFTERWARDS not in action.source_url:
        return None
    rows = destinations_seen(action.partnership, action=action)
    found = [origin_of(row, action.partnership) for row in rows]
    return {"origins": found} if found else None


def of_meeting(meeting: Meeting, _request: HttpRequest) -> dict[str, Any] | None:
    """Which items of an agenda came from a dialogue meeting."""
    leading = {"agenda_item__meeting": meeting, "agenda_item__removed_at": None}
    rows = destinations_seen(meeting.partnership, **leading)
    found = [origin_of(row, meeting.partnership) for row in rows]
    return {"origins": found} if found else None


def of_questions(
    partnership: Partnership, user: Any, questions: Collection[int]
) -> dict[int, list[FollowUp]]:
    """{question: the puzzles it came from}; one query."""
    found: dict[int, list[FollowUp]] = {}
    for row in destinations_seen(partnership, question__in=questions):
        origin = origin_of(row, partnership)
        words = {"text": truncate(origin["text"], 80)}
        ways = found.setdefault(row.question_id or 0, [])
        ways.append(FollowUp(_("From the dialogue: %(text)s") % words, origin["url"]))
    return found


def may_open(user: Any, partnership: Partnership, kwargs: dict[str, Any]) -> bool:
    """The meeting is still on the list."""
    rows = Dialogue.objects.filter(partnership=partnership, removed_at=None)
    return bool(rows.filter(pk=kwargs.get("pk", 0)).exists())


def register() -> None:
    """Say at which places."""
    sources.register("dialogues", gettext_lazy("Told at the dialogue meeting"), may_open)
    register_follow_up("dialogues", of_questions)
    around.register("project.from", "dialogues/_after_project.html", of_project)
    around.register("action.from", "dialogues/_after_action.html", of_action)
    around.register("meeting.from", "dialogues/_after_meeting.html", of_meeting)
