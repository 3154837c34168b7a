"""Needs and promises as tables."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.answers.queries.following import Promise
from samenverder.answers.queries.shown import line_of
from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.lib.tables import Sheet
from samenverder.plans.content import kind_words


def needs_sheet(needs: Iterable[NeedRow]) -> Sheet:
    """One row for each need."""
    header = [
        _("Kind"), _("School"), _("Board"), _("What for"), _("Decision asked"),
        _("Amount asked (€)"), _("Hours asked"), _("Needed by"), _("Plan"), _("Answer"),
        _("Amount given (€)"), _("Hours given"), _("Projects"),
    ]  # fmt: skip
    rows = [
        [
            kind_words(need.kind),
            need.school_name,
            need.board_name,
            need.text,
            need.ask,
            _euros(need.cents),
            _hours(need.tenths),
            need.by,
            need.title,
            line_of(need).answer or _("No answer yet"),
            _euros(need.given_cents or None),
            _hours(need.given_tenths or None),
            ", ".join(title for _pk, title in need.projects),
        ]
        for need in needs
    ]
    return Sheet(_("Needs of schools"), header, rows)


def _euros(cents: int | None) -> float | None:
    return cents / 100 if cents is not None else None


def _hours(tenths: int | None) -> float | None:
    return tenths / 10 if tenths is not None else None


def promises_sheet(rows: Iterable[Promise]) -> Sheet:
    """One row for each promise."""
    header = [
        _("Board"), _("School"), _("Plan"), _("What for"), _("Answer"), _("Condition"),
        _("Amount given (€)"), _("Hours given"), _("From"), _("Until and including"),
        _("Look back on"), _("What the school says"), _("In its words"), _("Said on"),
    ]  # fmt: skip
    return Sheet(_("Promises"), header, [_promise(row) for row in rows])


def _promise(row: Promise) -> list[Any]:
    answer, last = row.answer, row.latest
    return [
        answer.organisation.name,
        answer.need.plan.school.name,
        answer.need.plan.title,
        answer.asked["text"],
        answer.get_kind_display(),
        answer.text,
        _euros(row.line.given.cents or None),
        _hours(row.line.given.tenths or None),
        row.line.starts_on,
        answer.until,
        answer.follow_up_on,
        last.get_stand_display() if last else "",
        last.text if last else "",
        timezone.localdate(last.at) if last else None,
    ]
