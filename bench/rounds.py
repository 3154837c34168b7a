"""The sessions of a made-up region: people who answered, figures, talk, actions, history."""

import hashlib
import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from bench.region import Region
from samenverder.commitments.models import ActionItem, ActionState, Change, Comment
from samenverder.network.models import Layer
from samenverder.reflection.agenda import default_agenda
from samenverder.reflection.figures import build_figures
from samenverder.reflection.models import (
    Answer,
    Argument,
    DiscussionItem,
    Instrument,
    Invitee,
    Mark,
    Names,
    Note,
    Participant,
    Phase,
    ReflectionSession,
    ReportRequest,
    SessionAction,
    SessionFacilitator,
    Snapshot,
    Statement,
)
from samenverder.reflection.operations.instruments import (
    copy_instrument,
    load_regional_instrument,
    next_version,
    publish_instrument,
)
from samenverder.reflection.personal_code import author_hash, pair_hash, seat_hash

PERSONAL_CODE = "merel anker 100"
BUILT = 3  # how many of the last sessions get figures of their own


def add_instruments(region: Region) -> None:
    """The regional instrument, own ones with an older version each, and a draft."""
    regional = load_regional_instrument()
    for _number in range(region.sizes.others - 1):
        first = _published_copy(region, regional)
        second = next_version(instrument=first, by=region.coordinator)
        region.instruments.append(publish_instrument(instrument=second, by=region.coordinator))
    region.draft = copy_instrument(
        instrument=regional, partnership=region.partnership, by=region.coordinator
    )
    region.instruments.append(regional)


def _published_copy(region: Region, instrument: Instrument) -> Instrument:
    draft = copy_instrument(
        instrument=instrument, partnership=region.partnership, by=region.coordinator
    )
    return publish_instrument(instrument=draft, by=region.coordinator)


def add_rounds(region: Region, *, own_instrument: bool) -> None:
    """Sessions half a year apart, the last one last week; each compares with the one before.

    Real figures are built for the first and the last few. Building takes a good second for a
    hundred people, so the sessions between show those of the first one.
    """
    instrument = region.instruments[0 if own_instrument else -1]
    statements = list(Statement.objects.filter(instrument=instrument).select_related("theme"))
    figures: dict[str, Any] | None = None
    for number in range(region.sizes.sessions):
        session = _session(region, number, instrument)
        region.sessions.append(session)
        _people(region, session, number, statements)
        if figures is None or number >= region.sizes.sessions - BUILT:
            figures_here = build_figures(session, number=1)
            figures = figures or figures_here
        else:
            figures_here = figures
            # by number, not by a join: PostgreSQL plans an update with a join badly on fresh rows
            seats = list(session.participants.values_list("pk", flat=True))
            Answer.objects.filter(participant_id__in=seats).update(snapshot=1)
        _outcome(region, session, statements, figures_here)


def _session(region: Region, number: int, instrument: Instrument) -> ReflectionSession:
    last = region.sizes.sessions - 1
    start = timezone.make_aware(datetime.combine(region.today, datetime.min.time()))
    start += timedelta(hours=14) - timedelta(days=7 + 30 * (last - number))
    session = ReflectionSession.objects.create(
        partnership=region.partnership,
        instrument=instrument,
        previous=region.sessions[-1] if region.sessions else None,
        title=f"Reflectie {number + 1}",
        purpose="Terugkijken op onze samenwerking en afspreken wat we eraan doen.",
        place="Stadhuis van Lindemeer",
        starts_at=start,
        agenda=default_agenda("scored", "live", 60),
        names=Names.OPEN if number == last - 1 else Names.ANONYMOUS,
        phase=Phase.CLOSED,
        salt=f"bench-{region.slug}-{number}",
        opened_at=start,
        revealed_at=start + timedelta(minutes=15),
        closed_at=start + timedelta(hours=1),
        part=6,
        led_by=region.coordinator,
        next_round_on=(start + timedelta(days=30)).date(),
    )
    SessionFacilitator.objects.bulk_create(
        SessionFacilitator(session=session, user=user) for user in region.users[:2]
    )
    return session


def _people(
    region: Region, session: ReflectionSession, number: int, statements: list[Statement]
) -> None:
    """Who was invited, who came, what they answered. Half of them can be compared over time."""
    asked = region.people if number == region.sizes.sessions - 1 else region.people[:150]
    Invitee.objects.bulk_create(
        Invitee(
            session=session,
            person=person,
            organisation=region.organisations[at % len(region.organisations)],
            layer=Layer.values[at % 3],
            mailed_at=session.starts_at - timedelta(days=14) if at % 2 else None,
        )
        for at, person in enumerate(asked)
    )
    seats = Participant.objects.bulk_create(
        _seat(region, session, at) for at in range(region.sizes.participants)
    )
    Answer.objects.bulk_create(_answers(region.dice, seats, statements))
    Mark.objects.bulk_create(
        Mark(participant=seat, statement=statements[(at * 7 + turn) % len(statements)])
        for at, seat in enumerate(seats)
        for turn in range(2)
    )
    ReportRequest.objects.bulk_create(
        ReportRequest(session=session, email=f"verslag{at}@{region.slug}.example")
        for at in range(region.sizes.others)
    )


def _seat(region: Region, session: ReflectionSession, at: int) -> Participant:
    """A seat; the first one opens with PERSONAL_CODE."""
    code = PERSONAL_CODE if at == 0 else f"merel anker {100 + at}"
    return Participant(
        session=session,
        code_hash=seat_hash(session.salt, code),
        pair_hash=pair_hash(region.partnership.pairing_salt, code) if at % 2 == 0 else "",
        organisation=region.organisations[at % min(25, len(region.organisations))],
        layer=Layer.values[at % 3],
        name=region.people[at % len(region.people)].name if not session.is_anonymous else "",
    )


def _answers(
    dice: random.Random, seats: list[Participant], statements: list[Statement]
) -> Iterable[Answer]:
    for seat in seats:
        bias = dice.gauss(3.2, 0.7)
        for statement in statements:
            value = max(1, min(5, round(bias + dice.gauss(0, 0.9))))
            unknown = dice.random() < 0.04
            yield Answer(
                participant=seat,
                statement=statement,
                value=None if unknown else value,
                sequence=1,
            )


def _outcome(
    region: Region,
    session: ReflectionSession,
    statements: list[Statement],
    figures: dict[str, Any],
) -> None:
    """The frozen figures, what was talked about, and what was agreed."""
    Snapshot.objects.create(
        session=session, number=1, taken_at=session.revealed_at, figures=figures
    )
    talked = statements[: min(5, region.sizes.others)]
    DiscussionItem.objects.bulk_create(
        DiscussionItem(session=session, statement=row, order=at, minutes=5, reason="two_camps")
        for at, row in enumerate(talked, start=1)
    )
    Note.objects.bulk_create(
        Note(session=session, statement=row, text="Wat er is gezegd.", changed_by=region.users[1])
        for row in [*talked, None]
    )
    Argument.objects.bulk_create(
        Argument(
            session=session,
            statement=row,
            author_hash=author_hash(session.salt, f"merel anker {100 + at}", row.code),
            shuffle=hashlib.md5(f"{session.salt}{at}".encode()).hexdigest(),
            text=f"Omdat we elkaar nog niet goed genoeg kennen ({at}).",
        )
        for row in talked
        for at in range(region.sizes.others)
    )
    _actions(region, session, talked)


def _actions(region: Region, session: ReflectionSession, talked: list[Statement]) -> None:
    """Actions in every state, with comments and a history; the first one has the longest."""
    states = [ActionState.DONE, ActionState.OPEN, ActionState.DROPPED, ActionState.DOING]
    made = ActionItem.objects.bulk_create(
        ActionItem(
            partnership=region.partnership,
            text=f"Actie {at + 1}: maak voor de volgende bijeenkomst een lijst van alle stages.",
            owner=region.people[at % len(region.people)],
            owner_name=region.people[at % len(region.people)].name,
            due_on=session.starts_at.date() + timedelta(days=3 + 20 * at),
            state=states[at % 4],
            dropped_reason="Geen tijd meer." if states[at % 4] == ActionState.DROPPED else "",
            focus_area=region.areas[at % len(region.areas)],
            theme_code=talked[at % len(talked)].theme.code,
            statement_code=talked[at % len(talked)].code,
            source_label=session.title,
            source_url=session.get_absolute_url(),
            created_by=region.coordinator,
        )
        for at in range(region.sizes.actions)
    )
    SessionAction.objects.bulk_create(
        SessionAction(session=session, action=row, statement=talked[at % len(talked)])
        for at, row in enumerate(made)
    )
    for at, row in enumerate(made):
        _history(region, row, 2 if at else region.sizes.others)


def _history(region: Region, action: ActionItem, length: int) -> None:
    lines = [("created", "", action.text)]
    lines += [("text", f"Versie {n}", f"Versie {n + 1}") for n in range(length)]
    Change.objects.bulk_create(
        Change(
            action=action,
            by=region.users[at % len(region.users)],
            field=name,
            before=before,
            after=after,
            version=at + 1,
        )
        for at, (name, before, after) in enumerate(lines)
    )
    Comment.objects.bulk_create(
        Comment(action=action, text="Dit loopt.", by=region.users[at % len(region.users)])
        for at in range(length)
    )
