"""The form of the partnership itself."""

from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm, TidyField


class PartnershipForm(RoomForm):
    """Its name."""

    name = TidyField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Enter the name of your partnership.")},
    )
