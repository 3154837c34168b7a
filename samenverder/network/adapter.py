"""How django-allauth treats our accounts: no sign-up, our words, our mail, our cookies."""

import base64
import hashlib
import hmac
import io
import secrets
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenverder.network import sign_in_mail
from samenverder.network.cookies import remember_choices
from samenverder.network.mail import absolute_url
from samenverder.network.operations.accounts import confirm_address

AFTER_SIGN_IN = "sv_after_sign_in"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; the address of a user is its name."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask your coordinator."),
        "duplicate_email": _("This is already your address."),
        "email_password_mismatch": _(
            "This e-mail address and password do not go together. Check both and try again."
        ),
        "email_taken": _("Another account uses this address."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right. Enter the code that shows now."),
        "incorrect_password": _("This is not your password."),
        "invalid_or_expired_key": _("This link is used or too old."),
        "invalid_password_reset": _("This link is used or too old."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
        "rate_limited": _("Too many attempts. Wait a few minutes and try again."),
        "same_as_current": _("This is what it was already. Enter something else."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Sign in with the account's own address: a new one counts after its confirmation.

        Allauth would take an unconfirmed one as well. A mistyped address belongs to a stranger.
        """
        user = super().authenticate(request, **credentials)
        typed = credentials.get("email")
        if user is None or not typed or typed.lower() == user.email.lower():
            return user
        self.pre_authenticate(request, **credentials)  # it counts as an attempt that failed
        self.authentication_failed(request, **credentials)
        return None

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names."""

    def post_login(self, request: HttpRequest, user: Any, **hook: Any) -> HttpResponse:
        """Take over the person's language and appearance; a fresh password counts as proof.

        Somebody who has no second factor yet must set one at once: asking for the password that
        was typed seconds ago would help nobody.
        """
        confirm_address(user)
        records = get_authentication_records(request, user)
        response = super().post_login(request, user, **hook)
        if records and records[-1]["method"] == "password" and not self._has_factor(user):
            record_authentication(request, user, method="password", reauthenticated=True)
        return remember_choices(response, user)

    def _has_factor(self, user: Any) -> bool:
        return Authenticator.objects.filter(user=user).exists()

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Back to the page that asked to sign in, also after a passkey."""
        return request.session.pop(AFTER_SIGN_IN, None) or super().get_login_redirect_url(request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to confirm who one is, in our words."""
        words = {
            "reauthenticate": gettext("Use your password"),
            "mfa_reauthenticate": gettext("Use a code from your app"),
            "mfa_reauthenticate:webauthn": gettext("Use your passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("network:me")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("network:me" if self.request.user.is_authenticated else "account_login")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address in the mail: ours, whatever host the request named."""
        uid, _dash, token = key.partition("-")
        return absolute_url(
            reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        )

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return absolute_url(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Allauth's mails go the way of all mail."""
        sign_in_mail.send(template_prefix.rpartition("/")[2], email, context)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody that how they sign in was changed."""
        what = template_prefix.rpartition("/")[2]
        sign_in_mail.tell_change(what, user, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets encrypted with a key from SECRET_KEY; our own QR code and words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("You cannot remove your only second step."),
        "cannot_generate_recovery_codes": _("First set up an app or a passkey."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; one that nobody knows when the key was changed, so that no code fits."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def build_totp_svg(self, url: str) -> str:
        """Dark on a light ground with a margin, so that it scans in dark mode too."""
        out = io.BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=6, border=4, light="#ffffff")
        return out.getvalue().decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def _get_site_name(self) -> str:
        return "Samen Verder"


def _cipher() -> MultiFernet:
    keys: list[str] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]  # type: ignore[list-item]
    digests = [hmac.new(key.encode(), b"second-factor", hashlib.sha256).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
