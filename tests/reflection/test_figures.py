"""What a snapshot holds, worked out from answers known beforehand."""

import pytest

from samenverder.reflection.models import Invitee, Mark, Mode, Names, Statement
from tests.reflection.results_world import (
    join,
    make_instrument,
    make_organisations,
    make_session,
    reveal,
)

pytestmark = pytest.mark.django_db


def mark(session, person, *codes):
    for code in codes:
        statement = Statement.objects.get(instrument=session.instrument, code=code)
        Mark.objects.create(participant=person, statement=statement)


@pytest.fixture
def instrument(db):
    return make_instrument()


@pytest.fixture
def session(region, instrument):
    return make_session(region, instrument)


class TestFewerThanFive:
    def test_nothing_but_the_response_is_there(self, session):
        for value in (1, 2, 3, 4):
            join(session, {"A1": value, "A2": value}, layer="board")
        figures = reveal(session)
        assert figures["n"] == 4
        assert figures["enough"] is False
        assert figures["statements"] == {} and figures["themes"] == {}
        assert figures["change"] is None and figures["proposals"] == []
        assert figures["marked_by"] is None and figures["names"] is None
        assert figures["response"]["joined"] == 4

    def test_a_statement_needs_five_scores_of_its_own(self, session):
        for _ in range(4):
            join(session, {"A1": 4, "A2": 4})
        join(session, {"A1": 4, "A2": None})
        figures = reveal(session)
        assert figures["statements"]["A1"]["counts"] == [0, 0, 0, 5, 0]
        hidden = figures["statements"]["A2"]
        assert hidden["counts"] is None and hidden["n"] is None and hidden["unknown"] is None
        assert hidden["level"] == "none" and hidden["mean"] is None
        assert figures["themes"]["ambition"]["counts"] == [0, 0, 0, 5, 0]


class TestEveryone:
    def test_the_numbers_are_those_of_the_answers(self, session):
        for value in (1, 2, 4, 4, 5, 5, None):
            join(session, {"A1": value})
        entry = reveal(session)["statements"]["A1"]
        assert entry["counts"] == [1, 1, 0, 2, 2]
        assert (entry["n"], entry["unknown"]) == (6, 1)
        assert entry["mean"] == 3.5
        assert entry["interval"][0] < 3.5 < entry["interval"][1]
        assert entry["theme"] == "ambition" and entry["since"] == 1

    def test_a_theme_is_the_sum_of_its_statements(self, session):
        for value in (1, 2, 4, 4, 5, None):
            join(session, {"A1": value, "A2": 5, "R1": value, "R2": 1})
        figures = reveal(session)
        statements, themes = figures["statements"], figures["themes"]
        for theme in themes.values():
            rows = [statements[code]["counts"] for code in theme["statements"]]
            assert theme["counts"] == [sum(column) for column in zip(*rows, strict=True)]
        assert themes["ambition"]["letter"] == "A"
        assert themes["relation"]["title_en"] == "Relationship"

    def test_words_of_a_theme_are_no_surer_than_its_people(self, region):
        many = make_session(region, make_instrument({"ambition": 4}))
        for value in (4, 4, 3, 4, 3):
            join(many, dict.fromkeys(["A1", "A2", "A3", "A4"], value))
        figures = reveal(many)
        assert figures["themes"]["ambition"]["n"] == 20
        assert figures["themes"]["ambition"]["level"] == figures["statements"]["A1"]["level"]

    def test_somebody_without_an_answer_does_not_count(self, session):
        for _ in range(5):
            join(session, {"A1": 3})
        join(session, {})
        assert reveal(session)["n"] == 5

    def test_an_open_conversation_has_no_figures(self, region, instrument):
        talk = make_session(region, instrument, mode=Mode.CONVERSATION)
        for _ in range(6):
            join(talk, {"A1": 3})
        assert reveal(talk)["enough"] is False


class TestGroups:
    def layered(self, session, **sizes):
        for layer, size in sizes.items():
            for number in range(size):
                join(session, {"A1": 1 + number % 5, "A2": 3}, layer=layer)
        groups = reveal(session)["statements"]["A1"]["groups"]["layer"]
        return {group["value"]: group for group in groups}

    def test_layers_from_five_answers_are_shown(self, session):
        groups = self.layered(session, board=5, management=7, practice=9)
        assert {value: sum(group["counts"]) for value, group in groups.items()} == {
            "board": 5,
            "management": 7,
            "practice": 9,
        }
        assert groups["board"]["label_en"] == "Board" and groups["board"]["of"] == 5

    def test_what_is_hidden_is_together_five_or_more(self, session):
        groups = self.layered(session, board=3, management=7, practice=9)
        assert groups["practice"]["counts"] is not None
        assert groups["management"]["counts"] is None
        assert groups["board"]["counts"] is None and groups["board"]["n"] is None

    def test_a_small_group_that_all_say_they_do_not_know_stays_hidden(self, session):
        for _ in range(3):
            join(session, {"A1": None}, layer="board")
        for number in range(8):
            join(session, {"A1": 1 + number % 5}, layer="management")
            join(session, {"A1": 5 - number % 5}, layer="practice")
        groups = reveal(session)["statements"]["A1"]["groups"]["layer"]
        shown = {group["value"] for group in groups if group["counts"]}
        assert len(shown) == 1, "the other two together would leave the three of the board"

    def test_two_tables_over_each_other_do_not_single_out_one_person(self, session, region):
        one, two = make_organisations(region, ["vo", "mbo"])
        join(session, {"A1": 1}, layer="board", organisation=one)
        for number in range(5):
            join(session, {"A1": 3 + number % 3}, layer="board", organisation=two)
            join(session, {"A1": 3 + number % 3}, layer="practice", organisation=one)
            join(session, {"A1": 3 + number % 3}, layer="practice", organisation=two)
        groups = reveal(session)["statements"]["A1"]["groups"]
        layers = [group for group in groups["layer"] if group["counts"]]
        kinds = [group for group in groups["kind"] if group["counts"]]
        assert layers, "one dimension is safe"
        assert not kinds, "the one who said 1 would be the only board member of the vo"

    def test_kinds_and_organisations_show_when_every_crossing_is_large(self, session, region):
        one, two = make_organisations(region, ["vo", "mbo"])
        for layer in ("board", "practice"):
            for organisation in (one, two):
                for number in range(6):
                    join(session, {"A1": 1 + number % 5}, layer=layer, organisation=organisation)
        groups = reveal(session)["statements"]["A1"]["groups"]
        assert all(group["counts"] for rows in groups.values() for group in rows)

    def test_a_theme_shows_a_group_only_where_all_its_statements_do(self, session):
        for number in range(6):
            join(session, {"A1": 1 + number % 5, "A2": 3}, layer="board")
            few = {"A2": 3} if number else {}
            join(session, {"A1": 1 + number % 5, **few}, layer="practice")
        for number in range(3):
            join(session, {"A1": 1 + number, "A2": None}, layer="management")
        figures = reveal(session)
        for group in figures["themes"]["ambition"]["groups"]["layer"]:
            rows = [
                next(
                    row["counts"]
                    for row in figures["statements"][code]["groups"]["layer"]
                    if row["value"] == group["value"]
                )
                for code in ("A1", "A2")
            ]
            if all(rows):
                assert group["counts"] == [sum(c) for c in zip(*rows, strict=True)]
            else:
                assert group["counts"] is None

    def test_a_difference_is_named_only_when_chance_hardly_makes_one(self, session):
        for number in range(9):
            join(session, {"A1": 4 + number % 2, "A2": 1 + number % 5}, layer="board")
            join(session, {"A1": 1 + number % 2, "A2": 5 - number % 5}, layer="practice")
        statements = reveal(session)["statements"]
        assert statements["A1"]["differs"] is True
        assert statements["A1"]["differs_by"] == ["layer"]
        assert statements["A2"]["differs"] is False


class TestMarksAndProposals:
    def test_marks_show_from_five_people(self, session):
        people = [join(session, {"A1": 2, "A2": 4}) for _ in range(8)]
        for person in people[:4]:
            mark(session, person, "A1")
        figures = reveal(session)
        assert figures["marked_by"] is None
        assert figures["statements"]["A1"]["marks"] is None

    def test_marks_of_five_people_are_counted(self, session):
        people = [join(session, {"A1": 2, "A2": 4}) for _ in range(8)]
        for person in people[:5]:
            mark(session, person, "A1")
        mark(session, people[0], "A2")
        figures = reveal(session)
        assert figures["marked_by"] == 5
        assert figures["statements"]["A1"]["marks"] == 5
        assert figures["statements"]["A2"]["marks"] == 1
        assert figures["statements"]["R1"]["marks"] == 0

    def test_marks_change_by_five_people_at_a_time(self, session):
        people = [join(session, {"A1": 2}) for _ in range(12)]
        for person in people[:5]:
            mark(session, person, "A1")
        reveal(session)
        mark(session, people[5], "R1")
        second = reveal(session)
        assert second["marked_by"] == 5 and second["statements"]["R1"]["marks"] == 0
        for person in people[6:10]:
            mark(session, person, "R1")
        third = reveal(session)
        assert third["marked_by"] == 10 and third["statements"]["R1"]["marks"] == 5

    def test_proposals_have_a_reason_and_fit_the_minutes(self, session):
        for number in range(10):
            join(session, {"A1": 1 + number % 2, "A2": 1 if number % 2 else 5, "R1": 3, "R2": 3})
        proposals = reveal(session)["proposals"]
        reasons = {row["code"]: row["reason"] for row in proposals}
        assert reasons["A1"] == "low" and reasons["A2"] == "divided"
        assert sum(row["minutes"] for row in proposals) <= 27
        assert all(1 <= row["minutes"] <= 7 for row in proposals)

    def test_a_short_talk_still_gets_one_proposal(self, region, instrument):
        short = make_session(region, instrument, agenda=[{"key": "talk", "minutes": 5}])
        for _ in range(10):
            join(short, {"A1": 1, "A2": 1})
        proposals = reveal(short)["proposals"]
        assert [row["minutes"] for row in proposals] == [5]


class TestResponse:
    def test_it_holds_who_came_against_who_was_invited(self, region, session):
        school, employer = make_organisations(region, ["vo", "employer"])
        for number in range(3):
            person = region.people.create(name=f"Genodigde {number}")
            Invitee.objects.create(
                session=session,
                person=person,
                organisation=employer if number else school,
                layer="board",
            )
        for _ in range(5):
            join(session, {"A1": 3}, layer="practice", organisation=school)
        response = reveal(session)["response"]
        assert (response["joined"], response["invited"]) == (5, 3)
        kinds = {row["value"]: row for row in response["kind"]}
        assert (kinds["vo"]["joined"], kinds["vo"]["invited"]) == (5, 1)
        assert (kinds["employer"]["joined"], kinds["employer"]["invited"]) == (0, 2)
        layers = {row["value"]: (row["joined"], row["invited"]) for row in response["layer"]}
        assert layers == {"board": (0, 3), "practice": (5, 0)}


class TestOpenNames:
    @pytest.fixture
    def open_session(self, region, instrument):
        return make_session(region, instrument, names=Names.OPEN)

    def test_everything_shows_with_the_names_per_option(self, open_session):
        join(open_session, {"A1": 5, "A2": None}, name="Sanne", layer="board")
        join(open_session, {"A1": 5, "A2": 2}, name="Bilal", layer="practice")
        figures = reveal(open_session)
        assert figures["enough"] is True and figures["open_names"] is True
        assert figures["names"]["A1"]["5"] == ["Bilal", "Sanne"]
        assert figures["names"]["A2"]["unknown"] == ["Sanne"]
        groups = figures["statements"]["A1"]["groups"]["layer"]
        assert [group["counts"] for group in groups] == [[0, 0, 0, 0, 1], [0, 0, 0, 0, 1]]

    def test_late_answers_join_one_by_one(self, open_session):
        join(open_session, {"A1": 5}, name="Sanne")
        reveal(open_session)
        join(open_session, {"A1": 1}, name="Bilal")
        figures = reveal(open_session)
        assert figures["statements"]["A1"]["counts"] == [1, 0, 0, 0, 1]
        assert figures["names"]["A1"]["1"] == ["Bilal"]

    def test_an_anonymous_session_holds_no_name_at_all(self, session):
        for number in range(6):
            join(session, {"A1": 3}, name=f"Geheim{number}")
        assert "Geheim" not in str(reveal(session))
