"""Allauth's forms for the second step, in our words."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.sign_in import dress
from samenverder.network.forms.widgets import Checkbox

CODE = (_("Code"), _("Six figures from your app, or one of your emergency codes."))


def _short(form: Any) -> None:
    attrs = form.fields["code"].widget.attrs
    attrs |= {"class": "short", "inputmode": "numeric", "autocomplete": "one-time-code"}


class CodeForm(base.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, code=CODE)
        _short(self)


class ConfirmCodeForm(base.ReauthenticateForm):
    """A code once more, before something important."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, code=CODE)
        _short(self)


class ActivateAppForm(totp.ActivateTOTPForm):
    """The first code from a new app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, code=(_("Code from the app"), _("Six figures. They change every half minute.")))
        _short(self)


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A name for the new passkey, and whether it replaces the password too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(
            self,
            name=(_("Name"), _("So that you recognise it, for example “Phone” or “Work laptop”.")),
            passwordless=(
                _("Sign in with this passkey alone, without a password"),
                _("Your device then asks for a fingerprint, your face or its code."),
            ),
        )
        self.fields["name"].widget.attrs |= {"autocomplete": "off", "maxlength": "60"}
        self.fields["passwordless"].widget = Checkbox()


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, name=_("Name"))
