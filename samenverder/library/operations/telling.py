"""What every change in this room leaves behind, and holding a practice while it changes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.library.models import Practice
from samenverder.library.queries.practices import seats_in
from samenverder.library.steps import Stand, check, stand_of
from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused


def tell(practice: Practice, by: Any, verb: str, **detail: Any) -> None:
    """A line in the log and a live notice for everybody who has this practice open."""
    record(
        partnership_id=practice.partnership_id,
        actor=by,
        verb=verb,
        subject=f"practice:{practice.pk}",
        **detail,
    )
    publish(f"practice:{practice.pk}")


def hold(practice: Practice) -> Practice:
    """The practice as it is now; nobody else changes it until the transaction ends."""
    rows = Practice.objects.select_for_update(of=("self",)).select_related("partnership")
    return rows.get(pk=practice.pk)


def hold_for(practice: Practice, by: Any, code: str) -> tuple[Practice, Stand]:
    """The practice, held, and where this step leads. Raises Refused with a sentence."""
    held = hold(practice)
    if held.removed_at:
        raise Refused(_("This practice was taken away meanwhile."))
    return held, check(code, stand_of(held), seats_in(held, by))
