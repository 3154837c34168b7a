"""Two people wrote in one practice: what each changed is put together, field by field."""

import json
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.translation import gettext as _

from samenverder.library.forms.writing import NAMES, ChangePracticeForm
from samenverder.library.models import Practice
from samenverder.plans.text import together

AREAS = {"what", "context", "steps", "effect", "conditions"}
LONGEST = 200_000


def plain(value: Any) -> Any:
    """A value as JSON can hold it, the same for the same value."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return value


def as_seen(practice: Practice) -> str:
    """The practice as the form shows it, to be sent along with what is typed."""
    return json.dumps({name: plain(getattr(practice, name)) for name in NAMES})


class WritingForm(ChangePracticeForm):
    """A practice that is there; it remembers what it showed, to put two people's work together."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST, required=False)
    maybe = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST, required=False)
    current: Practice  # as somebody else left it, once both wrote in one place

    def __init__(self, *args: Any, practice: Practice, **kwargs: Any) -> None:
        super().__init__(*args, practice=practice, **kwargs)
        self.initial["seen"] = as_seen(practice)

    def put_together(self, current: Practice) -> tuple[dict[str, Any], list[str]]:
        """What both changed as one, and the fields in which both wrote something else.

        `maybe` is what this page sent before without hearing whether it arrived: where that stands
        now, nobody else wrote.
        """
        values, clashes, seen = {}, [], _as_dict(self.cleaned_data.get("seen"))
        sent = self._sent_before(current)
        for name, mine in self.values().items():
            theirs = getattr(current, name)
            was, own, now = seen.get(name), plain(mine), plain(theirs)
            values[name] = mine
            if name in sent and sent[name] == now:
                continue
            if own == was:
                values[name] = theirs
            elif now not in (was, own):
                texts = (was or "", own, now)
                both = together(*texts) if name in AREAS else None
                values[name] = mine if both is None else both
                clashes += [name] if both is None else []
        return values, clashes

    def _sent_before(self, practice: Practice) -> dict[str, Any]:
        """What was sent before and perhaps never arrived, as JSON holds it."""
        data: Any = QueryDict(mutable=True)
        for name, value in _as_dict(self.cleaned_data.get("maybe")).items():
            values = value if isinstance(value, list) else [value]
            data.setlist(name, [str(one) for one in values])
        if not data:
            return {}
        before = ChangePracticeForm(data, practice=practice)
        before.is_valid()
        return {name: plain(value) for name, value in before.values().items()}

    def tell_clashes(self, current: Practice, values: dict[str, Any], clashes: list[str]) -> None:
        """Show both texts at each field in which both wrote; what was typed stays."""
        self.current = current
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for name, value in values.items():
            shown = self.fields[name].prepare_value(value)
            if isinstance(shown, list):
                data.setlist(name, shown)
            else:
                data[name] = "" if shown is None else shown
        data["version"], data["seen"], data["maybe"] = str(current.version), as_seen(current), ""
        self.data = data
        for name in clashes:
            theirs = self.fields[name].prepare_value(getattr(current, name))
            words = _("Somebody else wrote here meanwhile")
            after = _("Put both together and save; what you typed is below.")
            self.add_error(
                name, format_html("{}: “{}”. {}", words, _shown(theirs, self, name), after)
            )


def _as_dict(text: str | None) -> dict[str, Any]:
    """The JSON a page sent along; nothing when it is something else."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        found = {}
    return found if isinstance(found, dict) else {}


def _shown(value: Any, form: forms.Form, name: str) -> str:
    """A value as people read it."""
    choices: Any = getattr(form.fields[name], "choices", None)
    if choices:
        wanted = {str(one) for one in (value if isinstance(value, list) else [value])}
        labels = [str(label) for key, label in choices if str(key) in wanted]
        return ", ".join(labels) or "–"
    return str(value or "–")
