"""One form layout: label, hint, error, field; an error summary on top."""

from datetime import date
from html import escape
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import BaseRenderer, TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class Renderer(TemplatesSetting):
    """Renders every form and field through web/form.html and web/field.html."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"


def say_what_cannot_be_chosen() -> None:
    """Our own sentence for a choice that is not there (any more), in every form."""
    sentence = _("This cannot be chosen (any more). Choose something from the list.")
    kinds = (
        forms.ChoiceField,
        forms.MultipleChoiceField,
        forms.ModelChoiceField,
        forms.ModelMultipleChoiceField,
    )
    for kind in kinds:
        kind.default_error_messages = {**kind.default_error_messages, "invalid_choice": sentence}
    rows = forms.ModelMultipleChoiceField
    rows.default_error_messages = {**rows.default_error_messages, "invalid_pk_value": sentence}


class LongSelect(forms.Select):
    """A select for hundreds or thousands of options, written in one go.

    Django's own renders a template for each option; two thousand of them take half a second.
    """

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """The select with its options; a list in the place of a label is a group of options."""
        chosen = set(self.format_value(value))
        options = "\n".join(_choice(key, label, chosen) for key, label in self.choices)
        all_attrs = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(all_attrs), SafeString(options))


def _choice(key: Any, label: Any, chosen: set[str]) -> str:
    if isinstance(label, list):
        options = "".join(_option(str(value or ""), text, chosen) for value, text in label)
        return f'<optgroup label="{escape(str(key))}">{options}</optgroup>'
    return _option(str(key or ""), label, chosen)


def _option(key: str, label: Any, chosen: set[str]) -> str:
    """One option, escaped by hand: format_html takes ten times as long."""
    text = label.__html__() if hasattr(label, "__html__") else escape(str(label))
    return f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>{text}</option>'


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows; a number no row can have is simply not one of the choices."""

    def clean(self, value: Any) -> Any:
        """The rows chosen."""
        try:
            return super().clean(value)
        except OverflowError as error:  # SQLite refuses even to look
            raise forms.ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": "…"},
            ) from error


def in_our_time() -> list[Any]:
    """Validators for a day: with years like 1 or 9999 nothing can be reckoned."""
    sentence = _("Choose a day between 2000 and 2199.")
    return [
        MinValueValidator(date(2000, 1, 1), sentence),
        MaxValueValidator(date(2199, 12, 31), sentence),
    ]
