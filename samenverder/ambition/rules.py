"""Who may do what with the ambition. Everybody in the partnership sees it; coordinators change it.

Members comment for their own organisation. Endorsing asks for a mandate, not for a role: the
operation looks for it.
"""

from typing import Any

import rules

from samenverder.network.rules import is_coordinator, may_contribute, may_see


@rules.predicate
def asked_it(user: Any, question: Any) -> bool:
    """The one who put the question on the list."""
    created_by = getattr(question, "created_by_id", None)
    return created_by is not None and created_by == user.pk


rules.add_perm("ambition.view_ambition", may_see)
rules.add_perm("ambition.change_ambition", is_coordinator)
rules.add_perm("ambition.comment_ambition", may_contribute)
rules.add_perm("ambition.add_question", may_contribute)
rules.add_perm("ambition.change_question", is_coordinator | (may_contribute & asked_it))
