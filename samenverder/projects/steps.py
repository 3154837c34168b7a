"""Which state may follow which, and who may take the step: the one table of it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.projects.models import ProjectState

CHANGE, DECIDE = "projects.change_project", "projects.decide_project"
IDEA, PROPOSED, RUNNING, FINISHED, STOPPED = ProjectState.values


@dataclass(frozen=True)
class Step:
    """From one state to another. `asks_why`: it is not taken without a reason."""

    before: str
    after: str
    label: str | Promise
    permission: str
    asks_why: bool = False


STEPS = [
    Step(IDEA, PROPOSED, _("Propose the project"), CHANGE),
    Step(IDEA, STOPPED, _("Let the idea go"), CHANGE, asks_why=True),
    Step(PROPOSED, IDEA, _("Back to an idea"), CHANGE),
    Step(PROPOSED, RUNNING, _("Start the project"), DECIDE),
    Step(PROPOSED, STOPPED, _("Do not do it"), DECIDE, asks_why=True),
    Step(RUNNING, FINISHED, _("Finish the project"), CHANGE),
    Step(RUNNING, STOPPED, _("Stop the project"), DECIDE, asks_why=True),
    Step(FINISHED, RUNNING, _("Let it run again"), DECIDE),
    Step(STOPPED, IDEA, _("Take it up again as an idea"), DECIDE),
]


def step(before: str, after: str) -> Step | None:
    """The step between two states, None when there is none."""
    return next((row for row in STEPS if (row.before, row.after) == (before, after)), None)


def steps_from(state: str) -> list[Step]:
    """The steps that leave a state."""
    return [row for row in STEPS if row.before == state]
