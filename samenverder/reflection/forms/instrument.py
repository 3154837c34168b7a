"""Forms of the instrument editor. Dutch is needed, English may come later."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenverder.lib.tables import ENDINGS
from samenverder.reflection.exchange.checks import LABEL_LENGTH, POINTS, WHY_LENGTH
from samenverder.reflection.exchange.faults import CONTROL, CONTROL_BUT_NEWLINE
from samenverder.reflection.models import Instrument, Statement, Theme
from samenverder.reflection.operations.instrument_parts import mark_of

MAX_UPLOAD = 1_000_000


def no_invisible_signs(value: str) -> None:
    """Signs nobody can see break files and search."""
    if CONTROL_BUT_NEWLINE.search(value):
        raise ValidationError(_("This text holds an invisible sign. Type it again."))


class Text(forms.CharField):
    """One paragraph: line breaks become blanks."""

    def __init__(self, *, rows: int = 1, lang: str = "", **kwargs: Any) -> None:
        attrs = {"lang": lang} if lang else {}
        if rows > 1:
            kwargs["widget"] = forms.Textarea({"rows": rows, "class": "two", **attrs})
        else:
            kwargs["widget"] = forms.TextInput(attrs)
        super().__init__(validators=[no_invisible_signs], **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return " ".join(text.split()) if text and CONTROL.search(text) else text


class Prose(forms.CharField):
    """A few paragraphs, with line breaks as typed."""

    def __init__(self, *, lang: str, **kwargs: Any) -> None:
        widget = forms.Textarea({"rows": 4, "lang": lang})
        super().__init__(validators=[no_invisible_signs], widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


class PartForm(forms.Form):
    """A part of a draft that somebody else may have open as well.

    `seen` says from which words the writer started; see `instrument_parts.mark_of`.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    theirs: list[tuple[Any, str]]  # what stands there now, where it differs: (field, words)

    def starts_from(self, part: Instrument | Theme | Statement) -> None:
        """The writer sees this part as it is now."""
        self.theirs = []
        self.initial["seen"] = mark_of(part)

    def tell_edited(self, part: Instrument | Theme | Statement) -> None:
        """Somebody else saved first: what was typed stays, and theirs is shown beside it."""
        theirs = type(self)(**self._opened_from(part)).initial
        self.theirs = [
            (self[name], self._spoken(name, value))
            for name, value in theirs.items()
            if name in self.fields and name != "seen" and value != self._typed(name)
        ]
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["seen"] = mark_of(part)  # type: ignore[index]
        self.add_error(
            None,
            _(
                "Somebody else changed this meanwhile. Your text is still here. Look at what stands"
                " there now; when you save again, yours takes its place."
            ),
        )

    def _opened_from(self, part: Any) -> dict[str, Any]:
        """What this form is made with for somebody who opens the part now."""
        raise NotImplementedError

    def _typed(self, name: str) -> Any:
        return self[name].data

    def _spoken(self, name: str, value: Any) -> str:
        return str(value or gettext("(empty)"))


class InstrumentForm(PartForm):
    """Title, the five labels of the scale, and the words for "I don't know"."""

    title_nl = Text(label=_("Title in Dutch"), max_length=160, lang="nl")
    title_en = Text(label=_("Title in English"), max_length=160, lang="en", required=False)
    unknown_nl = Text(
        label=_("“I don't know” in Dutch"),
        max_length=60,
        lang="nl",
        help_text=_("The answer that is counted apart."),
    )
    unknown_en = Text(
        label=_("“I don't know” in English"), max_length=60, lang="en", required=False
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        initial = {n: getattr(instrument, n) for n in self.base_fields if n != "seen"}
        for language in ("nl", "en"):
            labels = getattr(instrument, f"scale_{language}") or [""] * POINTS
            initial |= {f"scale_{language}_{n}": label for n, label in enumerate(labels, 1)}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for number in range(1, POINTS + 1):
            self._add_label(number, "nl", gettext("Label %(n)d in Dutch"))
            self._add_label(number, "en", gettext("Label %(n)d in English"))
        self.starts_from(instrument)

    def _opened_from(self, part: Instrument) -> dict[str, Any]:
        return {"instrument": part}

    def _add_label(self, number: int, language: str, label: str) -> None:
        self.fields[f"scale_{language}_{number}"] = Text(
            label=label % {"n": number},
            max_length=LABEL_LENGTH,
            lang=language,
            required=language == "nl",
        )

    @property
    def scale_rows(self) -> list[tuple[Any, Any]]:
        """The fields of the scale: Dutch and English, per point."""
        return [(self[f"scale_nl_{n}"], self[f"scale_en_{n}"]) for n in range(1, POINTS + 1)]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for language in ("nl", "en"):
            names = [f"scale_{language}_{n}" for n in range(1, POINTS + 1)]
            labels = [data.pop(name, "") for name in names]
            if not any(labels):
                labels = []
            self._check_labels(names, labels)
            data[f"scale_{language}"] = labels
        return data

    def _check_labels(self, names: list[str], labels: list[str]) -> None:
        for place, (name, label) in enumerate(zip(names, labels, strict=False)):
            if not label and name not in self.errors:
                self.add_error(name, _("Fill in all five labels in English, or none."))
            elif label and label.casefold() in {other.casefold() for other in labels[:place]}:
                self.add_error(name, _("This label is used twice. Make the five labels different."))


class ThemeForm(PartForm):
    """A theme: its letter, its name and why it matters."""

    title_nl = Text(label=_("Name in Dutch"), max_length=80, lang="nl")
    title_en = Text(label=_("Name in English"), max_length=80, lang="en", required=False)
    letter = forms.CharField(
        label=_("Letter"),
        max_length=1,
        help_text=_("One letter that stands before the codes of its statements, such as A."),
        widget=forms.TextInput({"class": "tiny", "autocapitalize": "characters"}),
    )
    why_nl = Prose(
        label=_("Why it matters, in Dutch"), max_length=WHY_LENGTH, lang="nl", required=False
    )
    why_en = Prose(
        label=_("Why it matters, in English"), max_length=WHY_LENGTH, lang="en", required=False
    )

    def __init__(
        self, *args: Any, instrument: Instrument, theme: Theme | None = None, **kwargs: Any
    ) -> None:
        self.others = instrument.themes.exclude(pk=theme.pk if theme else 0)
        if theme is not None:
            kwargs["initial"] = {n: getattr(theme, n) for n in self.base_fields if n != "seen"}
        super().__init__(*args, **kwargs)
        if theme is not None:
            self.starts_from(theme)

    def _opened_from(self, part: Theme) -> dict[str, Any]:
        return {"instrument": part.instrument, "theme": part}

    def clean_letter(self) -> str:
        letter: str = self.cleaned_data["letter"].upper()
        if not ("A" <= letter <= "Z" and len(letter) == 1):
            raise ValidationError(_("Choose a letter from A to Z."))
        other = self.others.filter(letter=letter).first()
        if other is not None:
            raise ValidationError(
                _("The theme “%(theme)s” has the letter %(letter)s. Choose another.")
                % {"theme": other.title, "letter": letter}
            )
        return letter


class StatementForm(PartForm):
    """A statement with its probing question, and the theme it stands under."""

    text_nl = Text(
        label=_("Statement in Dutch"),
        max_length=300,
        rows=2,
        lang="nl",
        help_text=_("One sentence that is true or not true for your partnership."),
    )
    text_en = Text(
        label=_("Statement in English"), max_length=300, rows=2, lang="en", required=False
    )
    probe_nl = Text(
        label=_("Probing question in Dutch"),
        max_length=300,
        rows=2,
        lang="nl",
        required=False,
        help_text=_("A question that starts the talk, on the big screen."),
    )
    probe_en = Text(
        label=_("Probing question in English"), max_length=300, rows=2, lang="en", required=False
    )
    theme = forms.ModelChoiceField(Theme.objects.none(), label=_("Theme"), empty_label=None)

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        statement: Statement | None = None,
        theme: Theme | None = None,
        **kwargs: Any,
    ) -> None:
        if statement is not None:
            kwargs["initial"] = {n: getattr(statement, n) for n in self.base_fields if n != "seen"}
        elif theme is not None:
            kwargs["initial"] = {"theme": theme}
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = instrument.themes.all()  # type: ignore[attr-defined]
        if statement is not None:
            self.starts_from(statement)

    def _opened_from(self, part: Statement) -> dict[str, Any]:
        return {"instrument": part.instrument, "statement": part}

    def _typed(self, name: str) -> Any:
        return self.cleaned_data.get("theme") if name == "theme" else super()._typed(name)


class InstrumentFileForm(forms.Form):
    """An instrument from a file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("TOML, Excel (.xlsx), LibreOffice (.ods) or CSV, at most 1 MB."),
        error_messages={
            "empty": _("This file is empty. Choose another one."),
            "required": _("Choose a file first."),
        },
        widget=forms.FileInput({"accept": ",".join([".toml", *ENDINGS])}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            raise ValidationError(
                _("This file is larger than 1 MB. An instrument is much smaller.")
            )
        return file
