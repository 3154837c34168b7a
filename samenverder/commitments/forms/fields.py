"""What the forms of actions, decisions and agreements share."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.ambition.queries import focus_areas
from samenverder.commitments.themes import theme_choices
from samenverder.network.models import Mandate, Partnership
from samenverder.web.forms import RowsField


class QuickChecks(forms.CheckboxSelectMultiple):
    """Tick boxes written in one go, in a box that scrolls when there are many."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """One line for each choice; the whole line is the label."""
        chosen = {str(item) for item in value or []}
        lines = format_html_join(
            "\n",
            '<label class="choice"><input class="pick" type="checkbox" name="{}" value="{}"{}>'
            "<span>{}</span></label>",
            (
                (name, key, SafeString(" checked") if str(key) in chosen else "", label)
                for key, label in self.choices
            ),
        )
        return format_html('<div class="many">{}</div>', lines)


class MandatesField(RowsField):
    """Mandates as the people who hold them."""

    widget = QuickChecks

    def label_from_instance(self, obj: Any) -> str:
        """Name and organisation; what it is about stands in the network."""
        return f"{obj.person.name}, {obj.organisation.name}"


class CommitmentForm(forms.Form):
    """What it serves, and the version somebody has in front of them; those fields stand last.

    With `row` it changes that one, else it is a new one. `parts` are the fields that show an
    attribute of the row as it is.
    """

    focus_area = forms.ModelChoiceField(
        label=_("Which focus area does it serve?"),
        queryset=FocusArea.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    theme_code = forms.ChoiceField(label=_("Which theme does it belong to?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    parts: tuple[str, ...] = ()

    def __init__(
        self, *args: Any, partnership: Partnership, row: Any = None, **kwargs: Any
    ) -> None:
        if row is not None:
            kwargs["initial"] = self.initial_of(row) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.row = row
        if row is None:
            del self.fields["version"]
        last = ("focus_area", "theme_code", "version")
        self.order_fields([name for name in self.fields if name not in last])
        self._choose_serving(partnership)

    def initial_of(self, row: Any) -> dict[str, Any]:
        """The row as the form shows it."""
        names = (*self.parts, "focus_area", "theme_code", "version")
        return {name: getattr(row, name) for name in names}

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        return dict(self.cleaned_data)

    def _choose_serving(self, partnership: Partnership) -> None:
        """The choices of focus area and theme; those already chosen stay choosable."""
        area, theme = self.fields["focus_area"], self.fields["theme_code"]
        kept = Q(pk=getattr(self.row, "focus_area_id", None))
        here = FocusArea.objects.filter(Q(partnership=partnership) & kept)
        area.queryset = focus_areas(partnership) | here  # type: ignore[attr-defined]
        choices = theme_choices([self.row.theme_code] if self.row else [])
        theme.choices = [("", _("None")), *choices[1:]]  # type: ignore[attr-defined]


def held_today(partnership: Partnership) -> QuerySet[Mandate]:
    """Mandates that hold today, by person."""
    rows = Mandate.objects.filter(partnership=partnership).current()
    return rows.select_related("person", "organisation").order_by("person__name", "pk")
