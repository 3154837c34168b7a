"""Choices in our own look: large targets, the whole line is the label."""

from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


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


class ManyChecks(Checks):
    """Several of hundreds, written in one go: Django renders two templates for each."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """The same lines as those of a few; choices in groups it does not know."""
        chosen = set(self.format_value(value))
        shared = self.build_attrs(self.attrs, {**(attrs or {}), "type": "checkbox", "name": name})
        base = conditional_escape(shared.pop("id", ""))
        start = f"<input{flatatt(shared)}"
        return SafeString(
            "".join(
                _line(start, f"{base}_{index}" if base else "", str(key), label, chosen)
                for index, (key, label) in enumerate(self.choices)
            )
        )


def _line(start: str, number: str, key: str, label: Any, chosen: set[str]) -> str:
    checked = " checked" if key in chosen else ""
    where, whose = (f' id="{number}"', f' for="{number}"') if number else ("", "")
    box = f'{start} value="{conditional_escape(key)}"{where}{checked}>'
    return f'<label class="choice"{whose}>{box}<span>{conditional_escape(label)}</span></label>'


class Checkbox(forms.CheckboxInput):
    """Yes or no."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "pick", **(attrs or {})})
