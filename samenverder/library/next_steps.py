"""Of pearls told at dialogue meetings: the practice that each became."""

from collections.abc import Collection

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.dialogues import next_steps
from samenverder.dialogues.queries.became import DONE, ENDED, UNDER_WAY, Became
from samenverder.library.models import Practice, PracticeState, UseStand


def practices_of(dialogues: Collection[int]) -> dict[int, list[Became]]:
    """{pearl: its practices}; one query. Only a published one says what it is called."""
    used = Q(uses__removed_at=None) & ~Q(uses__stand=UseStand.STOPPED)
    rows = Practice.objects.filter(pearl__dialogue__in=dialogues, removed_at=None)
    rows = rows.annotate(users=Count("uses", filter=used)).select_related("partnership")
    found: dict[int, list[Became]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.pearl_id or 0, []).append(_stands(row, row.users))
    return found


def _stands(row: Practice, users: int) -> Became:
    how = _("Practice in the library")
    if row.state == PracticeState.WITHDRAWN:
        return Became(None, how, "", ENDED, _("no longer there"))
    if not row.is_found:
        return Became(None, how, "", UNDER_WAY, _("being written"))
    said = ngettext("%(n)d partner uses it", "%(n)d partners use it", users) % {"n": users}
    return Became(
        None, how, str(row), DONE, said if users else _("published"), url=row.get_absolute_url()
    )


def register() -> None:
    """Tell the room of dialogue meetings."""
    next_steps.register("library", practices_of)
