"""Matching the titles of somebody's spreadsheet to statements."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from samenverder.reflection.models import Statement
from samenverder.reflection.operations.instruments import load_regional_instrument
from samenverder.reflection.scores import Columns, match_columns
from tests.waiting import work_seconds


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def statements(db) -> list[Statement]:
    return list(load_regional_instrument().statements.order_by("order"))


def match(statements: list[Statement], *titles: str, with_names: bool = False) -> Columns:
    return match_columns(list(titles), statements, with_names=with_names)


A1_NL = "We hebben een duidelijke visie en ambitie op papier, en alle partners staan erachter."
A1_EN = "We have a clear vision and ambition in writing, and every partner stands behind it."


class TestSureMatches:
    @pytest.mark.parametrize(
        "title",
        [
            "A1",
            " a1 ",
            "Stelling A1",
            "vraag a1.",
            A1_NL,
            A1_NL.upper(),
            A1_NL.replace(",", "").replace(".", ""),
            A1_EN,
            f"1. {A1_NL}",
            f"Q3: {A1_EN}",
            f"A1 – {A1_NL}",
            f"Vraag 12) {A1_NL}",
            f"Hoe waar is dit? [{A1_NL}]",
            f"  {A1_NL.replace(' ', '  ')} ",
        ],
    )
    def test_by_code_or_by_full_text_in_either_language(self, statements, title):
        found = match(statements, "Tijdstempel", title)
        assert found.scores == {"A1": 1}
        assert found.ignored == [0] and not found.close and not found.faults

    def test_all_22_full_texts(self, statements):
        titles = [f"{number}. {row.text_nl}" for number, row in enumerate(statements, 1)]
        found = match(statements, "Tijd", "E-mailadres", *titles)
        assert found.scores == {row.code: at + 2 for at, row in enumerate(statements)}
        assert found.ignored == [0, 1]

    def test_what_is_asked_about_people(self, statements):
        found = match(statements, "Laag", "Waar werkt u?", "Personal code", "Naam", "A1")
        assert found.people == {"layer": 0, "organisation": 1, "personal": 2}
        assert found.ignored == [3]  # a name is not read in an anonymous session
        assert match(statements, "Naam", "A1", with_names=True).people == {"name": 0}

    def test_remarks_by_code(self, statements):
        found = match(statements, "A1 toelichting", "Remark A2", "r3 opmerking", "A1")
        assert found.reasons == {"A1": 0, "A2": 1, "R3": 2}

    def test_what_a_form_program_puts_around_an_exact_title_is_left_out(self, statements):
        found = match(statements, f"Points - {A1_NL}", A1_NL, f"Feedback - {A1_NL}")
        assert found.scores == {"A1": 1} and found.ignored == [0, 2] and not found.faults

    def test_empty_titles_are_nothing(self, statements):
        found = match(statements, "", "A1", " ")
        assert found.scores == {"A1": 1} and found.ignored == []


class TestDoubt:
    def test_a_nearly_equal_text_is_offered_not_taken(self, statements):
        title = "3. Onze visie en ambitie komen geregeld terug op agenda's van bijeenkomsten"
        found = match(statements, title)
        assert found.scores == {}
        assert [(offer.code, offer.column) for offer in found.close] == [("A3", 0)]

    def test_a_confirmed_offer_counts_and_another_is_left_out(self, statements):
        titles = (
            "Onze visie en ambitie komen geregeld terug op de agenda van onze bijeenkomsten.",
            "We organiseren bijeenkomsten, ook informeel, waar we elkaar goed leren kennen.",
        )
        found = match(statements, *titles)
        assert {offer.code for offer in found.close} == {"A3", "R2"}
        found.accept({"R2"})
        assert found.scores == {"R2": 1} and found.ignored == [0] and found.close == []

    def test_something_else_is_not_offered(self, statements):
        found = match(statements, "We hebben een duidelijke agenda.", "Opmerkingen", "Vraag 99")
        assert not found.scores and not found.close and len(found.ignored) == 3

    def test_two_columns_for_one_statement_are_a_fault_that_names_both(self, statements):
        found = match(statements, "A1", A1_NL)
        (fault,) = found.faults
        assert "“A1”" in str(fault) and "We hebben een duidelijke" in str(fault)

    def test_a_wide_hostile_header_is_done_soon(self, statements):
        titles = [f"{A1_NL[: 20 + n % 60]} {'woord ' * 200}{n}" for n in range(200)]
        assert work_seconds(lambda: match(statements, *titles)) < 3
