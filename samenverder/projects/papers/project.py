"""One project on paper: everything a partner wants to know, in one to three sheets A4."""

import datetime as dt
from typing import Any

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenverder.lib.money import format_euros
from samenverder.lib.text import format_date
from samenverder.projects.models import Project
from samenverder.projects.papers.document import document, part
from samenverder.projects.queries.detail import (
    Money,
    agreements_of,
    budget_of,
    gains_of,
    joint_plans_of,
    stretches_of,
)
from samenverder.projects.queries.reviews import reviews_of

Part = dict[str, Any] | None


def project_pdf(project: Project, language: str) -> tuple[bytes, str]:
    """The document in "nl" or "en", and its file name."""
    with translation.override(language):
        content = document(
            project.partnership,
            language,
            title=project.title,
            over=_("Project · %(state)s") % {"state": project.get_state_display().lower()},
            lead=_paragraphs(project.purpose),
            facts=_facts(project, language),
            parts=[
                _roles(project),
                _benefits(project),
                _planning(project, language),
                _money(project, language),
                *_joint_plans(project, language),
                _consultations(project, language),
                _outcomes(project, language),
                *_reviews(project, language),
            ],
        )
    return content, f"project-{slugify(project.title)[:60].strip('-') or project.pk}.pdf"


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _day(day: dt.date | None, language: str) -> str:
    return format_date(day, language) if day else "–"


def _facts(project: Project, language: str) -> list[tuple[str, str]]:
    since = {
        "state": project.get_state_display(),
        "day": format_date(project.state_since, language),
        "why": project.state_reason,
    }
    told = _("%(state)s since %(day)s: %(why)s") if since["why"] else _("%(state)s since %(day)s")
    days = {"start": _day(project.starts_on, language), "end": _day(project.ends_on, language)}
    dated = project.starts_on or project.ends_on
    return [
        (_("State"), told % since),
        (_("Project leader"), project.leader.name if project.leader else _("Nobody yet")),
        (_("Period"), _("%(start)s up to and including %(end)s") % days if dated else ""),
        (_("Question"), project.question.text if project.question else ""),
        (_("Focus area"), project.focus_area.title if project.focus_area else ""),
        (_("Neighbouring regions"), project.neighbours),
    ]


def _roles(project: Project) -> Part:
    rows = project.projectpartners.filter(removed_at=None).select_related("organisation")
    return part(
        _("Who takes part"),
        columns=[_("Organisation"), _("Role")],
        rows=[[row.organisation.name, row.role] for row in rows],
        widths=[1, 2],
        notes=[] if rows else [_("No organisation takes part yet.")],
    )


def _benefits(project: Project) -> Part:
    return part(
        _("What every partner gets out of it"),
        columns=[_("Partner"), _("What you get"), _("How you get it")],
        rows=[
            [gain.organisation.name, gain.benefit.what, gain.benefit.how]
            if gain.benefit
            else [gain.organisation.name, _("Not written yet"), "–"]
            for gain in gains_of(project)
        ],
        widths=[1.1, 1.4, 1.4],
    )


def _planning(project: Project, language: str) -> Part:
    rows: list[list[str]] = []
    sums: list[int] = []
    for stretch in stretches_of(project):
        if stretch.phase:
            sums.append(len(rows))
            days = f"{_day(stretch.phase.starts_on, language)} – "
            rows.append([stretch.phase.title, days + _day(stretch.phase.ends_on, language), ""])
        rows += [_milestone(row, project, language) for row in stretch.milestones]
    if not rows:
        return None
    columns = [_("Phase or milestone"), _("When"), _("Who")]
    return part(
        _("Phases and milestones"), columns=columns, rows=rows, widths=[2, 1.6, 1.2], sums=sums
    )


def _milestone(row: Any, project: Project, language: str) -> list[str]:
    if row.done_on:
        when = _("reached %(day)s") % {"day": _day(row.done_on, language)}
    else:
        when = _("due %(day)s") % {"day": _day(row.due_on, language)}
        if row.days_late and not project.is_closed:
            when += ", " + _("late")
    who = row.owner or project.leader
    return [row.text, when, who.name if who else _("Nobody yet")]


def _money(project: Project, language: str) -> Part:
    lines, sources, whole = budget_of(project)
    if not lines:
        return None
    rows = [[row.text, _payer(row), *_amounts(row.money, language)] for row in lines]
    if len(sources) > 1:
        rows += [[_("Together"), row.label, *_amounts(row, language)] for row in sources]
    rows.append([_("Together"), "", *_amounts(whole, language)])
    return part(
        _("Money"),
        columns=[_("What"), _("Who pays"), _("Budgeted"), _("Spent"), _("Left")],
        rows=rows,
        widths=[1.5, 1.7, 0.9, 0.9, 1.1],
        numbers=[2, 3, 4],
        sums=[len(rows) - 1],
    )


def _payer(row: Any) -> str:
    return " · ".join(filter(None, [row.get_source_display(), row.funder]))


def _amounts(money: Money, language: str) -> list[str]:
    over = {"amount": format_euros(money.over, language)}
    left = _("%(amount)s too much") % over if money.over else format_euros(money.left, language)
    return [format_euros(money.planned, language), format_euros(money.spent, language), left]


def _joint_plans(project: Project, language: str) -> list[Part]:
    parts: list[Part] = []
    plans = joint_plans_of(project)
    agreements = agreements_of(project, plans)
    for plan in plans:
        outside = plan.outside_promises.filter(removed_at=None)
        here = [row for row in agreements if row.source_url == plan.get_absolute_url()]
        rows = [[row.parties_label, row.text, _day(row.until, language)] for row in here]
        rows += [[plan.party, row.text, _day(row.until, language)] for row in outside]
        parts.append(
            part(
                _("Plan with %(name)s") % {"name": plan.party},
                paragraphs=_paragraphs(plan.text),
                columns=[_("Who"), _("What is promised"), _("Until")],
                rows=rows,
                widths=[1.2, 2.4, 0.9],
            )
        )
    return parts


def _consultations(project: Project, language: str) -> Part:
    rows = project.projectconsultations.filter(removed_at=None)
    cells = []
    for row in rows.select_related("meeting", "session"):
        at = [row.meeting.title if row.meeting else "", row.session.title if row.session else ""]
        cells.append([row.text, " · ".join(filter(None, at)) or "–"])
    if not cells:
        return None
    return part(
        _("Consultations used"), columns=[_("What"), _("Where")], rows=cells, widths=[2.4, 1]
    )


def _outcomes(project: Project, language: str) -> Part:
    rows = [
        [row.text, row.known_by, _day(row.seen_on, language)]
        for row in project.outcomes.filter(removed_at=None)
    ]
    if not rows:
        return None
    columns = [_("Outcome of the project"), _("How we know"), _("Day")]
    return part(_("What came of it"), columns=columns, rows=rows, widths=[2, 1.4, 0.8])


def _reviews(project: Project, language: str) -> list[Part]:
    parts: list[Part] = []
    for row in reviews_of(project):
        told = [row.went_well]
        for label, text in (
            (_("What will be different:"), row.to_change),
            (_("Next year:"), row.next_year),
        ):
            told += [f"{label} {text}"] if text else []
        found = [[item.about, item.get_answer_display(), item.note or "–"] for item in row.found]
        parts.append(
            part(
                _("Yearly review, %(day)s") % {"day": _day(row.held_on, language)},
                paragraphs=[line for text in told for line in _paragraphs(text)],
                columns=[_("Outcome or benefit"), _("Came true?"), _("How we know")],
                rows=found,
                widths=[2.2, 0.9, 1.4],
            )
        )
    return parts
