"""Who may do what: everybody of the partnership sees, facilitators plan and lead.

Who joins with the code needs no account; the code, and then the device's own secret, is the key.
"""

import rules

from samenverder.network.rules import may_facilitate, may_see

rules.add_perm("dialogues.view_dialogue", may_see)
rules.add_perm("dialogues.lead_dialogue", may_facilitate)
