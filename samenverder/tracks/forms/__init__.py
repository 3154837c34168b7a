"""The forms of this room."""

from samenverder.tracks.forms.fields import ticks
from samenverder.tracks.forms.programme import (
    ChangeItemForm,
    ItemForm,
    LookBackForm,
    MaterialForm,
)
from samenverder.tracks.forms.schools import InviteForm, LeadsForm, ScanForm
from samenverder.tracks.forms.tracks import (
    ChangeTrackForm,
    NewTrackForm,
    TemplateForm,
    TrackForm,
    beginning_named,
)

__all__ = [
    "ChangeItemForm",
    "ChangeTrackForm",
    "InviteForm",
    "ItemForm",
    "LeadsForm",
    "LookBackForm",
    "MaterialForm",
    "NewTrackForm",
    "ScanForm",
    "TemplateForm",
    "TrackForm",
    "beginning_named",
    "ticks",
]
