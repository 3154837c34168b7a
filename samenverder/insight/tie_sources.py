"""The sources of lines: meetings, groups, actions and the two-minute question.

Scores and seats of reflection sessions are never a source: those are anonymous.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Sum
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem
from samenverder.insight import ties
from samenverder.insight.periods import Period
from samenverder.insight.ties import Gathering, Scope, Source
from samenverder.meetings.models import Attendee, Meeting, MeetingState
from samenverder.network.models import (
    GroupMember,
    HowOften,
    Partnership,
    Person,
    Position,
    RelationAnswer,
    RelationRound,
    RelationSeat,
)

FEWEST_ANSWERS = 5
"""Fewer people than this who answered (or who are left out by a layer) and nothing is drawn."""

WEIGHTS = {HowOften.NEVER: 0, HowOften.SOMETIMES: 1, HowOften.OFTEN: 3}


def in_groups(scope: Scope) -> Iterator[Gathering]:
    """Members of one working group in the period; one query."""
    rows = GroupMember.objects.filter(scope.period.overlaps(), group__partnership=scope.partnership)
    rows = rows.filter(scope.period.overlaps("group__")).order_by()
    members: dict[int, set[int]] = defaultdict(set)
    for group, person in rows.values_list("group_id", "person_id"):
        members[group].add(person)
    for people in members.values():
        yield Gathering(people=tuple(people))


def in_actions(scope: Scope) -> Iterator[Gathering]:
    """Who does an action and who wrote it down; and who took one on together. Two queries."""
    people = Person.objects.filter(partnership=scope.partnership, user__isnull=False)
    account = dict(people.values_list("user_id", "pk"))
    rows = ActionItem.objects.filter(partnership=scope.partnership, deleted_at__isnull=True)
    rows = rows.filter(scope.period.moments("created_at"), owner__isnull=False).order_by()
    counts: dict[tuple[int, int], int] = defaultdict(int)
    together: dict[str, set[int]] = defaultdict(set)
    for owner, by, place in rows.values_list("owner_id", "created_by_id", "source_url"):
        writer = account.get(by) if by else None
        if writer and writer != owner:
            counts[min(owner, writer), max(owner, writer)] += 1
        if place:
            together[place].add(owner)
    for pair, count in counts.items():
        yield Gathering(people=pair, weight=count)
    for owners in together.values():
        if len(owners) > 1:
            yield Gathering(people=tuple(owners))


def in_meetings(scope: Scope) -> Iterator[Gathering]:
    """Who were present together at a meeting that was held in the period; one query."""
    rows = Attendee.objects.filter(
        scope.period.moments("meeting__starts_at"),
        was_present=True,
        removed_at__isnull=True,
        meeting__partnership=scope.partnership,
        meeting__state=MeetingState.HELD,
    ).order_by()
    present: dict[int, set[int]] = defaultdict(set)
    for meeting, person in rows.values_list("meeting_id", "person_id"):
        present[meeting].add(person)
    for people in present.values():
        if len(people) > 1:
            yield Gathering(people=tuple(people))


def in_answers(scope: Scope) -> Iterator[Gathering]:
    """What people answered, between organisations only: the most that was said of each pair.

    Nothing when fewer than five people answered, or when a layer would set fewer than five apart.
    """
    rounds = RelationRound.objects.filter(partnership=scope.partnership)
    rounds = rounds.filter(scope.period.moments("opened_at"))
    seats = RelationSeat.objects.filter(round__in=rounds, started_at__isnull=False)
    people = set(seats.values_list("person_id", flat=True))
    places = places_of(people, scope.period)
    rows = RelationAnswer.objects.filter(seat__round__in=rounds).order_by()
    answers = list(rows.values_list("seat__person_id", "organisation_id", "how_often"))
    counted = {p for p in people if any(scope.layer in ("", layer) for _o, layer in places[p])}
    if len(counted) < FEWEST_ANSWERS or 0 < len(people - counted) < FEWEST_ANSWERS:
        return
    most: dict[tuple[int, int], int] = defaultdict(int)
    for person, other, how in answers:
        for own in {org for org, _layer in places[person]} if person in counted else ():
            if own != other:
                pair = (min(own, other), max(own, other))
                most[pair] = max(most[pair], WEIGHTS[HowOften(how)])
    for pair, weight in most.items():
        if weight:
            yield Gathering(organisations=pair, weight=weight)


def places_of(people: set[int], period: Period) -> dict[int, list[tuple[int, str]]]:
    """The organisations and layers of these people in a period; one query."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = Position.objects.filter(period.overlaps(), person_id__in=people).order_by("pk")
    for person, organisation, layer in rows.values_list("person_id", "organisation_id", "layer"):
        found[person].append((organisation, layer))
    return found


def _group_stamp(partnership: Partnership) -> tuple[Any, ...]:
    rows = GroupMember.objects.filter(group__partnership=partnership)
    return tuple(
        rows.aggregate(
            n=Count("pk"), last=Max("pk"), ended=Count("until"), to=Max("until")
        ).values()
    )


def _meeting_stamp(partnership: Partnership) -> tuple[Any, ...]:
    held = Meeting.objects.filter(partnership=partnership, state=MeetingState.HELD)
    present = Attendee.objects.filter(was_present=True, meeting__in=held)
    return (
        *held.aggregate(n=Count("pk"), last=Max("changed_at")).values(),
        *present.aggregate(n=Count("pk"), who=Sum("pk"), gone=Count("removed_at")).values(),
    )


def _action_stamp(partnership: Partnership) -> tuple[Any, ...]:
    rows = ActionItem.objects.filter(partnership=partnership)
    return tuple(
        rows.aggregate(n=Count("pk"), versions=Sum("version"), gone=Count("deleted_at")).values()
    )


def _answer_stamp(partnership: Partnership) -> tuple[Any, ...]:
    rows = RelationAnswer.objects.filter(seat__round__partnership=partnership)
    return tuple(rows.aggregate(n=Count("pk"), last=Max("pk")).values())


def register() -> None:
    """Add these sources, in the order of the page."""
    ties.register(
        Source(
            "bijeenkomsten",
            _("Meetings"),
            _("both were at a meeting that was held"),
            in_meetings,
            _meeting_stamp,
        )
    )
    ties.register(
        Source(
            "groepen",
            _("Groups"),
            _("both are in the same working group or core team"),
            in_groups,
            _group_stamp,
        )
    )
    ties.register(
        Source(
            "acties",
            _("Actions"),
            _("one does an action the other wrote down, or both took one on in the same session"),
            in_actions,
            _action_stamp,
            topic="actions",
        )
    )
    ties.register(
        Source(
            "vraag",
            _("The question"),
            _("somebody said to work with the other, sometimes or often"),
            in_answers,
            _answer_stamp,
        )
    )
