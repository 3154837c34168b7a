"""Forms of this room."""

from samenverder.commitments.forms.action_items import (
    ActionForm,
    BulkForm,
    CarryOverForm,
    CommentForm,
    StateForm,
)
from samenverder.commitments.forms.filters import TABS, CommitmentFilter

__all__ = [
    "TABS",
    "CommitmentFilter",
    "ActionForm",
    "BulkForm",
    "CarryOverForm",
    "CommentForm",
    "StateForm",
]
