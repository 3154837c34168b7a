"""Decisions: on whose mandate, and how a provisional one is confirmed."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from samenverder.audit.models import AuditEntry
from samenverder.commitments.models import Decision, DecisionState
from samenverder.commitments.operations import (
    EditConflict,
    ask_again,
    change_decision,
    confirm_decision,
    delete_decision,
    record_decision,
    reject_decision,
    reopen_decision,
    restore_decision,
    withdraw_decision,
)
from samenverder.network.models import (
    Mandate,
    Organisation,
    OutgoingMail,
    Partnership,
    Person,
    User,
)
from samenverder.network.operations.problems import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def give_mandate(region: Partnership, today: date) -> Callable[..., Mandate]:
    """A mandate for a person, about means up to 5,000 euros unless said otherwise."""

    def give(person: Person, **fields: Any) -> Mandate:
        given: dict[str, Any] = {
            "partnership": region,
            "person": person,
            "organisation": Organisation.objects.filter(partnerships=region).first(),
            "subjects": ["means"],
            "up_to": Decimal(5000),
            "given_by": "College, 12 mei",
            "since": today - timedelta(days=30),
        }
        return Mandate.objects.create(**(given | fields))

    return give


@pytest.fixture
def decide(region: Partnership, alice: User) -> Callable[..., Decision]:
    """A decision of Alice's writing, about means."""

    def make(text: str = "We pay for the bus", **fields: Any) -> Decision:
        given = {"by": alice, "partnership": region, "text": text, "subject": "means"}
        return record_decision(**(given | fields))

    return make


class TestRecording:
    def test_somebody_present_with_the_mandate_confirms_it(
        self, decide: Any, give_mandate: Any, mia: User, person_of: Any
    ) -> None:
        mandate = give_mandate(person_of(mia))
        decision = decide(amount=Decimal(800), present=[person_of(mia)])
        assert decision.state == DecisionState.CONFIRMED
        assert decision.mandate == mandate
        assert decision.mandate_label.startswith("Mia Mulder, ")
        assert not OutgoingMail.objects.exists()

    @pytest.mark.parametrize(
        ("amount", "subject"), [(Decimal("5000.01"), "means"), (None, "training")]
    )
    def test_outside_the_mandate_it_is_provisional(
        self, decide: Any, give_mandate: Any, mia: User, person_of: Any, amount: Any, subject: str
    ) -> None:
        give_mandate(person_of(mia))
        decision = decide(amount=amount, subject=subject, present=[person_of(mia)])
        assert decision.state == DecisionState.PROVISIONAL
        assert not decision.asked_of.exists()

    def test_whoever_has_the_mandate_is_asked_by_mail(
        self, decide: Any, give_mandate: Any, mia: User, rita: User, person_of: Any
    ) -> None:
        give_mandate(person_of(rita))
        decision = decide("Secret plans of Jansen", present=[person_of(mia)])
        assert list(decision.asked_of.all()) == [person_of(rita)]
        mail = OutgoingMail.objects.get()
        assert mail.to == rita.email
        assert decision.get_absolute_url() in mail.text
        assert decision.get_absolute_url() in mail.html
        assert "Jansen" not in mail.subject + mail.text + mail.html

    def test_a_mandate_that_ended_does_not_count(
        self, decide: Any, give_mandate: Any, mia: User, person_of: Any, today: date
    ) -> None:
        give_mandate(person_of(mia), until=today)
        assert decide(present=[person_of(mia)]).is_open

    def test_an_empty_text_is_refused(self, decide: Any) -> None:
        with pytest.raises(ValidationError):
            decide("  ")

    def test_nobody_of_another_region(self, decide: Any, charlie: User) -> None:
        with pytest.raises(ValueError, match="belongs"):
            decide(present=[Person.objects.get(user=charlie)])

    def test_it_is_in_the_log(self, decide: Any) -> None:
        decision = decide()
        entry = AuditEntry.objects.latest("number")
        assert (entry.verb, entry.subject) == ("decision_recorded", f"decision:{decision.pk}")


class TestConfirming:
    @pytest.fixture
    def asked(self, decide: Any, give_mandate: Any, rita: User, person_of: Any) -> Decision:
        give_mandate(person_of(rita))
        decision: Decision = decide()
        return decision

    def test_who_has_the_mandate_confirms(self, asked: Decision, rita: User) -> None:
        confirmed = confirm_decision(decision=asked, by=rita)
        assert confirmed.state == DecisionState.CONFIRMED
        assert confirmed.confirmed_by is not None
        assert confirmed.confirmed_by.user == rita

    def test_somebody_without_it_is_refused(self, asked: Decision, alice: User) -> None:
        with pytest.raises(Refused):
            confirm_decision(decision=asked, by=alice)
        asked.refresh_from_db()
        assert asked.is_open

    def test_only_once(self, asked: Decision, rita: User) -> None:
        confirm_decision(decision=asked, by=rita)
        with pytest.raises(Refused):
            reject_decision(decision=asked, by=rita, reason="Too late")

    def test_rejecting_needs_a_reason_and_can_be_undone(self, asked: Decision, rita: User) -> None:
        with pytest.raises(ValidationError):
            reject_decision(decision=asked, by=rita, reason=" ")
        rejected = reject_decision(decision=asked, by=rita, reason="No money")
        assert (rejected.state, rejected.reason) == (DecisionState.REJECTED, "No money")
        again = reopen_decision(decision=asked, by=rita)
        assert again.is_open
        assert again.reason == ""
        assert OutgoingMail.objects.count() == 1  # nobody is mailed a second time

    def test_withdrawn_after_confirming_and_back(
        self, asked: Decision, rita: User, alice: User
    ) -> None:
        confirm_decision(decision=asked, by=rita)
        withdraw_decision(decision=asked, by=alice, reason="The bus was sold")
        back = reopen_decision(decision=asked, by=alice)
        assert back.state == DecisionState.CONFIRMED
        assert back.mandate_label

    def test_a_larger_amount_makes_it_provisional_again(
        self, asked: Decision, rita: User, alice: User
    ) -> None:
        now = confirm_decision(decision=asked, by=rita)
        changed = change_decision(
            decision=now, by=alice, expected_version=now.version, amount=Decimal(9000)
        )
        assert changed.is_open
        assert changed.mandate is None

    def test_asking_again_finds_a_new_mandate(
        self, decide: Any, give_mandate: Any, mia: User, alice: User, person_of: Any
    ) -> None:
        decision = decide()
        assert not OutgoingMail.objects.exists()
        give_mandate(person_of(mia))
        ask_again(decision=decision, by=alice)
        assert OutgoingMail.objects.get().to == mia.email


class TestChanging:
    def test_two_people_who_change_the_same_both_keep_their_text(
        self, decide: Any, alice: User, frank: User
    ) -> None:
        decision = decide()
        change_decision(decision=decision, by=frank, expected_version=1, text="We buy a bus")
        with pytest.raises(EditConflict) as conflict:
            change_decision(decision=decision, by=alice, expected_version=1, text="We rent a bus")
        part = conflict.value.conflicts[0]
        assert (part.theirs, part.mine) == ("We buy a bus", "We rent a bus")

    def test_different_parts_go_together(self, decide: Any, alice: User, frank: User) -> None:
        decision = decide()
        change_decision(decision=decision, by=frank, expected_version=1, text="We buy a bus")
        both = change_decision(
            decision=decision,
            by=alice,
            expected_version=1,
            text="We pay for the bus",
            amount=Decimal(10),
        )
        assert (both.text, both.amount) == ("We buy a bus", Decimal(10))

    def test_removing_and_putting_back(self, decide: Any, alice: User) -> None:
        decision = decide()
        delete_decision(decision=decision, by=alice)
        assert restore_decision(decision=decision, by=alice).deleted_at is None


class TestPages:
    def test_a_reader_with_the_mandate_confirms_on_the_page(
        self,
        decide: Any,
        give_mandate: Any,
        rita: User,
        person_of: Any,
        english: Callable[[User | None], Client],
    ) -> None:
        give_mandate(person_of(rita))
        decision = decide()
        client = english(rita)
        page = client.get(decision.get_absolute_url()).text
        assert "Confirm on my mandate" in page
        assert "Change the decision" not in page
        args = [decision.partnership.slug, decision.pk]
        answer = client.post(reverse("commitments:decision_confirm", args=args), follow=True)
        assert "The decision is confirmed." in answer.text
        assert "On the mandate of" in answer.text

    def test_the_coordinator_without_a_mandate_cannot(
        self, decide: Any, alice: User, english: Callable[[User | None], Client]
    ) -> None:
        decision = decide()
        args = [decision.partnership.slug, decision.pk]
        client = english(alice)
        assert "Confirm on my mandate" not in client.get(decision.get_absolute_url()).text
        for verb, data in (("confirm", {}), ("reject", {"reason": "No"})):
            url = reverse(f"commitments:decision_{verb}", args=args)
            answer = client.post(url, data, follow=True)
            assert "You have no mandate for this decision" in answer.text
        decision.refresh_from_db()
        assert decision.is_open

    def test_writing_one_down(
        self,
        region: Partnership,
        give_mandate: Any,
        mia: User,
        person_of: Any,
        today: date,
        english: Callable[[User | None], Client],
    ) -> None:
        mandate = give_mandate(person_of(mia))
        url = reverse("commitments:decision_add", args=[region.slug])
        client = english(mia)
        assert "Mia Mulder" in client.get(url).text
        data = {"text": "We pay", "subject": "means", "decided_on": today, "amount": "1.250,50"}
        answer = client.post(url, {**data, "agreed": [mandate.pk]}, follow=True)
        assert "€1,250.50" in answer.text
        assert Decision.objects.get().state == DecisionState.CONFIRMED

    def test_nothing_typed_is_lost(
        self, region: Partnership, alice: User, english: Callable[[User | None], Client]
    ) -> None:
        url = reverse("commitments:decision_add", args=[region.slug])
        answer = english(alice).post(url, {"text": "We pay", "amount": "much"})
        assert answer.status_code == 422
        assert "We pay" in answer.text
        assert "much" in answer.text

    def test_a_conflict_shows_both_texts(
        self, decide: Any, alice: User, frank: User, english: Callable[[User | None], Client]
    ) -> None:
        decision = decide()
        change_decision(decision=decision, by=frank, expected_version=1, text="We buy a bus")
        url = reverse("commitments:decision_change", args=[decision.partnership.slug, decision.pk])
        data = {"text": "We rent a bus", "subject": "means", "decided_on": decision.decided_on}
        answer = english(alice).post(url, {**data, "version": 1})
        assert answer.status_code == 409
        assert "We buy a bus" in answer.text
        assert "We rent a bus" in answer.text

    def test_rejecting_without_a_reason_says_so(
        self, decide: Any, give_mandate: Any, rita: User, person_of: Any, english: Any
    ) -> None:
        give_mandate(person_of(rita))
        decision = decide()
        url = reverse("commitments:decision_reject", args=[decision.partnership.slug, decision.pk])
        answer = english(rita).post(url, {"reason": ""})
        assert answer.status_code == 422
        assert "Say why." in answer.text
