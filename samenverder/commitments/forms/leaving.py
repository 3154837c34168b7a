"""Who takes over what, when somebody leaves."""

from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.held import Held
from samenverder.network.forms.base import RoomForm, tidy
from samenverder.network.models import Person
from samenverder.network.queries.people import names_with_places

EACH_ITS_OWN = 25  # so many get a field of their own; the others go together


class PeopleByLabel:
    """People of a partnership by what a list of names shows of them; nobody twice the same."""

    def __init__(self, leaver: Person) -> None:
        people = Person.objects.present().filter(partnership_id=leaver.partnership_id)
        rows = names_with_places(people.exclude(pk=leaver.pk))
        said = Counter(label for _pk, label in rows)
        self.labels = {f"{label} ({pk})" if said[label] > 1 else label: pk for pk, label in rows}
        self._known = {label.casefold(): pk for label, pk in self.labels.items()}
        first: dict[str, list[int]] = {}
        for pk, label in rows:
            first.setdefault(label.split(",")[0].casefold(), []).append(pk)
        self._by_name = {name: pks[0] for name, pks in first.items() if len(pks) == 1}

    def find(self, text: str) -> int | None:
        """The one person this text means: a whole line of the list, or a name nobody shares."""
        key = tidy(text).casefold()
        return self._known.get(key) or self._by_name.get(key)


class PersonTextInput(forms.TextInput):
    """The ordinary field for text, without a template: a page has many of them."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field as HTML."""
        own = {"type": "text", "name": name, **self.build_attrs(self.attrs, attrs)}
        shown = self.format_value(value)
        return format_html("<input{}>", flatatt(own if shown is None else own | {"value": shown}))


class PersonTextField(forms.CharField):
    """A name from the list, typed or chosen."""

    widget = PersonTextInput(attrs={"list": "mensen", "autocomplete": "off"})

    def __init__(self, *, people: PeopleByLabel, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=300, **kwargs)
        self.people = people

    def clean(self, value: Any) -> int | None:
        """The number of the person, None for nothing typed."""
        text = super().clean(value)
        if not text:
            return None
        found = self.people.find(text)
        if found is None:
            raise ValidationError(_("Nobody in the list is called this. Choose a name from it."))
        return found


class LeavingForm(RoomForm):
    """One new owner for everything, or another one per thing.

    Only the first `EACH_ITS_OWN` things have a field of their own; when there are more, somebody
    has to take over everything.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Person, rows: list[Held], **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": len(rows)}
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.apart: list[Held] = []
        self.people = PeopleByLabel(person) if rows else None
        if self.people is None:
            return
        self.fields["to_all"] = PersonTextField(
            people=self.people,
            label=_("Who takes over everything?"),
            help_text=_("Type a name and choose from the list. Below you can choose others."),
        )
        self.apart = rows[:EACH_ITS_OWN]
        for row in self.apart:
            self.fields[name_of(row)] = PersonTextField(people=self.people, label=row.text)

    def lines(self) -> list[tuple[Held, Any]]:
        """Each thing that has a field of its own, with it."""
        return [(row, self[name_of(row)]) for row in self.apart]

    @property
    def others(self) -> int:
        """How many things have no field of their own."""
        return len(self.rows) - len(self.apart)

    def clean(self) -> dict[str, Any]:
        """Everything goes to somebody."""
        data = super().clean() or self.cleaned_data
        if not self.rows or "to_all" in self.errors or data.get("to_all"):
            return data
        if self.others:
            n = self.others
            text = _(
                "Choose who takes over everything: %(n)d tasks have no field of their own here."
            )
            self.add_error("to_all", text % {"n": n})
        for row in self.apart:
            name = name_of(row)
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Choose who takes this over, or one person for everything."))
        return data

    def owners(self) -> dict[str, Person]:
        """What the operation takes: who gets what. One query."""
        data = self.cleaned_data
        chosen = {row.key: data.get(name_of(row)) or data["to_all"] for row in self.rows}
        people = Person.objects.in_bulk(set(chosen.values()))
        return {key: people[pk] for key, pk in chosen.items()}


def name_of(row: Held) -> str:
    """The name of the field of one thing."""
    return f"to_{row.kind}_{row.pk}"
