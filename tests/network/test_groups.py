"""The core team and the working groups."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.lib.tables import read_table
from samenverder.network.models import GroupKind, GroupMember, Role
from samenverder.network.operations import groups
from samenverder.network.operations.leaving import leave
from samenverder.network.operations.problems import EditedMeanwhile, Refused
from samenverder.network.queries.groups import groups_of, school_year_of, year_totals
from tests import cast
from tests.network.conftest import address, person_of, text_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def team(alice, region):
    return groups.start_group(
        by=alice, partnership=region, name="Kernteam", kind=GroupKind.CORE_TEAM, since=TODAY
    )


@pytest.fixture
def join(alice, region, team):
    """Somebody joins the core team."""

    def run(user, **values) -> GroupMember:
        given = {"person": person_of(user, region), "since": TODAY, "version": team.version}
        return groups.add_member(by=alice, group=team, **given | values)

    return run


def test_a_school_year_begins_in_august() -> None:
    assert school_year_of(date(2026, 7, 31)) == 2025
    assert school_year_of(date(2026, 8, 1)) == 2026


class TestMembers:
    def test_one_person_leads(self, join, team, region, mia, frank):
        join(mia, is_lead=True)
        team.refresh_from_db()
        join(frank, is_lead=True)
        row = groups_of(region)[0]
        assert row.lead is not None
        assert row.lead.person.name == "Frank Fokkema"
        assert [member.is_lead for member in row.members] == [True, False]

    def test_are_in_it_once_at_a_time(self, join, team, mia):
        join(mia, until=TODAY + timedelta(days=10))
        team.refresh_from_db()
        with pytest.raises(Refused):
            join(mia, since=TODAY + timedelta(days=9))
        team.refresh_from_db()
        join(mia, since=TODAY + timedelta(days=10))

    def test_keep_their_history_when_they_end(self, join, coordinator, region, team, mia):
        member = join(mia, since=TODAY - timedelta(days=30))
        end = address("group_member_end", region.slug, team.pk, member.pk)
        page = text_of(coordinator.post(end, follow=True))
        assert "Mia Mulder is no longer in “Kernteam”." in page
        assert "Earlier" in page
        coordinator.post(address("group_member_resume", region.slug, team.pk, member.pk))
        member.refresh_from_db()
        assert member.until is None

    def test_of_another_group_are_not_found(self, join, alice, coordinator, region, mia):
        member = join(mia)
        other = groups.start_group(
            by=alice, partnership=region, name="Anders", kind="working_group", since=TODAY
        )
        page = address("group_member_edit", region.slug, other.pk, member.pk)
        assert coordinator.get(page).status_code == 404

    def test_every_change_has_a_way_back(self, join, coordinator, region, team, mia, frank):
        led = join(mia, is_lead=True, until=TODAY + timedelta(days=9))

        def undo(shown) -> None:
            offered = shown.context["undo"]
            sent = offered["fields"] | offered["lists"]
            assert coordinator.post(offered["url"], sent).status_code == 302

        def state() -> list:
            rows = GroupMember.objects.filter(group=team).order_by("pk")
            return list(rows.values_list("person__name", "is_lead", "since", "until"))

        before, at = state(), (region.slug, team.pk)
        data = {"since": TODAY.isoformat(), "version": "2"}
        new = {"person": person_of(frank, region).pk, "is_lead": "on"}
        shown = coordinator.post(address("group_member_add", *at), data | new, follow=True)
        assert len(state()) == 2
        undo(shown)
        assert state() == before
        page = address("group_member_edit", *at, led.pk)
        undo(coordinator.post(page, data | {"version": "4"}, follow=True))
        assert state() == before
        undo(coordinator.post(address("group_member_end", *at, led.pk), follow=True))
        assert state() == before

    def test_taking_off_again_after_another_change_does_nothing(
        self, join, coordinator, region, team, mia
    ):
        row = join(mia)
        page = address("group_member_end", region.slug, team.pk, row.pk)
        for version in ("1", "", "x", "99999999999"):
            coordinator.post(page, {"vergissing": "ja", "version": version})
        assert GroupMember.objects.filter(pk=row.pk, until=None).exists()

    def test_are_added_with_a_form(self, coordinator, region, team, mia):
        data = {"person": person_of(mia, region).pk, "since": TODAY, "version": 1, "is_lead": "on"}
        answer = coordinator.post(address("group_member_add", region.slug, team.pk), data)
        assert answer.status_code == 302
        assert GroupMember.objects.get().is_lead

    def test_who_left_is_not_put_back_by_another_end(self, join, alice, team, region, mia):
        member = join(mia, since=TODAY - timedelta(days=3))
        leave(by=alice, person=person_of(mia, region))
        member.refresh_from_db()
        team.refresh_from_db()
        with pytest.raises(Refused):
            groups.change_member(
                by=alice, member=member, version=team.version, since=member.since, until=None
            )

    def test_ended_with_their_group(self, join, alice, coordinator, region, team, mia):
        join(mia, since=TODAY - timedelta(days=3))
        groups.end_group(by=alice, group=team)
        page = coordinator.get(address("person_detail", region.slug, person_of(mia, region).pk))
        assert not page.context["groups"]
        assert len(page.context["groups_earlier"]) == 1


class TestYears:
    def test_are_summed_over_groups(self, alice, region, team):
        other = groups.start_group(
            by=alice, partnership=region, name="Stages", kind="working_group", since=TODAY
        )
        for group, hours, budget in ((team, "120.5", "5000"), (other, "40", "2500.50")):
            groups.set_year(
                by=alice, group=group, version=1, school_year=2026,
                hours=Decimal(hours), budget=Decimal(budget),
            )  # fmt: skip
        total = year_totals(region)[0]
        assert (total.school_year, total.groups) == (2026, 2)
        assert (total.hours, total.budget) == (Decimal("160.5"), Decimal("7500.50"))

    def test_are_taken_off_when_both_are_empty(self, alice, region, team):
        values = {"by": alice, "group": team, "school_year": 2026}
        groups.set_year(version=1, hours=Decimal(3), budget=None, **values)
        team.refresh_from_db()
        groups.set_year(version=2, hours=None, budget=None, **values)
        assert not year_totals(region)

    def test_are_filled_in_as_people_write(self, coordinator, region, team):
        page = address("group_year", region.slug, team.pk)
        data = {"version": 1, "school_year": 2026, "hours": "37.5", "budget": "€ 12.500"}
        assert coordinator.post(page, data).status_code == 302
        text = text_of(coordinator.get(address("group_detail", region.slug, team.pk)))
        assert "2026–2027" in text
        assert "€12,500" in text
        assert 'value="12500"' in text_of(coordinator.get(page + "?jaar=2026"))
        assert coordinator.get(page + "?jaar=99999999999").status_code == 200


class TestGroups:
    def test_a_change_and_its_hours_have_a_way_back(self, coordinator, region, team):
        at, year = (region.slug, team.pk), school_year_of()
        data = {"name": "Anders", "kind": "working_group", "since": "2020-01-01", "version": "1"}
        shown = coordinator.post(address("group_edit", *at), data, follow=True)
        undo = shown.context["undo"]
        coordinator.post(undo["url"], undo["fields"] | undo["lists"])
        team.refresh_from_db()
        assert (team.name, team.kind, team.since) == ("Kernteam", "core_team", TODAY)
        data = {"school_year": str(year), "hours": "37.5", "budget": "1000", "version": "3"}
        shown = coordinator.post(address("group_year", *at), data, follow=True)
        assert team.years.count() == 1
        undo = shown.context["undo"]
        coordinator.post(undo["url"], undo["fields"] | undo["lists"])
        assert not team.years.exists()

    def test_have_one_name_each(self, alice, region, team):
        with pytest.raises(Refused) as refused:
            groups.start_group(
                by=alice, partnership=region, name="kernteam", kind="core_team", since=TODAY
            )
        assert refused.value.field == "name"

    def test_tell_the_second_of_two_what_changed(self, alice, team):
        values = {"kind": "core_team", "since": TODAY}
        groups.change_group(by=alice, group=team, version=1, name="Stuurgroep", **values)
        with pytest.raises(EditedMeanwhile):
            groups.change_group(by=alice, group=team, version=1, name="Regieteam", **values)

    def test_end_and_go_on(self, coordinator, region, team):
        page = coordinator.post(address("group_end", region.slug, team.pk), follow=True)
        assert address("group_resume", region.slug, team.pk) in page.content.decode()
        assert not groups_of(region)
        assert len(groups_of(region, ended=True)) == 1
        coordinator.post(address("group_resume", region.slug, team.pk))
        assert len(groups_of(region)) == 1

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_can_be_taken_along(self, join, alice, coordinator, region, team, mia, kind):
        join(mia, is_lead=True)
        groups.set_year(
            by=alice, group=team, version=2, school_year=2026, hours=Decimal("37.5"), budget=None
        )
        answer = coordinator.get(address("groups_download", region.slug, kind))
        table = read_table(io.BytesIO(answer.content), f"x.{kind}")
        assert table.rows[0][:4] == ["Kernteam", "Core team", "Mia Mulder", "Mia Mulder"]

    def test_ask_no_more_for_three_than_for_one(self, alice, coordinator, region, mia):
        counts = []
        for turn in range(3):
            group = groups.start_group(
                by=alice, partnership=region, name=f"G{turn}", kind="working_group", since=TODAY
            )
            groups.add_member(
                by=alice, group=group, version=1, person=person_of(mia, region), since=TODAY
            )
            groups.set_year(
                by=alice, group=group, version=2, school_year=2026, hours=Decimal(1), budget=None
            )
            coordinator.get(address("groups", region.slug))
            with CaptureQueriesContext(connection) as queries:
                coordinator.get(address("groups", region.slug))
            counts.append(len(queries))
        assert counts[0] == counts[2]

    def test_everybody_sees_and_only_the_coordinator_changes(
        self, join, region, team, people, charlie
    ):
        join(people[Role.MEMBER])
        detail = address("group_detail", region.slug, team.pk)
        for role, user in people.items():
            browser = cast.client_for(user)
            text = text_of(browser.get(detail))
            assert "Mia Mulder" in text
            assert ("/mensen/" in text) == (role != Role.READER)
            edit = browser.get(address("group_edit", region.slug, team.pk))
            assert edit.status_code == (200 if role == Role.COORDINATOR else 403)
        assert cast.client_for(charlie).get(detail).status_code == 404
