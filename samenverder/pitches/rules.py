"""Who may do what in this room. Roles open the door; whose plan it is says the rest.

Who sees a shared plan sees its slides. Only who writes in the plan changes them, and what is said
at a slide is read by who reads the text that is being written (`plans.queries.plans`).
"""

import rules

from samenverder.network.rules import may_contribute, may_see

rules.add_perm("pitches.view_pitch", may_see)
rules.add_perm("pitches.write_pitch", may_contribute)
