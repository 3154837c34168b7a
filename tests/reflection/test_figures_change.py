"""What is said of the change between two rounds, and what is not."""

import pytest

from samenverder.reflection.models import Names, Statement
from tests.reflection.results_world import join, make_instrument, make_session, reveal

pytestmark = pytest.mark.django_db
ALL = ("A1", "A2", "R1", "R2")


@pytest.fixture
def instrument(db):
    return make_instrument()


@pytest.fixture
def before(region, instrument):
    return make_session(region, instrument, title="Voorjaar 2026")


def now_of(region, before, **fields):
    instrument = fields.pop("instrument", before.instrument)
    return make_session(region, instrument, previous=before, **fields)


def fill(session, scores, pair="p", **fields):
    for number, score in enumerate(scores):
        pairing = f"{pair}{number}" if pair else ""
        join(session, dict.fromkeys(ALL, score), pair=pairing, **fields)


def test_without_a_previous_round_there_is_no_change(before):
    fill(before, [3] * 6)
    assert reveal(before)["change"] is None


def test_people_who_took_part_twice_are_compared(region, before):
    fill(before, [2] * 12)
    reveal(before)
    now = now_of(region, before)
    fill(now, [3] * 10 + [2, 1])
    change = reveal(now)["change"]
    row = change["themes"]["ambition"]
    assert change["paired_n"] == 12 and change["previous"] == before.pk
    assert (row["higher"], row["lower"], row["equal"]) == (10, 1, 1)
    assert row["verdict"] == "improved"
    assert row["before"] == [0, 24, 0, 0, 0]
    assert row["after"] == [2, 2, 20, 0, 0]


def test_a_fall_is_named_as_well(region, before):
    fill(before, [4] * 12)
    reveal(before)
    now = now_of(region, before)
    fill(now, [2] * 12)
    assert reveal(now)["change"]["themes"]["relation"]["verdict"] == "worse"


def test_unpaired_rounds_claim_nothing(region, before):
    fill(before, [1] * 12, pair="")
    reveal(before)
    now = now_of(region, before)
    fill(now, [5] * 12, pair="")
    change = reveal(now)["change"]
    assert change["paired_n"] == 0
    for row in change["themes"].values():
        assert row["verdict"] is None
        assert [row[key] for key in ("higher", "lower", "equal", "before", "after")] == [None] * 5
    assert change["everyone"]["ambition"]["before"] == [24, 0, 0, 0, 0]


def test_five_changed_answers_are_never_a_change(region, before):
    fill(before, [1] * 5)
    reveal(before)
    now = now_of(region, before)
    fill(now, [5] * 5)
    assert reveal(now)["change"]["themes"]["ambition"]["verdict"] == "cannot_tell"


@pytest.mark.parametrize("paired", [1, 4])
def test_under_five_paired_people_only_their_number_is_told(region, before, paired):
    fill(before, [2] * paired)
    fill(before, [3] * 8, pair="")
    reveal(before)
    now = now_of(region, before)
    fill(now, [5] * paired)
    fill(now, [3] * 8, pair="")
    row = reveal(now)["change"]["themes"]["ambition"]
    assert row["paired_n"] == paired
    assert row["verdict"] is None and row["higher"] is None and row["after"] is None


def test_the_rest_of_the_room_is_five_or_more_before_distributions_show(region, before):
    fill(before, [2, 3, 4, 3, 2, 3, 4, 3])
    fill(before, [5, 1], pair="")
    reveal(before)
    now = now_of(region, before)
    fill(now, [3, 4, 4, 3, 3, 4, 4, 4])
    row = reveal(now)["change"]["themes"]["ambition"]
    assert row["verdict"] is not None, "the words stay"
    assert row["before"] is None and row["after"] is None, "two people would be left over"


def test_paired_people_are_not_laid_over_a_layer(region, before):
    for number in range(6):
        join(before, dict.fromkeys(ALL, 3), layer="board", pair=f"b{number}")
        join(before, dict.fromkeys(ALL, 3), layer="practice", pair=f"u{number}")
        join(before, dict.fromkeys(ALL, 3), layer="practice")
    reveal(before)
    now = now_of(region, before)
    for number in range(6):
        first = dict.fromkeys(ALL, 1 if number == 5 else 3)
        join(now, first, layer="board", pair=f"b{number}" if number < 5 else "")
        join(now, dict.fromkeys(ALL, 3), layer="practice", pair=f"u{number}")
        join(now, dict.fromkeys(ALL, 3), layer="practice")
    figures = reveal(now)
    assert any(g["counts"] for g in figures["statements"]["A1"]["groups"]["layer"])
    assert figures["change"]["themes"]["ambition"]["after"] is None, "one board member is left over"


def test_a_code_used_twice_in_one_round_is_not_compared(region, before):
    fill(before, [2] * 6)
    join(before, dict.fromkeys(ALL, 5), pair="p0")
    reveal(before)
    now = now_of(region, before)
    fill(now, [3] * 6)
    assert reveal(now)["change"]["paired_n"] == 5


def test_other_words_are_not_compared(region, before):
    fill(before, [2] * 6)
    reveal(before)
    newer = make_instrument()
    Statement.objects.filter(instrument=newer, code="A1").update(text_nl="Heel iets anders.")
    now = now_of(region, before, instrument=newer)
    fill(now, [3] * 6)
    assert set(reveal(now)["change"]["themes"]) == {"relation"}


def test_a_round_with_open_names_is_not_compared_with_an_anonymous_one(region, before):
    fill(before, [2] * 6)
    reveal(before)
    now = now_of(region, before, names=Names.OPEN)
    fill(now, [3] * 6, name="Sanne")
    change = reveal(now)["change"]
    assert change["reason"] == "names" and change["themes"] == {}


def test_a_previous_round_that_was_never_shown_stays_closed(region, before):
    fill(before, [2] * 6)
    now = now_of(region, before)
    fill(now, [3] * 6)
    change = reveal(now)["change"]
    assert change["reason"] == "not_shown" and change["everyone"] == {}


def test_the_paired_people_do_not_grow_with_a_later_batch(region, before):
    fill(before, [2] * 11)
    reveal(before)
    now = now_of(region, before)
    fill(now, [3] * 6)
    first = reveal(now)["change"]
    for number in range(6, 11):
        join(now, dict.fromkeys(ALL, 5), pair=f"p{number}")
    assert reveal(now)["change"] == first


def test_a_second_set_of_paired_people_may_not_differ_from_the_first_by_a_few(region, before):
    fill(before, [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 2, 3])
    reveal(before)
    one = now_of(region, before, title="Najaar")
    fill(one, [3] * 12)
    assert reveal(one)["change"]["themes"]["ambition"]["before"] is not None
    two = now_of(region, before, title="Nog een keer")
    fill(two, [3] * 11)
    fill(two, [3] * 5, pair="")
    assert reveal(two)["change"]["themes"]["ambition"]["before"] is None


def test_a_person_mean_rests_on_statements_answered_both_times(region, before):
    for number in range(6):
        join(before, {"A1": 2, "A2": 5}, pair=f"p{number}")
    reveal(before)
    now = now_of(region, before)
    for number in range(6):
        join(now, {"A1": 2, "A2": None}, pair=f"p{number}")
    row = reveal(now)["change"]["themes"]["ambition"]
    assert (row["equal"], row["lower"]) == (6, 0)
