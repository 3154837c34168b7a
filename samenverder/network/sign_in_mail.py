"""Mails about signing in: a new password, a new address, and what was changed."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import User

CHANGES = {
    "password_changed": _("Your password was changed."),
    "password_reset": _("Your password was replaced by a new one."),
    "password_set": _("Your password was set."),
    "email_changed": _("The e-mail address of your account was changed."),
    "email_deleted": _("An e-mail address was removed from your account."),
    "totp_activated": _("An app for codes was added as your second step."),
    "totp_deactivated": _("The app for codes was removed from your account."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was removed from your account."),
    "second_step_removed": _("An administrator removed the second step of your account."),
    "recovery_codes_generated": _("New emergency codes were made for your account."),
}


def send(what: str, email: str, context: dict[str, Any]) -> None:
    """One of allauth's mails, by the last part of its template's name, in the user's language."""
    user: User = context["user"]
    if what == "password_reset_key":
        _write(user, email, _("Choose a new password"), "password", context["password_reset_url"])
    elif what.startswith("email_confirmation"):
        _write(
            user, email, _("Confirm your new e-mail address"), "address", context["activate_url"]
        )
    else:
        raise ValueError(f"No mail of ours for allauth's {what!r}")


def tell_change(what: str, user: User, email: str) -> None:
    """Tell that how this user signs in was changed, and what to do if it was somebody else."""
    send_mail(
        to=email,
        subject=_("Your account was changed"),
        template="network/mail/changed",
        context={
            "user": user,
            "change": CHANGES[what],
            "moment": timezone.now(),
            "url": absolute_url("/account/password/reset/"),
        },
        language=user.language,
        about=f"user:{user.pk}",
    )


def _write(user: User, email: str, subject: Any, template: str, url: str) -> None:
    send_mail(
        to=email,
        subject=subject,
        template=f"network/mail/{template}",
        context={"user": user, "url": url},
        language=user.language,
        about=f"user:{user.pk}",
    )
