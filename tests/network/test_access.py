"""Roles: changed, taken away, and never the last coordinator."""

from threading import Thread

import pytest
from django.db import connection

from samenverder.network.models import Access, Role
from samenverder.network.operations import access as operations
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from tests.network.conftest import address, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(mia):
    return Access.objects.get(user=mia)


def test_the_page_says_how_many_have_access_and_what_roles_mean(coordinator, region):
    text = text_of(coordinator.get(address("access", region.slug)))
    assert "4 people have access to Lindemeer" in text
    assert "What the roles may do" in text


def test_a_role_is_changed(coordinator, region, row):
    page = address("access_edit", region.slug, row.pk)
    assert coordinator.post(page, {"role": "reader", "was": "member"}).status_code == 302
    row.refresh_from_db()
    assert row.role == Role.READER


def test_who_changes_a_role_that_was_changed_meanwhile_is_told(coordinator, region, row, alice):
    page = address("access_edit", region.slug, row.pk)
    operations.change_role(by=alice, access=row, was="member", role="reader")
    text = text_of(coordinator.post(page, {"role": "facilitator", "was": "member"}))
    assert "Somebody else changed this" in text
    assert 'name="was" value="reader"' in text
    with pytest.raises(EditedMeanwhile):
        operations.change_role(by=alice, access=row, was="member", role="reader")


def test_access_is_taken_away(coordinator, region, row):
    coordinator.post(address("access_take", region.slug, row.pk))
    assert not Access.objects.filter(pk=row.pk).exists()


class TestTheLastCoordinator:
    @pytest.fixture
    def last(self, alice):
        return Access.objects.get(user=alice)

    def test_keeps_the_role(self, coordinator, region, last):
        page = address("access_edit", region.slug, last.pk)
        text = text_of(coordinator.post(page, {"role": "member", "was": "coordinator"}))
        assert "is the only coordinator" in text
        last.refresh_from_db()
        assert last.role == Role.COORDINATOR

    def test_keeps_access(self, coordinator, region, last):
        coordinator.post(address("access_take", region.slug, last.pk))
        assert Access.objects.filter(pk=last.pk).exists()

    def test_can_step_back_once_there_is_another(self, coordinator, region, last, row):
        row.role = Role.COORDINATOR
        row.save()
        page = address("access_edit", region.slug, last.pk)
        answer = coordinator.post(page, {"role": "member", "was": "coordinator"})
        assert answer.url == address("partners", region.slug)

    def test_is_not_replaced_by_a_closed_account(self, alice, last, row):
        Access.objects.filter(pk=row.pk).update(role=Role.COORDINATOR)
        type(row.user).objects.filter(pk=row.user_id).update(is_active=False)
        with pytest.raises(Refused):
            operations.take_access(by=alice, access=last)

    def test_of_another_region_does_not_count(self, alice, last, charlie):
        with pytest.raises(Refused):
            operations.take_access(by=alice, access=last)


def test_giving_access_twice_keeps_the_first_role(alice, mia, region):
    operations.give_access(by=alice, user=mia, partnership=region, role=Role.COORDINATOR)
    assert Access.objects.get(user=mia).role == Role.MEMBER


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_take_each_others_role_at_once_leave_one(alice, mia, region):
    """On PostgreSQL for real; SQLite lets one writer in at a time anyway."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection")
    Access.objects.filter(user=mia).update(role=Role.COORDINATOR)
    rows = list(Access.objects.filter(user__in=[alice, mia]))
    outcomes = []

    def take(row: Access) -> None:
        try:
            operations.take_access(by=alice, access=row)
            outcomes.append("taken")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=take, args=[row]) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused", "taken"]
    assert Access.objects.filter(partnership=region, role=Role.COORDINATOR).count() == 1
