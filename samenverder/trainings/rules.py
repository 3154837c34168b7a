"""Who may do what: everybody of the partnership sees and signs up; facilitators manage."""

import rules

from samenverder.network.rules import is_coordinator, may_facilitate, may_see

rules.add_perm("trainings.view_training", may_see)
rules.add_perm("trainings.manage_training", may_facilitate)
rules.add_perm("trainings.follow_needs", is_coordinator)
rules.add_perm("trainings.share_training", is_coordinator)
