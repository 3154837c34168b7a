"""Who may do what: everybody sees a pitch day, facilitators and coordinators run it."""

import rules

from samenverder.network.rules import may_facilitate, may_see

rules.add_perm("pitchdays.view_day", may_see)
rules.add_perm("pitchdays.run_day", may_facilitate)
