"""One form layout: label, hint, error, field; an error summary on top."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class Renderer(TemplatesSetting):
    """Renders every form and field through web/form.html and web/field.html."""

    form_template_name = "web/form.html"
    field_template_name = "web/field.html"


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
