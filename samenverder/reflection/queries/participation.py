"""What one participant sees: the session by its code, the own seat, the own answers."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Q
from django.http import Http404, HttpRequest

from samenverder.network.models import Layer, Organisation
from samenverder.reflection.limits import WRONG_CODES, address_of, count_wrong, may_try
from samenverder.reflection.models import (
    Answer,
    Argument,
    Invitee,
    Mark,
    Participant,
    ReflectionSession,
    Statement,
)
from samenverder.reflection.operations.seats import seat_of
from samenverder.reflection.personal_code import author_hash

COOKIE = "sv_seat"


def session_by_code(code: str) -> ReflectionSession | None:
    """The session with this join code; case and blanks do not matter."""
    tidy = "".join(code.split()).upper()
    return (
        ReflectionSession.objects.select_related("partnership", "instrument", "statement")
        .filter(code=tidy, deleted_at__isnull=True)
        .first()
    )


def require_session(request: HttpRequest, code: str) -> ReflectionSession:
    """The session with this code, or 404; a wrong code counts as guessing.

    Who guessed too often gets 404 for the right code as well. A phone with a seat never does: at
    a school many people share one address.
    """
    session = session_by_code(code)
    if session and own_code(request, session):
        return session
    who = address_of(request)
    if session is None:
        count_wrong("code", who)
    if session is None or not may_try("code", who, WRONG_CODES):
        raise Http404
    return session


def own_code(request: HttpRequest, session: ReflectionSession) -> str:
    """The personal code in this browser's signed cookie, or an empty text."""
    return request.get_signed_cookie(COOKIE, default="", salt=f"seat:{session.code}") or ""


def own_seat(request: HttpRequest, session: ReflectionSession) -> tuple[Participant | None, str]:
    """The seat of this browser in the session, with the personal code."""
    code = own_code(request, session)
    return (seat_of(session, code) if code else None), code


def seat_mark(seat: Participant) -> str:
    """Tells the seats of one browser apart in its own storage; it opens nothing."""
    return seat.code_hash[:8]


@dataclass(frozen=True)
class StatementLine:
    """One statement as a participant sees it; `number` counts from 1."""

    pk: int
    number: int
    code: str
    text: str
    theme: dict[str, str]


@lru_cache(maxsize=128)
def _statements(instrument_id: int, language: str) -> tuple[StatementLine, ...]:
    rows = (
        Statement.objects.filter(instrument_id=instrument_id)
        .select_related("theme")
        .order_by("order", "pk")
    )
    return tuple(
        StatementLine(
            row.pk,
            number,
            row.code,
            row.text,
            {"code": row.theme.code, "letter": row.theme.letter, "title": row.theme.title},
        )
        for number, row in enumerate(rows, start=1)
    )


def statements_of(session: ReflectionSession, language: str) -> tuple[StatementLine, ...]:
    """All statements of the session's instrument, in order, in one language."""
    return _statements(session.instrument_id, language)


def answers_of(participant: Participant, vote: int = 1) -> dict[str, dict[str, int | None]]:
    """Own answers: statement code → value (None is "I don't know") and sequence."""
    rows = Answer.objects.filter(participant=participant, vote=vote).values_list(
        "statement__code", "value", "sequence"
    )
    return {code: {"value": value, "sequence": sequence} for code, value, sequence in rows}


def marks_of(participant: Participant) -> list[str]:
    """The codes of the statements this person wants to work on."""
    rows = Mark.objects.filter(participant=participant).order_by("statement__order")
    return list(rows.values_list("statement__code", flat=True))


def arguments_of(session: ReflectionSession, code: str, codes: list[str]) -> dict[str, str]:
    """Own arguments: statement code → text. One query for all statements."""
    hashes = {author_hash(session.salt, code, statement): statement for statement in codes}
    rows = Argument.objects.filter(session=session, author_hash__in=hashes)
    return {hashes[row.author_hash]: row.text for row in rows}


def organisations_to_choose(session: ReflectionSession) -> list[Organisation]:
    """The partnership's organisations, for "where do you work?"."""
    return list(
        Organisation.objects.filter(memberships__partnership_id=session.partnership_id)
        .filter(
            Q(memberships__until__isnull=True) | Q(memberships__until__gte=session.starts_at.date())
        )
        .order_by("name")
        .distinct()
    )


@dataclass(frozen=True)
class Progress:
    """How far the group is: numbers of people only, never a score."""

    joined: int
    done: int
    begun: int
    invited: int
    statements: int

    @property
    def expected(self) -> int:
        """The number of people we wait for: invited, or joined when that is more."""
        return max(self.invited, self.joined)

    @property
    def percent(self) -> int:
        """The share that is done, for the width of a bar."""
        return round(100 * self.done / self.expected) if self.expected else 0


def progress_of(session: ReflectionSession) -> Progress:
    """Joined, begun and done, in three queries whatever the size of the group."""
    total = len(statements_of(session, "nl"))
    counts = (
        Answer.objects.filter(participant__session=session, vote=1)
        .values("participant_id", "participant__source")
        .annotate(n=Count("pk"))
        .values_list("n", "participant__source")
    )
    numbers = [total if source == Participant.Source.PAPER else n for n, source in counts]
    return Progress(
        joined=Participant.objects.filter(session=session).count(),
        done=sum(1 for n in numbers if n >= total),
        begun=len(numbers),
        invited=Invitee.objects.filter(session=session).count(),
        statements=total,
    )


def second_votes(session: ReflectionSession) -> int:
    """How many people voted again on the statement on screen."""
    return Answer.objects.filter(
        participant__session=session, statement=session.statement, vote=2
    ).count()


@dataclass(frozen=True)
class Presence:
    """How many of a group joined, and how many were invited."""

    value: str
    label: str
    joined: int
    invited: int


def presence_of(session: ReflectionSession) -> dict[str, list[Presence]]:
    """Invited and joined per layer and per partner (two queries)."""
    invited, joined = _by_place(Invitee, session), _by_place(Participant, session)
    layers = [
        Presence(value, str(label), joined["layer", value], invited["layer", value])
        for value, label in Layer.choices
    ]
    places = sorted(name for kind, name in {*invited, *joined} if kind == "partner" and name)
    partners = [
        Presence(name, name, joined["partner", name], invited["partner", name]) for name in places
    ]
    return {"layer": layers, "organisation": partners}


def _by_place(
    model: type[Invitee] | type[Participant], session: ReflectionSession
) -> Counter[tuple[str, str]]:
    """How many people on each ("layer", code) and at each ("partner", name)."""
    rows = model._default_manager.filter(session=session).order_by()
    found: Counter[tuple[str, str]] = Counter()
    for layer, partner, n in rows.values_list("layer", "organisation__name").annotate(
        n=Count("pk")
    ):
        found["layer", layer] += n
        found["partner", partner or ""] += n
    return found
