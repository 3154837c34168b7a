"""The learning track every partnership can begin with: start, look, learn, plan, pitch, agree."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

EXAMPLE = "voorbeeld"
EMPTY = "leeg"


@dataclass(frozen=True)
class Beginning:
    """What a new track begins with: words for the form, and its programme."""

    title: str
    question: str = ""
    conditions: str = ""
    days: int = 300
    lines: list[dict[str, Any]] = field(default_factory=list)


def _line(day: int, kind: str, title: str, text: str, preparation: str, question: str) -> Any:
    return {
        "day": day, "kind": kind, "title": title, "text": text, "preparation": preparation,
        "question": question, "starts": "13:30", "ends": "16:30", "links": [],
    }  # fmt: skip


def example() -> Beginning:
    """The ready-made track, in the reader's language."""
    return Beginning(
        title=_("From question to agreement, in ten months"),
        question=_("How do we strengthen … within our schools and in the region?"),
        conditions=_(
            "Two change leads of each school, who have time for it. The board knows of it and "
            "comes to the pitch. What we learn we share with each other."
        ),
        days=300,
        lines=[*_looking(), *_learning(), *_agreeing()],
    )


def _looking() -> list[Any]:
    return [
        _line(
            0, "start", _("Start: what do we want to change?"),
            _("Getting to know each other, the question of the track, and what each school hopes."),
            _("Ask three colleagues what they would change first."),
            _("What do you want to be different at your school in a year?"),
        ),
        _line(
            28, "scan", _("Looking into our own organisation"),
            _("Each school fills in the school scan with colleagues and talks about what differs."),
            _("Plan the school scan with colleagues of every layer."),
            _("What surprised you in the outcome of your school?"),
        ),
    ]  # fmt: skip


def _learning() -> list[Any]:
    return [
        _line(
            56, "masterclass", _("Masterclass: what works?"),
            _("What is known about the theme, and what other schools do with it."),
            _("Read the material and note one thing that would fit your school."),
            _("What do you take along to your own school?"),
        ),
        _line(
            84, "theory", _("Theory: how do people come to change?"),
            _("Why somebody does or does not join in, and what helps then."),
            _("Think of one colleague or pupil with whom it will not work yet."),
            _("With whom do you approach it differently from now on?"),
        ),
        _line(
            119, "plan", _("Working on the plan: goals and approach"),
            _("From the outcome of the scan to goals that can be checked, and first steps."),
            _("Bring the start of your plan along."),
            _("Which goal of your plan is the hardest to check?"),
        ),
        _line(
            154, "plan", _("Working on the plan: what do we need?"),
            _("Schools read each other’s plans. What do we ask of the board, and why?"),
            _("Show your plan to two colleagues and take along what they say."),
            _("What did you change after what others said?"),
        ),
    ]  # fmt: skip


def _agreeing() -> list[Any]:
    return [
        _line(
            182, "pitch", _("Pitch to the boards"),
            _("Each school pitches its plan. Boards answer, and talk with each other."),
            _("Practise the pitch once with somebody who does not know the plan."),
            _("What did your board ask that you had not thought of?"),
        ),
        _line(
            196, "agreements", _("Agreements about means, training and communication"),
            _("What was promised is written down: who, what, how much, until when."),
            _("Put beside each need what your board answered."),
            _("Which agreement matters most to the pupils?"),
        ),
        _line(
            245, "follow_up", _("Follow-up: how is it going?"),
            _("What came of the agreements, and what do schools ask each other?"),
            _("Look at your goals: where do they stand now?"),
            _("What helped most to get going?"),
        ),
        _line(
            294, "outcome", _("Outcome day"),
            _("Schools show what changed. Boards and partners are there."),
            _("Choose one thing to show: a pupil, a figure, a lesson."),
            _("What will you keep, also without this track?"),
        ),
    ]  # fmt: skip
