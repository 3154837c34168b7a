"""What every form of this room can do: run its operation, and say what stood in the way."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from samenverder.network.operations.problems import AlreadyThere, EditedMeanwhile, Refused


class RoomForm(forms.Form):
    """A form whose valid data goes to one operation."""

    result: Any = None
    there: AlreadyThere | None = None  # the operation found what this form made before

    def attempt(self, operation: Callable[..., Any], **values: Any) -> bool:
        """Run the operation; what stands in its way becomes an error, and nothing typed is lost."""
        try:
            self.result = operation(**values)
        except AlreadyThere as known:
            self.there = known
            return False
        except Refused as refused:
            field = refused.field if refused.field in self.fields else None
            self.add_error(field, str(refused.sentence))
            return False
        except EditedMeanwhile as edited:
            self.tell_edited(edited.current)
            return False
        return True

    def show(self, field: str, value: str) -> None:
        """Put something else in a field than what was sent."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[field] = value
        self.data = data

    def tell_edited(self, current: Model) -> None:
        """Say what somebody else saved meanwhile; saving again puts this version in its place."""
        now = "; ".join(f"{label}: {value or '–'}" for label, value in self.facts_of(current))
        sentence = _(
            "Somebody else changed this while you were busy. It now says: %(now)s. What you typed "
            "is still here. Save again to put it in its place."
        )
        self.add_error(None, sentence % {"now": now})

    def facts_of(self, current: Any) -> list[tuple[str, str]]:
        """What the thing says now, in the words of the form."""
        return []

    def as_it_was(self) -> dict[str, str | list[str]]:
        """What the form would send had nothing been typed in it: the way back of a change."""
        sent: dict[str, str | list[str]] = {}
        for name, field in self.fields.items():
            start = self.initial.get(name)
            if start is None or start is False:
                continue
            shown = field.widget.format_value(field.prepare_value(start))
            ticked = start is True
            sent[name] = shown if isinstance(shown, list) else "on" if ticked else str(shown or "")
        return sent


class VersionedForm(RoomForm):
    """A form that knows which version of the thing the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def tell_edited(self, current: Any) -> None:
        """As above; the next time the person has seen this version too."""
        super().tell_edited(current)
        self.show("version", str(current.version))

    def way_back(self, version: int) -> dict[str, str | list[str]]:
        """The same for a thing that has become this version by the change."""
        return {**self.as_it_was(), "version": str(version)}


def tidy(text: str) -> str:
    """Without blanks around it and with one blank where there were more."""
    return " ".join(text.split())


class TidyField(forms.CharField):
    """One line of text, tidied."""

    def to_python(self, value: Any) -> str:
        """The text without needless blanks."""
        return tidy(super().to_python(value) or "")
