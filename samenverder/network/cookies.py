"""The person's own language and appearance, as cookies the shell reads."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpResponseBase

from samenverder.network.models import User

R = TypeVar("R", bound=HttpResponseBase)
YEAR = 60 * 60 * 24 * 365
APPEARANCE = "sv_appearance"


def remember_choices(response: R, user: User) -> R:
    """Make this browser follow what the user chose under "My details"."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        user.language,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    if user.appearance == User.Appearance.SYSTEM:
        response.delete_cookie(APPEARANCE, samesite="Lax")
    else:
        response.set_cookie(
            APPEARANCE,
            user.appearance,
            max_age=YEAR,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response
