"""What can be done with an action, with its history, audit line and live notice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from samenverder.ambition.models import FocusArea
from samenverder.audit.models import AuditEntry
from samenverder.audit.operations import check_chain
from samenverder.commitments.models import ActionItem, ActionState
from samenverder.commitments.operations import (
    EditConflict,
    add_action,
    add_comment,
    carry_over,
    change_action,
    delete_action,
    restore_action,
    set_state,
)
from samenverder.live.models import OutboxMessage
from samenverder.network.models import Person


def fields_of(action):
    return [row.field for row in action.changes.order_by("pk")]


class TestAdding:
    def test_it_writes_history_audit_and_notice(self, region, alice, mia, person_of, today):
        action = add_action(
            partnership=region,
            by=alice,
            text="  Call   the bakery ",
            due_on=today,
            owner=person_of(mia),
            theme_code="partners",
            statement_code="P3",
            source_label="Reflectie najaar",
            source_url="/regio/lindemeer/reflectie/sessies/3/",
        )
        assert (action.text, action.owner_name, action.version) == (
            "Call the bakery",
            "Mia Mulder",
            1,
        )
        assert (action.state, action.created_by) == (ActionState.OPEN, alice)
        assert fields_of(action) == ["created"]
        entry = AuditEntry.objects.get(subject=f"action:{action.pk}")
        assert (entry.verb, entry.actor) == ("action_added", f"user:{alice.pk}")
        assert OutboxMessage.objects.filter(topic=f"actions:{region.pk}").count() == 1
        assert check_chain(region.pk) == []

    def test_it_needs_a_text_and_an_owner(self, region, alice, today):
        given = {"partnership": region, "by": alice, "due_on": today}
        with pytest.raises(ValidationError):
            add_action(**given, text=" ", owner=None, owner_name="Anouk")
        with pytest.raises(ValidationError):
            add_action(**given, text="Call", owner=None, owner_name=" ")
        assert not ActionItem.objects.exists()

    def test_it_refuses_people_and_focus_areas_of_another_region(
        self, region, other_region, alice, charlie, person_of, make_action
    ):
        area = FocusArea.objects.create(partnership=other_region, title="Elders")
        with pytest.raises(ValueError, match="belong"):
            make_action(owner=person_of(charlie))
        with pytest.raises(ValueError, match="belong"):
            make_action(focus_area=area)

    @pytest.mark.parametrize("url", ["https://elders.example/", "//elders.example/", "elders"])
    def test_it_only_leads_back_to_this_site(self, make_action, url):
        with pytest.raises(ValueError, match="path"):
            make_action(source_url=url)


class TestStates:
    def test_done_notes_the_day_and_reopening_forgets_it(self, make_action, alice, today):
        action = set_state(action=make_action(), by=alice, state="done")
        assert (action.finished_on, action.version) == (today, 2)
        action = set_state(action=action, by=alice, state="doing")
        assert action.finished_on is None

    def test_dropping_needs_a_reason_that_goes_when_it_is_opened_again(self, make_action, alice):
        action = make_action()
        with pytest.raises(ValidationError):
            set_state(action=action, by=alice, state="dropped", reason="  ")
        action = set_state(action=action, by=alice, state="dropped", reason="No budget")
        assert action.dropped_reason == "No budget"
        assert set_state(action=action, by=alice, state="open").dropped_reason == ""
        assert fields_of(action) == [
            "created",
            "state",
            "dropped_reason",
            "state",
            "dropped_reason",
        ]

    def test_the_same_state_again_changes_nothing(self, make_action, alice):
        action = make_action()
        audit = AuditEntry.objects.count()
        assert set_state(action=action, by=alice, state="open").version == 1
        assert AuditEntry.objects.count() == audit

    def test_an_unknown_state_is_refused(self, make_action, alice):
        with pytest.raises(ValueError, match="waiting"):
            set_state(action=make_action(), by=alice, state="waiting")


class TestCarryingOver:
    def test_it_counts_and_starts_reminders_again(self, make_action, alice, today):
        action = make_action(due_on=today - timedelta(days=3))
        ActionItem.objects.update(reminded_on=today, late_reminded_on=today)
        action = carry_over(action=action, by=alice, due_on=today + timedelta(days=9))
        assert (action.carried_over, action.due_on) == (1, today + timedelta(days=9))
        assert (action.reminded_on, action.late_reminded_on) == (None, None)

    def test_it_goes_forward_and_only_for_unfinished_actions(self, make_action, alice, today):
        action = make_action(due_on=today)
        with pytest.raises(ValidationError):
            carry_over(action=action, by=alice, due_on=today)
        set_state(action=action, by=alice, state="done")
        with pytest.raises(ValidationError):
            carry_over(action=action, by=alice, due_on=today + timedelta(days=1))


class TestRemoving:
    def test_it_can_be_undone(self, make_action, alice):
        action = delete_action(action=make_action(), by=alice)
        assert action.deleted_at
        with pytest.raises(ValidationError):
            set_state(action=action, by=alice, state="done")
        assert restore_action(action=action, by=alice).deleted_at is None
        with pytest.raises(ValidationError):
            restore_action(action=action, by=alice)
        assert fields_of(action) == ["created", "removed", "restored"]


class TestTwoPeople:
    """Alice and Mia have version 1 in front of them; Alice saves first."""

    def test_the_second_is_told_and_sees_both_texts(self, make_action, alice, mia):
        action = make_action()
        change_action(action=action, by=alice, expected_version=1, text="Call the mayor")
        with pytest.raises(EditConflict) as told:
            change_action(action=action, by=mia, expected_version=1, text="Write to the bakery")
        conflict = told.value.conflicts[0]
        assert (conflict.theirs, conflict.mine) == ("Call the mayor", "Write to the bakery")
        assert conflict.by == alice
        action.refresh_from_db()
        assert action.text == "Call the mayor"

    def test_changes_to_different_parts_are_both_kept(self, make_action, alice, mia, today):
        action = make_action()
        tomorrow = today + timedelta(days=1)
        change_action(action=action, by=alice, expected_version=1, due_on=tomorrow)
        saved = change_action(
            action=action,
            by=mia,
            expected_version=1,
            text="Write to the bakery",
            due_on=action.due_on,
            owner=None,
            owner_name="Anouk de Wit",
        )
        assert (saved.text, saved.due_on) == ("Write to the bakery", tomorrow)

    def test_the_same_change_twice_is_no_conflict(self, make_action, alice, mia):
        action = make_action()
        change_action(action=action, by=alice, expected_version=1, text="Call the mayor")
        saved = change_action(action=action, by=mia, expected_version=1, text="Call the mayor")
        assert saved.version == 2

    def test_a_state_set_meanwhile_does_not_stand_in_the_way(self, make_action, alice, mia):
        action = make_action()
        set_state(action=action, by=alice, state="doing")
        saved = change_action(action=action, by=mia, expected_version=1, text="Write")
        assert (saved.text, saved.state) == ("Write", "doing")

    def test_several_changes_by_the_other_compare_with_what_was_seen(
        self, make_action, alice, mia, person_of
    ):
        action = make_action()
        owner = person_of(mia)
        change_action(action=action, by=alice, expected_version=1, owner=owner, owner_name="")
        change_action(
            action=action, by=alice, expected_version=2, owner=None, owner_name="Anouk de Wit"
        )
        saved = change_action(
            action=action, by=mia, expected_version=1, owner=None, owner_name="Bob"
        )
        assert saved.owner_name == "Bob"  # Alice put back what Mia had in front of her


def test_only_known_parts_can_be_changed(make_action, alice):
    with pytest.raises(ValueError, match="state"):
        change_action(action=make_action(), by=alice, expected_version=1, state="done")


def test_an_owner_who_is_renamed_shows_the_new_name(make_action, mia, person_of):
    action = make_action(owner=person_of(mia))
    Person.objects.filter(user=mia).update(name="Mia de Vries")
    action = ActionItem.objects.get(pk=action.pk)
    assert action.owner_label == "Mia de Vries"


def test_a_comment_is_kept_and_an_empty_one_refused(make_action, mia):
    action = make_action()
    assert add_comment(row=action, by=mia, text=" Bakery is closed on Monday ").text == (
        "Bakery is closed on Monday"
    )
    with pytest.raises(ValidationError):
        add_comment(row=action, by=mia, text="\n")
