"""Typing in one paper sheet, and offering a file with scores."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenverder.lib.tables import ENDINGS
from samenverder.network.models import Organisation
from samenverder.reflection.models import ReflectionSession, Statement
from samenverder.reflection.operations.answers import ARGUMENT_LENGTH, MARKS_ALLOWED
from samenverder.reflection.personal_code import looks_like_code, normalise
from samenverder.reflection.scores import CloseMatch, ScoreRow
from samenverder.reflection.scores.words import LAYER_CHOICES
from samenverder.web.forms import LongSelect

MAX_UPLOAD = 2_000_000
REMARKS = 3
UNKNOWN = {"0", "?"}


class ScoreField(forms.CharField):
    """One box of the sheet: a digit from 1 to 5, 0 or ? for not knowing, or nothing."""

    def __init__(self, statement: Statement) -> None:
        attrs = {
            "class": "score-key",
            "inputmode": "numeric",
            "autocomplete": "off",
            "data-score": "",
        }
        super().__init__(
            label=f"{statement.code} {statement.text}",
            max_length=1,
            required=False,
            widget=forms.TextInput(attrs),
        )
        self.statement = statement

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and text not in {"1", "2", "3", "4", "5", *UNKNOWN}:
            message = gettext("%(code)s: type 1 to 5, or 0 for “I don't know”.")
            raise ValidationError(message % {"code": self.statement.code})
        return text


class SheetForm(forms.Form):
    """One paper sheet, in the order in which it stands on paper."""

    name = forms.CharField(label=_("Name on the sheet"), max_length=120)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisation"),
        widget=LongSelect,
        required=False,
        empty_label=_("Not filled in"),
    )
    layer = forms.ChoiceField(
        label=_("What this person mainly does"),
        required=False,
        choices=[
            ("", _("Not filled in")),
            *(choice for choice in LAYER_CHOICES if choice[0]),
        ],
    )
    personal = forms.CharField(
        label=_("Personal code"),
        max_length=60,
        required=False,
        help_text=_("Two words and three digits, if they are on the sheet."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,
        session: ReflectionSession,
        statements: Sequence[Statement],
        organisations: Sequence[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(pk__in=[row.pk for row in organisations])
        self.fields["organisation"].queryset = rows  # type: ignore[attr-defined]
        if session.is_anonymous:
            del self.fields["name"]
        self.statements = statements
        for row in statements:
            self.fields[f"score_{row.code}"] = ScoreField(row)
        choices = [("", "–"), *((row.code, row.code) for row in statements)]
        for number in range(1, MARKS_ALLOWED + 1):
            self.fields[f"mark_{number}"] = forms.ChoiceField(
                label=gettext("Wants to work on, %(n)d") % {"n": number},
                choices=choices,
                required=False,
            )
        for number in range(1, REMARKS + 1):
            about = gettext("Statement of remark %(n)d") % {"n": number}
            words = gettext("Remark %(n)d") % {"n": number}
            self.fields[f"about_{number}"] = forms.ChoiceField(
                label=about, choices=choices, required=False
            )
            self.fields[f"remark_{number}"] = forms.CharField(
                label=words,
                required=False,
                max_length=ARGUMENT_LENGTH,
                widget=forms.Textarea({"rows": 2, "class": "two"}),
            )

    @property
    def people_fields(self) -> list[Any]:
        """The fields about the person, as they stand on top of the sheet."""
        names = ("name", "organisation", "layer", "personal")
        return [self[name] for name in names if name in self.fields]

    @property
    def score_fields(self) -> list[tuple[Statement, Any]]:
        """Each statement with its field."""
        return [(row, self[f"score_{row.code}"]) for row in self.statements]

    @property
    def mark_fields(self) -> list[Any]:
        """The statements this person wants to work on."""
        return [self[f"mark_{n}"] for n in range(1, MARKS_ALLOWED + 1)]

    @property
    def remark_fields(self) -> list[tuple[Any, Any]]:
        """Pairs of statement and remark."""
        return [(self[f"about_{n}"], self[f"remark_{n}"]) for n in range(1, REMARKS + 1)]

    def clean_personal(self) -> str:
        code = normalise(self.cleaned_data["personal"])
        if code and not looks_like_code(code):
            raise ValidationError(
                _("A personal code has two words and three digits, such as: merel anker 482.")
            )
        return code

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        seen: set[str] = set()
        for number in range(1, REMARKS + 1):
            about, words = data.get(f"about_{number}", ""), data.get(f"remark_{number}", "")
            if words and not about:
                self.add_error(f"about_{number}", _("Choose the statement this is about."))
            elif words and about in seen:
                self.add_error(
                    f"about_{number}", _("Put all remarks about one statement in one box.")
                )
            seen.add(about)
        if not any(data.get(f"score_{row.code}") for row in self.statements) and not self.errors:
            raise ValidationError(_("Fill in at least one statement."))
        return data

    def row(self) -> ScoreRow:
        """The sheet as it will be stored; only after `is_valid`."""
        data = self.cleaned_data
        typed = {row.code: data[f"score_{row.code}"] for row in self.statements}
        remarks = [(data[f"about_{n}"], data[f"remark_{n}"]) for n in range(1, REMARKS + 1)]
        marks = [data[f"mark_{n}"] for n in range(1, MARKS_ALLOWED + 1)]
        organisation = data["organisation"]
        return ScoreRow(
            scores={
                code: None if text in UNKNOWN else int(text) for code, text in typed.items() if text
            },
            layer=data["layer"],
            organisation_id=organisation.pk if organisation else None,
            name=data.get("name", ""),
            personal=data["personal"],
            reasons={code: text for code, text in remarks if text},
            marks=tuple(dict.fromkeys(code for code in marks if code)),
        )


class ScoreFileForm(forms.Form):
    """A spreadsheet with one row per person."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("Excel (.xlsx), LibreOffice (.ods) or CSV, at most 2 MB and 500 people."),
        error_messages={
            "empty": _("This file is empty. Choose another one."),
            "required": _("Choose a spreadsheet first."),
        },
        widget=forms.FileInput({"accept": ",".join(ENDINGS)}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            raise ValidationError(_("This file is larger than 2 MB. Keep only the scores in it."))
        return file


class CheckForm(forms.Form):
    """Says of each nearly equal column whether it is that statement. Nothing is chosen ahead."""

    def __init__(
        self, *args: Any, close: Sequence[CloseMatch], texts: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.close = close
        for match in close:
            question = gettext("Is this column statement %(code)s?") % {"code": match.code}
            there = gettext("In the file: “%(title)s”") % {"title": match.title[:300]}
            here = gettext("Statement %(code)s: “%(text)s”")
            self.fields[f"close_{match.column}"] = forms.ChoiceField(
                label=question,
                help_text=format_html(
                    "{}<br>{}", there, here % {"code": match.code, "text": texts[match.code]}
                ),
                choices=[
                    ("yes", gettext("Yes, it is the same")),
                    ("no", gettext("No, leave it out")),
                ],
                widget=forms.RadioSelect({"class": "pick"}),
                error_messages={
                    "required": gettext("Say whether this column is %(code)s.")
                    % {"code": match.code}
                },
            )

    def accepted(self) -> set[str]:
        """The codes of the statements that were confirmed."""
        return {
            match.code
            for match in self.close
            if self.cleaned_data[f"close_{match.column}"] == "yes"
        }
