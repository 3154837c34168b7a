"""The score sheet on paper: two pages with all that is needed, tagged, in both languages."""

import io
from unittest import mock

import pytest
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from samenverder.network.models import Organisation
from samenverder.reflection import sheet
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.sheet import sheet_pdf
from tests import cast
from tests.reflection.instrument_world import make_own
from tests.reflection.session_world import make_session


@pytest.fixture
def session(region, alice) -> ReflectionSession:
    return make_session(region, alice, place="Stadhuis Lindemeer")


def reader_of(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader_of(pdf).pages).split())


class TestTheSheet:
    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_has_every_statement_on_two_pages(self, session, language):
        pdf = sheet_pdf(session, language)
        assert len(reader_of(pdf).pages) == 2
        words = words_of(pdf)
        with translation.override(language):
            for row in session.instrument.statements.all():
                assert row.code in words
                assert row.text.split(",")[0].split()[-1].rstrip(".") in words
        assert session.code in words and session.title in words

    def test_asks_what_somebody_wants_to_work_on(self, session):
        assert "Write the codes of three statements at most" in words_of(sheet_pdf(session, "en"))

    def test_is_a_tagged_pdf_in_its_language(self, session):
        root = reader_of(sheet_pdf(session, "en")).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
        assert root["/Lang"] == "en"
        assert b"pdfuaid" in sheet_pdf(session, "nl")

    def test_says_what_stays_anonymous(self, session):
        assert "groups smaller than five are never shown apart" in words_of(
            sheet_pdf(session, "en")
        )
        assert "Your name" not in words_of(sheet_pdf(session, "en"))

    def test_says_so_when_names_are_open(self, region, alice):
        session = make_session(region, alice, names="open")
        words = words_of(sheet_pdf(session, "en"))
        assert "This session works with names" in words and "Your name" in words

    def test_has_a_box_for_each_partner_and_a_line_when_there_are_many(self, session, region):
        words = words_of(sheet_pdf(session, "nl"))
        assert all(row.name in words for row in region.organisations.all())
        many = [Organisation(name=f"School {number}") for number in range(30)]
        with mock.patch.object(sheet, "organisations_to_choose", lambda _session: many):
            pdf = sheet_pdf(session, "nl")
        assert "School 7" not in words_of(pdf) and len(reader_of(pdf).pages) == 2

    def test_eighteen_partners_still_fit_on_two_pages(self, session):
        some = [Organisation(name=f"Praktijkschool nummer {number}") for number in range(18)]
        with mock.patch.object(sheet, "organisations_to_choose", lambda _session: some):
            pdf = sheet_pdf(session, "nl")
        assert "Praktijkschool nummer 17" in words_of(pdf) and len(reader_of(pdf).pages) == 2

    def test_shows_own_themes_and_strange_signs(self, region, alice):
        own = make_own(region, alice, title_nl="Eigen 🙂 #lijst")
        session = make_session(region, alice, instrument=own, title='Ronde "#1" ☃ $x$ \\')
        words = words_of(sheet_pdf(session, "nl"))
        assert "Ouders" in words and "O1" in words and '"#1"' in words


class TestTheAddress:
    def path(self, session: ReflectionSession, query: str = "") -> str:
        return f"/regio/lindemeer/reflectie/sessies/{session.pk}/papier/scoreblad.pdf{query}"

    def test_gives_a_pdf_to_who_leads(self, session, alice, frank):
        for user in (alice, frank):
            response = cast.client_for(user).get(self.path(session, "?taal=en"))
            assert response["Content-Type"] == "application/pdf"
            assert response["Content-Disposition"].endswith('reflectie-najaar-en.pdf"')

    def test_a_strange_language_is_dutch(self, session, alice):
        response = cast.client_for(alice).get(self.path(session, "?taal=../x"))
        assert response["Content-Disposition"].endswith('-nl.pdf"')

    def test_is_not_for_others(self, session, mia, rita, charlie):
        for user, status in ((mia, 403), (rita, 403), (charlie, 404)):
            assert cast.client_for(user).get(self.path(session)).status_code == status
        assert Client().get(self.path(session)).status_code == 302

    def test_an_open_conversation_has_no_sheet(self, region, alice):
        session = make_session(region, alice, mode="conversation")
        assert cast.client_for(alice).get(self.path(session)).status_code == 404
