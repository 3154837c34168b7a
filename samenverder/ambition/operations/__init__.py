"""What can be done with the ambition."""

from samenverder.ambition.operations.ambitions import AmbitionChanged, set_ambition
from samenverder.ambition.operations.asking import Asked, ask, mail_consultation, remind
from samenverder.ambition.operations.comments import (
    add_comment,
    answer_comment,
    change_comment,
    remove_comment,
    restore_comment,
)
from samenverder.ambition.operations.drafts import Written, revise, save_draft, written_of
from samenverder.ambition.operations.endorsements import (
    endorse,
    record_on_paper,
    restore_endorsement,
    said_before,
    withdraw_endorsement,
)
from samenverder.ambition.operations.focus_areas import (
    add_focus_area,
    change_focus_area,
    move_focus_area,
    remove_focus_area,
    restore_focus_area,
)
from samenverder.ambition.operations.questions import (
    ask_question,
    change_question,
    remove_question,
    restore_question,
)
from samenverder.ambition.operations.versions import (
    adopt,
    close_consultation,
    reopen_consultation,
    restore,
    share,
    unadopt,
    unshare,
    withdraw,
)

__all__ = [
    "AmbitionChanged",
    "Asked",
    "Written",
    "add_comment",
    "add_focus_area",
    "adopt",
    "answer_comment",
    "ask",
    "ask_question",
    "change_comment",
    "change_focus_area",
    "change_question",
    "close_consultation",
    "endorse",
    "mail_consultation",
    "move_focus_area",
    "record_on_paper",
    "remind",
    "remove_comment",
    "remove_focus_area",
    "remove_question",
    "reopen_consultation",
    "restore",
    "restore_comment",
    "restore_endorsement",
    "restore_focus_area",
    "restore_question",
    "revise",
    "said_before",
    "save_draft",
    "set_ambition",
    "share",
    "unadopt",
    "unshare",
    "withdraw",
    "withdraw_endorsement",
    "written_of",
]
