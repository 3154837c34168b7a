"""What can be done with a pitch, one verb each."""

from samenverder.pitches.operations.occasion import set_occasion

__all__ = ["set_occasion"]
