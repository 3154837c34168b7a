"""Choices in our own look: large targets, the whole line is the label."""

from typing import Any

from django import forms


class Radios(forms.RadioSelect):
    """One of a few."""

    template_name = "network/widgets/choices.html"
    option_template_name = "django/forms/widgets/input.html"

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "pick", **(attrs or {})}, choices)


class Checks(forms.CheckboxSelectMultiple):
    """Several of a few."""

    template_name = "network/widgets/choices.html"
    option_template_name = "django/forms/widgets/input.html"

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "pick", **(attrs or {})}, choices)


class Checkbox(forms.CheckboxInput):
    """Yes or no."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "pick", **(attrs or {})})
