"""Agreements between organisations: parties, mandates, from and to, ending."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from samenverder.commitments.models import Agreement, AgreementState
from samenverder.commitments.operations import (
    EditConflict,
    Party,
    change_agreement,
    delete_agreement,
    end_agreement,
    record_agreement,
    restore_agreement,
    resume_agreement,
)
from samenverder.network.models import Mandate, Organisation, Partnership, Person, User
from samenverder.network.operations.problems import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisations(region: Partnership) -> list[Organisation]:
    return list(Organisation.objects.filter(partnerships=region).order_by("pk"))


@pytest.fixture
def agree(
    region: Partnership, alice: User, organisations: list[Organisation], today: date
) -> Callable[..., Agreement]:
    """An agreement between the first two organisations about training."""

    def make(text: str = "The bakery teaches", **fields: Any) -> Agreement:
        given: dict[str, Any] = {
            "by": alice,
            "partnership": region,
            "kind": "training",
            "text": text,
            "parties": [Party(organisation) for organisation in organisations[:2]],
            "starts_on": today,
        }
        return record_agreement(**(given | fields))

    return make


def test_the_mandate_of_who_agreed_is_named(
    agree: Any, organisations: list[Organisation], mia: User, person_of: Any, today: date
) -> None:
    person = person_of(mia)
    mandate = Mandate.objects.create(
        partnership=person.partnership,
        person=person,
        organisation=organisations[0],
        subjects=["training"],
        given_by="Bestuur",
        since=today,
    )
    agreement = agree(parties=[Party(organisations[0], person), Party(organisations[1])])
    first, second = agreement.parties.order_by("organisation_id")
    assert first.mandate == mandate
    assert "Mia Mulder" in first.mandate_label
    assert second.person is None


def test_no_parties_or_an_end_before_the_start_is_refused(agree: Any, today: date) -> None:
    with pytest.raises(ValidationError):
        agree(parties=[])
    with pytest.raises(ValidationError):
        agree(until=today - timedelta(days=1))
    assert not Agreement.objects.exists()


def test_changing_parties_is_in_the_history(
    agree: Any, alice: User, organisations: list[Organisation]
) -> None:
    agreement = agree()
    changed = change_agreement(
        agreement=agreement,
        by=alice,
        expected_version=1,
        parties=[Party(organisations[2])],
        amount=Decimal("12.50"),
    )
    assert [party.organisation for party in changed.parties.all()] == [organisations[2]]
    assert {line.field for line in changed.changes.all()} == {"created", "parties", "amount"}


def test_two_people_who_change_the_parties(
    agree: Any, alice: User, frank: User, organisations: list[Organisation]
) -> None:
    agreement = agree()
    change_agreement(
        agreement=agreement, by=frank, expected_version=1, parties=[Party(organisations[2])]
    )
    with pytest.raises(EditConflict):
        change_agreement(
            agreement=agreement, by=alice, expected_version=1, parties=[Party(organisations[0])]
        )
    assert [party.organisation for party in agreement.parties.all()] == [organisations[2]]


def test_a_change_elsewhere_keeps_the_parties_of_the_other(
    agree: Any, alice: User, frank: User, organisations: list[Organisation]
) -> None:
    agreement = agree()
    before = [Party(organisation) for organisation in organisations[:2]]
    change_agreement(
        agreement=agreement, by=frank, expected_version=1, parties=[Party(organisations[2])]
    )
    change_agreement(
        agreement=agreement, by=alice, expected_version=1, parties=before, text="Other words"
    )
    agreement.refresh_from_db()
    assert agreement.text == "Other words"
    assert [party.organisation for party in agreement.parties.all()] == [organisations[2]]


def test_ending_and_the_way_back(agree: Any, alice: User) -> None:
    agreement = agree()
    ended = end_agreement(agreement=agreement, by=alice, reason="Done")
    assert (ended.state, ended.reason) == (AgreementState.ENDED, "Done")
    with pytest.raises(Refused):
        end_agreement(agreement=agreement, by=alice)
    assert resume_agreement(agreement=agreement, by=alice).is_open


def test_removing_and_putting_back(agree: Any, alice: User) -> None:
    agreement = agree()
    delete_agreement(agreement=agreement, by=alice)
    assert restore_agreement(agreement=agreement, by=alice).deleted_at is None


def test_somebody_of_another_region_agrees_nothing(
    agree: Any, charlie: User, organisations: list[Organisation]
) -> None:
    with pytest.raises(ValueError, match="belongs"):
        agree(parties=[Party(organisations[0], Person.objects.get(user=charlie))])


def test_past_its_last_day_it_is_late(agree: Any, today: date) -> None:
    agreement = agree(starts_on=today - timedelta(days=9), until=today - timedelta(days=2))
    assert (agreement.is_overdue, agreement.days_late) == (True, 2)


class TestPages:
    def test_writing_changing_and_ending(
        self,
        region: Partnership,
        organisations: list[Organisation],
        mia: User,
        today: date,
        english: Callable[[User | None], Client],
    ) -> None:
        client = english(mia)
        url = reverse("commitments:agreement_add", args=[region.slug])
        data: dict[str, Any] = {
            "text": "Two hours a week",
            "kind_of": "means",
            "organisations": [organisations[0].pk],
            "starts_on": today,
            "hours": "2.5",
        }
        page = client.post(url, data, follow=True).text
        assert organisations[0].name in page
        agreement = Agreement.objects.get()
        change = reverse("commitments:agreement_change", args=[region.slug, agreement.pk])
        data |= {"version": 1, "text": "Three hours", "organisations": [organisations[1].pk]}
        page = client.post(change, data, follow=True).text
        assert "Three hours" in page
        assert "Parties: from" in page
        end = reverse("commitments:agreement_end", args=[region.slug, agreement.pk])
        page = client.post(end, {"ended_on": today, "reason": "Enough"}, follow=True).text
        assert "The agreement is ended." in page
        assert "Let it hold again" in page

    def test_a_conflict_shows_both_and_keeps_the_choice(
        self,
        agree: Any,
        organisations: list[Organisation],
        alice: User,
        frank: User,
        today: date,
        english: Callable[[User | None], Client],
    ) -> None:
        agreement = agree()
        change_agreement(agreement=agreement, by=frank, expected_version=1, text="Theirs")
        url = reverse(
            "commitments:agreement_change", args=[agreement.partnership.slug, agreement.pk]
        )
        data = {
            "text": "Mine",
            "kind_of": "training",
            "organisations": [row.pk for row in organisations[:2]],
            "starts_on": today,
            "version": 1,
        }
        answer = english(alice).post(url, data)
        assert answer.status_code == 409
        assert "Theirs" in answer.text
        assert "Mine" in answer.text
        assert answer.text.count(" checked") == 3  # the kind and both organisations

    def test_without_a_party_it_says_so(
        self, region: Partnership, alice: User, english: Callable[[User | None], Client]
    ) -> None:
        url = reverse("commitments:agreement_add", args=[region.slug])
        answer = english(alice).post(url, {"text": "We", "kind_of": "other"})
        assert answer.status_code == 422
        assert "Choose at least one organisation." in answer.text
