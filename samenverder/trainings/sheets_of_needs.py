"""Training needs as a table."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samenverder.answers.queries.shown import line_of
from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.lib.tables import Sheet
from samenverder.trainings.queries.needs import Met


def needs_sheet(needs: Iterable[NeedRow], met: dict[int, list[Met]]) -> Sheet:
    """One row for each need, with the trainings that meet it."""
    header = [
        _("School"), _("Board"), _("What for"), _("Decision asked"), _("Amount asked (€)"),
        _("Hours asked"), _("Needed by"), _("Plan"), _("Answer"),
        pgettext("catalogue", "Training"), _("Next date"),
    ]  # fmt: skip
    rows = []
    for need in needs:
        trainings = met.get(need.pk, [])
        days = [row.next_at for row in trainings if row.next_at]
        rows.append([
            need.school_name,
            need.board_name,
            need.text,
            need.ask,
            need.cents / 100 if need.cents is not None else None,
            need.tenths / 10 if need.tenths is not None else None,
            need.by,
            need.title,
            line_of(need).answer or _("No answer yet"),
            ", ".join(row.title for row in trainings),
            timezone.localdate(min(days)) if days else None,
        ])  # fmt: skip
    return Sheet(_("Training needs of schools"), header, rows)
