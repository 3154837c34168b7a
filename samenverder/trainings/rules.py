"""Who may do what: everybody of the partnership sees and signs up; facilitators manage."""

import rules

from samenverder.network.rules import may_facilitate, may_see

rules.add_perm("trainings.view_training", may_see)
rules.add_perm("trainings.manage_training", may_facilitate)
