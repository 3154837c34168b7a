"""What a board promised, what the school got, and who is told."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from samenverder.answers.models import NeedAnswer, Received
from samenverder.answers.operations import answer_need, take_back
from samenverder.answers.operations.receiving import say_received, unsay_received
from samenverder.answers.queries.promised import late_promises, promise_lines, years_of
from samenverder.answers.waiting_together import late
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.waiting import everything_waiting
from tests import cast

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def promise(needs, dora) -> NeedAnswer:
    """Dora promised the transport, from last week."""
    return answer_need(
        need=needs[0], by=dora, kind="agreed", euros=Decimal(4800),
        starts_on=TODAY - timedelta(days=7), follow_up_on=TODAY + timedelta(days=30),
    )  # fmt: skip


def page(user, name, region, pk):
    return cast.client_for(user).get(reverse(f"answers:{name}", args=[region.slug, pk]))


class TestWhatTheSchoolSays:
    def test_the_last_word_counts_and_what_was_said_before_stays(self, region, promise, mia):
        first = say_received(answer=promise, by=mia, stand="not_yet", text="No bus came.")
        say_received(answer=promise, by=mia, stand="all", seen=first.pk)
        row = promise_lines(region)[0]
        assert (row.stand, Received.objects.count()) == ("all", 2)
        assert not row.is_late

    def test_what_is_missing_needs_words(self, promise, mia):
        with pytest.raises(Refused, match="mist"):
            say_received(answer=promise, by=mia, stand="part", text="  ")

    def test_of_two_colleagues_the_second_reads_what_the_first_said(self, promise, mia):
        say_received(answer=promise, by=mia, stand="part", text="Half of it.")
        with pytest.raises(EditedMeanwhile):
            say_received(answer=promise, by=mia, stand="all")

    def test_undo_takes_back_the_last_word_only(self, promise, mia):
        first = say_received(answer=promise, by=mia, stand="not_yet", text="No bus.")
        last = say_received(answer=promise, by=mia, stand="all", seen=first.pk)
        with pytest.raises(Refused):
            unsay_received(row=first, by=mia)
        unsay_received(row=last, by=mia)
        assert Received.objects.get() == first

    def test_about_what_was_taken_back_nothing_is_said(self, promise, mia, dora):
        take_back(answer=promise, by=dora)
        with pytest.raises(Refused, match="teruggenomen"):
            say_received(answer=promise, by=mia, stand="all")

    def test_in_the_browser_with_an_undo_and_nothing_typed_is_lost(self, region, promise, mia):
        browser = cast.client_for(mia)
        url = reverse("answers:received", args=[region.slug, promise.pk])
        wrong = browser.post(url, {"stand": "part", "text": "", "seen": "0"})
        assert wrong.status_code == 422 and b"checked" in wrong.content
        assert browser.post(
            url, {"stand": "all", "text": "It drives.", "seen": "0"}
        ).url == reverse("answers:school", args=[region.slug, promise.need.plan.school_id])
        row = Received.objects.get()
        browser.post(reverse("answers:received_undo", args=[region.slug, promise.pk, row.pk]))
        assert not Received.objects.exists()


class TestWhoFollows:
    def test_the_board_sees_it_with_what_the_school_says(self, region, promise, mia, dora, board):
        say_received(answer=promise, by=mia, stand="part", text="One bus of two.")
        shown = page(dora, "board", region, board.pk).content.decode()
        assert "Transport" in shown and "One bus of two." in shown

    def test_own_school_and_coordinator_yes_another_partner_no(
        self, region, promise, mia, alice, people, board, region_lindemeer
    ):
        school = promise.need.plan.school_id
        assert page(mia, "school", region, school).status_code == 200
        assert page(alice, "board", region, board.pk).status_code == 200
        assert page(mia, "board", region, board.pk).status_code == 403
        rita = people["reader"]  # of the bakery
        assert page(rita, "school", region, school).status_code == 403
        listed = cast.client_for(rita).get(reverse("answers:following", args=[region.slug]))
        assert b"Praktijkschool" not in listed.content.split(b"<main")[1]

    def test_only_people_of_the_school_say_what_it_got(self, region, promise, dora, alice):
        url = reverse("answers:received", args=[region.slug, promise.pk])
        assert cast.client_for(dora).get(url).status_code == 403

    def test_the_agreement_says_what_came_of_it(self, region, promise, mia, people):
        say_received(answer=promise, by=mia, stand="all", text="The bus drives daily.")
        url = promise.agreement.get_absolute_url()
        assert b"The bus drives daily." in cast.client_for(mia).get(url).content
        assert b"The bus drives daily." not in cast.client_for(people["reader"]).get(url).content


class TestWhenToLook:
    def test_begun_and_not_received_or_past_its_look_back(self, region, promise, mia, alice):
        row = promise_lines(region)[0]
        assert row.is_silent and row.is_late and not row.look_back_passed
        with override("en"):
            told = [line.text for line in late(region, alice)]
        assert told == ["1 promise of a board is past its day"]
        assert list(late(region, mia)) == []
        say_received(answer=promise, by=mia, stand="all")
        NeedAnswer.objects.filter(pk=promise.pk).update(follow_up_on=TODAY - timedelta(days=1))
        row = promise_lines(region)[0]
        assert row.look_back_passed and row.is_late and not row.is_silent
        assert late_promises(region).count() == 1

    def test_sums_per_school_year(self, region, promise, mia):
        say_received(answer=promise, by=mia, stand="part", text="Half.")
        _year, year = years_of(promise_lines(region))[0]
        assert (year.number, year.in_part, year.received, year.not_said) == (1, 1, 0, 0)
        assert year.promised.cents == 480_000

    def test_the_school_is_asked_and_the_board_is_told(self, region, promise, mia, dora, board):
        def waits(user) -> list[str]:
            return [line.url for line in everything_waiting(region, user)]

        ask = reverse("answers:received", args=[region.slug, promise.pk])
        told = reverse("answers:board", args=[region.slug, board.pk])
        assert ask in waits(mia) and told not in waits(dora)
        say_received(answer=promise, by=mia, stand="not_yet", text="No bus.")
        assert ask not in waits(mia) and told in waits(dora)
        Received.objects.update(at=timezone.now() - timedelta(days=31))
        assert told not in waits(dora)
