"""Who was there, what they thought of it, and the number on their certificate."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pypdf import PdfReader

from samenverder.network.models import OutgoingMail
from samenverder.network.operations.problems import Refused
from samenverder.network.waiting import everything_coming, everything_waiting
from samenverder.trainings.evaluation_keys import evaluation_key
from samenverder.trainings.models import SignUp, TrainingEvaluation
from samenverder.trainings.operations import attending, evaluating
from samenverder.trainings.operations.signing_up import sign_up, sign_up_people
from tests.trainings.conftest import in_days, make_date, make_people, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(region, training, date, alice, mia):
    """Yesterday, with Mia and six others; Mia is signed up second."""
    one, *others = make_people(region, 6)
    date.capacity = 7
    date.save()
    sign_up_people(date=date, people=[one, person(region, mia), *others], by=alice)
    date.starts_at, date.ends_at = in_days(-1, 10), in_days(-1, 12)
    date.save()
    return date


@pytest.fixture
def at(held) -> str:
    return f"/regio/lindemeer/opleidingen/{held.training_id}/data/{held.pk}/"


def row_of(date, user) -> SignUp:
    return date.sign_ups.select_related("date", "person").get(person__user=user)


def test_at_the_door_with_a_way_back(client_for, held, at, frank, mia):
    row = row_of(held, mia)
    client_for(frank).post(f"{at}aanwezig/{row.pk}/", {"waarde": "ja"})
    assert row_of(held, mia).attended is True
    client = client_for(frank)
    client.post(f"{at}aanwezig/{row.pk}/", {"waarde": "nee"})
    page = client.get(f"{at}aanwezig/").content.decode()
    assert 'name="waarde" value="ja"' in page
    client.post(f"{at}aanwezig/{row.pk}/", {"waarde": "onbekend"})
    assert row_of(held, mia).attended is None
    client.post(f"{at}aanwezig/allen/")
    assert held.sign_ups.filter(attended=True).count() == 7


def test_somebody_who_had_not_signed_up(client_for, region, held, at, frank, rita):
    mails = OutgoingMail.objects.count()
    client_for(frank).post(f"{at}aanwezig/erbij/", {"person": person(region, rita).pk})
    row = row_of(held, rita)
    assert (row.state, row.attended, row.rank) == ("in", True, 8)
    assert OutgoingMail.objects.count() == mails


def test_nobody_is_noted_before_the_day(region, training, alice, mia):
    row = sign_up(date=make_date(training, alice), person=person(region, mia), by=mia)
    with pytest.raises(Refused):
        attending.note_attendance(row=row, by=alice, attended=True)


class TestCertificate:
    def test_with_a_number_that_gives_nothing_away(self, client_for, held, at, alice, mia, rita):
        row = row_of(held, mia)
        url = f"{at}bewijs/{row.pk}.pdf"
        assert client_for(mia).get(url).status_code == 404
        attending.note_attendance(row=row, by=alice, attended=True)
        assert client_for(rita).get(url).status_code == 403
        text = _text(client_for(mia).get(url).content)
        assert "Mia Mulder" in text
        assert "Afgegeven op" in text and "Gegeven op" not in text
        assert row.number in text
        low = row.number.replace("-", "").lower()
        page = client_for(None).get("/opleiding/bewijs/", {"nummer": low}).content.decode()
        assert held.training.title in page
        assert "Mia" not in page
        assert held.training.partnership.name not in page

    @pytest.mark.parametrize("number", ["AAAA-BBBB-CCCC", "", "x" * 39, "  "])
    def test_another_number_is_of_nobody(self, client_for, held, number):
        page = client_for(None).get("/opleiding/bewijs/", {"nummer": number})
        assert page.status_code in {200, 422}
        assert held.training.title not in page.content.decode()

    def test_who_was_not_there_has_none(self, client_for, held, alice, mia):
        row = row_of(held, mia)
        page = client_for(None).get("/opleiding/bewijs/", {"nummer": row.number})
        assert held.training.title not in page.content.decode()

    def test_the_list_to_sign_is_tagged(self, client_for, held, at, frank):
        content = client_for(frank).get(f"{at}presentielijst.pdf").content
        assert b"/MarkInfo" in content or "/StructTreeRoot" in str(_reader(content).root_object)
        assert "Mia Mulder" in _text(content)


class TestEvaluation:
    def test_once_each_and_nothing_under_five(self, client_for, held, at, alice, frank):
        attending.note_everybody(date=held, by=alice)
        mails = OutgoingMail.objects.count()
        for _ in range(2):
            client_for(frank).post(f"{at}evaluatie/vragen/")
        assert OutgoingMail.objects.count() == mails + 7
        link = re.search(r"/opleiding/evaluatie/\S+", OutgoingMail.objects.last().text)[0]
        for n, row in enumerate(held.sign_ups.all()):
            page = client_for(frank).get(f"{at}evaluatie/").content.decode()
            assert "Woorden van" not in page
            url = f"/opleiding/evaluatie/{evaluation_key(row)}/"
            answer = {"usable": "4", "words": f"Woorden van {n}"}
            assert client_for(None).post(url, answer).status_code == 302
            client_for(None).post(url, answer | {"words": "Nog eens"})
        page = client_for(frank).get(f"{at}evaluatie/").content.decode()
        assert all(f"Woorden van {n}" in page for n in range(7))
        assert TrainingEvaluation.objects.count() == 7
        assert client_for(None).get(link).status_code == 200

    def test_only_who_was_there(self, client_for, held, alice, mia):
        row = row_of(held, mia)
        url = f"/opleiding/evaluatie/{evaluation_key(row)}/"
        assert client_for(None).get(url).status_code == 404
        with pytest.raises(Refused):
            evaluating.evaluate(row=row, usable=3)

    def test_who_reads_the_tables_cannot_tell_which_answer_came_last(self, held, alice):
        attending.note_everybody(date=held, by=alice)
        before: set[int] = set()
        for n, row in enumerate(held.sign_ups.all()[:4]):
            evaluating.evaluate(row=row, usable=4, words=f"Woorden van {n}")
            now = set(TrainingEvaluation.objects.values_list("pk", flat=True))
            assert len(now) == n + 1 and not now & before
            before = now
        words = TrainingEvaluation.objects.values_list("words", flat=True)
        assert sorted(words) == [f"Woorden van {n}" for n in range(4)]
        if connection.vendor == "postgresql":  # which transaction wrote a row says nothing
            answers = TrainingEvaluation._meta.db_table
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT xmin::text FROM {answers} UNION "
                    f"SELECT xmin::text FROM {SignUp._meta.db_table} WHERE evaluated"
                )
                assert len(cursor.fetchall()) == 1

    def test_nothing_leads_from_an_answer_to_a_person(self):
        names = {field.name for field in TrainingEvaluation._meta.get_fields()}
        assert names == {"id", "date", "usable", "words", "better", "shown"}

    def test_an_empty_form_says_what_is_missing(self, client_for, held, alice, mia):
        attending.note_everybody(date=held, by=alice)
        url = f"/opleiding/evaluatie/{evaluation_key(row_of(held, mia))}/"
        answer = client_for(None).post(url, {"words": "Blijft staan"})
        assert answer.status_code == 422
        assert "Blijft staan" in answer.content.decode()


class TestWhoLeadsSeesNoAnswerComeIn:
    """Whatever is noted and asked, and whenever: nothing is read that fewer than five said."""

    @pytest.fixture
    def c(self, client_for, frank):
        return client_for(frank)

    @pytest.fixture
    def read(self, c, at):
        """The words that the page shows."""
        return lambda: set(
            re.findall(r"Woorden van [\w ]+", c.get(f"{at}evaluatie/").content.decode())
        )

    @staticmethod
    def note(c, at, rows, value="ja"):
        for row in rows:
            c.post(f"{at}aanwezig/{row.pk}/", {"waarde": value})

    @staticmethod
    def answer(client_for, rows):
        sent = [
            client_for(None).post(
                f"/opleiding/evaluatie/{evaluation_key(row)}/",
                {"usable": "4", "words": f"Woorden van {row.person.name}"},
            )
            for row in rows
        ]
        return [one.status_code for one in sent]

    def test_somebody_who_is_asked_alone_afterwards(self, c, read, client_for, held, at, mia):
        alone = row_of(held, mia)
        others = list(held.sign_ups.exclude(pk=alone.pk).select_related("person"))[:5]
        self.note(c, at, others)
        c.post(f"{at}evaluatie/vragen/")
        self.answer(client_for, others)
        before = read()
        assert len(before) == 5
        self.note(c, at, [alone])
        c.post(f"{at}evaluatie/vragen/")
        assert self.answer(client_for, [alone]) == [302]
        assert read() == before
        held.ends_at -= timedelta(days=30)
        held.save()
        assert read() == before
        assert "1 antwoord" in c.get(f"{at}evaluatie/").content.decode()

    def test_everybody_else_is_noted_as_absent(self, c, read, client_for, held, at, alice, mia):
        attending.note_everybody(date=held, by=alice)
        c.post(f"{at}evaluatie/vragen/")
        alone = row_of(held, mia)
        others = list(held.sign_ups.exclude(pk=alone.pk).select_related("person"))
        self.answer(client_for, others[:5])
        self.note(c, at, others, "nee")
        assert self.answer(client_for, [alone]) == [302] and not read()
        assert self.answer(client_for, others[5:]) == [302]
        assert len(read()) == 7

    def test_after_two_weeks_what_came_in_is_read_together(
        self, c, read, client_for, held, at, alice
    ):
        attending.note_everybody(date=held, by=alice)
        rows = list(held.sign_ups.select_related("person"))
        self.answer(client_for, rows[:5])
        assert not read()
        held.ends_at -= timedelta(days=14)
        held.save()
        assert len(read()) == 5
        self.answer(client_for, rows[5:6])
        assert len(read()) == 5


class TestBeforeItIsOver:
    @pytest.fixture
    def going_on(self, held, alice):
        """The same training, begun an hour ago and an hour to go; everybody is there."""
        attending.note_everybody(date=held, by=alice)
        now = timezone.now()
        held.starts_at, held.ends_at = now - timedelta(hours=1), now + timedelta(hours=1)
        held.save()
        return held

    def test_there_is_no_certificate(self, client_for, going_on, at, room, mia, frank):
        row = row_of(going_on, mia)
        for url in (f"{at}bewijs/{row.pk}.pdf", f"{room}bewijs/{row.pk}.pdf"):
            assert client_for(mia).get(url).status_code == 404
        page = client_for(None).get("/opleiding/bewijs/", {"nummer": row.number}).content.decode()
        assert going_on.training.title not in page
        for url in (f"{room}mijn/", f"{room}{going_on.training_id}/"):
            assert f"/{row.pk}.pdf" not in client_for(mia).get(url).content.decode()
        assert "/bewijs/" not in client_for(frank).get(f"{at}deelnemers/").content.decode()

    def test_nobody_is_asked_what_they_thought(
        self, client_for, region, going_on, at, alice, frank, mia
    ):
        with pytest.raises(Refused):
            evaluating.ask_evaluation(date=going_on, by=alice)
        page = client_for(frank).get(f"{at}evaluatie/").content.decode()
        assert "De opleiding is nog niet afgelopen" in page
        assert "evaluatie/vragen/" not in page
        assert not list(everything_waiting(region, mia))
        key = evaluation_key(row_of(going_on, mia))
        assert client_for(None).get(f"/opleiding/evaluatie/{key}/").status_code == 404

    def test_it_stands_under_what_goes_on_now(self, client_for, room, going_on, mia):
        page = client_for(mia).get(f"{room}{going_on.training_id}/").content.decode()
        assert "Nu bezig" in page
        assert "Eerdere data" not in page
        assert "7 mensen hebben een plaats" in page


class TestFewerThanFive:
    @pytest.fixture
    def few(self, held, alice, mia):
        """Mia and three others were there."""
        chosen = [row_of(held, mia), *held.sign_ups.exclude(person__user=mia)[:3]]
        for row in chosen:
            attending.note_attendance(row=row, by=alice, attended=True)
        return held

    def test_are_not_mailed_questions_nobody_may_read(self, client_for, few, at, alice, frank):
        mails = OutgoingMail.objects.count()
        client_for(frank).post(f"{at}evaluatie/vragen/")
        with pytest.raises(Refused):
            evaluating.ask_evaluation(date=few, by=alice)
        assert OutgoingMail.objects.count() == mails
        page = client_for(frank).get(f"{at}evaluatie/").content.decode()
        assert "evaluatie/vragen/" not in page
        assert "Stel ze hardop" in page
        assert "Wat neemt u mee?" in page

    def test_are_not_asked_on_their_own_pages_either(self, client_for, region, few, room, mia):
        assert not list(everything_waiting(region, mia))
        page = client_for(mia).get(f"{room}mijn/").content.decode()
        assert "bewijs/" in page
        assert "opleiding/evaluatie/" not in page


def test_what_waits_on_the_start_page(region, held, training, alice, mia, frank):
    assert [line.text for line in everything_waiting(region, frank)] == [
        "Noteer of 7 mensen er waren bij “Werken met loopbaangesprekken”"
    ]
    attending.note_everybody(date=held, by=alice)
    assert [line.text for line in everything_waiting(region, mia)] == [
        "Wat vond u van “Werken met loopbaangesprekken”?"
    ]
    sign_up(date=make_date(training, alice), person=person(region, mia), by=mia)
    (coming,) = everything_coming(region, mia)
    assert coming.note == "U hebt een plaats."


def test_my_trainings(client_for, held, room, alice, mia):
    attending.note_everybody(date=held, by=alice)
    page = client_for(mia).get(f"{room}mijn/").content.decode()
    assert "bewijs/" in page
    assert "opleiding/evaluatie/" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_tables(client_for, held, at, room, frank, kind):
    assert client_for(frank).get(f"{room}opleidingen.{kind}").status_code == 200
    assert client_for(frank).get(f"{at}deelnemers.{kind}").status_code == 200


def _reader(content: bytes) -> PdfReader:
    import io

    return PdfReader(io.BytesIO(content))


def _text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in _reader(content).pages)
