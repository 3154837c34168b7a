"""What stands out among the projects, in words above the sheet."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date
from samenverder.network.models import Organisation, Partnership
from samenverder.projects.queries.portfolio import portfolio

MOST_NAMES = 14


def sight_of(
    partnership: Partnership, rows: Sequence[Any], members: Sequence[Organisation], language: str
) -> list[dict[str, str]]:
    """Five pieces, each with a head and its words, in the active language."""
    sight = portfolio(partnership, rows, members)
    sums = {
        "planned": format_euros(sight.planned, language),
        "spent": format_euros(sight.spent, language),
    }
    count = ngettext("%(n)d project", "%(n)d projects", sight.number) % {"n": sight.number}
    told = count + ". " + _("Planned %(planned)s, spent %(spent)s.") % sums
    if sight.late:
        words = ngettext(
            "In %(n)d project a milestone is late.",
            "In %(n)d projects a milestone is late.",
            sight.late,
        )
        told += " " + words % {"n": sight.late}
    ending = [
        f"{row.title} ({format_date(row.ends_on, language)})" for row in sight.ending if row.ends_on
    ]
    carried = [f"{row.name} {row.number}" for row in sight.carriers if row.number]
    return [
        {"head": _("Proposed or running"), "text": told},
        {"head": _("Who carries how much"), "text": _listed(carried)},
        {"head": _("Ends within three months"), "text": _listed(ending)},
        {
            "head": _("Focus areas without a project"),
            "text": _listed([area.title for area in sight.idle_areas]),
        },
        {
            "head": _("Partners that are left out"),
            "text": _listed([row.name for row in sight.left_out]),
        },
    ]


def _listed(parts: Sequence[str]) -> str:
    """The first of them, and how many more there are: the sheet stays one."""
    more = len(parts) - MOST_NAMES
    shown = [*parts[:MOST_NAMES], *([_("and %(n)s more") % {"n": more}] if more > 0 else [])]
    return "; ".join(shown) or _("None.")
