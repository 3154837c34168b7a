"""What makes a line: groups, actions, answers; and what never does."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from samenverder.commitments.operations.action_items import add_action
from samenverder.insight import ties
from samenverder.insight.periods import periods
from samenverder.insight.ties import (
    LARGEST,
    Gathering,
    Scope,
    between_organisations,
    between_people,
)
from samenverder.meetings.models import Attendee, Meeting, MeetingKind, MeetingState
from samenverder.network.models import (
    GroupMember,
    HowOften,
    Layer,
    Organisation,
    Partnership,
    Person,
    Position,
    RelationAnswer,
    RelationRound,
    RelationSeat,
    WorkingGroup,
)

LATEST, *_YEARS, ALL = periods(date(2024, 8, 1))


def _person(region: Partnership, organisation: Organisation, layer: str = Layer.PRACTICE) -> Person:
    person = Person.objects.create(partnership=region, name=f"P{Person.objects.count()}")
    Position.objects.create(person=person, organisation=organisation, layer=layer)
    return person


def _found(
    region: Partnership, source: str, period: Any = LATEST, layer: str = ""
) -> list[Gathering]:
    return ties.gather(Scope(region, period, layer), [source])[source]


class TestGroups:
    def test_who_was_in_it_in_the_period_counts(self, region: Partnership) -> None:
        school = region.organisations.first()
        people = [_person(region, school) for _ in range(3)]
        group = WorkingGroup.objects.create(
            partnership=region, name="Stage", since=date.today() - timedelta(days=900)
        )
        long_ago = date.today() - timedelta(days=800)
        for person, until in zip(people, [None, None, long_ago], strict=True):
            GroupMember.objects.create(group=group, person=person, since=group.since, until=until)
        (gathering,) = _found(region, "groepen")
        assert set(gathering.people) == {people[0].pk, people[1].pk}
        (gathering,) = _found(region, "groepen", ALL)
        assert len(gathering.people) == 3

    def test_of_another_partnership_is_nothing_seen(
        self, region: Partnership, other_region: Partnership
    ) -> None:
        group = WorkingGroup.objects.create(partnership=other_region, name="x", since=date.today())
        GroupMember.objects.create(
            group=group, person=_person(other_region, other_region.organisations.first()),
            since=date.today(),
        )  # fmt: skip
        assert _found(region, "groepen") == []


class TestMeetings:
    def test_who_were_there_together_in_a_meeting_that_was_held(self, region: Partnership) -> None:
        school = region.organisations.first()
        people = [_person(region, school) for _ in range(3)]
        when = timezone.now() - timedelta(days=20)
        for state in (MeetingState.HELD, MeetingState.CANCELLED):
            meeting = Meeting.objects.create(
                partnership=region, kind=MeetingKind.BOARD, title="x", state=state,
                starts_at=when, ends_at=when + timedelta(hours=2),
            )  # fmt: skip
            for person, present in zip(people, [True, True, False], strict=True):
                Attendee.objects.create(meeting=meeting, person=person, was_present=present)
        (gathering,) = _found(region, "bijeenkomsten")
        assert set(gathering.people) == {people[0].pk, people[1].pk}


class TestActions:
    def test_who_does_it_and_who_wrote_it_down(self, region: Partnership, alice, mia) -> None:
        me, her = (Person.objects.get(user=user) for user in (alice, mia))
        for _ in range(2):
            add_action(
                partnership=region, by=alice, text="x", owner=her, owner_name=her.name,
                due_on=date.today(),
            )  # fmt: skip
        assert _found(region, "acties") == [
            Gathering(people=(min(me.pk, her.pk), max(me.pk, her.pk)), weight=2)
        ]

    def test_an_action_for_oneself_makes_no_line(self, region: Partnership, alice) -> None:
        me = Person.objects.get(user=alice)
        add_action(
            partnership=region, by=alice, text="x", owner=me, owner_name=me.name,
            due_on=date.today(),
        )  # fmt: skip
        assert _found(region, "acties") == []


class TestAnswers:
    @pytest.fixture
    def answered(self, region: Partnership, people: Any) -> Any:
        school, town, bakery = region.organisations.order_by("pk")

        def make(count: int, how: str = HowOften.OFTEN, layer: str = Layer.PRACTICE) -> None:
            asked = RelationRound.objects.filter(partnership=region).first()
            asked = asked or RelationRound.objects.create(partnership=region, name="Nu")
            for _ in range(count):
                seat = RelationSeat.objects.create(
                    round=asked, person=_person(region, school, layer), started_at=timezone.now()
                )
                RelationAnswer.objects.create(seat=seat, organisation=town, how_often=how)
                RelationAnswer.objects.create(
                    seat=seat, organisation=bakery, how_often=HowOften.NEVER
                )

        return make

    def test_four_people_who_answered_are_too_few(self, region: Partnership, answered) -> None:
        answered(4)
        assert _found(region, "vraag") == []

    def test_the_most_that_was_said_counts_and_never_is_no_line(
        self, region: Partnership, answered
    ) -> None:
        answered(4, HowOften.SOMETIMES)
        answered(1, HowOften.OFTEN)
        (line,) = _found(region, "vraag")
        school, town, _bakery = region.organisations.order_by("pk")
        assert line == Gathering(organisations=(school.pk, town.pk), weight=3)

    def test_a_layer_that_sets_fewer_than_five_apart_shows_nothing(
        self, region: Partnership, answered
    ) -> None:
        answered(6, layer=Layer.PRACTICE)
        answered(2, layer=Layer.BOARD)
        assert _found(region, "vraag", layer=Layer.BOARD) == []
        assert _found(region, "vraag", layer=Layer.PRACTICE) == []
        answered(3, layer=Layer.BOARD)
        assert len(_found(region, "vraag", layer=Layer.BOARD)) == 1

    def test_answers_draw_no_line_between_people(self, region: Partnership, answered) -> None:
        answered(6)
        everybody = set(Person.objects.values_list("pk", flat=True))
        assert not between_people({"vraag": _found(region, "vraag")}, everybody).counts


class TestLines:
    WORKS: dict[int, tuple[int, ...]] = {1: (10,), 2: (20,), 3: (20,), 4: (10, 20)}

    def test_a_gathering_counts_once_for_two_organisations(self) -> None:
        found = {"x": [Gathering(people=(1, 2, 3))]}
        assert between_organisations(found, {10, 20}, self.WORKS).counts == {(10, 20): [1]}

    def test_one_person_with_two_positions_is_no_line(self) -> None:
        found = {"x": [Gathering(people=(4,))]}
        assert between_organisations(found, {10, 20}, self.WORKS).counts == {}

    def test_a_full_hall_makes_no_lines_and_is_counted(self) -> None:
        found = {"x": [Gathering(people=tuple(range(LARGEST + 1)))]}
        made = between_people(found, set(range(100)))
        assert made.counts == {}
        assert made.skipped == 1

    def test_reflection_is_not_among_the_sources(self) -> None:
        assert not {code for code in ties.SOURCES if "reflect" in code or "sessie" in code}


def test_the_sources_together_cost_few_queries(
    region: Partnership, alice, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(6):
        _found(region, "groepen")
        _found(region, "acties")
        _found(region, "vraag")
