"""Saying whether a partner stands behind a text."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import DayField
from samenverder.ambition.models import Stand
from samenverder.ambition.queries.people import Holder
from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.widgets import Radios
from samenverder.network.models import Mandate, Organisation
from samenverder.web.forms import LongSelect


class StandForm(RoomForm):
    """Behind it, or not yet and why."""

    stand = forms.ChoiceField(
        label=_("What does the partner say?"),
        choices=Stand.choices,
        widget=Radios,
        error_messages={"required": _("Choose one of the two.")},
    )
    why = TidyField(
        label=_("Why not yet? What would help?"),
        help_text=_("One sentence, only when it is “not yet”. The partners read it."),
        max_length=500,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Not yet is a good answer, with a reason."""
        data = super().clean() or self.cleaned_data
        if data.get("stand") == Stand.NOT_YET and not data.get("why"):
            self.add_error("why", _("Say in one sentence why not yet. The partners read it."))
        return data


class EndorseForm(StandForm):
    """For one of the organisations one holds the mandate of."""

    organisation = forms.ChoiceField(
        label=_("On behalf of"),
        error_messages={"required": _("Choose for which organisation you speak.")},
    )
    field_order = ["organisation", "stand", "why"]

    def __init__(self, *args: Any, organisations: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(row.pk): row for row in organisations}
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [(pk, row.name) for pk, row in self.organisations.items()]
        if len(organisations) == 1:
            field.widget, field.initial = forms.HiddenInput(), organisations[0].pk

    def clean_organisation(self) -> Organisation:
        """The organisation itself."""
        return self.organisations[self.cleaned_data["organisation"]]


class PaperForm(StandForm):
    """What somebody with the mandate said or signed elsewhere."""

    mandate = forms.ChoiceField(
        label=_("Who said it, for which partner?"),
        widget=LongSelect,
        error_messages={"required": _("Choose who said it.")},
    )
    said_on = DayField(label=_("Said or signed on"))
    field_order = ["mandate", "stand", "why", "said_on"]

    def __init__(self, *args: Any, holders: Sequence[Holder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mandate"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [
            ("", _("Choose a person")),
            *((str(row.mandate), f"{row.partner}: {row.name}") for row in holders),
        ]
        self.fields["said_on"].initial = timezone.localdate()

    def clean_mandate(self) -> Mandate:
        """The mandate itself."""
        rows = Mandate.objects.select_related("person", "organisation")
        found = rows.filter(pk=self.cleaned_data["mandate"]).first()
        if found is None:
            raise forms.ValidationError(_("This mandate ended meanwhile. Choose who said it."))
        return found
