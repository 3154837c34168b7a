"""Forms of this room."""

from samenverder.ambition.forms.ambitions import AmbitionForm, FocusAreaForm

__all__ = ["AmbitionForm", "FocusAreaForm"]
