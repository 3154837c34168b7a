"""What can be done with a plan in which state, and by whom. One table; docs/plan-steps.md shows it.

Seats: `writer` is of the school or named by it to write along, `decider` holds a mandate of the
school or its board, `reader` is named to read along, `partner` is anybody else in the partnership,
`host` runs a day on which the plan is pitched; the room of that day says so (ADR 20).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanState

WRITER, DECIDER, READER, PARTNER = "writer", "decider", "reader", "partner"
HOST = "host"
PEOPLE = (WRITER, DECIDER, READER, PARTNER)
SEATS = (*PEOPLE, HOST)
S = PlanState
EVERY = tuple(PlanState)
SHARED_ONCE = tuple(state for state in PlanState if state != S.DRAFT)
AGREED_ONCE = (S.AGREED, S.IN_PROGRESS, S.EVALUATED)
UNFINISHED = tuple(state for state in PlanState if state != S.EVALUATED)


@dataclass(frozen=True)
class Step:
    """Something that can be done: from which states, by which seats, and where it leads."""

    code: str
    words: str | Promise
    seats: tuple[str, ...]
    states: tuple[str, ...]
    to: str = ""

    def allows(self, state: str, seat: str) -> bool:
        """It can be done now by somebody in this seat."""
        return state in self.states and seat in self.seats

    @property
    def slug(self) -> str:
        """Its name in an address."""
        return SLUGS[self.code]


ALL = [
    Step("see", _("read the shared version"), PEOPLE, SHARED_ONCE),
    Step("see_draft", _("read the text that is being written"), (WRITER, READER), EVERY),
    Step("comment", _("comment or suggest other words"), PEOPLE, SHARED_ONCE),
    Step("comment_draft", _("comment on the draft"), (WRITER, READER), (S.DRAFT,)),
    Step("borrow_from", _("borrow a section from it"), PEOPLE, SHARED_ONCE),
    Step("write", _("write in it"), (WRITER,), UNFINISHED),
    Step("look_back", _("look back on its goals"), (WRITER,), AGREED_ONCE),
    Step("open", _("open it to somebody"), (WRITER,), EVERY),
    Step("remove", _("take it away"), (WRITER,), (S.DRAFT,)),
    Step("share", _("share it"), (WRITER,), (S.DRAFT,), S.SHARED),
    Step("share_again", _("share what changed"), (WRITER,), (S.SHARED, S.PITCHED, S.AGREED, S.IN_PROGRESS)),  # noqa: E501
    Step("take_back", _("make it a draft again"), (WRITER,), (S.SHARED,), S.DRAFT),
    Step("pitch", _("note that it was pitched"), (WRITER, HOST), (S.SHARED,), S.PITCHED),
    Step("unpitch", _("note that it was not pitched yet"), (WRITER, HOST), (S.PITCHED,), S.SHARED),
    Step("agree", _("agree to it"), (DECIDER,), (S.PITCHED,), S.AGREED),
    Step("unagree", _("take back the agreement"), (DECIDER,), (S.AGREED,), S.PITCHED),
    Step("start", _("begin to carry it out"), (WRITER,), (S.AGREED,), S.IN_PROGRESS),
    Step("unstart", _("say that it did not begin yet"), (WRITER,), (S.IN_PROGRESS,), S.AGREED),
    Step("evaluate", _("note that it was evaluated"), (WRITER,), (S.IN_PROGRESS,), S.EVALUATED),
    Step("reopen", _("go on after the evaluation"), (WRITER,), (S.EVALUATED,), S.IN_PROGRESS),
]  # fmt: skip
STEPS = {step.code: step for step in ALL}
MOVES = {step.code: step for step in ALL if step.to}
SLUGS = {
    "take_back": "concept", "pitch": "gepitcht", "unpitch": "niet-gepitcht", "agree": "akkoord",
    "unagree": "niet-akkoord", "start": "beginnen", "unstart": "niet-begonnen",
    "evaluate": "terugblikken", "reopen": "heropenen",
}  # fmt: skip
BY_SLUG = {slug: code for code, slug in SLUGS.items()}
UNDOES = {
    "pitch": "unpitch", "unpitch": "pitch",
    "agree": "unagree", "unagree": "agree", "start": "unstart", "unstart": "start",
    "evaluate": "reopen", "reopen": "evaluate",
}  # fmt: skip
BEFORE = {
    "share": _("This plan was shared already."),
    "take_back": _("Only a plan that is shared and not pitched yet can become a draft again."),
    "pitch": _("A plan is pitched after it is shared, and once."),
    "unpitch": _("Only a plan that is pitched and not agreed yet can go back."),
    "agree": _("A board agrees after the pitch, and once."),
    "unagree": _("Only a plan that is agreed and not in progress yet can go back."),
    "start": _("A plan begins after the board agreed."),
    "unstart": _("Only a plan that is in progress can go back."),
    "evaluate": _("A plan is evaluated after it was carried out."),
    "reopen": _("Only a plan that was evaluated can be opened again."),
    "share_again": _("Share the plan first; an evaluated plan stays as it is."),
    "write": _("This plan was evaluated, so its text stays as it is. Open it again to write."),
    "look_back": _("You can look back on a plan after its board agreed."),
    "remove": _("Only a draft can be taken away. Make it a draft again first."),
    "comment": _("This plan is not shared (any more)."),
    "borrow_from": _("This plan is not shared (any more)."),
}
NOT_YOU = {
    WRITER: _("Only people of the school, and whom it asked to write along, can do this."),
    DECIDER: _("Only somebody with a mandate of the school or its board can do this."),
}


def check(code: str, state: str, seats: frozenset[str]) -> Step:
    """The step, when somebody in these seats may take it now. Raises Refused with a sentence."""
    step = STEPS[code]
    if not seats.intersection(step.seats):
        raise Refused(NOT_YOU[step.seats[0]])
    if state not in step.states:
        raise Refused(BEFORE[code])
    return step


def open_to(state: str, seats: frozenset[str]) -> set[str]:
    """The codes of everything somebody in these seats can do now."""
    return {step.code for step in ALL if any(step.allows(state, seat) for seat in seats)}
