"""Allauth's forms for passkeys, in our words and able to stand whatever a browser sends."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from samenverder.network.forms.sign_in import dress
from samenverder.network.forms.widgets import Checkbox

UNREADABLE = _("Your passkey gave an answer we cannot read. Try again.")
LONGEST_ANSWER = 60_000  # a real one takes two to five thousand characters
LONGEST_NAME = 60


@contextmanager
def _explained() -> Iterator[None]:
    """One sentence for an answer that nobody can read, never an error page.

    Allauth and its library catch most of what can be wrong with it, not all.
    """
    try:
        yield
    except forms.ValidationError:
        raise
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        raise forms.ValidationError(UNREADABLE, code="unreadable") from None


class AnswerField(forms.JSONField):
    """What a passkey answered, as JSON that any database can keep."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(error_messages={"invalid": UNREADABLE, "required": UNREADABLE})

    def to_python(self, value: Any) -> Any:
        """The answer, when it is short, shallow and free of what no text may hold."""
        if len(value or "") > LONGEST_ANSWER:
            raise forms.ValidationError(UNREADABLE, code="unreadable")
        with _explained():
            answer = super().to_python(value)
            written = json.dumps(answer, ensure_ascii=False, allow_nan=False)
            if (answer is not None and not isinstance(answer, dict)) or "\\u0000" in written:
                raise ValueError("not an answer of a passkey")
            written.encode()
            return answer

    def bound_data(self, data: Any, initial: Any) -> None:
        """An answer counts once: it never comes back in the page."""

    def prepare_value(self, value: Any) -> str:
        """Nothing, whatever was sent."""
        return ""


class UsePasskeyForm(webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second step."""

    credential = AnswerField()

    def clean_credential(self) -> Authenticator:
        """The passkey that gave this answer."""
        with _explained():
            return super().clean_credential()


class PasskeySignInForm(UsePasskeyForm, webauthn.LoginWebAuthnForm):
    """A passkey instead of a password."""


class ConfirmPasskeyForm(UsePasskeyForm, webauthn.ReauthenticateWebAuthnForm):
    """A passkey once more, before something important."""


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A name for the new passkey, and whether it replaces the password too."""

    credential = AnswerField()

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
        _bound_name(self)
        self.fields["passwordless"].widget = Checkbox()

    def clean(self) -> dict[str, Any]:
        """The new passkey, when its answer can be read."""
        with _explained():
            return super().clean()


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, name=_("Name"))
        _bound_name(self)


def _bound_name(form: forms.BaseForm) -> None:
    form.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))
    form.fields["name"].widget.attrs |= {"autocomplete": "off", "maxlength": str(LONGEST_NAME)}
