"""Forms of this room."""

from samenverder.commitments.forms.action_items import (
    ActionForm,
    BulkForm,
    CarryOverForm,
    CommentForm,
    EditActionForm,
    StateForm,
)
from samenverder.commitments.forms.filters import TABS, ActionFilter

__all__ = [
    "TABS",
    "ActionFilter",
    "ActionForm",
    "BulkForm",
    "CarryOverForm",
    "CommentForm",
    "EditActionForm",
    "StateForm",
]
