"""When a password is strong enough, and what to do if not: Django's checks in our words."""

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(django.MinimumLengthValidator):
    """Length matters more than odd characters."""

    def get_error_message(self) -> str:
        """How long it must be, and a tip."""
        return ngettext(
            "Use at least %(n)s character. A short sentence works well.",
            "Use at least %(n)s characters. A short sentence works well.",
            self.min_length,
        ) % {"n": self.min_length}


class NotLikeThePerson(django.UserAttributeSimilarityValidator):
    """Not the name or the address in other letters."""

    DEFAULT_USER_ATTRIBUTES = ("name", "email")

    def __init__(self) -> None:
        super().__init__(user_attributes=self.DEFAULT_USER_ATTRIBUTES)

    def get_error_message(self) -> str:
        """What is wrong with it."""
        return _("This looks too much like your name or e-mail address. Choose something else.")


class NotCommon(django.CommonPasswordValidator):
    """Not one of the twenty thousand that attackers try first."""

    def get_error_message(self) -> str:
        """What is wrong with it."""
        return _("Many people use this password, so it is easy to guess. Choose something else.")
