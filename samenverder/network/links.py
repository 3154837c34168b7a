"""A link that somebody types: for everybody who reads it, and nothing secret in it."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from samenverder.lib.outside import is_inside

WELL_FORMED = URLValidator(schemes=["http", "https"])


def check_link(link: str) -> None:
    """Raises ValidationError with one sentence for what is no link to the open internet.

    Nothing is looked up: a name that points inside a network is found when the link is tried.
    """
    try:
        WELL_FORMED(link)
        parts = urlsplit(link)
    except (ValidationError, ValueError) as error:
        raise ValidationError(_("This is not a link. Begin with https://.")) from error
    if "@" in parts.netloc:
        raise ValidationError(_("There is a user name or password in this link, and everybody "
                                "would see it. Take it out."))  # fmt: skip
    if is_inside(parts.hostname or ""):
        raise ValidationError(_("This link only works within one network. Choose one that "
                                "everybody can open."))  # fmt: skip
