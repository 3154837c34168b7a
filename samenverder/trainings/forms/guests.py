"""Inviting another region, and saying yes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Partnership


class InviteRegionForm(RoomForm):
    """For whom the secret address is."""

    label = TidyField(
        label=_("For which region?"),
        help_text=_("Only you read this name: it tells you which invitation is which."),
        max_length=120,
        error_messages={"required": _("Write for which region it is.")},
    )


class AcceptForm(RoomForm):
    """For which of one's own partnerships."""

    partnership = forms.ModelChoiceField(
        label=_("For which partnership do you say yes?"),
        queryset=Partnership.objects.none(),
        widget=Radios,
        empty_label=None,
        error_messages={"required": _("Choose a partnership.")},
    )

    def __init__(self, *args: Any, partnerships: list[Partnership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["partnership"]
        pks = [row.pk for row in partnerships]
        field.queryset = Partnership.objects.filter(pk__in=pks).order_by("name")
        if len(pks) == 1:
            self.initial["partnership"] = pks[0]
