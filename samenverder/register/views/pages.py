"""What the pages of the register share."""

from typing import Any

from django.http import HttpRequest

from samenverder.network.models import Partnership
from samenverder.register.forms.filters import SiteFilter


def room(request: HttpRequest, partnership: Partnership, **context: Any) -> dict[str, Any]:
    """The context every page of this room needs; rights were read with the first line."""
    user: Any = request.user
    may_change = user.has_perm("register.change_register", partnership)
    return {"may_change": may_change, "help_page": "register", **context}


def asked(request: HttpRequest, partnership: Partnership) -> SiteFilter:
    """The choices in the address."""
    return SiteFilter(request.GET, partnership=partnership)
