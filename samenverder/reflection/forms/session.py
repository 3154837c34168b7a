"""Planning a session."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenverder.network.models import Partnership, User
from samenverder.reflection.models import (
    Instrument,
    Phase,
    ReflectionSession,
    Timing,
)
from samenverder.reflection.queries.instruments import available
from samenverder.reflection.queries.sessions import possible_previous
from samenverder.web.forms import RowsField, in_our_time


class DateInput(forms.DateInput):
    """A date field with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "short"})


class TimeInput(forms.TimeInput):
    """A time field with the browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "tiny"})


class SessionForm(forms.ModelForm[ReflectionSession]):
    """Everything about a session that is decided beforehand."""

    date = forms.DateField(
        label=_("Date"),
        widget=DateInput(),
        validators=in_our_time(),
        error_messages={"required": _("Choose a date.")},
    )
    time = forms.TimeField(
        label=pgettext_lazy("time of day", "Start"),
        widget=TimeInput(),
        error_messages={"required": _("Fill in at what time the session starts.")},
    )
    answers_from_date = forms.DateField(
        label=_("Filling in from"),
        required=False,
        widget=DateInput(),
        validators=in_our_time(),
    )
    answers_until_date = forms.DateField(
        label=_("Filling in until and including"),
        required=False,
        widget=DateInput(),
        validators=in_our_time(),
        help_text=_("Only for a session that people fill in beforehand."),
    )

    class Meta:
        model = ReflectionSession
        fields = [
            "title",
            "purpose",
            "date",
            "time",
            "duration",
            "place",
            "instrument",
            "mode",
            "timing",
            "answers_from_date",
            "answers_until_date",
            "names",
            "previous",
        ]
        labels = {
            "title": _("What is the session called?"),
            "purpose": _("What is it for?"),
            "place": _("Where?"),
            "duration": _("How many minutes?"),
            "instrument": _("Which statements?"),
            "mode": _("With scores, or as an open conversation?"),
            "timing": _("When do people fill it in?"),
            "names": _("With or without names?"),
            "previous": _("Compare with"),
        }
        help_texts = {
            "title": _("For example: Reflection autumn 2026"),
            "duration": _("An hour is usual; the last quarter is for actions."),
            "names": _("Everyone is told before the first statement. It cannot change later."),
            "previous": _("The session of last time; its actions come back on the agenda."),
        }
        error_messages = {"title": {"required": _("Give the session a name.")}}
        widgets = {
            "mode": forms.RadioSelect(attrs={"class": "pick"}),
            "timing": forms.RadioSelect(attrs={"class": "pick"}),
            "names": forms.RadioSelect(attrs={"class": "pick"}),
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "duration": forms.NumberInput(attrs={"class": "tiny", "min": 20, "max": 480}),
        }

    def __init__(self, *args: Any, partnership: Partnership, **kw: Any) -> None:
        super().__init__(*args, **kw)
        known = [row.pk for row in available(partnership)]
        if self.instance.pk:
            known.append(self.instance.instrument_id)
        self.fields["instrument"].queryset = Instrument.objects.filter(pk__in=known)  # type: ignore[attr-defined]
        self.fields["instrument"].empty_label = None  # type: ignore[attr-defined]
        earlier = possible_previous(partnership, self.instance if self.instance.pk else None)
        self.fields["previous"].queryset = earlier  # type: ignore[attr-defined]
        self.fields["previous"].empty_label = _("Nothing: this is the first time")  # type: ignore[attr-defined]
        self._fill_times()
        if self.instance.pk and self.instance.phase != Phase.PLANNED:
            for name in ("names", "mode", "instrument", "timing", "previous"):
                del self.fields[name]

    def _fill_times(self) -> None:
        if self.instance.pk:
            start = timezone.localtime(self.instance.starts_at)
            self.initial["date"], self.initial["time"] = start.date(), start.time()
            for name in ("answers_from", "answers_until"):
                if moment := getattr(self.instance, name):
                    self.initial[f"{name}_date"] = timezone.localtime(moment).date()

    def clean_duration(self) -> int:
        minutes = self.cleaned_data["duration"]
        if not 20 <= minutes <= 480:
            raise forms.ValidationError(_("Choose between 20 and 480 minutes."))
        return minutes

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("date") and data.get("time"):
            data["starts_at"] = _local(datetime.combine(data["date"], data["time"]))
        first, last = data.get("answers_from_date"), data.get("answers_until_date")
        if first and last and last < first:
            self.add_error(
                "answers_until_date", _("The last day is before the first. Choose a later day.")
            )
        beforehand = data.get("timing", self.instance.timing) == Timing.BEFOREHAND
        if beforehand and not last and "answers_until_date" not in self.errors:
            self.add_error("answers_until_date", _("Fill in until which day people can answer."))
        data["answers_from"] = _day_start(first) if beforehand and first else None
        end = _day_start(last + timedelta(days=1)) if last else None
        data["answers_until"] = end - timedelta(minutes=1) if beforehand and end else None
        return data

    def session_fields(self) -> dict[str, Any]:
        """The model's fields out of the cleaned data."""
        names = {
            "title", "purpose", "place", "duration", "instrument", "mode", "timing", "names",
            "previous", "starts_at", "answers_from", "answers_until",
        }  # fmt: skip
        return {k: v for k, v in self.cleaned_data.items() if k in names}


def _local(moment: datetime) -> datetime:
    return timezone.make_aware(moment, timezone.get_default_timezone())


def _day_start(day: Any) -> datetime:
    return _local(datetime.combine(day, datetime.min.time()))


class AgendaForm(forms.Form):
    """The minutes of each part."""

    def __init__(self, *args: Any, session: ReflectionSession, parts: list[Any], **kw: Any) -> None:
        super().__init__(*args, **kw)
        for part in parts:
            self.fields[part.key] = forms.IntegerField(
                label=part.title,
                min_value=1,
                max_value=240,
                initial=part.minutes,
                widget=forms.NumberInput(attrs={"class": "tiny"}),
            )


class FacilitatorsForm(forms.Form):
    """Who leads the session."""

    users = RowsField(
        User.objects.none(),
        label=_("Who leads this session?"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "pick"}),
        error_messages={"required": _("Choose at least one facilitator.")},
    )

    def __init__(self, *args: Any, choices: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["users"].queryset = choices  # type: ignore[attr-defined]
