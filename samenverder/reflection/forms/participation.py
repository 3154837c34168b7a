"""What a participant fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.models.session import CODE_LENGTH
from samenverder.reflection.personal_code import looks_like_code, normalise
from samenverder.web.forms import LongSelect

RATHER_NOT = ("", _("I would rather not say"))


class CodeForm(forms.Form):
    """The join code on the big screen."""

    code = forms.CharField(
        label=_("Code on the screen"),
        help_text=_("Six letters or digits, for example K7M4PA"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "class": "code-input",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Fill in the code that is on the screen.")},
    )

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split()).upper()
        if len(code) != CODE_LENGTH:
            raise forms.ValidationError(
                _("A code has six letters or digits. Check what is on the screen.")
            )
        return code


class JoinForm(forms.Form):
    """Where somebody works and on which layer; both may be left out."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Where do you work?"),
        widget=LongSelect,
        required=False,
        empty_label=RATHER_NOT[1],
    )
    layer = forms.ChoiceField(
        label=_("What do you mainly do there?"),
        required=False,
        widget=forms.RadioSelect(attrs={"class": "pick"}),
        choices=[
            ("board", _("Governing")),
            ("management", _("Managing")),
            ("practice", _("Working with pupils or clients")),
            RATHER_NOT,
        ],
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("In this session your answers are shown with your name."),
        error_messages={"required": _("Fill in your name: this session is held with open names.")},
    )
    compare = forms.BooleanField(
        label=_("Compare my answers with another time"),
        required=False,
        help_text=_(
            "We keep a scrambled form of your personal code. With it we see whether the group "
            "changed, without knowing your name."
        ),
        widget=forms.CheckboxInput(attrs={"class": "pick"}),
    )
    earlier_code = forms.CharField(
        label=_("Your personal code of last time"),
        required=False,
        max_length=60,
        help_text=_("Two words and three digits, for example: merel anker 482"),
    )

    def __init__(
        self, *args: Any, session: ReflectionSession, organisations: list[Organisation], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        choices = Organisation.objects.filter(pk__in=[row.pk for row in organisations])
        self.fields["organisation"].queryset = choices.order_by("name")  # type: ignore[attr-defined]
        if not organisations:
            del self.fields["organisation"]
        if session.is_anonymous:
            del self.fields["name"]
        if not session.is_anonymous:
            self.fields["compare"].help_text = ""

    def clean_earlier_code(self) -> str:
        code = normalise(self.cleaned_data["earlier_code"])
        if code and not looks_like_code(code):
            raise forms.ValidationError(
                _("A personal code has two words and three digits, such as: merel anker 482.")
            )
        return code


class ResumeForm(forms.Form):
    """Going on in another browser."""

    code = forms.CharField(
        label=_("Your personal code"),
        max_length=60,
        help_text=_("Two words and three digits, for example: merel anker 482"),
        error_messages={"required": _("Fill in your personal code.")},
    )

    def clean_code(self) -> str:
        code = normalise(self.cleaned_data["code"])
        if not looks_like_code(code):
            raise forms.ValidationError(
                _("A personal code has two words and three digits, such as: merel anker 482.")
            )
        return code


class ReportRequestForm(forms.Form):
    """An address for the report; it is stored apart from the answers."""

    email = forms.EmailField(
        max_length=254,
        label=_("Your e-mail address"),
        help_text=_("It is kept apart from your answers and used for this report only."),
        error_messages={
            "required": _("Fill in your e-mail address."),
            "invalid": _("An address looks like name@organisation.nl."),
        },
    )
