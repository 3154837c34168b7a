"""What can be done with a practice in which stand, and by whom. One table; docs/practice-steps.md.

Seats: `writer` wrote it, is its contact or works at the organisation it is of; `keeper` looks after
the library; `asked` was asked to read it; `partner` is anybody else in the partnership. Nobody's
seat lets them publish a text that no colleague read: `approve` is for `asked` alone.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.library.models import NextText, Practice, PracticeState
from samenverder.network.operations.problems import Refused

WRITER, KEEPER, ASKED, PARTNER = "writer", "keeper", "asked", "partner"
SEATS = (WRITER, KEEPER, ASKED, PARTNER)


class Stand(models.TextChoices):
    """How far a practice is: its state, and of a published one how far its next text is."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("With a colleague to read")
    APPROVED = "approved", _("Read and approved")
    PUBLISHED = "published", _("Published")
    CHANGED = "changed", _("Published, being changed")
    CHANGED_REVIEW = "changed_review", _("Published, change with a colleague to read")
    CHANGED_APPROVED = "changed_approved", _("Published, change read and approved")
    WITHDRAWN = "withdrawn", _("Withdrawn")


S = Stand
NEXT = {
    NextText.DRAFT: S.CHANGED,
    NextText.REVIEW: S.CHANGED_REVIEW,
    NextText.APPROVED: S.CHANGED_APPROVED,
}
EVERY = tuple(Stand)
FOUND = (S.PUBLISHED, S.CHANGED, S.CHANGED_REVIEW, S.CHANGED_APPROVED)
OWN = (WRITER, KEEPER)
INSIDE = (WRITER, KEEPER, ASKED)
TO_READ = {S.DRAFT: S.REVIEW, S.CHANGED: S.CHANGED_REVIEW}
FROM_READ = {S.REVIEW: S.DRAFT, S.CHANGED_REVIEW: S.CHANGED}
FROM_APPROVED = {S.APPROVED: S.DRAFT, S.CHANGED_APPROVED: S.CHANGED}


def stand_of(practice: Practice) -> Stand:
    """How far this practice is."""
    if practice.state == PracticeState.PUBLISHED and practice.next_text:
        return NEXT[NextText(practice.next_text)]
    return Stand(practice.state)


def put(practice: Practice, stand: str) -> None:
    """Bring a practice to a stand, without saving it."""
    back = {found: part for part, found in NEXT.items()}
    practice.next_text = back.get(Stand(stand), NextText.NONE)
    practice.state = PracticeState.PUBLISHED if stand in FOUND else PracticeState(stand)


@dataclass(frozen=True)
class Step:
    """Something that can be done: by which seats, from which stands, and where each leads."""

    code: str
    words: str | Promise
    seats: tuple[str, ...]
    leads: dict[Stand, Stand]

    def allows(self, stand: str, seat: str) -> bool:
        """It can be done now by somebody in this seat."""
        return stand in self.leads and seat in self.seats


def _stays(*stands: Stand) -> dict[Stand, Stand]:
    return {stand: stand for stand in stands}


ALL = [
    Step("see", _("read the published text"), SEATS, _stays(*FOUND)),
    Step("see_text", _("read the text that is being written"), INSIDE, _stays(*EVERY)),
    Step(
        "write",
        _("write in it"),
        OWN,
        _stays(S.DRAFT, S.CHANGED, *FROM_READ)
        | {S.APPROVED: S.DRAFT, S.PUBLISHED: S.CHANGED, S.CHANGED_APPROVED: S.CHANGED},
    ),
    Step("place", _("say where it belongs and add material"), OWN, _stays(*EVERY)),
    Step("ask", _("ask a colleague to read it"), OWN, TO_READ),
    Step("take_back", _("stop asking"), OWN, FROM_READ),
    Step("approve", _("find it right"), (ASKED,), {S.REVIEW: S.APPROVED, S.CHANGED_REVIEW: S.CHANGED_APPROVED}),  # noqa: E501
    Step("remark", _("give it back with remarks"), (ASKED,), FROM_READ),
    Step("publish", _("publish it"), OWN, {S.APPROVED: S.PUBLISHED, S.CHANGED_APPROVED: S.PUBLISHED}),  # noqa: E501
    Step("discard", _("leave what changed and keep what is published"), OWN, {S.CHANGED: S.PUBLISHED, S.CHANGED_APPROVED: S.PUBLISHED}),  # noqa: E501
    Step("still_right", _("say that it is still right"), OWN, _stays(*FOUND)),
    Step("withdraw", _("withdraw it"), OWN, dict.fromkeys(FOUND, S.WITHDRAWN)),
    Step("put_back", _("put it back in the library"), OWN, {S.WITHDRAWN: S.PUBLISHED}),
    Step("remove", _("take it away"), OWN, _stays(S.DRAFT, S.WITHDRAWN)),
]  # fmt: skip
STEPS = {step.code: step for step in ALL}
NOT_NOW = {
    "see": _("This practice is not published."),
    "write": _("This practice is withdrawn, so its text stays as it is. Put it back to write."),
    "ask": _("A colleague is reading it already, or nothing changed since it was published."),
    "take_back": _("No colleague is asked to read it now."),
    "approve": _("Nobody asks to read this text (any more)."),
    "remark": _("Nobody asks to read this text (any more)."),
    "publish": _(
        "A text is published after a colleague read it and found it right. That goes for "
        "everybody, also for who looks after the library."
    ),
    "discard": _("There is no changed text to leave."),
    "still_right": _("Only of a practice that is published somebody says that it is still right."),
    "withdraw": _("Only a published practice can be withdrawn."),
    "put_back": _("Only a withdrawn practice can be put back."),
    "remove": _("Only a draft or a withdrawn practice can be taken away. Withdraw it first."),
}
NOT_YOU = {
    WRITER: _(
        "Only who wrote it, its contact, colleagues of its organisation and who looks after the "
        "library can do this."
    ),
    ASKED: _("Only the colleague who was asked to read it can say this."),
}


def check(code: str, stand: Stand, seats: frozenset[str]) -> Stand:
    """Where the step leads, when somebody in these seats may take it now. Raises Refused."""
    step = STEPS[code]
    if not seats.intersection(step.seats):
        raise Refused(NOT_YOU.get(step.seats[0], NOT_YOU[WRITER]))
    if stand not in step.leads:
        raise Refused(NOT_NOW[code])
    return step.leads[stand]


def open_to(stand: Stand, seats: frozenset[str]) -> set[str]:
    """The codes of everything somebody in these seats can do now."""
    return {step.code for step in ALL if any(step.allows(stand, seat) for seat in seats)}
