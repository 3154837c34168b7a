"""Who may do what in this room. Roles open the door; whose plan it is says the rest.

A plan that is being written is seen by the people of its school and by whom they open it to
(`queries.plans`). What may be done in which state stands in `steps.py`.
"""

import rules

from samenverder.network.rules import is_coordinator, may_contribute, may_see

rules.add_perm("plans.view_plan", may_see)
rules.add_perm("plans.write_plan", may_contribute)
rules.add_perm("plans.start_for_any_school", is_coordinator)
rules.add_perm("plans.comment_plan", may_contribute)
