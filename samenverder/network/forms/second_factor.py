"""Allauth's forms for the second step, in our words."""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.sign_in import dress

CODE = (_("Code"), _("Six figures from your app, or one of your emergency codes."))


def _short(form: Any) -> None:
    attrs = form.fields["code"].widget.attrs
    attrs |= {"class": "short", "inputmode": "numeric", "autocomplete": "one-time-code"}


class OnceOnly:
    """A code of an app counts once, for as long as any clock would still take it.

    Allauth remembers a used code for one half minute, but with MFA_TOTP_TOLERANCE a code stays
    valid for three: whoever looked along could use it again in between (RFC 6238, 5.2).
    """

    def clean_code(self: Any) -> str:
        """The code, refused when it was used before."""
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP and not self._first_use(code):
            raise get_adapter().validation_error("incorrect_code")
        return code

    def _first_use(self: Any, code: str) -> bool:
        figures = "".join(character for character in code if character.isdigit())
        valid = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        return cache.add(f"sv.totp.used.{self.user.pk}.{figures}", "y", timeout=valid)


class CodeForm(OnceOnly, base.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, code=CODE)
        _short(self)


class ConfirmCodeForm(OnceOnly, base.ReauthenticateForm):
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
