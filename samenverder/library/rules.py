"""Who may do what: everybody of the partnership reads what is published; members write.

Whose practice it is says the rest (`queries.practices.seats_in`); what may be done in which stand
is in `steps.py`.
"""

import rules

from samenverder.network.rules import is_coordinator, may_contribute, may_see

rules.add_perm("library.view_practice", may_see)
rules.add_perm("library.write_practice", may_contribute)
rules.add_perm("library.manage_library", is_coordinator)
rules.add_perm("library.use_practice", may_contribute)
rules.add_perm("library.ask_practice", may_contribute)
rules.add_perm("library.keep_collection", may_contribute)
