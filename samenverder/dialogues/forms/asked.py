"""Which party is asked, who there, and the answer by the secret address."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models.functions import Lower
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.forms.fields import LongText
from samenverder.dialogues.models import DestinationKind, PartyQuestion
from samenverder.dialogues.models.asked import MOST_ANSWER
from samenverder.network.forms.base import RoomForm, TidyField, VersionedForm
from samenverder.network.models import Organisation, Partnership, Person, Position
from samenverder.network.queries.organisations import organisations_of
from samenverder.web.forms import LongSelect


class _ByParty(ModelChoiceIterator):
    """People with an address, under the name of each party they work at. One query."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        yield "", str(self.field.empty_label)
        held = Position.objects.current().filter(person__in=self.queryset.order_by())
        rows = held.order_by("organisation__name", Lower("person__name"), "person_id")
        groups: dict[str, list[tuple[Any, str]]] = {}
        for place, pk, name in rows.values_list(
            "organisation__name", "person_id", "person__name"
        ).distinct():
            groups.setdefault(place, []).append((pk, name))
        yield from groups.items()


class ContactField(forms.ModelChoiceField):
    """Somebody who works at a partner and has an address."""

    widget = LongSelect
    iterator = _ByParty

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.none(), required=False, **kwargs)


class PartyForm(RoomForm):
    """The part of deciding that says which party is asked; for a form with `kind`."""

    party = forms.ModelChoiceField(
        label=_("Which party?"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=LongSelect,
        empty_label=_("Another party, or none"),
    )
    asked_of = TidyField(
        label=_("Name of another party"),
        max_length=160,
        required=False,
        help_text=_("No party at all: it goes on the list of questions of the region."),
    )
    contact = ContactField(
        label=_("Who there gets the question by mail?"),
        empty_label=_("Somebody else, or nobody: we ask it ourselves"),
    )
    asked_name = TidyField(
        label=_("Name, for somebody who is not in the list"), max_length=120, required=False
    )
    asked_email = forms.EmailField(
        label=_("E-mail address of that person"),
        max_length=254,
        required=False,
        help_text=_("Who gets the mail answers on a page of their own, without an account."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": _("This is not an e-mail address. Write it as name@school.nl."),
        },
    )

    def choose_from(self, partnership: Partnership) -> None:
        """Offer the parties of a region, and who works there and can be mailed."""
        fields: dict[str, Any] = self.fields
        fields["party"].queryset = organisations_of(partnership).order_by("name")
        people = Person.objects.present().filter(partnership=partnership).exclude(email="")
        fields["contact"].queryset = people

    def clean(self) -> dict[str, Any]:
        """Who is asked works at the party that is asked."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("kind") != DestinationKind.QUESTION:
            return data
        party, contact = data.get("party"), data.get("contact")
        if party:
            data["asked_of"] = party.name
        if contact:
            self._clean_contact(data, party, contact)
        elif data.get("asked_name") and not data.get("asked_email"):
            if "asked_email" not in self.errors:
                self.add_error("asked_email", _("Fill in the address the question goes to."))
        elif data.get("asked_email") and not data.get("asked_of"):
            self.add_error("party", _("Choose the party that is asked, or write its name."))
        return data

    def _clean_contact(
        self, data: dict[str, Any], party: Organisation | None, contact: Person
    ) -> None:
        """Somebody of the list is enough: their party follows."""
        data["asked_name"] = data["asked_email"] = ""
        places = Position.objects.current().filter(person=contact).select_related("organisation")
        if party is None:
            first = places.order_by("organisation__name").first()
            data["asked_of"] = data.get("asked_of") or (first.organisation.name if first else "")
        elif not any(place.organisation_id == party.pk for place in places):
            words = {"name": contact.name, "party": party.name}
            wrong = _("%(name)s does not work at %(party)s. Choose somebody who does.") % words
            self.add_error("contact", wrong)


class PartyAnswerForm(VersionedForm):
    """The answer of another party."""

    text = LongText(
        label=_("Your answer"),
        max_length=MOST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write down your answer.")},
    )

    def __init__(self, *args: Any, question: PartyQuestion, **kwargs: Any) -> None:
        kwargs["initial"] = {"text": question.answer, "version": question.version}
        super().__init__(*args, **kwargs)

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What was answered meanwhile."""
        return [(str(self.fields["text"].label), current.answer)]
