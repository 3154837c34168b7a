"""Allauth's forms in our words. Their checks are allauth's own."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("At least twelve characters. A short sentence works well.")


def dress(form: forms.BaseForm, **words: Any) -> None:
    """Our label and hint on each named field (hint after a "|"), no placeholders, no limits."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        label = words.get(name)
        if label is not None:
            field.label, field.help_text = label if isinstance(label, tuple) else (label, "")


class SignInForm(allauth.LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, login=_("E-mail address"), password=_("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class ForgottenPasswordForm(allauth.ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, email=_("E-mail address"))

    def clean_email(self) -> str:
        """The address; only an account's own, confirmed one gets a link."""
        email: str = super().clean_email()
        self.users: list[Any] = [user for user in self.users if user.email.lower() == email.lower()]
        return email


class NewPasswordForm(allauth.ResetPasswordKeyForm):
    """One new password: whoever mistypes it asks for another link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        dress(self, password1=(_("New password"), PASSWORD_HINT))


class ChangePasswordForm(allauth.ChangePasswordForm):
    """The password now, and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        dress(
            self,
            oldpassword=_("Current password"),
            password1=(_("New password"), PASSWORD_HINT),
        )


class ConfirmPasswordForm(allauth.ReauthenticateForm):
    """The password once more, before something important."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, password=_("Password"))


class ChangeAddressForm(allauth.AddEmailForm):
    """The new address of the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].validators.append(MaxLengthValidator(254))
        dress(self, email=_("New e-mail address"))
