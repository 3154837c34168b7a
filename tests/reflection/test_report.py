"""The report: a PDF opened again, the page, and the mail."""

import io
import re
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from pypdf import PdfReader

from samenverder.ambition.operations import Written, save_draft, set_ambition
from samenverder.commitments.models import ActionItem
from samenverder.reflection.models import (
    Argument,
    ReportRequest,
    SessionAction,
    SessionFacilitator,
    Statement,
)
from samenverder.reflection.operations.reports import NoReport, mail_report
from samenverder.reflection.report import report_name, report_pdf
from tests.reflection.results_world import SIX, join, make_instrument, make_session, reveal

pytestmark = pytest.mark.django_db
FULL = dict(zip(SIX, (4, 4, 4, 3, 4, 3), strict=True))


@pytest.fixture
def session(region, alice):
    session = make_session(region, make_instrument(FULL))
    codes = Statement.objects.filter(instrument=session.instrument).values_list("code", flat=True)
    for number in range(12):
        answers = {code: 1 + (number + place) % 5 for place, code in enumerate(codes)}
        join(session, answers, layer="board" if number % 2 else "practice")
    SessionFacilitator.objects.create(session=session, user=alice)
    for number in range(7):
        action = ActionItem.objects.create(
            partnership=region,
            text=f"Afspraak nummer {number}",
            owner_name="Marloes Dekker",
            due_on=date(2027, 1, 15),
        )
        SessionAction.objects.create(session=session, action=action)
    statement = Statement.objects.get(instrument=session.instrument, code="P3")
    Argument.objects.create(
        session=session,
        statement=statement,
        author_hash="x",
        shuffle="x",
        text='#panic("x") $x$ *b* 😀 Niemand weet wie mag tekenen.',
    )
    reveal(session)
    return session


def opened(pdf):
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in opened(pdf).pages))


@pytest.mark.parametrize("language", ["nl", "en"])
class TestPdf:
    def test_it_is_tagged_and_says_its_title_and_language(self, session, language):
        catalog = opened(report_pdf(session, language)).trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"]
        assert catalog["/Lang"].startswith(language)
        title = opened(report_pdf(session, language)).metadata.title
        assert title and len(title) > 10

    def test_all_themes_statements_and_actions_are_in_it(self, session, language):
        text = text_of(report_pdf(session, language))
        for _letter, dutch, english in SIX.values():
            assert (dutch if language == "nl" else english) in text
        for code in Statement.objects.filter(instrument=session.instrument):
            assert code.code in text
        for number in range(7):
            assert f"Afspraak nummer {number}" in text
        assert "Alice Aalders" in text and "Najaar 2026" in text
        assert "Niemand weet wie mag tekenen." in text

    def test_every_statement_has_its_numbers_as_text(self, session, language):
        text = text_of(report_pdf(session, language))
        for code, entry in session.snapshots.get().figures["statements"].items():
            row = " ".join(str(n) for n in (*entry["counts"], entry["unknown"], entry["n"]))
            assert f"{code} {row}" in text


def test_the_picture_of_the_whole_is_on_the_first_page(session):
    first = opened(report_pdf(session, "en")).pages[0].extract_text()
    assert "To remember" in first and "What we agreed" in first
    assert all(english in first for _l, _d, english in SIX.values())
    assert "Afspraak nummer 3" in first and "Afspraak nummer 4" not in first
    assert "3 more actions stand further on" in first


def test_a_few_actions_all_stand_on_the_first_page(session):
    session.session_actions.filter(pk__gt=session.session_actions.first().pk + 4).delete()
    first = opened(report_pdf(session, "en")).pages[0].extract_text()
    assert "Afspraak nummer 4" in first and "further on" not in first


def test_long_actions_do_not_push_an_empty_page_in_between(session):
    for row in session.session_actions.select_related("action"):
        row.action.text = "Een lange afspraak over de monitor en de agenda. " * 8
        row.action.save()
    pages = opened(report_pdf(session, "nl")).pages
    assert min(len(page.extract_text()) for page in pages[:-1]) > 900


@pytest.mark.parametrize(("language", "label"), [("nl", "Onze ambitie"), ("en", "Our ambition")])
class TestAmbitionOnTop:
    """What stands, and nothing of what is still being written."""

    sentence = "Elke jongere in de regio vindt zijn plek, en niemand raakt zoek. " * 4

    @pytest.fixture
    def ambition(self, region, alice):
        set_ambition(partnership=region, by=alice, sentence=self.sentence)
        draft = Written("Een zin die nog niemand zag.", "", "")
        save_draft(partnership=region, by=alice, written=draft)
        return " ".join(self.sentence.split())

    def test_it_stands_above_the_title_and_the_first_page_is_still_whole(
        self, session, ambition, language, label
    ):
        pages = opened(report_pdf(session, language)).pages
        first = re.sub(r"\s+", " ", pages[0].extract_text())
        assert f"{label} {ambition}" in first and "nog niemand zag" not in first
        assert first.index(ambition) < first.index("Alice Aalders")
        assert "Afspraak nummer 0" in first
        assert min(len(page.extract_text()) for page in pages[:-1]) > 900

    def test_the_mail_begins_with_it(
        self, session, alice, ambition, language, label, django_capture_on_commit_callbacks
    ):
        ReportRequest.objects.create(session=session, email="a@x.example", language=language)
        with django_capture_on_commit_callbacks(execute=True):
            mail_report(session=session, by=None)
        sent = mail.outbox[0]
        assert sent.body.startswith(f"{label}: {ambition}")
        assert ambition in sent.alternatives[0][0]
        assert alice.email in sent.reply_to[0]  # the coordinator reads an answer


def test_without_an_ambition_there_is_no_word_of_it(session):
    assert "Onze ambitie" not in text_of(report_pdf(session, "nl"))


def test_both_languages_differ_where_the_instrument_does(session):
    assert "helemaal niet waar" in text_of(report_pdf(session, "nl"))
    assert "not true at all" in text_of(report_pdf(session, "en"))


def test_the_file_has_a_readable_name(session):
    assert report_name(session, "nl") == "verslag-najaar-2026.pdf"
    assert report_name(session, "en") == "report-najaar-2026.pdf"


def test_a_theme_of_ones_own_gets_a_badge(region):
    session = make_session(region, make_instrument({"ambition": 1}))
    session.instrument.themes.update(code="eigen-thema")
    for value in (1, 2, 3, 4, 5, 5):
        join(session, {"A1": value})
    reveal(session)
    assert "Visie en ambitie" in text_of(report_pdf(session, "nl"))


class TestPages:
    def url(self, session, name):
        return reverse(f"reflection:{name}", args=[session.partnership.slug, session.pk])

    def test_the_pdf_opens_in_the_browser_and_is_not_kept(self, client_for, rita, session):
        answer = client_for(rita).get(self.url(session, "report_pdf") + "?taal=en")
        assert answer["Content-Type"] == "application/pdf"
        assert 'filename="report-najaar-2026.pdf"' in answer["Content-Disposition"]
        assert "no-store" in answer["Cache-Control"]

    def test_a_member_reads_the_report_but_does_not_mail_it(self, client_for, mia, session):
        ReportRequest.objects.create(session=session, email="a@x.example")
        page = client_for(mia).get(self.url(session, "report")).content.decode()
        assert "Afspraak nummer 6" in page and "verslag/mailen" not in page
        assert client_for(mia).post(self.url(session, "report_mail")).status_code == 403

    def test_mailing_is_a_post(self, client_for, alice, session):
        assert client_for(alice).get(self.url(session, "report_mail")).status_code == 405

    def test_a_facilitator_mails_and_is_told(self, client_for, frank, session):
        ReportRequest.objects.create(session=session, email="a@x.example")
        client = client_for(frank)
        client.cookies["sv_language"] = "en"
        page = client.post(self.url(session, "report_mail"), follow=True).content.decode()
        assert "on its way to 1 address" in page
        again = client.post(self.url(session, "report_mail"), follow=True).content.decode()
        assert "has the report already" in again


class TestMail:
    def test_each_address_gets_it_once_in_its_language(
        self, session, alice, django_capture_on_commit_callbacks
    ):
        for email, language in (("a@x.example", "nl"), ("b@x.example", "en")):
            ReportRequest.objects.create(session=session, email=email, language=language)
        with django_capture_on_commit_callbacks(execute=True):
            assert mail_report(session=session, by=alice) == 2
        with django_capture_on_commit_callbacks(execute=True):
            assert mail_report(session=session, by=alice) == 0
        sent = {message.to[0]: message for message in mail.outbox}
        assert set(sent) == {"a@x.example", "b@x.example"}
        names = {to: message.attachments[0][0] for to, message in sent.items()}
        assert names["b@x.example"] == "report-najaar-2026.pdf"
        assert names["a@x.example"] == "verslag-najaar-2026.pdf"
        assert sent["a@x.example"].attachments[0][1].startswith(b"%PDF")
        assert not ReportRequest.objects.filter(sent_at__isnull=True).exists()

    def test_who_asks_later_gets_it_later(self, session, alice):
        ReportRequest.objects.create(session=session, email="a@x.example")
        mail_report(session=session, by=alice)
        ReportRequest.objects.create(session=session, email="b@x.example")
        assert mail_report(session=session, by=alice) == 1

    def test_there_is_nothing_to_mail_under_five_people(self, region, alice):
        small = make_session(region, make_instrument({"ambition": 1}))
        join(small, {"A1": 5})
        reveal(small)
        ReportRequest.objects.create(session=small, email="a@x.example")
        with pytest.raises(NoReport):
            mail_report(session=small, by=alice)
