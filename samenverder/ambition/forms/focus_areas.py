"""Focus areas: a name at first; later an aim, an owner and a period."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import DayField, LongText, PersonField
from samenverder.ambition.forms.together import Together
from samenverder.ambition.models import FocusArea
from samenverder.lib.text import format_date
from samenverder.network.forms.base import VersionedForm

TITLE = {"required": _("Give the focus area a name.")}


class FocusAreaForm(forms.Form):
    """The name of a focus area."""

    title = forms.CharField(label=_("Name of the focus area"), max_length=120, error_messages=TITLE)


class ChangeFocusAreaForm(Together, VersionedForm):
    """Everything about a focus area."""

    title = forms.CharField(label=_("Name of the focus area"), max_length=120, error_messages=TITLE)
    description = LongText(
        label=_("What do you want to reach?"),
        help_text=_("So that later you can see whether it worked."),
        max_length=2000,
        required=False,
    )
    owner = PersonField(
        label=_("Who sees to it?"),
        help_text=_("This person keeps the focus area going; the work is of many."),
        empty_label=_("Nobody yet"),
    )
    starts_on = DayField(label=_("From"), required=False)
    ends_on = DayField(label=_("Up to and including"), required=False)

    def __init__(self, *args: Any, area: FocusArea, **kwargs: Any) -> None:
        names = ("title", "description", "owner", "starts_on", "ends_on", "version")
        kwargs["initial"] = {name: getattr(area, name) for name in names}
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, PersonField)  # noqa: S101  for the type checker
        owner.of(area.partnership, besides=area.owner_id)

    def words_of(self, current: FocusArea) -> dict[str, str]:
        return {
            "title": current.title,
            "description": current.description,
            "owner": str(current.owner or ""),
            "starts_on": format_date(current.starts_on, "nl") if current.starts_on else "",
            "ends_on": format_date(current.ends_on, "nl") if current.ends_on else "",
        }
