"""Mandates: who may decide what, up to which amount, until when."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.audit.models import AuditEntry
from samenverder.lib.tables import read_table
from samenverder.network.models import DecisionSubject, Mandate, Membership, Role
from samenverder.network.operations import mandates
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.queries.mandates import (
    MandateFilter,
    mandates_for,
    mandates_of,
    without_mandate,
)
from tests import cast
from tests.network.conftest import address, person_of, text_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def give(alice, region, school):
    """Give somebody a mandate; what is not said is about means, for the school."""

    def run(user, **values) -> Mandate:
        given = {
            "organisation": school,
            "subjects": [DecisionSubject.MEANS],
            "given_by": "College van bestuur",
            "since": TODAY - timedelta(days=10),
        } | values
        return mandates.give_mandate(
            by=alice, partnership=region, person=person_of(user, region), **given
        )

    return run


class TestWhoCanDecide:
    def test_depends_on_subject_and_amount(self, give, region, mia, frank):
        small = give(mia, up_to=Decimal(5000))
        large = give(frank, subjects=["means", "training"])
        assert mandates_for(region, "means", amount=Decimal(5000)) == [large, small]
        assert mandates_for(region, "means", amount=Decimal("5000.01")) == [large]
        assert mandates_for(region, "training") == [large]
        assert mandates_for(region, "ambition") == []

    def test_depends_on_the_day(self, give, region, mia):
        give(mia, since=TODAY + timedelta(days=3), until=TODAY + timedelta(days=5))
        assert not mandates_for(region, "means")
        assert mandates_for(region, "means", on=TODAY + timedelta(days=3))
        assert not mandates_for(region, "means", on=TODAY + timedelta(days=5))

    def test_is_asked_on_the_page_and_answered_with_names(self, give, coordinator, region, mia):
        give(mia, up_to=Decimal(5000))
        page = address("mandates", region.slug)
        assert "1 person can decide this" in text_of(
            coordinator.get(page, {"over": "means", "bedrag": "€ 5.000"})
        )
        too_much = text_of(coordinator.get(page, {"over": "means", "bedrag": "5.000,01"}))
        assert "Nobody can decide this today" in too_much
        assert "Choose what the decision is about" in text_of(coordinator.get(page, {"over": ""}))
        assert "Write the amount as" in text_of(
            coordinator.get(page, {"over": "means", "bedrag": "veel"})
        )

    def test_counts_people_and_organisations_not_mandates(self, give, coordinator, region, mia):
        for place in region.organisations.all():
            give(mia, organisation=place)
        give(mia, subjects=["means", "other"])
        asked = coordinator.get(address("mandates", region.slug), {"over": "means"})
        assert "1 person can decide this, for 3 organisations:" in text_of(asked)

    def test_not_for_an_organisation_that_stopped(self, give, region, mia, school):
        mandate = give(mia)
        Membership.objects.filter(organisation=school).update(until=TODAY)
        assert not mandates_for(region, "means")
        assert not mandates_of(region)
        assert mandates_of(region, MandateFilter(ended=True)) == [mandate]

    def test_one_for_later_is_listed_and_says_so(self, give, coordinator, region, mia):
        give(mia, since=TODAY + timedelta(days=9))
        text = text_of(coordinator.get(address("mandates", region.slug)))
        assert "Nobody has a mandate yet" in text
        assert "only from" in text


class TestGiving:
    def test_leaves_a_line_in_the_log(self, give, mia):
        mandate = give(mia)
        entry = AuditEntry.objects.get(verb="mandate_given")
        assert entry.subject == f"mandate:{mandate.pk}"

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"subjects": []}, "subjects"),
            ({"subjects": ["zolder"]}, "subjects"),
            ({"until": TODAY - timedelta(days=10)}, "until"),
        ],
    )
    def test_is_refused_when_it_says_nothing(self, give, mia, values, field):
        with pytest.raises(Refused) as refused:
            give(mia, **values)
        assert refused.value.field == field

    def test_is_refused_for_an_organisation_that_stopped(self, give, mia, school):
        Membership.objects.filter(organisation=school).update(until=TODAY)
        with pytest.raises(Refused):
            give(mia)

    def test_takes_nobody_of_another_region(self, give, alice, region, school, charlie):
        stranger = charlie.people.get()
        with pytest.raises(ValueError, match="own partnership"):
            mandates.give_mandate(
                by=alice, partnership=region, person=stranger, organisation=school,
                subjects=["means"], given_by="x", since=TODAY,
            )  # fmt: skip

    def test_works_from_the_form_with_dutch_amounts(self, coordinator, region, school, mia):
        page = address("mandate_add", region.slug)
        data = {
            "person": person_of(mia, region).pk, "organisation": school.pk, "subjects": ["means"],
            "up_to": "12.500,50", "given_by": "Bestuur", "since": "2026-01-01", "until": "",
        }  # fmt: skip
        answer = coordinator.post(page, data)
        mandate = Mandate.objects.get()
        assert answer.url == address("mandate_detail", region.slug, mandate.pk)
        assert mandate.up_to == Decimal("12500.50")
        assert "€12,500.50" in text_of(coordinator.get(answer.url))

    def test_keeps_what_was_typed_when_something_is_missing(self, coordinator, region):
        page = coordinator.post(
            address("mandate_add", region.slug), {"given_by": "Raad van toezicht"}
        )
        text = text_of(page)
        assert 'value="Raad van toezicht"' in text
        assert "Choose somebody." in text


class TestChanging:
    def test_tells_the_second_of_two_what_changed(self, give, coordinator, region, mia):
        mandate = give(mia, up_to=Decimal(5000))
        page = address("mandate_edit", region.slug, mandate.pk)
        data = {"version": 1, "subjects": ["means"], "given_by": "Bestuur", "since": "2026-01-01"}
        assert coordinator.post(page, data | {"up_to": "8000"}).status_code == 302
        second = coordinator.post(page, data | {"up_to": "3000"})
        text = text_of(second)
        assert "Somebody else changed this" in text
        assert "€8,000" in text
        assert 'value="3000"' in text
        mandate.refresh_from_db()
        assert mandate.up_to == 8000
        assert coordinator.post(page, data | {"up_to": "3000", "version": 2}).status_code == 302

    def test_of_an_old_version_is_refused(self, give, alice, mia):
        mandate = give(mia)
        values = {"subjects": ["training"], "given_by": "x", "since": TODAY}
        with pytest.raises(EditedMeanwhile):
            mandates.change_mandate(by=alice, mandate=mandate, version=7, **values)

    def test_ending_can_be_undone_with_the_same_end(self, give, coordinator, region, mia):
        end = TODAY + timedelta(days=20)
        mandate = give(mia, until=end)
        page = coordinator.post(
            address("mandate_end", region.slug, mandate.pk), follow=True
        ).content.decode()
        mandate.refresh_from_db()
        assert mandate.until == TODAY
        assert f'name="until" value="{end.isoformat()}"' in page
        coordinator.post(
            address("mandate_resume", region.slug, mandate.pk), {"until": end.isoformat()}
        )
        mandate.refresh_from_db()
        assert mandate.until == end

    def test_a_change_can_be_undone_as_it_was(self, give, coordinator, region, mia):
        mandate = give(mia, up_to=Decimal("1234.50"), conditions="With the head")
        page = address("mandate_edit", region.slug, mandate.pk)
        data = {"subjects": ["training", "other"], "given_by": "Else", "since": TODAY.isoformat()}
        shown = coordinator.post(page, data | {"version": "1"}, follow=True)
        undo = shown.context["undo"]
        coordinator.post(undo["url"], undo["fields"] | undo["lists"])
        mandate.refresh_from_db()
        assert (mandate.subjects, mandate.up_to) == (["means"], Decimal("1234.50"))
        assert (mandate.conditions, mandate.given_by) == ("With the head", "College van bestuur")
        assert (mandate.since, mandate.until) == (TODAY - timedelta(days=10), None)
        late = coordinator.post(undo["url"], undo["fields"] | undo["lists"])
        assert "Somebody else changed this" in text_of(late)


class TestTheList:
    def test_is_narrowed_and_sorted(self, give, region, mia, frank, school):
        soon = give(mia, until=TODAY + timedelta(days=60))
        give(frank, until=TODAY + timedelta(days=61), subjects=["training"])
        ended = give(frank, until=TODAY)
        assert mandates_of(region, MandateFilter(ends_soon=True)) == [soon]
        assert mandates_of(region, MandateFilter(subject="means")) == [soon]
        assert len(mandates_of(region, MandateFilter(organisation=school.pk))) == 2
        assert mandates_of(region, MandateFilter(ended=True)) == [ended]

    def test_says_what_ends_soon_and_for_whom_nobody_decides(
        self, give, coordinator, region, mia, school
    ):
        give(mia, until=TODAY + timedelta(days=30))
        text = text_of(coordinator.get(address("mandates", region.slug)))
        assert "1 mandate ends within 60 days." in text
        assert "For 2 organisations nobody has a mandate:" in text
        assert school not in without_mandate(region)

    def test_survives_nonsense_in_its_address(self, coordinator, region):
        query = "?onderwerp=x&organisatie=99999999999999999999&einde=y&pagina=z&toon=q"
        assert coordinator.get(address("mandates", region.slug) + query).status_code == 200

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_can_be_taken_along(self, give, coordinator, region, mia, kind):
        give(mia, up_to=Decimal("12500.50"))
        answer = coordinator.get(address("mandates_download", region.slug, kind))
        table = read_table(io.BytesIO(answer.content), f"x.{kind}")
        assert table.rows[0][0] == "Mia Mulder"
        assert str(table.rows[0][3]).replace(",", ".") == "12500.5"

    @pytest.mark.parametrize("name", ["mandates", "organisation", "person"])
    def test_asks_no_more_for_three_than_for_one(
        self, give, coordinator, region, school, mia, name
    ):
        pages = {
            "mandates": address("mandates", region.slug),
            "organisation": address("organisation_detail", region.slug, school.pk),
            "person": address("person_detail", region.slug, person_of(mia, region).pk),
        }
        counts = []
        for _turn in range(3):
            give(mia)
            coordinator.get(pages[name])
            with CaptureQueriesContext(connection) as queries:
                coordinator.get(pages[name])
            counts.append(len(queries))
        assert counts[0] == counts[2]


class TestRights:
    def test_everybody_sees_and_only_the_coordinator_changes(self, give, region, people, charlie):
        mandate = give(people[Role.MEMBER])
        detail = address("mandate_detail", region.slug, mandate.pk)
        edit = address("mandate_edit", region.slug, mandate.pk)
        for role, user in people.items():
            browser = cast.client_for(user)
            assert browser.get(detail).status_code == 200
            assert browser.get(edit).status_code == (200 if role == Role.COORDINATOR else 403)
            text = text_of(browser.get(detail))
            assert ("What happened" in text) == (role == Role.COORDINATOR)
            assert ("/mensen/" in text) == (role != Role.READER)
        assert cast.client_for(charlie).get(detail).status_code == 404
