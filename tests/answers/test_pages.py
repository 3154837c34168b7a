"""Pages of answering: on a phone and afterwards, amounts as people type them, paper, who sees."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from pypdf import PdfReader

from samenverder.answers.models import NeedAnswer
from samenverder.answers.operations import answer_need
from samenverder.commitments.models import Agreement
from samenverder.network.waiting import everything_waiting
from samenverder.plans.models import PlanNeed, SchoolPlan
from samenverder.plans.operations import add_row
from tests.answers.conftest import mandate, plan_with_needs

HERE = "/regio/lindemeer/plannen/antwoorden/"
SOON = timezone.localdate() + timedelta(days=30)
pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return answer.content.decode()


def form(**given):
    return {"kind": "agreed", "seen": "0", "euros": "4800", "text": "", **given}


class TestOnAPhone:
    def test_one_touch_agrees_and_one_takes_it_back(self, pitched, needs, dora, english):
        client, need = english(dora), needs[0]
        page = client.get(f"{HERE}{pitched.pk}/")
        assert "3 needs wait for an answer" in text(page)
        client.post(f"{HERE}{pitched.pk}/behoefte/{need.pk}/akkoord/", {"gezien": "0"})
        assert Agreement.objects.get().amount == 4800
        page = text(client.get(f"{HERE}{pitched.pk}/"))
        assert "2 needs wait for an answer" in page
        assert "Undo" in page
        answer = NeedAnswer.objects.get()
        client.post(f"{HERE}{pitched.pk}/ongedaan/", {"antwoord": [answer.pk]})
        assert not NeedAnswer.objects.standing().exists()

    def test_all_at_once_is_only_what_was_on_the_page(self, pitched, needs, dora, mia, english):
        client = english(dora)
        assert "Agree to all 3" in text(client.get(f"{HERE}{pitched.pk}/"))
        client.post(f"{HERE}{pitched.pk}/rest/", {"behoefte": [needs[0].pk, needs[1].pk]})
        assert {row.need for row in NeedAnswer.objects.standing()} == set(needs[:2])

    def test_after_one_plan_comes_the_next(
        self, pitched, dora, english, region, region_lindemeer, mia, board
    ):
        other = plan_with_needs(
            region, mia, region_lindemeer.organisations[0], board, title="Another plan"
        )
        client = english(dora)
        page = text(client.get(HERE))
        assert "2 plans wait for your answer" in page
        for plan in (pitched, other):
            rest = [need.pk for need in plan.planneeds.all()]
            client.post(f"{HERE}{plan.pk}/rest/", {"behoefte": rest})
            if plan is pitched:
                assert f"{HERE}{other.pk}/" in text(client.get(f"{HERE}{pitched.pk}/"))
        page = text(client.get(HERE))
        assert "You answered" in page
        assert "Waits for you" not in page
        assert SchoolPlan.objects.filter(state="agreed").count() == 2

    def test_who_may_not_reads_who_may(self, pitched, dora, mia, english):
        page = text(english(mia).get(f"{HERE}{pitched.pk}/"))
        assert "May decide it: Dora Dekker" in page
        assert "/akkoord/" not in page
        dora.people.get().mandates.update(up_to=1000)
        page = text(english(dora).get(f"{HERE}{pitched.pk}/"))
        assert "up to €1,000" in page
        assert "Agree to less" in page

    @pytest.mark.parametrize(("state", "says"), [("draft", "draft"), ("shared", "not pitched yet")])
    def test_before_the_pitch_a_sentence_says_why_not(self, pitched, mia, english, state, says):
        SchoolPlan.objects.filter(pk=pitched.pk).update(state=state)
        page = english(mia).get(f"{HERE}{pitched.pk}/")
        assert page.status_code == 200
        assert says in text(page)
        assert "/akkoord/" not in text(page)


class TestTheForm:
    @pytest.mark.parametrize(
        ("typed", "amount"),
        [("4.000", "4000"), ("€ 1.234,50", "1234.50"), ("4000,-", "4000"), ("0", "0")],
    )
    def test_amounts_are_written_as_people_do(self, pitched, needs, dora, english, typed, amount):
        url = f"{HERE}{pitched.pk}/behoefte/{needs[0].pk}/"
        assert english(dora).post(url, form(euros=typed)).status_code == 302
        assert NeedAnswer.objects.get().euros == Decimal(amount)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"euros": "a lot"}, {"euros": "-5"}, {"euros": "1e9"}, {"euros": "4.800.00.0"},
            {"euros": ""}, {"until": "31-02-2027"}, {"until": "0001-01-01"}, {"kind": "<b>"},
            {"seen": "x"}, {"kind": "later"}, {"kind": "condition"}, {"text": "x" * 1001},
            {"follow_up_on": "2001-01-01"},
        ],
    )  # fmt: skip
    def test_nonsense_gets_a_sentence_and_nothing_typed_is_lost(
        self, pitched, needs, dora, english, wrong
    ):
        url = f"{HERE}{pitched.pk}/behoefte/{needs[0].pk}/"
        answer = english(dora).post(url, form(**{"starts_on": "2027-01-15"} | wrong))
        assert answer.status_code == 422
        assert "2027-01-15" in text(answer)
        assert not NeedAnswer.objects.exists()

    def test_the_second_of_two_sees_the_first_and_keeps_the_own_words(
        self, pitched, needs, dora, alice, english
    ):
        mandate(alice, pitched.school, ["means"])
        url = f"{HERE}{pitched.pk}/behoefte/{needs[0].pk}/"
        english(dora).post(url, form(kind="condition", text="When there is a bus"))
        mine = form(kind="not_now", text="No money <script>", euros="")
        answer = english(alice).post(url, mine)
        assert answer.status_code == 409
        assert "When there is a bus" in text(answer)
        assert "No money &lt;script&gt;" in text(answer)
        seen = NeedAnswer.objects.standing().get().pk
        assert f'value="{seen}"' in text(answer)
        english(alice).post(url, {**mine, "seen": seen})
        assert NeedAnswer.objects.standing().get().kind == "not_now"
        assert not Agreement.objects.filter(deleted_at__isnull=True).exists()

    def test_a_coordinator_notes_for_somebody_who_then_says_it_is_right(
        self, pitched, needs, dora, alice, english, region
    ):
        person = dora.people.get()
        client = english(alice)
        url = f"{HERE}{pitched.pk}/?namens={person.pk}"
        assert "You note what Dora Dekker answers" in text(client.get(url))
        where = f"{HERE}{pitched.pk}/behoefte/{needs[2].pk}/akkoord/"
        client.post(where, {"gezien": "0", "namens": person.pk})
        assert "noted by Alice Aalders" in text(client.get(f"{HERE}{pitched.pk}/"))
        lines = [line.text for line in everything_waiting(region, dora)]
        assert any("Internship in year 3" in line for line in lines)
        assert "in your name" in text(english(dora).get(f"{HERE}{pitched.pk}/"))
        english(dora).post(f"{HERE}{pitched.pk}/klopt/")
        assert NeedAnswer.objects.get().confirmed_at is not None


class TestWhoSees:
    def test_strangers_and_needs_of_a_draft_are_nowhere(
        self, pitched, needs, dora, mia, rita, charlie, english, region
    ):
        add_row(
            model=PlanNeed, plan=pitched, by=mia, kind_of="means", text="Hidden wish",
            euros=Decimal(77), hours=None, needed_by=None, decision="Hidden ask",
        )  # fmt: skip
        for page in ("", "nu/", "afspraken.pdf"):
            assert english(charlie).get(f"{HERE}{pitched.pk}/{page}").status_code == 404
        for user in (rita, dora, mia):
            for page in (f"{pitched.pk}/", f"{pitched.pk}/nu/", "", "antwoorden.csv"):
                assert "Hidden" not in text(english(user).get(f"{HERE}{page}"))

    def test_a_plan_that_became_a_draft_again_hides_its_answers(
        self, pitched, needs, dora, rita, frank, english
    ):
        row = answer_need(need=needs[2], by=dora, kind="agreed")
        SchoolPlan.objects.filter(pk=pitched.pk).update(state="draft")
        assert english(frank).get(f"{HERE}{pitched.pk}/").status_code == 404
        assert pitched.title not in text(english(rita).get(f"{HERE}antwoorden.csv"))
        page = text(english(frank).get(row.agreement.get_absolute_url()))
        assert "Answer to a school plan" not in page


class TestOnOtherPages:
    def test_the_plan_shows_each_answer_at_the_place_the_agreement_leads_back_to(
        self, pitched, needs, dora, mia, english
    ):
        answer = answer_need(
            need=needs[0], by=dora, kind="condition", text="At two bids", euros=Decimal(4000)
        )
        page = text(english(mia).get(pitched.get_absolute_url()))
        assert f'id="behoefte-{needs[0].pk}"' in page
        assert "The board answered 1 of 3" in page
        assert "At two bids" in page
        assert answer.agreement.get_absolute_url() in page
        assert "Answer what is asked" not in page
        page = text(english(dora).get(pitched.get_absolute_url()))
        assert "Answer what is asked" in page
        assert "/stap/akkoord/" not in page  # not as a whole, without agreements
        back = text(english(mia).get(answer.agreement.get_absolute_url()))
        assert f"{pitched.get_absolute_url()}#behoefte-{needs[0].pk}" in back
        assert "At two bids" in back

    def test_what_waits_stands_on_the_start_page(self, pitched, dora, mia, region):
        lines = [line for line in everything_waiting(region, dora) if "Beantwoord 3" in line.text]
        assert [line.url for line in lines] == [f"{HERE}{pitched.pk}/"]
        assert all("Internship" not in line.mail for line in lines)
        assert not any("Beantwoord 3" in line.text for line in everything_waiting(region, mia))

    def test_the_table_holds_what_was_asked_and_given(self, pitched, needs, dora, english):
        answer_need(need=needs[0], by=dora, kind="agreed", euros=Decimal("1234.5"))
        table = english(dora).get(f"{HERE}antwoorden.csv?plan={pitched.pk}")
        assert "4800" in text(table)
        assert "1234,5" in text(table)


class TestThePaper:
    def test_it_says_all_that_was_agreed_and_not_and_has_lines_to_sign(
        self, pitched, needs, dora, english
    ):
        answer_need(
            need=needs[0], by=dora, kind="condition", text="First two bids", follow_up_on=SOON,
            euros=Decimal("4000.50"), until=SOON + timedelta(days=300),
        )  # fmt: skip
        answer_need(need=needs[1], by=dora, kind="later", again_on=SOON, text="After the budget")
        for language, words in {
            "en": ("€4,000.50", "€4,800", "Signature", "Not agreed now", "Not answered yet"),
            "nl": ("€ 4.000,50", "€ 4.800", "First two bids", "After the budget", "Dora Dekker"),
        }.items():
            answer = english(dora).get(f"{HERE}{pitched.pk}/afspraken.pdf?taal={language}")
            reader = PdfReader(io.BytesIO(answer.content))
            said = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
            said = said.replace("\u00a0", " ")
            assert [word for word in words if word not in said] == []
            assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
            assert reader.trailer["/Root"]["/Lang"] == language

    def test_twenty_long_needs_are_all_there(
        self, region, region_lindemeer, mia, dora, board, english
    ):
        long = [
            (
                "means",
                f"Need {at} " + "w" * 30 + " more words" * 22,
                Decimal(100),
                None,
                f"Ask {at}?",
            )
            for at in range(20)
        ]
        plan = plan_with_needs(region, mia, region_lindemeer.organisations[0], board, needs=long)
        rows = list(plan.planneeds.order_by("order", "pk"))
        for at, need in enumerate(rows):
            answer_need(
                need=need, by=dora, kind="condition" if at % 2 else "not_now",
                text=f"Reason {at} " + "because of it " * 60 + f"end {at}.", euros=Decimal(100),
            )  # fmt: skip
        answer = english(dora).get(f"{HERE}{plan.pk}/afspraken.pdf?taal=en")
        pages = PdfReader(io.BytesIO(answer.content)).pages
        said = " ".join(" ".join(page.extract_text().split()) for page in pages)
        assert all(f"Need {at} " in said and f"end {at}." in said for at in range(20))
