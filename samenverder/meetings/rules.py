"""Who may do what with meetings: everybody sees them, facilitators and coordinators run them."""

import rules

from samenverder.network.rules import may_contribute, may_facilitate, may_see

rules.add_perm("meetings.view_meeting", may_see)
rules.add_perm("meetings.contribute_to_meeting", may_contribute)
rules.add_perm("meetings.run_meeting", may_facilitate)
