"""The pages of paper: typing in, choosing a file, checking it, storing all or nothing."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samenverder.lib.tables import Sheet, read_table, write_csv, write_xlsx
from samenverder.network.models import Layer, User
from samenverder.reflection import returned
from samenverder.reflection.models import Answer, Argument, Mark, Participant, ReflectionSession
from samenverder.reflection.operations.reveal import reveal
from tests import cast
from tests.reflection.session_world import make_open_session, make_session

GETS = ["paper", "score_sheet", "score_workbook", "paper_type_in", "paper_check", "paper_errors"]
POSTS = [
    "paper_type_in",
    "paper_take_back",
    "paper_choose_file",
    "paper_check",
    "paper_forget_file",
]
CLOSE = "Onze visie en ambitie komen geregeld terug op agenda's van onze bijeenkomsten"
SECRET = "Tot ziens in Timboektoe"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def session(region, alice) -> ReflectionSession:
    return make_open_session(region, alice)


def browser(user: User | None) -> Client:
    client = cast.client_for(user)
    client.cookies["sv_language"] = "en"
    return client


def url(name: str, session: ReflectionSession) -> str:
    return reverse(f"reflection:{name}", args=["lindemeer", session.pk])


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def send(client: Client, session: ReflectionSession, name: str, data: bytes):
    file = SimpleUploadedFile(name, data)
    return client.post(url("paper_choose_file", session), {"file": file}, follow=True)


def csv_of(*rows: list[str], titles: list[str] | None = None) -> bytes:
    return write_csv(titles or ["A1", "A2", "A3"], rows)


class TestWhoMay:
    def test_who_leads_sees_all_of_it(self, alice, frank, session):
        for user in (alice, frank):
            statuses = [browser(user).get(url(name, session)).status_code for name in GETS]
            assert statuses == [200, 200, 200, 200, 302, 404]  # no file is waiting

    def test_others_see_and_do_nothing(self, mia, rita, charlie, session):
        for user, status in ((mia, 403), (rita, 403), (charlie, 404)):
            for name in GETS:
                assert browser(user).get(url(name, session)).status_code == status, name
            for name in POSTS:
                assert browser(user).post(url(name, session)).status_code == status, name
        assert not Participant.objects.exists()

    def test_a_visitor_is_asked_to_sign_in(self, session):
        for name in GETS:
            assert browser(None).get(url(name, session)).status_code == 302

    @pytest.mark.parametrize("name", ["paper_take_back", "paper_choose_file", "paper_forget_file"])
    def test_changes_are_posts(self, alice, session, name):
        assert browser(alice).get(url(name, session)).status_code == 405

    def test_an_open_conversation_has_no_paper(self, region, alice):
        session = make_open_session(region, alice, mode="conversation")
        page = text_of(browser(alice).get(url("paper", session)))
        assert "An open conversation has no score sheets" in page
        for name in GETS[1:]:
            assert browser(alice).get(url(name, session)).status_code == 404, name

    def test_one_leaders_file_is_not_anothers(self, alice, frank, session):
        send(browser(alice), session, "a.csv", csv_of(["1", "2", "3"]))
        assert browser(frank).get(url("paper_check", session)).status_code == 302


class TestBeforeAndAfter:
    def test_a_planned_session_can_be_printed_not_filled(self, region, alice):
        session = make_session(region, alice)
        page = text_of(browser(alice).get(url("paper", session)))
        assert "Score sheet in Dutch" in page and "once the session is open" in page
        assert "Check this file" not in page
        page = text_of(browser(alice).get(url("paper_type_in", session), follow=True))
        assert "This session is not open yet." in page
        page = text_of(send(browser(alice), session, "a.csv", csv_of(["1", "2", "3"])))
        assert "This session is not open yet." in page
        assert not Participant.objects.exists()


class TestTypingIn:
    def data(self, **changes: str) -> dict[str, str]:
        scores = {"score_A1": "4", "score_A2": "0", "score_A3": "?", "score_M3": "1"}
        return {"layer": "", "organisation": "", "personal": "", **scores, **changes}

    def test_stores_the_sheet_and_offers_the_next(self, frank, session, region):
        partner = region.organisations.first()
        data = self.data(layer="board", organisation=str(partner.pk))
        data |= {"about_1": "A1", "remark_1": "Het gaat goed.", "mark_1": "R1", "mark_3": "R1"}
        client = browser(frank)
        response = client.post(url("paper_type_in", session), data, follow=True)
        assert "Sheet 1 is stored. Take the next one." in text_of(response)
        seat = Participant.objects.get()
        assert (seat.layer, seat.organisation, seat.source) == ("board", partner, "paper")
        found = dict(Answer.objects.values_list("statement__code", "value"))
        assert found == {"A1": 4, "A2": None, "A3": None, "M3": 1}
        assert Argument.objects.get().statement.code == "A1"
        assert Mark.objects.get().statement.code == "R1"

    def test_is_undone_with_the_button_on_the_next_page(self, frank, session):
        client = browser(frank)
        page = text_of(client.post(url("paper_type_in", session), self.data(), follow=True))
        batch = re.search(r'name="batch" value="([^"]+)"', page)[1]
        response = client.post(
            url("paper_take_back", session), {"batch": batch, "back": "type_in"}, follow=True
        )
        assert "The answers of 1 person are taken back." in text_of(response)
        assert response.redirect_chain[-1][0] == url("paper_type_in", session)
        assert not Participant.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"score_A2": "7"}, "A2: type 1 to 5, or 0 for “I don&#x27;t know”."),
            ({"score_A2": "x"}, "A2: type 1 to 5"),
            ({"remark_1": "Los"}, "Choose the statement this is about."),
            (
                {"remark_1": "a", "about_1": "A1", "remark_2": "b", "about_2": "A1"},
                "Put all remarks about one statement in one box.",
            ),
            ({"personal": "merel"}, "two words and three digits"),
            ({f"score_{code}": "" for code in ("A1", "A2", "A3", "M3")}, "at least one"),
            ({"layer": "keizer"}, "This cannot be chosen"),
        ],
    )
    def test_a_mistake_keeps_what_was_typed(self, frank, session, changes, sentence):
        data = self.data(**{"about_3": "M1", "remark_3": "Dit blijft staan", **changes})
        page = text_of(browser(frank).post(url("paper_type_in", session), data))
        assert sentence in page and "<title>Error:" in page
        assert "Dit blijft staan" in page
        assert not Participant.objects.exists()

    def test_a_session_with_names_asks_for_the_name(self, region, alice):
        session = make_open_session(region, alice, names="open")
        page = text_of(browser(alice).post(url("paper_type_in", session), self.data()))
        assert "<title>Error:" in page
        browser(alice).post(url("paper_type_in", session), self.data(name="Jo"))
        assert Participant.objects.get().name == "Jo"

    def test_a_partner_of_another_region_cannot_be_chosen(self, frank, session, other_region):
        strange = str(other_region.organisations.first().pk)
        browser(frank).post(url("paper_type_in", session), self.data(organisation=strange))
        assert not Participant.objects.exists()

    def test_says_when_the_session_closed_meanwhile(self, frank, session):
        ReflectionSession.objects.update(phase="closed")
        page = text_of(browser(frank).post(url("paper_type_in", session), self.data(), follow=True))
        assert "This session is closed." in page


class TestAFile:
    @pytest.mark.parametrize(
        ("language", "layer", "partner", "words"),
        [
            ("en", "Layer", "Organisation", "A1 remark"),
            ("nl", "Laag", "Organisatie", "A1 toelichting"),
        ],
    )
    def test_the_template_filled_in_is_understood_at_once(
        self, frank, session, region, language, layer, partner, words
    ):
        client = browser(frank)
        client.cookies["sv_language"] = language
        template = client.get(url("score_workbook", session))
        table = read_table(io.BytesIO(template.content), "scores.xlsx")
        codes = session.instrument.statements.values_list("code", flat=True)
        assert set(codes) <= set(table.header)
        row = dict.fromkeys(table.header, "")
        with translation.override(language):
            board = str(Layer.BOARD.label)
        row |= {layer: board, partner: region.organisations.first().name, "A1": "4"}
        row[words] = "Goed zo."
        data = write_xlsx([Sheet("Scores", table.header, [list(row.values())])])
        send(client, session, "scores.xlsx", data)
        client.post(url("paper_check", session))
        assert Participant.objects.get().layer == "board"
        assert Argument.objects.get().text == "Goed zo."

    def test_shows_columns_and_people_and_never_a_score(self, frank, session):
        titles = ["Tijdstempel", "E-mailadres", "A1", "A2", "A2 toelichting"]
        rows = [[f"tijd {n}", f"p{n}@x.example", "4", "waar", SECRET] for n in range(12)]
        page = text_of(send(browser(frank), session, "a.csv", csv_of(*rows, titles=titles)))
        assert "The file has the answers of 12 people" in page
        assert "Tijdstempel, E-mailadres" in page and "A2 toelichting" in page
        main = page[page.index("<main") : page.index("</main>")]
        for hidden in ("p3@x.example", "tijd 3", SECRET, ">4<", ">waar<"):
            assert hidden not in main
        assert not Participant.objects.exists()

    def test_what_is_left_out_is_not_kept_either(self, frank, session):
        client = browser(frank)
        rows = [["p1@x.example", "4"]]
        send(client, session, "a.csv", csv_of(*rows, titles=["E-mailadres", "A1"]))
        assert "p1@x.example" not in str(client.session[returned.KEY])

    def test_is_stored_whole_after_the_check(self, frank, session):
        client = browser(frank)
        send(client, session, "a.csv", csv_of(["1", "2", "3"], ["waar", "", "0"]))
        page = text_of(client.post(url("paper_check", session), follow=True))
        assert "The answers of 2 people are stored." in page and "a.csv" in page
        assert Answer.objects.count() == 5
        assert returned.KEY in client.session and not client.session[returned.KEY]

    def test_one_wrong_cell_stores_nothing(self, frank, session):
        client = browser(frank)
        data = csv_of(["1", "2", "3"], ["1", "soms", "3"])
        page = text_of(send(client, session, "a.csv", data))
        assert "One thing in the file is not right yet" in page
        assert "Row 3, column “A2”: “soms” is not a score." in page
        assert "Store the answers" not in page
        client.post(url("paper_check", session))
        assert not Participant.objects.exists()

    def test_comes_back_with_an_error_column(self, frank, session):
        client = browser(frank)
        send(client, session, "a.csv", csv_of(["1", "2", "3"], ["1", "soms", "3"]))
        back = client.get(url("paper_errors", session))
        table = read_table(io.BytesIO(back.content), "terug.xlsx")
        assert table.header == ["A1", "A2", "A3", "What is wrong"]
        assert table.rows[0] == ["1", "2", "3", ""]
        assert table.rows[1][3].startswith("Row 3, column “A2”: “soms” is not a score.")

    def test_a_nearly_equal_column_waits_for_a_yes(self, frank, session):
        client = browser(frank)
        data = csv_of(["1", "2"], ["4", "5"], titles=["A1", CLOSE])
        page = text_of(send(client, session, "a.csv", data))
        assert "Is this column statement A3?" in page and "checked" not in page
        name = re.search(r'name="(close_\d+)"', page)[1]
        page = text_of(client.post(url("paper_check", session)))
        assert "Say whether this column is A3." in page
        assert not Participant.objects.exists()
        client.post(url("paper_check", session), {name: "yes"})
        assert Answer.objects.filter(statement__code="A3").count() == 2

    def test_a_nearly_equal_column_with_a_no_is_left_out(self, frank, session):
        client = browser(frank)
        send(client, session, "a.csv", csv_of(["1", "2"], titles=["A1", CLOSE]))
        client.post(url("paper_check", session), {"close_1": "no"})
        assert Answer.objects.count() == 1

    def test_a_title_with_code_in_it_is_shown_as_text(self, frank, session):
        titles = ["A1", f"{CLOSE} <b>", "<script>alert(1)</script>"]
        page = text_of(
            send(browser(frank), session, "<b>.csv", csv_of(["1", "2", ""], titles=titles))
        )
        main = page[page.index("<main") :]
        assert "&lt;script&gt;" in main and "<script>alert" not in main
        assert "bijeenkomsten &lt;b&gt;" in main and "bijeenkomsten <b>" not in main

    def test_the_same_file_twice_is_refused(self, frank, session):
        client, data = browser(frank), csv_of(["1", "2", "3"])
        send(client, session, "a.csv", data)
        client.post(url("paper_check", session))
        page = text_of(send(client, session, "b.csv", data))
        assert "This very file was read in already." in page
        assert Participant.objects.count() == 1

    def test_two_windows_with_the_same_file_store_it_once(self, alice, frank, session):
        data, clients = csv_of(["1", "2", "3"]), [browser(alice), browser(frank)]
        for client in clients:
            send(client, session, "a.csv", data)
        pages = [text_of(c.post(url("paper_check", session), follow=True)) for c in clients]
        assert "This very file was read in already. Nothing was added." in pages[1]
        assert Participant.objects.count() == 1

    def test_can_be_thrown_away(self, frank, session):
        client = browser(frank)
        send(client, session, "a.csv", csv_of(["1", "2", "3"]))
        client.post(url("paper_forget_file", session))
        page = text_of(client.get(url("paper_check", session), follow=True))
        assert "The file is no longer here. Choose it again." in page

    def test_is_kept_for_an_hour(self, frank, session, monkeypatch):
        client = browser(frank)
        send(client, session, "a.csv", csv_of(["1", "2", "3"]))
        later = returned.time() + returned.KEPT_SECONDS + 1
        monkeypatch.setattr(returned, "time", lambda: later)
        assert client.get(url("paper_check", session)).status_code == 302
        assert not Participant.objects.exists()

    def test_what_nobody_fetched_is_purged(self, frank, session, monkeypatch):
        client = browser(frank)
        send(client, session, "a.csv", csv_of(["1", "2", "3"]))
        assert returned.purge_returned() == 0
        later = returned.time() + returned.KEPT_SECONDS + 1
        monkeypatch.setattr(returned, "time", lambda: later)
        assert returned.purge_returned() == 1
        assert client.session[returned.KEY] == {}

    def test_hostile_files_are_refused_with_a_sentence(self, frank, session):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
        for name, data, expected in [
            ("a.xlsx", bomb.getvalue(), "far more than it seems to"),
            ("a.csv", b"A1\n" + b"1\n" * 1_100_000, "larger than 2 MB"),
            ("a.csv", b"A1\n" + b"1\n" * 600, "more than 500 rows"),
            ("a.csv", b"A1;" * 300 + b"\n", "more than 200 columns"),
            ("a.pdf", b"%PDF-1.7", "We cannot read a.pdf as a table."),
            ("a.csv", b"", "This file is empty."),
        ]:
            assert expected in text_of(send(browser(frank), session, name, data)), name
        assert "Choose a spreadsheet first." in text_of(
            browser(frank).post(url("paper_choose_file", session))
        )
        assert not Participant.objects.exists()


class TestWhatCameIn:
    def test_a_batch_is_taken_back_until_the_results_are_shown(self, frank, alice, session):
        client = browser(frank)
        send(client, session, "a.csv", csv_of(*[["1", "2", "3"]] * 6))
        client.post(url("paper_check", session))
        page = text_of(client.get(url("paper", session)))
        assert "6 people on paper or by file" in page and "Take back" in page
        reveal(session=session, by=alice)
        page = text_of(client.get(url("paper", session)))
        assert "Take back" not in page and "In the results, so it stays." in page
        batch = Participant.objects.values_list("batch", flat=True).first()
        page = text_of(client.post(url("paper_take_back", session), {"batch": batch}, follow=True))
        assert "These answers are in the results people saw, so they stay." in page
        assert Participant.objects.count() == 6

    def test_asks_the_same_number_of_questions_for_one_and_three(
        self, frank, session, django_assert_num_queries, django_assert_max_num_queries
    ):
        client = browser(frank)
        self.type_in(client, session, 1)
        client.get(url("paper", session))
        with django_assert_max_num_queries(30) as first:
            client.get(url("paper", session))
        number = len(first)
        self.type_in(client, session, 2)
        client.get(url("paper", session))
        with django_assert_num_queries(number):
            client.get(url("paper", session))

    def type_in(self, client: Client, session: ReflectionSession, times: int) -> None:
        for _turn in range(times):
            client.post(url("paper_type_in", session), {"score_A1": "3"})
