"""The projects as tables: one sheet with all, and sheets with what is in them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from samenverder.lib.tables import Sheet
from samenverder.network.models import Organisation
from samenverder.projects.models import Benefit, BudgetLine, Expense, Milestone, Outcome
from samenverder.projects.queries.benefits import PartnerLine


def project_sheet(rows: Sequence[Any], members: Sequence[Organisation]) -> Sheet:
    """One row per project of `project_rows`."""
    header = [
        _("Project"), _("State"), _("Project leader"), _("From"), _("Up to and including"),
        _("Focus area"), _("Takes part"), _("Neighbouring regions"), _("Planned (€)"),
        _("Spent (€)"), _("Partners with a benefit"), _("Partners"),
    ]  # fmt: skip
    cells: list[list[Any]] = [
        [
            row.title,
            row.get_state_display(),
            row.leader.name if row.leader else "",
            row.starts_on,
            row.ends_on,
            row.focus_area.title if row.focus_area else "",
            ", ".join(part.organisation.name for part in row.taking_part),
            row.neighbours,
            row.planned,
            row.spent,
            row.gaining,
            len(members),
        ]
        for row in rows
    ]
    return Sheet(_("Projects"), header, cells)


def sheets_of(rows: Sequence[Any], members: Sequence[Organisation]) -> list[Sheet]:
    """The projects, their money, milestones, benefits and outcomes; five queries."""
    titles = {row.pk: row.title for row in rows}
    return [
        project_sheet(rows, members),
        _roles(rows),
        _money(titles),
        _milestones(titles),
        _benefits(titles),
        _outcomes(titles),
    ]


def partner_sheet(rows: Sequence[PartnerLine]) -> Sheet:
    """What one partner gets out of each project."""
    header = [
        _("Project"), _("State"), _("From"), _("Up to and including"), _("Role"),
        _("What it gets"), _("How it gets it"), _("Came true?"), _("How it is known"),
    ]  # fmt: skip
    cells: list[list[Any]] = [
        [
            row.project.title,
            row.project.get_state_display(),
            row.project.starts_on,
            row.project.ends_on,
            row.role,
            row.what,
            row.how,
            row.found.get_answer_display() if row.found else "",
            row.found.note if row.found else "",
        ]
        for row in rows
    ]
    return Sheet(_("Benefit"), header, cells)


def _roles(rows: Sequence[Any]) -> Sheet:
    cells = [
        [row.title, part.organisation.name, part.role] for row in rows for part in row.taking_part
    ]
    return Sheet(_("Roles"), [_("Project"), _("Organisation"), _("Role")], cells)


def _lines(model: Any, titles: dict[int, str]) -> Any:
    rows = model.objects.filter(project_id__in=titles)
    return rows.filter(removed_at=None) if hasattr(model, "removed_at") else rows


def _money(titles: dict[int, str]) -> Sheet:
    header = [
        _("Project"), _("Budget line"), _("Who pays"), _("Name"), _("Planned (€)"),
        _("Spent (€)"), _("Spent on"), _("On what"),
    ]  # fmt: skip
    cells: list[list[Any]] = [
        [titles[row.project_id], row.text, row.get_source_display(), row.funder, row.amount,
         None, None, ""]
        for row in _lines(BudgetLine, titles)
    ]  # fmt: skip
    cells += [
        [titles[row.project_id], row.line.text, row.line.get_source_display(), row.line.funder,
         None, row.amount, row.spent_on, row.note]
        for row in _lines(Expense, titles).select_related("line")
    ]  # fmt: skip
    return Sheet(_("Money"), header, sorted(cells, key=lambda cell: (cell[0], cell[1])))


def _milestones(titles: dict[int, str]) -> Sheet:
    header = [_("Project"), _("Milestone"), _("Due on"), _("Reached on"), _("Owner")]
    rows = _lines(Milestone, titles).select_related("owner")
    cells: list[list[Any]] = [
        [titles[row.project_id], row.text, row.due_on, row.done_on,
         row.owner.name if row.owner else ""]
        for row in rows
    ]  # fmt: skip
    return Sheet(_("Milestones"), header, cells)


def _benefits(titles: dict[int, str]) -> Sheet:
    header = [_("Project"), _("Partner"), _("What it gets"), _("How it gets it")]
    cells = [
        [titles[row.project_id], row.organisation.name, row.what, row.how]
        for row in _lines(Benefit, titles).select_related("organisation")
    ]
    return Sheet(_("Benefits"), header, cells)


def _outcomes(titles: dict[int, str]) -> Sheet:
    header = [_("Project"), _("Outcome of the project"), _("How it is known"), _("Day")]
    cells: list[list[Any]] = [
        [titles[row.project_id], row.text, row.known_by, row.seen_on]
        for row in _lines(Outcome, titles)
    ]
    return Sheet(_("Outcomes"), header, cells)
