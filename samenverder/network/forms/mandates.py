"""Forms about mandates."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.forms.fields import (
    DayField,
    EurosField,
    OrganisationField,
    PersonField,
    people_in,
)
from samenverder.network.forms.widgets import Checks
from samenverder.network.models import DecisionSubject, Mandate, Partnership, Person
from samenverder.network.queries.mandates import MandateFilter
from samenverder.network.queries.organisations import organisations_of


class MandateForm(VersionedForm):
    """What somebody may decide for an organisation. With `mandate` who and where stay."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    person = PersonField(label=_("Who may decide?"))
    organisation = OrganisationField(label=_("For which organisation?"))
    subjects = forms.MultipleChoiceField(
        label=_("About what?"),
        choices=DecisionSubject.choices,
        widget=Checks,
        error_messages={"required": _("Choose what this person may decide about.")},
    )
    up_to = EurosField(
        label=_("Up to which amount, in euros?"),
        help_text=_("Leave empty when there is no limit."),
        required=False,
    )
    conditions = TidyField(
        label=_("Conditions"),
        help_text=_("For example: together with the head of finance."),
        max_length=300,
        required=False,
    )
    given_by = TidyField(
        label=_("Given by"),
        help_text=_("Who gave this mandate, and when: Executive board, 12 May."),
        max_length=160,
        error_messages={"required": _("Say who gave this mandate.")},
    )
    since = DayField(label=_("From"))
    until = DayField(
        label=pgettext_lazy("period", "Until"),
        help_text=_("From this day on it no longer holds. Leave empty while it goes on."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        mandate: Mandate | None = None,
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        start = {"since": timezone.localdate()} | (initial or {})
        kwargs["initial"] = _values(mandate) if mandate else start
        super().__init__(*args, **kwargs)
        if mandate is not None:
            del self.fields["person"], self.fields["organisation"]
            return
        people_in(self.fields["person"], Person.objects.present().filter(partnership=partnership))
        self.fields["organisation"].queryset = organisations_of(partnership)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the operations take, but for the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def facts_of(self, current: Mandate) -> list[tuple[str, str]]:
        lang = get_language() or "nl"
        days = [format_date(day, lang) if day else "" for day in (current.since, current.until)]
        told = [current.subjects_in_words, format_euros(current.up_to, lang), current.conditions]
        told += [current.given_by, *days]
        names = ("subjects", "up_to", "conditions", "given_by", "since", "until")
        return [(str(self.fields[n].label), text) for n, text in zip(names, told, strict=True)]


def _values(mandate: Mandate) -> dict[str, Any]:
    names = ("version", "subjects", "up_to", "conditions", "given_by", "since", "until")
    return {name: getattr(mandate, name) for name in names}


class MandateFilterForm(forms.Form):
    """Narrow the list; everything lives in the address."""

    onderwerp = forms.ChoiceField(
        label=_("About"), required=False, choices=[("", _("Everything")), *DecisionSubject.choices]
    )
    organisatie = OrganisationField(
        label=_("Organisation"), required=False, empty_label=_("All organisations")
    )
    einde = forms.ChoiceField(
        label=pgettext_lazy("of a mandate", "End"),
        required=False,
        choices=[("", _("Any")), ("binnenkort", _("Within 60 days"))],
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisations_of(partnership)  # type: ignore[attr-defined]

    def narrowed(self, *, ended: bool = False) -> MandateFilter:
        """What was asked for; a choice that does not exist narrows nothing."""
        data = self.cleaned_data if self.is_valid() else {}
        organisation = data.get("organisatie")
        return MandateFilter(
            subject=data.get("onderwerp", ""),
            organisation=organisation.pk if organisation else None,
            ends_soon=data.get("einde") == "binnenkort",
            ended=ended,
        )


class WhoMayDecideForm(RoomForm):
    """Who can decide this amount about this? Asked in the address, answered with names."""

    over = forms.ChoiceField(
        label=_("About what?"),
        choices=[("", _("Choose a subject")), *DecisionSubject.choices],
        error_messages={"required": _("Choose what the decision is about.")},
    )
    bedrag = EurosField(
        label=_("Which amount, in euros?"),
        help_text=_("Leave empty when no money is involved."),
        required=False,
    )
