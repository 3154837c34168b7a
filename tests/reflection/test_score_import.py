"""Sheets and files become seats with answers, all or nothing, and go as a whole."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from samenverder.audit.models import AuditEntry
from samenverder.lib.tables import Table
from samenverder.live.models import OutboxMessage
from samenverder.reflection.models import Answer, Argument, Mark, Participant, ReflectionSession
from samenverder.reflection.operations import score_import as operations
from samenverder.reflection.operations.phases import close_session
from samenverder.reflection.operations.reveal import reveal
from samenverder.reflection.operations.seats import take_seat
from samenverder.reflection.operations.sessions import WrongPhase
from samenverder.reflection.queries.paper import batches_of
from samenverder.reflection.scores import ScoreRow
from samenverder.reflection.scores.checking import Checked, check_file
from tests.reflection.session_world import make_open_session, make_session


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def session(region, alice) -> ReflectionSession:
    return make_open_session(region, alice)


def checked(session: ReflectionSession, titles: list[str], *rows: list[str]) -> Checked:
    wide = [row + [""] * (len(titles) - len(row)) for row in rows]
    table = Table("Blad1", titles, wide, 1, list(range(2, len(rows) + 2)))
    return check_file(session, table)


def faults(found: Checked) -> list[str]:
    return [str(fault) for fault in found.faults]


def people(count: int, **fields: object) -> list[ScoreRow]:
    return [ScoreRow(scores={"A1": 1 + n % 5, "A2": None}, **fields) for n in range(count)]


class TestReadingRows:
    def test_gives_a_sheet_per_row(self, session, region):
        name = region.organisations.get(kind="municipality").name
        found = checked(
            session,
            ["Laag", "Organisatie", "A1", "A2", "A3", "A1 toelichting", "Tijd"],
            ["bestuur", name.upper(), "4", "weet ik niet", "", "Omdat het zo is.", "10:00"],
            ["", "liever niet", "waar", "5 - helemaal waar", "0", "", ""],
        )
        assert found.faults == []
        first, second = found.rows
        assert first == ScoreRow(
            scores={"A1": 4, "A2": None},
            layer="board",
            organisation_id=region.organisations.get(kind="municipality").pk,
            reasons={"A1": "Omdat het zo is."},
        )
        assert second == ScoreRow(scores={"A1": 4, "A2": 5, "A3": None})

    def test_names_every_fault_with_row_and_column(self, session):
        found = checked(
            session,
            ["Laag", "Organisatie", "A1", "A2", "Persoonlijke code", "A1 toelichting"],
            ["directie", "Gemeente Nergens", "6", "4", "merel", "x" * 1001],
            ["", "", "", "", "", ""],
            ["", "", "1", "", "merel anker 482", ""],
            ["", "", "1", "", "Merel-Anker 482", ""],
        )
        assert faults(found) == [
            "Row 2, column “A1”: “6” is not a score. Use 1 to 5, a label of the scale, or 0.",
            "Row 2, column “Laag”: We do not know the layer “directie”. Use board, management "
            "or practice.",
            "Row 2, column “Organisatie”: “Gemeente Nergens” is not one of the partners. Write "
            "the name as it stands under Network, or leave it empty.",
            "Row 2, column “Persoonlijke code”: A personal code has two words and three digits, "
            "such as: merel anker 482.",
            "Row 2, column “A1 toelichting”: This has 1001 characters. Use at most 1000.",
            "Row 3: This row has no scores. Fill them in or remove the row.",
            "Row 5, column “Persoonlijke code”: Row 4 has the same personal code. Check who "
            "this is.",
        ]

    @pytest.mark.parametrize(
        "cell",
        [
            "A3, r1",
            "A3 R1",
            "a3; R1",
            "R1\nA3",
            "A3/R1, A3",
            "Onze visie en ambitie komen regelmatig terug op de agenda van onze bijeenkomsten.; R1",
        ],
    )
    def test_reads_what_somebody_wants_to_work_on(self, session, cell):
        found = checked(session, ["A1", "Werk van maken"], ["4", cell], ["3", ""])
        assert found.faults == []
        assert set(found.rows[0].marks) == {"A3", "R1"}
        assert found.rows[1].marks == ()

    def test_marks_may_stand_in_three_columns(self, session):
        titles = ["A1", *(f"Hier wil ik werk van maken {n}" for n in (1, 2, 3))]
        found = checked(session, titles, ["4", "A3", "", "m1"])
        assert found.rows[0].marks == ("A3", "M1")
        assert found.columns.marks == [1, 2, 3]

    def test_a_mark_that_is_no_statement_and_one_too_many_are_named(self, session):
        found = checked(session, ["A1", "Want to work on"], ["4", "A3, iets"], ["4", "A1 A2 A3 R1"])
        assert faults(found) == [
            "Row 2, column “Want to work on”: “iets” is not one of the statements. Write codes, "
            "such as A3.",
            "Row 3, column “Want to work on”: There are 4 statements here. Keep three at most.",
        ]

    def test_a_partner_of_another_region_is_unknown(self, session, other_region):
        name = other_region.organisations.first().name
        found = checked(session, ["Organisatie", "A1"], [name, "3"])
        assert "is not one of the partners" in faults(found)[0]

    def test_needs_a_statement_and_a_row(self, session):
        assert faults(checked(session, ["Naam", "Telefoon"], ["Jo", "1"])) == [
            "No column is a statement. Use codes such as A1, or the full statements, as titles."
        ]
        assert faults(checked(session, ["A1"])) == [
            "There are no rows under the titles. Fill in one row per person."
        ]

    def test_a_session_with_names_needs_them(self, region, alice):
        session = make_open_session(region, alice, names="open")
        assert "There is no column “Name”" in faults(checked(session, ["A1"], ["3"]))[0]
        found = checked(session, ["Naam", "A1"], ["Jo", "3"], ["", "3"])
        assert faults(found) == [
            "Row 3, column “Naam”: Fill in the name: this session is held with open names."
        ]

    def test_a_personal_code_that_takes_part_already_is_refused(self, session):
        take_seat(session=session, organisation=None, layer="", code="merel anker 482")
        titles = ["Persoonlijke code", "A1"]
        found = checked(session, titles, ["", "3"], ["merel anker 482", "3"])
        assert faults(found) == [
            "Row 3, column “Persoonlijke code”: Somebody with this personal code takes part "
            "already. Remove this row."
        ]


class TestImporting:
    def test_stores_marks_with_the_seat_and_takes_them_back(self, session, alice):
        rows = [ScoreRow(scores={"A1": 5}, marks=("A3", "R1")), ScoreRow(scores={"A1": 2})]
        operations.import_scores(session=session, by=alice, rows=rows, batch="b1")
        marked = Mark.objects.filter(participant__session=session)
        assert sorted(marked.values_list("statement__code", flat=True)) == ["A3", "R1"]
        assert marked.values("participant").distinct().count() == 1
        operations.take_back(session=session, by=alice, batch="b1")
        assert not Mark.objects.exists()

    def test_stores_a_seat_with_answers_for_each_row(self, session, alice):
        rows = [
            ScoreRow(scores={"A1": 5, "M3": None}, layer="board"),
            ScoreRow(scores={"A1": 2}, reasons={"A1": "Te weinig tijd."}),
        ]
        assert operations.import_scores(session=session, by=alice, rows=rows, batch="b1") == 2
        seats = Participant.objects.filter(session=session, source="paper", batch="b1")
        assert sorted(seats.values_list("layer", flat=True)) == ["", "board"]
        stored = Answer.objects.values_list("statement__code", "value", "vote", "snapshot")
        assert sorted(stored, key=str) == [
            ("A1", 2, 1, None),
            ("A1", 5, 1, None),
            ("M3", None, 1, None),
        ]
        assert Argument.objects.get().text == "Te weinig tijd."

    def test_keeps_no_name_in_an_anonymous_session(self, session, alice):
        rows = [ScoreRow(scores={"A1": 5}, name="Jo", reasons={"A1": "Want."})]
        operations.import_scores(session=session, by=alice, rows=rows, batch="b1")
        assert Participant.objects.get().name == "" and Argument.objects.get().name == ""

    def test_keeps_names_where_everybody_was_told(self, region, alice):
        session = make_open_session(region, alice, names="open")
        rows = [ScoreRow(scores={"A1": 5}, name="Jo", reasons={"A1": "Want."})]
        operations.import_scores(session=session, by=alice, rows=rows, batch="b1")
        assert Participant.objects.get().name == "Jo" and Argument.objects.get().name == "Jo"

    def test_nothing_ties_an_argument_to_a_seat_or_to_another_argument(self, session, alice):
        rows = [
            ScoreRow(scores={"A1": 5}, reasons={"A1": f"Een {n}", "A2": f"Twee {n}"})
            for n in range(20)
        ]
        operations.import_scores(session=session, by=alice, rows=rows, batch="b1")
        hashes = set(Argument.objects.values_list("author_hash", flat=True))
        assert len(hashes) == 40
        assert not hashes & set(Participant.objects.values_list("code_hash", flat=True))
        in_order = list(Argument.objects.order_by("pk").values_list("text", flat=True))
        assert in_order != [text for row in rows for text in row.reasons.values()]

    def test_the_order_of_the_rows_is_not_kept(self, session, alice):
        rows = [ScoreRow(scores={"A1": 1 if n < 30 else 5}) for n in range(60)]
        operations.import_scores(session=session, by=alice, rows=rows, batch="b1")
        values = list(Answer.objects.order_by("participant_id").values_list("value", flat=True))
        assert values != sorted(values)

    def test_the_same_file_is_known_in_this_session_only(self, session, region, alice):
        batch = operations.batch_of(session, b"inhoud")
        assert batch == operations.batch_of(session, b"inhoud")
        assert batch != operations.batch_of(session, b"inhoud ")
        assert batch != operations.batch_of(make_session(region, alice), b"inhoud")
        assert len(batch) <= 24
        operations.import_scores(session=session, by=alice, rows=people(2), batch=batch)
        with pytest.raises(operations.AlreadyImported):
            operations.import_scores(session=session, by=alice, rows=people(2), batch=batch)
        assert Participant.objects.count() == 2

    def test_a_personal_code_makes_a_seat_that_can_be_compared(self, session, alice):
        rows = [ScoreRow(scores={"A1": 5}, personal="merel anker 482")]
        operations.import_scores(session=session, by=alice, rows=rows, batch="b1")
        seat = Participant.objects.get()
        assert seat.pair_hash and seat.source == "paper"
        found, _code = take_seat(
            session=session, organisation=None, layer="", code="merel anker 482"
        )
        assert found == seat
        with pytest.raises(operations.AlreadyHere):
            operations.import_scores(session=session, by=alice, rows=rows, batch="b2")

    @pytest.mark.parametrize("phase", ["planned", "closed"])
    def test_only_while_the_session_runs(self, session, alice, phase):
        ReflectionSession.objects.filter(pk=session.pk).update(phase=phase)
        with pytest.raises(WrongPhase):
            operations.import_scores(session=session, by=alice, rows=people(1), batch="b1")
        with pytest.raises(WrongPhase):
            operations.type_in_sheet(session=session, by=alice, row=people(1)[0])
        assert not Participant.objects.exists()

    def test_an_open_conversation_takes_no_sheets(self, region, alice):
        session = make_open_session(region, alice, mode="conversation")
        with pytest.raises(WrongPhase):
            operations.import_scores(session=session, by=alice, rows=people(1), batch="b1")

    def test_after_the_reveal_answers_wait_for_the_next_one(self, session, alice):
        operations.import_scores(session=session, by=alice, rows=people(8), batch="b1")
        reveal(session=session, by=alice)
        operations.import_scores(session=session, by=alice, rows=people(6), batch="b2")
        waiting = Answer.objects.filter(participant__batch="b2")
        assert set(waiting.values_list("snapshot", flat=True)) == {None}

    def test_progress_moves_and_the_audit_has_no_scores(self, session, alice):
        rows = [ScoreRow(scores={"A1": 5}, reasons={"A1": "Een geheim"})]
        operations.import_scores(
            session=session, by=alice, rows=rows, batch="b1", filename="blad.xlsx"
        )
        assert OutboxMessage.objects.filter(topic=f"progress:{session.pk}").exists()
        entry = AuditEntry.objects.get(verb="scores_imported")
        assert entry.detail == {"batch": "b1", "n": 1, "file": "blad.xlsx"}


class TestTakingBack:
    def test_removes_seats_answers_and_arguments_of_that_batch_only(self, session, alice):
        rows = [ScoreRow(scores={"A1": 5}, reasons={"A1": f"Reden {n}"}) for n in range(4)]
        operations.import_scores(session=session, by=alice, rows=rows, batch="b1")
        other = [ScoreRow(scores={"A1": 3}, reasons={"A1": "Blijft"})]
        operations.import_scores(session=session, by=alice, rows=other, batch="b2")
        assert operations.take_back(session=session, by=alice, batch="b1") == 4
        assert Participant.objects.get().batch == "b2"
        assert Answer.objects.count() == 1 and Argument.objects.get().text == "Blijft"

    def test_then_the_file_may_come_again(self, session, alice):
        operations.import_scores(session=session, by=alice, rows=people(2), batch="b1")
        operations.take_back(session=session, by=alice, batch="b1")
        operations.import_scores(session=session, by=alice, rows=people(2), batch="b1")
        assert Participant.objects.count() == 2

    def test_never_touches_people_with_a_phone(self, session, alice):
        take_seat(session=session, organisation=None, layer="")
        assert operations.take_back(session=session, by=alice, batch="") == 0
        assert Participant.objects.count() == 1

    def test_is_over_once_people_saw_the_results(self, session, alice):
        operations.import_scores(session=session, by=alice, rows=people(8), batch="b1")
        reveal(session=session, by=alice)
        with pytest.raises(operations.AlreadyShown):
            operations.take_back(session=session, by=alice, batch="b1")
        operations.import_scores(session=session, by=alice, rows=people(2), batch="b2")
        assert operations.take_back(session=session, by=alice, batch="b2") == 2
        assert Participant.objects.count() == 8

    def test_is_over_once_the_session_is_closed(self, session, alice):
        operations.import_scores(session=session, by=alice, rows=people(2), batch="b1")
        close_session(session=session, by=alice)
        with pytest.raises(WrongPhase):
            operations.take_back(session=session, by=alice, batch="b1")


def test_what_came_in_is_told_in_people(session, alice):
    operations.import_scores(
        session=session, by=alice, rows=people(3), batch="b1", filename="blad.csv"
    )
    operations.type_in_sheet(session=session, by=alice, row=people(1)[0])
    typed, file = batches_of(session)
    assert (typed.is_typed, typed.people, typed.can_go) == (True, 1, True)
    assert (file.file, file.people, file.is_typed) == ("blad.csv", 3, False)
    assert typed.at > file.at
