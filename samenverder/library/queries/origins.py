"""Where a practice comes from: a pearl, a learning track, a plan, a project."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenverder.dialogues.models import ContributionState
from samenverder.library.models import Practice
from samenverder.plans.queries.plans import visible


@dataclass(frozen=True)
class Origin:
    """Where it began, in words, and the page of that."""

    label: str
    words: str
    url: str


def origins_of(practice: Practice, user: Any) -> list[Origin]:
    """What this user may read of where it began; at most one query.

    A pearl that was hidden or taken back since is not told, nor a plan this user does not see.
    """
    finders = (_pearl, _track, _plan, _project)
    found = [find(practice, user) for find in finders]
    return [origin for origin in found if origin is not None]


def _pearl(practice: Practice, _user: Any) -> Origin | None:
    pearl = practice.pearl
    if pearl is None or pearl.withdrawn or pearl.state != ContributionState.SHOWN:
        return None
    dialogue = pearl.dialogue
    if dialogue.removed_at:
        return None
    dialogue.partnership = practice.partnership
    words = _("“%(text)s” (%(dialogue)s)") % {"text": pearl.text, "dialogue": dialogue}
    return Origin(_("Began with the pearl"), words, dialogue.get_absolute_url())


def _track(practice: Practice, _user: Any) -> Origin | None:
    track = practice.track
    if track is None or track.removed_at:
        return None
    track.partnership = practice.partnership
    url, answer = track.get_absolute_url(), practice.looking_back
    if answer is not None and answer.item.removed_at is None:
        answer.item.track = track
        url = f"{answer.item.get_absolute_url()}#school-{answer.school_id}"
    return Origin(_("Came out of the learning track"), str(track), url)


def _plan(practice: Practice, user: Any) -> Origin | None:
    plan = practice.plan
    if plan is None or not visible(practice.partnership, user).filter(pk=plan.pk).exists():
        return None
    plan.partnership = practice.partnership
    place = "#terugblik" if practice.evaluation_id else ""
    words = f"{plan.title} ({plan.school})"
    return Origin(_("Came out of the school plan"), words, f"{plan.get_absolute_url()}{place}")


def _project(practice: Practice, _user: Any) -> Origin | None:
    project = practice.project
    if project is None:
        return None
    project.partnership = practice.partnership
    place = "#terugblik" if practice.project_review_id else ""
    return Origin(
        _("Came out of the project"), str(project), f"{project.get_absolute_url()}{place}"
    )
