"""Who may see what spans the rooms. What stands on it keeps the rights of its own room."""

import rules

from samenverder.network.rules import may_see

rules.add_perm("insight.view_overview", may_see)
rules.add_perm("insight.search_partnership", may_see)
