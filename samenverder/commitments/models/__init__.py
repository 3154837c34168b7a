"""What partners promised each other."""

from samenverder.commitments.models.action_item import UNFINISHED, ActionItem, ActionState
from samenverder.commitments.models.history import ActionChange, ActionComment

__all__ = ["UNFINISHED", "ActionChange", "ActionComment", "ActionItem", "ActionState"]
