"""What leads back to a school plan: what that is called, and who may follow it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.commitments import sources
from samenverder.network.models import Partnership
from samenverder.plans.queries import visible


def may_open(user: Any, partnership: Partnership, kwargs: dict[str, Any]) -> bool:
    """The plan at this address is one that this user may see."""
    number = kwargs.get("pk")
    return number is None or visible(partnership, user).filter(pk=number).exists()


def register() -> None:
    """Tell the pages of commitments."""
    sources.register("plans", _("From the school plan"), may_open=may_open)
