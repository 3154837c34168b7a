"""The same change to several actions, and taking it back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from samenverder.audit.models import AuditEntry
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations import (
    set_dates,
    set_state,
    set_states,
    undo_bulk,
)


@pytest.fixture
def three(make_action):
    return [make_action(f"Action {number}") for number in range(3)]


def states():
    return list(ActionItem.objects.order_by("pk").values_list("state", flat=True))


def test_it_changes_all_and_undo_brings_all_back(region, alice, three):
    set_state(action=three[0], by=alice, state="dropped", reason="No budget")
    ids = [action.pk for action in three]
    result = set_states(partnership=region, by=alice, ids=ids, state="done")
    assert (result.changed, result.left, states()) == (3, 0, ["done"] * 3)
    undone = undo_bulk(partnership=region, by=alice, batch=result.batch)
    assert (undone.changed, undone.left) == (3, 0)
    assert states() == ["dropped", "open", "open"]
    first = ActionItem.objects.get(pk=three[0].pk)
    assert (first.dropped_reason, bool(first.finished_on)) == ("No budget", True)


def test_undo_leaves_what_somebody_changed_since(region, alice, mia, three):
    ids = [action.pk for action in three]
    result = set_states(partnership=region, by=alice, ids=ids, state="done")
    set_state(action=three[1], by=mia, state="doing")
    undone = undo_bulk(partnership=region, by=alice, batch=result.batch)
    assert (undone.changed, undone.left, states()) == (2, 1, ["open", "doing", "open"])


def test_only_the_one_who_did_it_can_undo_it(region, alice, frank, three):
    result = set_states(partnership=region, by=alice, ids=[three[0].pk], state="done")
    assert undo_bulk(partnership=region, by=frank, batch=result.batch).changed == 0
    assert undo_bulk(partnership=region, by=alice, batch="").changed == 0


def test_a_later_date_is_carrying_over_and_finished_actions_keep_theirs(
    region, alice, three, today
):
    set_state(action=three[2], by=alice, state="done")
    later = today + timedelta(days=60)
    ids = [action.pk for action in three]
    result = set_dates(partnership=region, by=alice, ids=ids, due_on=later)
    assert (result.changed, result.left) == (2, 1)
    assert list(ActionItem.objects.order_by("pk").values_list("carried_over", flat=True)) == [
        1,
        1,
        0,
    ]
    undo_bulk(partnership=region, by=alice, batch=result.batch)
    row = ActionItem.objects.get(pk=three[0].pk)
    assert (row.due_on, row.carried_over) == (three[0].due_on, 0)


def test_actions_of_another_region_are_never_touched(region, other_region, charlie, three):
    ids = [action.pk for action in three]
    assert set_states(partnership=other_region, by=charlie, ids=ids, state="done").changed == 0
    assert states() == ["open"] * 3


def test_dropping_needs_one_reason(region, alice, three):
    with pytest.raises(ValidationError):
        set_states(partnership=region, by=alice, ids=[three[0].pk], state="dropped")


def test_it_writes_one_audit_line(region, alice, three):
    before = AuditEntry.objects.count()
    set_states(partnership=region, by=alice, ids=[a.pk for a in three], state="done")
    entry = AuditEntry.objects.latest("pk")
    assert AuditEntry.objects.count() == before + 1
    assert entry.detail == {"actions": [action.pk for action in three]}
