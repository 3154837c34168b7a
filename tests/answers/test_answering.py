"""A board answers need by need: mandates, agreements, the plan, and the way back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from samenverder.answers.models import NeedAnswer
from samenverder.answers.operations import agree_to_rest, answer_need, put_back, take_back
from samenverder.commitments.models import ActionItem, Agreement
from samenverder.network.models import OutgoingMail
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.plans.models import SchoolPlan
from samenverder.plans.operations import change_row, share_plan, take_step
from tests.answers.conftest import mandate

SOON = timezone.localdate() + timedelta(days=30)
pytestmark = pytest.mark.django_db


def state(plan) -> str:
    return SchoolPlan.objects.get(pk=plan.pk).state


def agreements():
    return Agreement.objects.filter(deleted_at__isnull=True)


class TestAYes:
    def test_it_becomes_an_agreement_with_parties_amount_days_and_an_action(
        self, pitched, needs, dora, board
    ):
        until = SOON + timedelta(days=200)
        answer = answer_need(
            need=needs[0], by=dora, kind="condition", text="At two bids", euros=Decimal(4000),
            until=until, follow_up_on=SOON,
        )  # fmt: skip
        row = agreements().get()
        assert (row.kind_of, row.amount, row.until) == ("means", Decimal(4000), until)
        assert row.starts_on == timezone.localdate()
        assert row.text == "Transport, onder deze voorwaarde: At two bids"
        parties = {party.organisation: party for party in row.parties.all()}
        assert set(parties) == {board, pitched.school}
        assert parties[board].person == dora.people.get()
        assert "Dora Dekker" in parties[board].mandate_label
        assert row.source_url == f"{pitched.get_absolute_url()}#behoefte-{needs[0].pk}"
        action = ActionItem.objects.get()
        assert (action.due_on, action.owner.name) == (SOON, "Mia Mulder")
        assert action.source_url == row.get_absolute_url()
        assert (answer.agreement, answer.follow_up) == (row, action)
        assert answer.asked["text"] == "Transport"

    def test_taken_back_all_of_it_goes_and_put_back_all_of_it_is_there(self, needs, dora):
        answer = answer_need(
            need=needs[0], by=dora, kind="agreed", euros=Decimal(4800), follow_up_on=SOON
        )
        take_back(answer=answer, by=dora)
        assert not agreements().exists()
        assert not ActionItem.objects.filter(deleted_at__isnull=True).exists()
        put_back(answer=answer, by=dora)
        assert agreements().get() == answer.agreement
        assert ActionItem.objects.filter(deleted_at__isnull=True).get() == answer.follow_up
        with pytest.raises(Refused):
            put_back(answer=answer, by=dora)

    def test_another_answer_changes_the_agreement_and_keeps_the_first(self, needs, dora):
        first = answer_need(need=needs[0], by=dora, kind="agreed", euros=Decimal(4800))
        second = answer_need(
            need=needs[0], by=dora, seen=first.pk, kind="agreed", euros=Decimal(3000)
        )
        assert agreements().get().amount == 3000
        assert second.replaces_id == first.pk
        third = answer_need(need=needs[0], by=dora, seen=second.pk, kind="not_now", text="No money")
        assert not agreements().exists()
        take_back(answer=third, by=dora, to_earlier=True)
        assert agreements().get().amount == 3000
        take_back(answer=second, by=dora, to_earlier=True)
        assert agreements().get().amount == 4800
        assert NeedAnswer.objects.standing().get() == first

    def test_what_was_changed_on_the_page_of_the_agreement_stays(self, needs, dora, mia):
        from samenverder.commitments.operations import change_agreement

        first = answer_need(need=needs[0], by=dora, kind="agreed", euros=Decimal(4800))
        change_agreement(
            agreement=first.agreement, by=mia, expected_version=1, text="The bus on Tuesdays"
        )
        answer_need(need=needs[0], by=dora, seen=first.pk, kind="agreed", euros=Decimal(3000))
        row = agreements().get()
        assert (row.text, row.amount) == ("The bus on Tuesdays", 3000)


class TestTheMandate:
    @pytest.mark.parametrize(("limit", "fits"), [("3999.99", False), ("4000", True), (None, True)])
    def test_it_is_held_against_what_is_given_not_against_what_is_asked(
        self, needs, dora, limit, fits
    ):
        dora.people.get().mandates.update(up_to=limit)
        give = {"need": needs[0], "by": dora, "kind": "agreed", "euros": Decimal(4000)}
        if fits:
            assert answer_need(**give).euros == 4000
            return
        with pytest.raises(Refused, match=r"3\.999,99.*4\.000"):
            answer_need(**give)
        assert not NeedAnswer.objects.exists()
        assert not agreements().exists()

    def test_what_a_larger_mandate_gave_is_not_undone_by_a_smaller_one(
        self, needs, dora, alice, pitched
    ):
        mandate(alice, pitched.school, ["means"], up_to=100)
        alice.access.update(role="reader")
        given = answer_need(need=needs[0], by=dora, kind="agreed", euros=Decimal(4800))
        with pytest.raises(Refused, match=r"100.*4\.800"):
            take_back(answer=given, by=alice)
        with pytest.raises(Refused, match=r"100.*4\.800"):
            answer_need(need=needs[0], by=alice, seen=given.pk, kind="not_now", text="No money")
        assert NeedAnswer.objects.standing().get() == given

    def test_the_sentence_names_who_may_decide(self, needs, dora, alice, pitched):
        dora.people.get().mandates.update(up_to=100)
        mandate(alice, pitched.school, ["means"])
        with pytest.raises(Refused, match="Alice Aalders"):
            answer_need(need=needs[0], by=dora, kind="agreed", euros=Decimal(4800))

    @pytest.mark.parametrize("kind", ["agreed", "condition", "later", "not_now"])
    def test_without_one_nobody_answers_anything(self, needs, mia, alice, kind):
        for user in (mia, alice):  # the writer of the plan, and the coordinator
            with pytest.raises(Refused):
                answer_need(
                    need=needs[0], by=user, kind=kind, euros=Decimal(1),
                    text="Words" if kind in {"condition", "not_now"} else "",
                    again_on=SOON if kind == "later" else None,
                )  # fmt: skip

    def test_one_that_ended_counts_no_more(self, needs, dora):
        dora.people.get().mandates.update(until=timezone.localdate())
        with pytest.raises(Refused):
            answer_need(need=needs[2], by=dora, kind="agreed")

    def test_a_facilitator_notes_what_somebody_with_a_mandate_said(self, needs, dora, frank):
        person = dora.people.get()
        answer = answer_need(need=needs[2], by=frank, person=person, kind="agreed")
        assert (answer.person, answer.noted_by) == (person, "Frank Fokkema")
        person.mandates.update(up_to=100)
        with pytest.raises(Refused, match="Dora Dekker"):
            answer_need(need=needs[0], by=frank, person=person, kind="agreed", euros=Decimal(101))

    def test_a_member_notes_nothing_for_somebody_else(self, needs, dora, mia):
        with pytest.raises(Refused):
            answer_need(need=needs[2], by=mia, person=dora.people.get(), kind="agreed")


class TestWhatIsFilledIn:
    @pytest.mark.parametrize(
        ("given", "field"),
        [
            ({"kind": "perhaps"}, "kind"),
            ({"kind": "condition", "euros": Decimal(1)}, "text"),
            ({"kind": "not_now"}, "text"),
            ({"kind": "later"}, "again_on"),
            ({"kind": "later", "again_on": timezone.localdate()}, "again_on"),
            ({"kind": "agreed"}, "euros"),
            ({"kind": "agreed", "euros": Decimal("4800.01")}, "euros"),
            ({"kind": "agreed", "euros": Decimal(1), "text": "If the sun shines"}, "text"),
            ({"kind": "agreed", "euros": Decimal(1), "again_on": SOON}, "again_on"),
            ({"kind": "agreed", "euros": Decimal(1), "until": SOON - timedelta(days=90)}, "until"),
        ],
    )
    def test_what_is_missing_or_cannot_be_is_said_at_its_field(self, needs, dora, given, field):
        with pytest.raises(Refused) as refused:
            answer_need(need=needs[0], by=dora, **given)
        assert refused.value.field == field
        assert not NeedAnswer.objects.exists()

    def test_hours_are_given_and_not_more_than_asked(self, needs, dora):
        for hours in (None, Decimal("24.5")):
            with pytest.raises(Refused) as refused:
                answer_need(need=needs[1], by=dora, kind="agreed", euros=Decimal(0), hours=hours)
            assert refused.value.field == "hours"


class TestThePlan:
    def test_it_is_agreed_when_everything_is_answered_and_something_is_given(
        self, pitched, needs, dora, mia
    ):
        answer_need(need=needs[0], by=dora, kind="agreed", euros=Decimal(4800))
        answer_need(need=needs[1], by=dora, kind="later", again_on=SOON)
        assert state(pitched) == "pitched"
        last = answer_need(need=needs[2], by=dora, kind="not_now", text="Not this year")
        assert state(pitched) == "agreed"
        assert [mail.to for mail in OutgoingMail.objects.all()] == [mia.email]
        take_back(answer=last, by=dora)
        assert state(pitched) == "pitched"
        put_back(answer=last, by=dora)
        assert state(pitched) == "agreed"
        assert OutgoingMail.objects.count() == 1

    def test_it_does_not_read_agreed_when_everything_was_refused(self, pitched, needs, dora):
        for need in needs:
            answer = answer_need(need=need, by=dora, kind="not_now", text="No money")
        assert state(pitched) == "pitched"
        answer_need(need=needs[2], by=dora, seen=answer.pk, kind="agreed")
        assert state(pitched) == "agreed"

    def test_somebody_with_a_small_mandate_may_give_the_last_answer(
        self, pitched, needs, dora, alice
    ):
        answer_need(need=needs[0], by=dora, kind="agreed", euros=Decimal(4800))
        answer_need(need=needs[1], by=dora, kind="agreed", euros=Decimal(900), hours=Decimal(24))
        mandate(alice, pitched.school, ["other"], up_to=1)
        answer_need(need=needs[2], by=alice, kind="agreed")
        assert state(pitched) == "agreed"

    @pytest.mark.parametrize("before", ["draft", "shared", "evaluated"])
    def test_before_the_pitch_and_after_the_end_nothing_is_answered(
        self, pitched, needs, dora, before
    ):
        SchoolPlan.objects.filter(pk=pitched.pk).update(state=before)
        with pytest.raises(Refused):
            answer_need(need=needs[2], by=dora, kind="agreed")

    def test_what_was_answered_was_pitched(self, pitched, needs, dora, mia):
        answer = answer_need(need=needs[2], by=dora, kind="agreed")
        with pytest.raises(Refused):
            take_step(plan=pitched, by=mia, code="unpitch")
        take_back(answer=answer, by=dora)
        take_step(plan=pitched, by=mia, code="unpitch")
        assert state(pitched) == "shared"

    def test_one_in_progress_can_still_be_answered_and_stays_so(self, pitched, needs, dora):
        SchoolPlan.objects.filter(pk=pitched.pk).update(state="in_progress")
        rows = agree_to_rest(plan=pitched, by=dora, only=[row.pk for row in needs])
        take_back(answer=rows[0], by=dora)
        assert state(pitched) == "in_progress"

    def test_what_is_asked_is_what_was_shared_last(self, pitched, needs, dora, mia):
        change_row(row=needs[2], by=mia, version=needs[2].version, text="Two days")
        first = answer_need(need=needs[2], by=dora, kind="agreed")
        assert first.asked["text"] == "One day without lessons"
        share_plan(plan=pitched, by=mia, again=True)
        needs[2].refresh_from_db()
        second = answer_need(need=needs[2], by=dora, seen=first.pk, kind="agreed")
        assert second.asked["text"] == "Two days"
        assert agreements().get().text == "Two days"


class TestTheRest:
    def test_only_what_the_mandate_covers_is_agreed_to(self, pitched, needs, dora):
        dora.people.get().mandates.update(up_to=900)
        rows = agree_to_rest(plan=pitched, by=dora, only=[row.pk for row in needs])
        assert [row.need for row in rows] == needs[1:]
        assert [(row.euros, row.hours) for row in rows] == [(900, 24), (None, None)]
        with pytest.raises(Refused):
            agree_to_rest(plan=pitched, by=dora, only=[row.pk for row in needs])


def test_the_second_of_two_is_told_and_nothing_is_replaced(needs, dora, alice, pitched):
    mandate(alice, pitched.school, ["other"])
    answer_need(need=needs[2], by=dora, kind="agreed")
    with pytest.raises(EditedMeanwhile):
        answer_need(need=needs[2], by=alice, kind="not_now", text="No")
    assert NeedAnswer.objects.get().kind == "agreed"


def test_a_stranger_takes_nothing_back(needs, dora, mia, frank):
    answer = answer_need(need=needs[2], by=dora, kind="agreed")
    with pytest.raises(Refused):
        take_back(answer=answer, by=mia)
    take_back(answer=answer, by=frank)  # a facilitator noted it wrong, or repairs it
    assert not NeedAnswer.objects.standing().exists()
