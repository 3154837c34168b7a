"""The very first start: one partnership, one coordinator."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.audit.operations import record
from samenverder.network.models import Partnership, User
from samenverder.network.operations.partnerships import create_partnership
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.setup import is_empty


def setup_code() -> str:
    """The code the first page asks for in production, such as "7KQ2-MZP4-R3AD".

    Only who can see the server's own output (or its secret key) can claim an empty site.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), b"set-up", hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode()[:12]
    return "-".join(letters[at : at + 4] for at in (0, 4, 8))


def is_setup_code(typed: str) -> bool:
    """The code as typed: small letters, blanks and dashes do not matter."""
    tidy = "".join(filter(str.isalnum, typed.upper()))
    return hmac.compare_digest(tidy.encode(), setup_code().replace("-", "").encode())


@transaction.atomic
def begin(
    *, partnership_name: str, name: str, email: str, password: str, language: str
) -> tuple[Partnership, User]:
    """The first partnership and its coordinator. Raises Refused when somebody was first.

    The audit line comes first on purpose: its lock lets one of two simultaneous attempts wait,
    and then see the other's user.
    """
    record(partnership_id=0, actor="system", verb="setup_begun", subject="site")
    if not is_empty():
        raise Refused(_("Samen Verder is already in use. Sign in instead."))
    user = User.objects.create_user(email, password, name=name, language=language)
    return create_partnership(name=partnership_name, coordinator=user), user
