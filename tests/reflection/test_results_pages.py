"""The pages with what came out, as a member sees them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenverder.commitments.models import ActionItem
from samenverder.reflection.models import (
    Argument,
    Mode,
    Names,
    Note,
    Phase,
    SessionAction,
    Statement,
)
from tests.reflection.results_world import join, make_instrument, make_session, reveal

pytestmark = pytest.mark.django_db
LAYERS = ["board"] * 6 + ["practice"] * 7


@pytest.fixture
def instrument(db):
    return make_instrument({"ambition": 2, "relation": 1})


@pytest.fixture
def session(region, instrument):
    return make_session(region, instrument)


@pytest.fixture
def shown(session):
    for number, layer in enumerate(LAYERS):
        join(session, {"A1": 1 + number % 5, "A2": 4, "R1": 2}, layer=layer, name="Geheim Naam")
    reveal(session)
    return session


@pytest.fixture
def member(client_for, mia):
    client = client_for(mia)
    client.cookies["sv_language"] = "en"
    return client


def url(session, name="results", *rest):
    return reverse(f"reflection:{name}", args=[session.partnership.slug, session.pk, *rest])


def argue(session, code, text, **fields):
    statement = Statement.objects.get(instrument=session.instrument, code=code)
    number = str(Argument.objects.count())
    fields = {"author_hash": number, "shuffle": number, **fields}
    return Argument.objects.create(session=session, statement=statement, text=text, **fields)


def act(session, code, text="Elke maand samen kijken"):
    statement = Statement.objects.get(instrument=session.instrument, code=code)
    action = ActionItem.objects.create(
        partnership=session.partnership, text=text, owner_name="Omar", due_on=date(2027, 2, 1)
    )
    return SessionAction.objects.create(session=session, statement=statement, action=action)


class TestAccess:
    def test_nobody_sees_results_before_they_are_shown(self, client_for, alice, session):
        for _ in range(6):
            join(session, {"A1": 3})
        for name in ("results", "results_csv", "results_xlsx", "report", "report_pdf"):
            assert client_for(alice).get(url(session, name)).status_code == 403
        assert client_for(alice).get(url(session, "results_statement", "A1")).status_code == 403

    def test_nobody_sees_results_after_they_were_taken_back(self, client_for, alice, shown):
        shown.phase, shown.revealed_at = Phase.OPEN, None
        shown.save()
        assert client_for(alice).get(url(shown)).status_code == 403

    @pytest.mark.parametrize("name", ["results", "results_csv", "results_xlsx", "report"])
    def test_another_region_finds_nothing(self, client_for, charlie, shown, name):
        assert client_for(charlie).get(url(shown, name)).status_code == 404

    def test_a_visitor_is_sent_to_sign_in(self, client, shown):
        assert client.get(url(shown)).status_code == 302

    def test_a_reader_may_look(self, client_for, rita, shown):
        assert client_for(rita).get(url(shown)).status_code == 200

    def test_a_deleted_session_is_gone(self, member, shown):
        shown.deleted_at = shown.revealed_at
        shown.save()
        assert member.get(url(shown)).status_code == 404

    def test_pages_are_only_read(self, member, shown):
        assert member.post(url(shown)).status_code == 405

    def test_an_unknown_statement_is_not_found(self, member, shown):
        assert member.get(url(shown, "results_statement", "Z9")).status_code == 404


class TestResults:
    def test_the_page_says_what_it_shows(self, member, shown):
        page = member.get(url(shown)).content.decode()
        assert "<h1>Outcome of Najaar 2026</h1>" in page
        assert "On Vision and ambition" in page or "On Relationship" in page
        assert page.count('class="bar"') == 3 and 'id="h1"' in page
        assert "N\u00a0=\u00a013" in page

    def test_no_name_or_person_is_on_any_page(self, member, shown):
        pages = [member.get(url(shown)), member.get(url(shown, "results_statement", "A1"))]
        pages += [member.get(url(shown), {"beeld": tab}) for tab in ("tabel", "lagen")]
        assert all("Geheim" not in page.content.decode() for page in pages)

    def test_the_table_is_in_the_address(self, member, shown):
        page = member.get(url(shown), {"beeld": "tabel"}).content.decode()
        assert "All answers in numbers of people" in page
        assert '<td class="num">13</td>' in page
        assert "query" not in page

    def test_layers_stand_beside_each_other(self, member, shown):
        page = member.get(url(shown), {"beeld": "lagen"}).content.decode()
        assert "6 of 6 people" in page and "7 of 7 people" in page

    def test_a_dimension_without_groups_says_why(self, member, shown):
        page = member.get(url(shown), {"beeld": "partners"}).content.decode()
        assert "No group can be shown here" in page

    def test_an_unknown_way_of_looking_is_the_picture(self, member, shown):
        assert 'class="row t-a"' in member.get(url(shown), {"beeld": "x"}).content.decode()

    def test_arguments_have_no_name_and_hidden_ones_are_left_out(self, member, shown):
        argue(shown, "A1", "Dat hoor ik nooit.", name="Geheim Naam")
        argue(shown, "A1", "Niet voor hier.", hidden=True)
        for page in (member.get(url(shown)), member.get(url(shown, "results_statement", "A1"))):
            text = page.content.decode()
            assert "Dat hoor ik nooit." in text
            assert "Niet voor hier." not in text and "Geheim" not in text

    def test_what_people_type_stays_text(self, member, shown):
        argue(shown, "A1", "<script>alert(1)</script>")
        Note.objects.create(session=shown, text="<b>vet</b>")
        text = member.get(url(shown)).content.decode()
        assert "<script>alert" not in text and "&lt;script&gt;" in text
        assert "<b>vet</b>" not in text

    def test_actions_and_notes_are_there(self, member, shown):
        act(shown, "A2")
        Note.objects.create(session=shown, text="Iedereen bleef tot het eind.")
        page = member.get(url(shown)).content.decode()
        assert "Elke maand samen kijken" in page and "Iedereen bleef tot het eind." in page

    def test_a_statement_page_has_groups_and_the_probe(self, member, shown):
        act(shown, "A1")
        page = member.get(url(shown, "results_statement", "A1")).content.decode()
        assert "How do we notice A1?" in page
        assert "Layers" in page and "Elke maand samen kijken" in page
        assert url(shown, "results_statement", "A2") in page

    def test_a_statement_with_few_scores_is_not_shown(self, member, session):
        for number in range(6):
            join(session, {"A1": 3, "A2": 3 if number < 4 else None})
        reveal(session)
        page = member.get(url(session, "results_statement", "A2")).content.decode()
        assert "Fewer than five people scored this statement" in page

    def test_the_number_of_queries_does_not_grow(self, member, shown):
        def queries(address):
            with CaptureQueriesContext(connection) as seen:
                member.get(address)
            return len(seen)

        for address in (url(shown), url(shown, "results_statement", "A1"), url(shown, "report")):
            member.get(address)
            few = queries(address)
            for code in ("A1", "A2", "R1"):
                argue(shown, code, "Een argument.")
                act(shown, code)
                statement = Statement.objects.get(instrument=shown.instrument, code=code)
                Note.objects.update_or_create(
                    session=shown, statement=statement, defaults={"text": "Genoteerd."}
                )
            assert queries(address) == few


class TestFewerThanFive:
    @pytest.fixture
    def small(self, session):
        for _ in range(3):
            join(session, {"A1": 5})
        argue(session, "A1", "Dit is van mij.")
        reveal(session)
        return session

    def test_it_says_so_and_points_to_the_open_conversation(self, member, small):
        page = member.get(url(small)).content.decode()
        assert "Fewer than five people took part" in page
        assert "open conversation" in page and 'class="bar"' not in page

    def test_arguments_of_so_few_are_not_shown(self, member, small):
        for page in (member.get(url(small)), member.get(url(small, "results_statement", "A1"))):
            assert "Dit is van mij." not in page.content.decode()

    def test_there_is_no_report(self, member, small):
        for name in ("report", "report_pdf"):
            answer = member.get(url(small, name))
            assert answer.status_code == 302 and answer["Location"] == url(small)


class TestOpenNames:
    def test_names_stand_with_their_answer_and_argument(self, member, region, instrument):
        session = make_session(region, instrument, names=Names.OPEN)
        for name in ("Sanne", "Bilal"):
            join(session, {"A1": 5}, name=name)
        argue(session, "A1", "Dat zie ik elke week.", name="Sanne")
        reveal(session)
        page = member.get(url(session, "results_statement", "A1")).content.decode()
        assert "Bilal and Sanne" in page
        assert "(Sanne)" in page


class TestConversation:
    @pytest.fixture
    def talk(self, region, instrument):
        session = make_session(
            region, instrument, mode=Mode.CONVERSATION, phase=Phase.CLOSED, title="Gesprek"
        )
        statement = Statement.objects.get(instrument=instrument, code="R1")
        Note.objects.create(session=session, statement=statement, text="We noemen het niet.")
        act(session, "R1")
        return session

    def test_notes_and_actions_are_the_result(self, member, talk):
        page = member.get(url(talk)).content.decode()
        assert "We noemen het niet." in page and "Elke maand samen kijken" in page
        assert 'class="bar"' not in page

    def test_it_is_closed_to_readers_while_it_goes_on(self, member, talk):
        talk.phase = Phase.OPEN
        talk.save()
        assert member.get(url(talk)).status_code == 403

    def test_it_has_a_report(self, member, talk):
        assert member.get(url(talk, "report_pdf")).content.startswith(b"%PDF")


class TestChange:
    def rounds(self, region, instrument, paired):
        before = make_session(region, instrument, title="Voorjaar")
        scores = {"A1": 2, "A2": 2, "R1": 2}
        for number in range(12):
            join(before, scores, pair=f"p{number}")
        reveal(before)
        now = make_session(region, instrument, previous=before)
        for number in range(12):
            higher = dict.fromkeys(scores, 3)
            join(now, higher, pair=f"p{number}" if number < paired else "")
        reveal(now)
        return now

    def test_paired_people_get_a_verdict(self, member, region, instrument):
        page = member.get(url(self.rounds(region, instrument, 12))).content.decode()
        assert "Probably improved" in page
        assert "12 of the 12 answered higher." in page
        assert "Only of the 12 people who took part both times." in page

    def test_unpaired_rounds_stand_beside_each_other_and_claim_nothing(
        self, member, region, instrument
    ):
        page = member.get(url(self.rounds(region, instrument, 3))).content.decode()
        assert "nothing is claimed" in page and "Nothing is claimed" in page
        assert "Probably" not in page and "answered higher" not in page
