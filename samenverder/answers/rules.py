"""Who may do what in this room.

Who reads a plan reads what its board answered. Answering belongs to the mandate, not to the role:
whoever may see the partnership may answer what their mandate covers (`operations.mandates`).
"""

import rules

from samenverder.network.rules import is_coordinator, may_facilitate, may_see

rules.add_perm("answers.view_answer", may_see)
rules.add_perm("answers.answer_need", may_see)
rules.add_perm("answers.note_answer", may_facilitate)
rules.add_perm("answers.follow_everything", is_coordinator)
