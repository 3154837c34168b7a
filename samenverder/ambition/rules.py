"""Who may do what with the ambition: everybody sees it, coordinators change it."""

import rules

from samenverder.network.rules import is_coordinator, may_see

rules.add_perm("ambition.view_ambition", may_see)
rules.add_perm("ambition.change_ambition", is_coordinator)
