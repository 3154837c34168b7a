"""The reveal: answers are frozen into a snapshot of figures that may be shown."""

from django.db import transaction
from django.utils import timezone

from samenverder.network.models import User
from samenverder.reflection.agenda import index_of
from samenverder.reflection.models import (
    DiscussionItem,
    Phase,
    ReflectionSession,
    Snapshot,
)
from samenverder.reflection.operations.answers import statement_ids
from samenverder.reflection.operations.phases import part_clock
from samenverder.reflection.operations.sessions import WrongPhase, lock, note
from samenverder.reflection.operations.snapshots import take_snapshot, work_ahead


def reveal(*, session: ReflectionSession, by: User) -> Snapshot:
    """Show the results: freeze what was answered, propose what to talk about.

    A later reveal adds late answers in batches (see figures). Raises WrongPhase when the session
    is not open or revealed, or has no scores.
    """
    ahead = work_ahead(session)
    with transaction.atomic():
        current = lock(session)
        if current.phase not in {Phase.OPEN, Phase.REVEALED} or not current.is_scored:
            raise WrongPhase
        snapshot = take_snapshot(current, ahead)
        first = current.phase == Phase.OPEN
        if first:
            _show_first(current)
        current.save()
        _propose(current, snapshot)
        note(current, by, "results_revealed", number=snapshot.number)
    return snapshot


def _show_first(current: ReflectionSession) -> None:
    now = timezone.now()
    current.phase = Phase.REVEALED
    current.revealed_at = current.revealed_at or now
    current.statement = None
    for key, value in part_clock(current, index_of(current, "reveal"), now).items():
        setattr(current, key, value)


def _propose(current: ReflectionSession, snapshot: Snapshot) -> None:
    if current.discussion_items.exists():
        return
    ids = statement_ids(current.instrument_id)
    proposals = snapshot.figures.get("proposals", [])
    DiscussionItem.objects.bulk_create(
        DiscussionItem(
            session=current,
            statement_id=ids[item["code"]],
            order=order,
            minutes=item["minutes"],
            reason=item["reason"],
        )
        for order, item in enumerate(proposals, start=1)
    )


def undo_reveal(*, session: ReflectionSession, by: User) -> ReflectionSession:
    """Take the results off the screens. Answers that were shown stay as they were.

    Who already saw the figures could otherwise subtract them from the next reveal and read what
    one person changed; so new answers join later, in batches.
    """
    with transaction.atomic():
        current = lock(session)
        if current.phase != Phase.REVEALED:
            raise WrongPhase
        current.phase = Phase.OPEN
        current.revealed_at = None
        current.statement = None
        current.second_vote_open = False
        for key, value in part_clock(
            current, index_of(current, "statements"), timezone.now()
        ).items():
            setattr(current, key, value)
        current.save()
        note(current, by, "reveal_undone")
    return current
