"""What a destination became since: read where the work is done, never copied."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.ambition.models import QuestionState
from samenverder.commitments.models import ActionState
from samenverder.dialogues.models import Destination, DestinationKind
from samenverder.lib.text import format_date
from samenverder.meetings.models import AgendaItemState, MeetingState
from samenverder.projects.models import ProjectState

DONE, UNDER_WAY, ENDED = "done", "under_way", "ended"


@dataclass(frozen=True)
class Became:
    """One destination as it stands today.

    `how` is where it goes, `text` what it says, `state` how it stands in words, `stage` one of
    done, under_way and ended. `who` is the owner, apart: not every reader gets a name. Without a
    `row` it is no destination that somebody chose: a room above tells it (`next_steps.py`).
    """

    row: Destination | None
    how: str
    text: str
    stage: str
    state: str = ""
    who: str = ""
    url: str = ""

    @property
    def told(self) -> str:
        """How it stands, and what somebody wrote down that came of it."""
        return " · ".join(part for part in (self.state, self.outcome) if part)

    @property
    def outcome(self) -> str:
        """What somebody wrote down that came of it."""
        return self.row.outcome if self.row else ""


def became(row: Destination) -> Became:
    """How a destination stands; without a query when the row came with what it leads to."""
    return _WAYS[row.kind](row)


def _day(value: object) -> str:
    return format_date(value, get_language() or "nl") if value else ""  # type: ignore[arg-type]


def _gone(row: Destination, how: str) -> Became:
    return Became(row, how, row.text, ENDED, _("no longer there"))


def _action(row: Destination) -> Became:
    action, how = row.action, _("Action")
    if action is None or action.deleted_at:
        return _gone(row, how)
    stages = {ActionState.DONE: DONE, ActionState.DROPPED: ENDED}
    state = action.get_state_display().lower()
    if action.is_open:
        state = _("%(state)s, done by %(day)s") % {"state": state, "day": _day(action.due_on)}
    stage = stages.get(ActionState(action.state), UNDER_WAY)
    return Became(
        row, how, action.text, stage, state, action.owner_label, action.get_absolute_url()
    )


def _agenda(row: Destination) -> Became:
    item, how = row.agenda_item, _("On the agenda")
    if item is None or item.removed_at or item.state == AgendaItemState.DECLINED:
        return _gone(row, how)
    meeting = item.meeting
    words = {"title": meeting.title, "day": _day(meeting.starts_at)}
    stage, state = UNDER_WAY, _("on the agenda of %(title)s, %(day)s") % words
    if meeting.state == MeetingState.CANCELLED:
        stage, state = ENDED, _("%(title)s of %(day)s was cancelled") % words
    elif item.state == AgendaItemState.DONE or meeting.state == MeetingState.HELD:
        stage, state = DONE, _("was on the agenda of %(title)s, %(day)s") % words
    return Became(row, how, item.title, stage, state, url=meeting.get_absolute_url())


def _project(row: Destination) -> Became:
    project, how = row.project, _("Project")
    if project is None:
        return _gone(row, how)
    stages = {ProjectState.FINISHED: DONE, ProjectState.STOPPED: ENDED}
    stage = stages.get(ProjectState(project.state), UNDER_WAY)
    state = project.get_state_display().lower()
    return Became(row, how, project.title, stage, state, url=project.get_absolute_url())


def _question(row: Destination) -> Became:
    if row.asked_of:
        how = _("Question to %(party)s") % {"party": row.asked_of}
        stage = DONE if row.outcome else UNDER_WAY
        asked = _("an answer came in") if row.asked and row.asked.answer else _("asked")
        return Became(row, how, row.text, stage, "" if row.outcome else asked)
    question, how = row.question, _("Question of the region")
    if question is None or question.removed_at:
        return _gone(row, how)
    stage = DONE if question.state == QuestionState.ANSWERED else UNDER_WAY
    state = question.get_state_display().lower()
    if question.answer:
        state = f"{state}: {question.answer}"
    list_url = reverse("ambition:question_list", args=[question.partnership.slug])
    url = f"{list_url}#vraag-{question.pk}"
    return Became(row, how, question.text, stage, state, url=url)


def _parked(row: Destination) -> Became:
    return Became(row, _("Parked"), row.text, DONE if row.outcome else ENDED)


def _share(row: Destination) -> Became:
    stage = DONE if row.outcome else UNDER_WAY
    return Became(row, _("Tell it to others"), row.text, stage)


_WAYS = {
    DestinationKind.ACTION.value: _action,
    DestinationKind.AGENDA.value: _agenda,
    DestinationKind.PROJECT.value: _project,
    DestinationKind.QUESTION.value: _question,
    DestinationKind.PARKED.value: _parked,
    DestinationKind.SHARE.value: _share,
}
