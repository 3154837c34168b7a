"""Inspiring activities: what is to come, and over the years who came."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet
from samenverder.lib.text import whole_number
from samenverder.meetings.models import MeetingState
from samenverder.network.access import get_partnership_for
from samenverder.network.models import Partnership
from samenverder.network.views.pages import download
from samenverder.trainings.queries.inspiration import (
    Year,
    activities_to_come,
    organisers_of,
    own_answers,
    year_name,
    years_of_inspiration,
    years_there,
)
from samenverder.trainings.views.common import VIEW, show


@require_safe
def inspiration(request: HttpRequest, region: str) -> HttpResponse:
    """What is to come, and by school year what was done and who came."""
    partnership = get_partnership_for(request, region, VIEW)
    meetings = activities_to_come(partnership)
    answers = own_answers(meetings, request.user)
    coming = [
        {
            "meeting": meeting,
            "organisers": organisers_of(meeting),
            "answer": answers.get(meeting.pk),
            "is_planned": meeting.state == MeetingState.PLANNED and not meeting.is_past,
        }
        for meeting in meetings
    ]
    all_years = years_there(partnership)
    year = _chosen(request, all_years)
    whole = _sees_all(request, partnership)
    years = years_of_inspiration(partnership, year, whole=whole) if year else []
    return show(
        request,
        "inspiration",
        partnership,
        heading=_heading(len(coming), years),
        coming=coming,
        years=years,
        all_years=[(each, year_name(each), each == year) for each in all_years],
        sees_all=whole,
        may_plan=request.user.has_perm("meetings.run_meeting", partnership),
        here="inspiration",
    )


def _sees_all(request: HttpRequest, partnership: Partnership) -> bool:
    """Who may read the names of who came also sees small groups of them."""
    return request.user.has_perm("network.view_people", partnership)


def _chosen(request: HttpRequest, years: list[int]) -> int | None:
    """The school year in the address, else the last one; None when nothing was held."""
    wanted = whole_number(request.GET.get("jaar", ""))
    return wanted if wanted in years else next(iter(years), None)


def _heading(coming: int, years: list[Year]) -> str:
    if coming:
        words = ngettext("%(n)d activity to come", "%(n)d activities to come", coming)
        return words % {"n": coming}
    return _("No activity to come") if years else _("Inspiration")


@require_safe
def inspiration_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """One row for each activity that was held, with who came in its whole school year.

    Of one activity is not said from where people came: that could be subtracted.
    """
    partnership = get_partnership_for(request, region, VIEW)
    years = years_of_inspiration(partnership, whole=_sees_all(request, partnership))
    header = [_("School year"), _("Day"), _("Activity"), _("Kind"), _("Organised by"),
              _("People who came"), _("By sector, in the whole school year"),
              _("By layer, in the whole school year")]  # fmt: skip
    rows: list[list[Any]] = [
        [
            year.name,
            timezone.localdate(row.meeting.starts_at),
            row.meeting.title,
            row.meeting.get_kind_display(),
            ", ".join(row.organisers),
            row.came.number,
            *_in_cells(year),
        ]
        for year in years
        for row in year.activities
    ]
    sheet = Sheet(_("Activities"), header, rows)
    return download(kind, _("inspiration"), sheet, partnership, more=[_who_came(years)])


def _in_cells(year: Year) -> list[str]:
    """By sector and by layer, each in one cell; empty when too few came."""
    cells = [_in_words(groups) for _title, groups in year.came.in_words()]
    return cells or ["", ""]


def _in_words(groups: list[tuple[str, int]]) -> str:
    words = ", ".join(f"{label} {number}" for label, number in groups)
    return words or _(
        "not to be said yet: a group is named from five people on, if the rest are five too"
    )


def _who_came(years: list[Year]) -> Sheet:
    rows: list[list[Any]] = []
    for year in years:
        rows.append([year.name, _("Everybody"), "", year.came.number])
        for title, groups in year.came.in_words():
            rows += [[year.name, title, label, number] for label, number in groups]
            if not groups:
                rows.append([year.name, title, _in_words(groups), ""])
    header = [_("School year"), _("Seen"), _("Which"), _("Different people")]
    return Sheet(_("Who came"), header, rows)
