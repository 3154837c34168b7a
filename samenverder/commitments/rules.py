"""Who may do what with commitments. Everybody in the partnership sees them; readers only see.

Confirming and rejecting a decision belongs to the mandate, not to the role.
"""

from typing import Any

import rules

from samenverder.network.rules import may_contribute, may_facilitate, may_see


@rules.predicate
def is_owner(user: Any, action: Any) -> bool:
    """The person who will do it, when that person signs in with this account."""
    owner = getattr(action, "owner", None)
    return owner is not None and owner.user_id is not None and owner.user_id == user.pk


@rules.predicate
def is_creator(user: Any, row: Any) -> bool:
    """The one who wrote it down."""
    created_by = getattr(row, "created_by_id", None)
    return created_by is not None and created_by == user.pk


@rules.predicate
def holds_mandate(user: Any, decision: Any) -> bool:
    """Somebody whose mandate covers this decision."""
    from samenverder.commitments.operations.decisions import mandate_of

    return mandate_of(decision, user) is not None


rules.add_perm("commitments.view_action", may_see)
rules.add_perm("commitments.add_action", may_contribute)
rules.add_perm("commitments.comment_action", may_contribute)
rules.add_perm(
    "commitments.change_action", may_facilitate | (may_contribute & (is_owner | is_creator))
)
rules.add_perm("commitments.remove_action", may_facilitate | (may_contribute & is_creator))

rules.add_perm("commitments.look_after", may_facilitate)

rules.add_perm("commitments.view_decision", may_see)
rules.add_perm("commitments.add_decision", may_contribute)
rules.add_perm("commitments.comment_decision", may_contribute)
rules.add_perm("commitments.change_decision", may_facilitate | (may_contribute & is_creator))
rules.add_perm("commitments.remove_decision", may_facilitate | (may_contribute & is_creator))
rules.add_perm("commitments.confirm_decision", may_see & holds_mandate)
rules.add_perm(
    "commitments.reopen_decision",
    may_facilitate | (may_contribute & is_creator) | (may_see & holds_mandate),
)

rules.add_perm("commitments.view_agreement", may_see)
rules.add_perm("commitments.add_agreement", may_contribute)
rules.add_perm("commitments.comment_agreement", may_contribute)
rules.add_perm("commitments.change_agreement", may_facilitate | (may_contribute & is_creator))
rules.add_perm("commitments.remove_agreement", may_facilitate | (may_contribute & is_creator))
