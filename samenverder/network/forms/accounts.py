"""Forms for setting up, for accepting an invitation, and for one's own details."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.base import RoomForm, TidyField
from samenverder.network.forms.people import EMAIL, EmailField
from samenverder.network.forms.sign_in import PASSWORD_HINT
from samenverder.network.forms.widgets import Checkbox, Radios
from samenverder.network.models import User
from samenverder.network.operations.setup import is_setup_code

LANGUAGES = [("nl", "Nederlands"), ("en", "English")]


class PasswordField(forms.CharField):
    """A new password, checked as strictly as everywhere."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Password"))
        kwargs.setdefault("help_text", PASSWORD_HINT)
        kwargs.setdefault("error_messages", {"required": _("Choose a password.")})
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        super().__init__(strip=False, widget=widget, **kwargs)


class AccountForm(RoomForm):
    """Name and password of a new account."""

    name = TidyField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = PasswordField()

    def clean(self) -> dict[str, Any]:
        """The password is strong enough and not the name or the address."""
        data = super().clean() or {}
        password = data.get("password")
        if password:
            user = User(name=data.get("name", ""), email=self.address(data))
            try:
                password_validation.validate_password(password, user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data

    def address(self, data: dict[str, Any]) -> str:
        """The e-mail address this account will have."""
        return data.get("email", "")


class AcceptForm(AccountForm):
    """Accepting an invitation without an account; the address is that of the invitation."""

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def address(self, data: dict[str, Any]) -> str:
        return self.email


class SetupForm(AccountForm):
    """The first partnership and its coordinator."""

    code = forms.CharField(
        label=_("Set-up code"),
        help_text=_("The server shows this code when it starts."),
        error_messages={"required": _("Enter the set-up code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    partnership_name = TidyField(
        label=_("What is your partnership called?"),
        help_text=_("For example: Regio Lindemeer. You can change it later."),
        max_length=120,
        error_messages={"required": _("Enter the name of your partnership.")},
    )
    email = EmailField(
        label=_("Your e-mail address"),
        help_text=_("With this address you sign in."),
        error_messages={**EMAIL, "required": _("Enter your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    field_order = ("code", "partnership_name", "name", "email", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.PRODUCTION:
            del self.fields["code"]

    def clean_code(self) -> str:
        """Only who can see the server may claim it."""
        typed: str = self.cleaned_data["code"]
        if not is_setup_code(typed):
            raise forms.ValidationError(_("This is not the set-up code. Look at the server's log."))
        return typed


class DetailsForm(RoomForm):
    """My name and how I like to work."""

    name = TidyField(
        label=_("Name"),
        help_text=_("So others see you, in every partnership you take part in."),
        max_length=120,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Also of the mail we send you."),
        choices=LANGUAGES,
        widget=Radios,
    )
    appearance = forms.ChoiceField(
        label=_("Appearance"), choices=User.Appearance.choices, widget=Radios
    )
    shortcuts = forms.BooleanField(
        label=_("Keyboard shortcuts: / to search, ? for help"), required=False, widget=Checkbox
    )
