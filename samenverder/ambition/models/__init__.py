"""What the partnership wants: the ambition in one sentence, and its focus areas."""

from samenverder.ambition.models.ambition import Ambition, FocusArea

__all__ = ["Ambition", "FocusArea"]
