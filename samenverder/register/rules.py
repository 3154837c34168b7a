"""Who may do what with the register of school sites: members see it, coordinators change it."""

import rules

from samenverder.network.rules import is_coordinator, may_see

rules.add_perm("register.view_register", may_see)
rules.add_perm("register.change_register", is_coordinator)
