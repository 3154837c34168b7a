"""Who may do what in the reflection room."""

from typing import Any

import rules

from samenverder.network.rules import is_coordinator, may_facilitate, may_see


@rules.predicate
def results_are_shown(user: Any, session: Any) -> bool:
    """Nobody, the facilitator included, sees a score before the reveal."""
    return session is not None and session.is_shown


rules.add_perm("reflection.view_session", may_see)
rules.add_perm("reflection.plan_session", may_facilitate)
rules.add_perm("reflection.lead_session", may_facilitate)
rules.add_perm("reflection.view_results", may_see & results_are_shown)
rules.add_perm("reflection.manage_instruments", is_coordinator)
