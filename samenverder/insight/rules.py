"""Who may see what spans the rooms. What stands on it keeps the rights of its own room."""

import rules

from samenverder.network.rules import is_coordinator, may_facilitate, may_see

rules.add_perm("insight.view_overview", may_see)
rules.add_perm("insight.search_partnership", may_see)
rules.add_perm("insight.view_network", may_see)
rules.add_perm("insight.view_network_of_people", may_facilitate)
rules.add_perm("insight.name_bridges", is_coordinator)
