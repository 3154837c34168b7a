"""Who may do what with action items. Everybody in the partnership sees them; readers only see."""

from typing import Any

import rules

from samenverder.network.rules import may_contribute, may_facilitate, may_see


@rules.predicate
def is_owner(user: Any, action: Any) -> bool:
    """The person who will do it, when that person signs in with this account."""
    owner = getattr(action, "owner", None)
    return owner is not None and owner.user_id is not None and owner.user_id == user.pk


@rules.predicate
def is_creator(user: Any, action: Any) -> bool:
    """The one who wrote the action down."""
    created_by = getattr(action, "created_by_id", None)
    return created_by is not None and created_by == user.pk


rules.add_perm("commitments.view_action", may_see)
rules.add_perm("commitments.add_action", may_contribute)
rules.add_perm("commitments.comment_action", may_contribute)
rules.add_perm(
    "commitments.change_action", may_facilitate | (may_contribute & (is_owner | is_creator))
)
rules.add_perm("commitments.remove_action", may_facilitate | (may_contribute & is_creator))
