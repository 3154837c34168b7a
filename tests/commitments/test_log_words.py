"""The log of the partnership can read everything that happens in this room."""

from datetime import timedelta

from samenverder.audit.models import AuditEntry
from samenverder.commitments import operations
from samenverder.commitments.models import ActionItem
from samenverder.network.log_words import TITLES, VERBS


def test_every_verb_has_words_and_every_action_its_text(region, alice, make_action, today):
    action = make_action()
    operations.change_action(action=action, by=alice, expected_version=1, text="Go")
    operations.carry_over(action=action, by=alice, due_on=action.due_on + timedelta(days=1))
    operations.add_comment(row=action, by=alice, text="Hello")
    operations.delete_action(action=action, by=alice)
    operations.restore_action(action=action, by=alice)
    operations.set_state(action=action, by=alice, state="doing")
    given = {"partnership": region, "by": alice}
    done = operations.set_states(**given, ids=[action.pk], state="done")
    operations.undo_bulk(**given, batch=done.batch)
    operations.set_dates(**given, ids=[action.pk], due_on=today)
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert len(verbs) == 10
    assert verbs <= VERBS.keys()
    assert TITLES["action"]([action.pk]) == {action.pk: ActionItem.objects.get().text}
