"""Which needs may be decided by who is there, and what came of the day."""

import pytest

from samenverder.answers.models import AnswerKind, NeedAnswer
from samenverder.network.models import Mandate
from samenverder.pitchdays import operations
from samenverder.pitchdays.models import PitchDayGuest
from samenverder.pitchdays.queries.deciding import board_sights, deciding_on
from samenverder.pitchdays.queries.overview import stands_of, whole
from samenverder.pitchdays.queries.parts import parts_of
from samenverder.pitchdays.queries.people import boards_of, candidates_for
from samenverder.plans.models import PlanNeed

pytestmark = pytest.mark.django_db


def sight(day):
    parts, boards = parts_of(day), boards_of(day)
    deciding = deciding_on(day, parts, boards)
    return deciding, board_sights(deciding, boards)


def stuck(day) -> dict[str, str]:
    deciding, _sights = sight(day)
    return {need.asked.text: need.who_could for need in deciding.needs if need.is_stuck}


def test_what_who_comes_may_not_decide_stands_apart(day, dora):
    assert stuck(day) == {"A new kitchen": "", "Three afternoons": ""}
    _deciding, (board,) = sight(day)
    assert len(board.asked) == 3
    assert "10.000" in board.sentences[0]
    assert "Dora Dekker" in board.sentences[0]


def test_who_could_is_named(day, dora, alice, board):
    Mandate.objects.create(
        partnership=day.partnership, person=alice.people.get(), organisation=board,
        subjects=["means", "training"], given_by="Board", since=day.day.replace(year=2020),
    )  # fmt: skip
    assert stuck(day) == {"A new kitchen": "Alice Aalders", "Three afternoons": "Alice Aalders"}


def test_once_it_is_noted_who_is_there_only_they_count(day, dora, alice, frank, board):
    Mandate.objects.create(
        partnership=day.partnership, person=alice.people.get(), organisation=board,
        subjects=["means", "training"], given_by="Board", since=day.day.replace(year=2020),
    )  # fmt: skip
    (row,) = boards_of(day)
    people = [candidate.person for candidate in candidates_for(row)][:2]
    operations.set_guests(board=row, by=frank, people=people)
    assert stuck(day) == {}
    for guest in PitchDayGuest.objects.filter(person__user=dora):
        operations.set_present(guest=guest, by=frank, present=True)
    assert set(stuck(day)) == {"A new kitchen", "Three afternoons"}
    for guest in PitchDayGuest.objects.filter(person__user=dora):
        operations.set_present(guest=guest, by=frank, present=False)
    assert stuck(day) == {}  # nobody was noted as there: Alice is expected


def test_who_comes_with_a_mandate_stands_first(day, dora, frank):
    (row,) = boards_of(day)
    names = [candidate.person.name for candidate in candidates_for(row)]
    assert names[0] == "Dora Dekker"
    assert "Frank Fokkema" in names[1:]


def test_a_need_that_is_only_written_is_not_asked(day, plan):
    PlanNeed.objects.create(plan=plan, kind_of="means", text="Secret", decision="?")
    deciding, _sights = sight(day)
    assert [need.asked.text for need in deciding.needs] == [
        "Transport", "A new kitchen", "Three afternoons",
    ]  # fmt: skip


def test_the_overview_adds_up_what_was_given(day, plan, board, dora):
    first, second, _third = plan.planneeds.order_by("order", "pk")
    for need, kind, euros in ((first, AnswerKind.AGREED, 4000), (second, AnswerKind.NOT_NOW, None)):
        NeedAnswer.objects.create(
            need=need, organisation=board, person=dora.people.get(), person_name="Dora Dekker",
            asked=need.shared, kind=kind, euros=euros, text="",
        )  # fmt: skip
    parts = parts_of(day)
    deciding, _sights = sight(day)
    stand = whole(deciding)
    assert (stand.answered, len(stand.waiting)) == (2, 1)
    assert "4.000" in str(stand.given)
    assert "34.800" in str(stand.asked)
    schools = {row.part.slot.name: row.stand.answered for row in stands_of(parts, deciding)}
    assert schools == {plan.school.name: 2, "Vso Eb": 0, "Vso Zeewind": 0}
