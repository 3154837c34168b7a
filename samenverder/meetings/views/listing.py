"""The list of meetings, on screen and as a file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet, write_csv, write_xlsx
from samenverder.lib.text import number_word, upper_first
from samenverder.meetings.forms.listing import TABS, MeetingFilter
from samenverder.meetings.models import Meeting
from samenverder.meetings.queries.meetings import Choice, chosen_meetings, count_guests
from samenverder.network.access import get_partnership_for
from samenverder.web import undo

PER_PAGE = 25


@require_safe
def meeting_list(request: HttpRequest, region: str) -> HttpResponse:
    """Meetings of a partnership, as narrowed in the address."""
    partnership = get_partnership_for(request, region, "meetings.view_meeting")
    filters = MeetingFilter(request.GET, partnership=partnership)
    choice = filters.choice()
    rows = chosen_meetings(partnership, request.user, choice)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina"))
    for meeting in page:
        meeting.partnership = partnership
    count_guests(page, partnership)
    found = page.paginator.count
    is_empty = not found and not Meeting.objects.filter(partnership=partnership).exists()
    context = {
        "heading": _title(choice, found),
        "choice": choice,
        "filters": filters,
        "tabs": [
            {"key": key, "label": label, "current": key == choice.toon}
            for key, label in TABS.items()
        ],
        "page": page,
        "is_empty": is_empty,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_run": request.user.has_perm("meetings.run_meeting", partnership),
        "undo": undo.take(request),
    }
    return render(request, "meetings/meeting_list.html", context)


def _title(choice: Choice, found: int) -> str:
    words = {"n": upper_first(number_word(found, get_language() or "nl"))}
    if not found:
        return _("No meeting matches this choice") if choice.is_narrowed else _none(choice.toon)
    if choice.is_narrowed:
        text = ngettext(
            "%(n)s meeting matches this choice", "%(n)s meetings match this choice", found
        )
    elif choice.toon == "komend":
        text = ngettext("%(n)s meeting is coming", "%(n)s meetings are coming", found)
    elif choice.toon == "geweest":
        text = ngettext("%(n)s meeting was held", "%(n)s meetings were held", found)
    elif choice.toon == "mijn":
        text = ngettext("You are asked to %(n)s meeting", "You are asked to %(n)s meetings", found)
        words = {"n": number_word(found, get_language() or "nl")}
    else:
        text = ngettext("%(n)s meeting in all", "%(n)s meetings in all", found)
    return text % words


def _none(tab: str) -> str:
    return {
        "komend": _("No meeting is planned"),
        "geweest": _("No meeting was held yet"),
        "mijn": _("You are not asked to a meeting"),
        "alle": _("No meeting is planned"),
    }[tab]


@require_safe
def meeting_export(request: HttpRequest, region: str, form: str) -> HttpResponse:
    """The same list as a file: all pages of it."""
    partnership = get_partnership_for(request, region, "meetings.view_meeting")
    choice = MeetingFilter(request.GET, partnership=partnership).choice()
    rows = chosen_meetings(partnership, request.user, choice)
    header = [_("Meeting"), _("Kind of meeting"), _("Group"), _("Begins at"), _("Ends at"),
              _("Place"), _("State"), _("Asked"), _("Come")]  # fmt: skip
    found = list(rows[:5000])
    count_guests(found, partnership)
    cells = [_cells(meeting) for meeting in found]
    if form == "csv":
        content, kind = write_csv(header, cells), "text/csv; charset=utf-8"
    elif form == "xlsx":
        content = write_xlsx([Sheet(_("Meetings"), header, cells)])
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    else:
        raise Http404
    name = f"bijeenkomsten-{partnership.slug}-{timezone.localdate():%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _cells(meeting: Any) -> list[Any]:
    start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return [
        meeting.title,
        meeting.get_kind_display(),
        meeting.group.name if meeting.group else "",
        start.strftime("%Y-%m-%d %H:%M"),
        end.strftime("%Y-%m-%d %H:%M"),
        meeting.where,
        meeting.get_state_display(),
        meeting.asked,
        meeting.coming,
    ]
