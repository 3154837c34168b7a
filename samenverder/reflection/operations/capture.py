"""Actions agreed in a session: they are action items from the start."""

from datetime import date

from django.db import transaction

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.commitments.operations.action_items import add_action
from samenverder.network.models import Person, User
from samenverder.reflection.models import ReflectionSession, SessionAction, Statement
from samenverder.reflection.operations.sessions import note


def capture_action(
    *,
    session: ReflectionSession,
    by: User,
    text: str,
    due_on: date,
    owner: Person | None = None,
    owner_name: str = "",
    statement: Statement | None = None,
    focus_area: FocusArea | None = None,
) -> ActionItem:
    """Record what was agreed, with the statement it came from and the way back to the session."""
    with transaction.atomic():
        action = add_action(
            partnership=session.partnership,
            by=by,
            text=text,
            due_on=due_on,
            owner=owner,
            owner_name=owner.name if owner else owner_name,
            focus_area=focus_area,
            theme_code=statement.theme.code if statement else "",
            statement_code=statement.code if statement else "",
            source_label=session.title,
            source_url=session.get_absolute_url(),
        )
        SessionAction.objects.create(session=session, statement=statement, action=action)
        note(session, by, "action_captured", action=action.pk)
    return action
