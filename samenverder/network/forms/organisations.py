"""Forms about organisations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import TidyField, VersionedForm
from samenverder.network.forms.widgets import Checks
from samenverder.network.models import Layer, Membership, Organisation, OrganisationKind

NAME = {"required": _("Enter the name of the organisation.")}
KIND = {"required": _("Choose what kind of partner it is.")}


class OrganisationForm(VersionedForm):
    """An organisation that takes part in this partnership."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    name = TidyField(label=_("Name"), max_length=160, error_messages=NAME)
    kind = forms.ChoiceField(
        label=_("Kind of partner"),
        choices=[("", _("Choose a kind")), *OrganisationKind.choices],
        error_messages=KIND,
    )
    town = TidyField(label=_("Town"), max_length=80, required=False)
    layers = forms.MultipleChoiceField(
        label=_("On which layers do you want somebody?"),
        help_text=_("Where somebody is still missing, the overview shows it."),
        choices=Layer.choices,
        widget=Checks,
        required=False,
    )

    def __init__(
        self, *args: Any, membership: Membership | None = None, rename: bool = True, **kwargs: Any
    ) -> None:
        kwargs["initial"] = _values(membership) if membership else {"layers": Layer.values}
        super().__init__(*args, **kwargs)
        if not rename:
            for name in ("name", "kind", "town"):
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        data = dict(self.cleaned_data)
        data.pop("version", None)
        chosen = data.pop("layers")
        data["layers_not_needed"] = [layer for layer in Layer.values if layer not in chosen]
        return data

    def facts_of(self, current: Membership) -> list[tuple[str, str]]:
        organisation = current.organisation
        wanted = [
            str(Layer(layer).label)
            for layer in Layer.values
            if layer not in current.layers_not_needed
        ]
        facts = [(str(self.fields["layers"].label), ", ".join(wanted))]
        if "name" in self.fields:
            facts = [
                (str(self.fields["name"].label), organisation.name),
                (str(self.fields["kind"].label), organisation.get_kind_display()),
                (str(self.fields["town"].label), organisation.town),
                *facts,
            ]
        return facts


def _values(membership: Membership) -> dict[str, Any]:
    organisation = membership.organisation
    return {
        "version": membership.version,
        "name": organisation.name,
        "kind": organisation.kind,
        "town": organisation.town,
        "layers": [layer for layer in Layer.values if layer not in membership.layers_not_needed],
    }


class ExistingOrganisationForm(forms.Form):
    """An organisation of another partnership this coordinator coordinates."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        empty_label=_("Choose an organisation"),
        error_messages={"required": _("Choose an organisation.")},
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
