"""What the forms of decisions and agreements share."""

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


def serving_fields(form: forms.Form, partnership: Partnership, row: Any) -> None:
    """Fill the choices of focus area and theme; those already chosen stay choosable."""
    area, theme = form.fields["focus_area"], form.fields["theme_code"]
    kept = Q(pk=getattr(row, "focus_area_id", None))
    here = FocusArea.objects.filter(Q(partnership=partnership) & kept)
    area.queryset = focus_areas(partnership) | here  # type: ignore[attr-defined]
    choices = theme_choices([row.theme_code] if row else [])
    theme.choices = [("", _("None")), *choices[1:]]  # type: ignore[attr-defined]


def held_today(partnership: Partnership) -> QuerySet[Mandate]:
    """Mandates that hold today, by person."""
    rows = Mandate.objects.filter(partnership=partnership).current()
    return rows.select_related("person", "organisation").order_by("person__name", "pk")
