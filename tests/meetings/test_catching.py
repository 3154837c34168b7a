"""One line becomes an action or a decision; nothing that is typed is lost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenverder.meetings.catching import catch, parse_day

TODAY = date(2027, 4, 14)  # a Wednesday
PEOPLE = {1: "Marloes Dekker", 2: "Sem Verhagen", 3: "Sem de Wit", 4: "Anne-Fleur van Dam"}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 mei", date(2027, 5, 12)),
        ("12 maart", date(2028, 3, 12)),
        ("14 april", date(2027, 4, 14)),
        ("12-5", date(2027, 5, 12)),
        ("12/5/2027", date(2027, 5, 12)),
        ("12-5-27", date(2027, 5, 12)),
        ("2027-05-12", date(2027, 5, 12)),
        ("May 12", date(2027, 5, 12)),
        ("12th May 2028", date(2028, 5, 12)),
        ("wo 12 mei", date(2027, 5, 12)),
        ("vandaag", date(2027, 4, 14)),
        ("morgen", date(2027, 4, 15)),
        ("vrijdag", date(2027, 4, 16)),
        ("woensdag", date(2027, 4, 21)),
        ("volgende week", date(2027, 4, 23)),
        ("volgende week dinsdag", date(2027, 4, 20)),
        ("next week", date(2027, 4, 23)),
        ("Friday", date(2027, 4, 16)),
        ("over twee weken", None),
        ("over 2 weken", date(2027, 4, 28)),
        ("in 3 days", date(2027, 4, 17)),
        ("over een maand", date(2027, 5, 14)),
        ("volgende maand", date(2027, 5, 31)),
        ("eind mei", date(2027, 5, 31)),
        ("eind van de maand", date(2027, 4, 30)),
        ("eind februari", date(2028, 2, 29)),
        ("29 februari", date(2028, 2, 29)),
        ("31 februari", None),
        ("32-1", None),
        ("12-13", None),
        ("ooit", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(words: str, day: date | None) -> None:
    assert parse_day(words, TODAY) == day


@pytest.mark.parametrize(
    ("line", "text", "people", "due"),
    [
        ("@Marloes voor 12 mei: belt de wethouder", "belt de wethouder", [1], date(2027, 5, 12)),
        ("@Marloes Dekker before May 12: call", "call", [1], date(2027, 5, 12)),
        ("@marloes vóór vrijdag: bellen", "bellen", [1], date(2027, 4, 16)),
        ("@Sem uiterlijk 12-5: bellen", "bellen", [2, 3], date(2027, 5, 12)),
        ("@Sem de Wit voor morgen: bellen", "bellen", [3], date(2027, 4, 15)),
        ("@Anne-Fleur voor morgen: bellen", "bellen", [4], date(2027, 4, 15)),
        ("@Dekker voor morgen: bellen", "bellen", [1], date(2027, 4, 15)),
        ("@Kasper voor morgen: bellen", "bellen", [], date(2027, 4, 15)),
        ("@Marloes belt de school voor vrijdag", "belt de school", [1], date(2027, 4, 16)),
        ("@Marloes: belt de school", "belt de school", [1], None),
        ("@Marloes zoekt uit: wie betaalt", "zoekt uit: wie betaalt", [1], None),
        ("@Marloes voor 12 mei: bel om 14:00", "bel om 14:00", [1], date(2027, 5, 12)),
    ],
)
def test_actions(line: str, text: str, people: list[int], due: date | None) -> None:
    caught = catch(line, PEOPLE, TODAY)
    assert caught.kind == "action"
    assert (caught.text, caught.people, caught.due) == (text, people, due)


@pytest.mark.parametrize(
    ("line", "text", "amount"),
    [
        ("besluit: we beginnen in mei", "we beginnen in mei", None),
        ("Besloten: we beginnen", "we beginnen", None),
        ("decision: we begin", "we begin", None),
        ("besluit € 5.000: een bus", "een bus", Decimal("5000.0")),
        ("besluit €5.000,50: een bus", "een bus", Decimal("5000.50")),
        ("besluit 250 euro: taart", "taart", Decimal("250.0")),
        ("besluit over de bus: we huren er een", "over de bus: we huren er een", None),
        ("besluit we huren een bus", "we huren een bus", None),
    ],
)
def test_decisions(line: str, text: str, amount: Decimal | None) -> None:
    caught = catch(line, PEOPLE, TODAY)
    assert (caught.kind, caught.text, caught.amount) == ("decision", text, amount)


@pytest.mark.parametrize(
    "line", ["", "   ", "@", "besluit:", "besluit", "Zomaar een zin", "@Marloes"]
)
def test_what_is_not_clear_comes_back_as_it_was(line: str) -> None:
    caught = catch(line, PEOPLE, TODAY)
    assert caught.kind == "unclear"
    assert caught.text == " ".join(line.split())


@given(st.text(max_size=300))
def test_no_line_breaks_it_and_no_letter_is_lost(line: str) -> None:
    """Every word of the line stands in what was caught: text, name, or understood as a date."""
    caught = catch(line, PEOPLE, TODAY)
    if caught.kind == "unclear":
        assert caught.text == " ".join(line.split())
    else:
        assert caught.text


@given(
    st.sampled_from(["@Marloes ", "@Sem ", "@Kasper ", "besluit ", "@"]),
    st.text(max_size=40),
    st.text(alphabet="abc defg", min_size=1, max_size=60).filter(str.strip),
)
def test_the_text_after_the_colon_is_kept_whole(start: str, middle: str, text: str) -> None:
    line = f"{start}{middle}: {text}"
    caught = catch(line, PEOPLE, TODAY)
    assert " ".join(text.split()) in caught.text


@given(st.text(max_size=40), st.dates(date(2000, 1, 1), date(2190, 1, 1)))
def test_any_words_for_a_day_give_a_day_or_nothing(words: str, today: date) -> None:
    found = parse_day(words, today)
    assert found is None or isinstance(found, date)


@given(st.dates(date(2026, 1, 1), date(2100, 1, 1)))
def test_a_day_written_out_in_full_is_that_day(day: date) -> None:
    assert parse_day(f"{day.day}-{day.month}-{day.year}", TODAY) == day
    assert parse_day(day.isoformat(), TODAY) == day
