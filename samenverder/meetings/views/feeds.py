"""Calendar addresses: the page on which one makes and ends them, and what they give."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.meetings import calendars
from samenverder.meetings.keys import feed_key, feed_of
from samenverder.meetings.models import CalendarFeed, FeedKind
from samenverder.meetings.operations.feeds import end_feed, make_feed
from samenverder.meetings.queries.meetings import in_feed
from samenverder.network.access import get_partnership_for, user_of
from samenverder.network.mail import absolute_url


@require_http_methods(["GET", "POST"])
def feed_page(request: HttpRequest, region: str) -> HttpResponse:
    """One's own calendar addresses: what they are, making one, ending one."""
    partnership = get_partnership_for(request, region, "meetings.view_meeting")
    user = user_of(request)
    mine = {
        row.kind: row for row in CalendarFeed.objects.filter(partnership=partnership, user=user)
    }
    if request.method == "POST":
        kind, ends = request.POST.get("kind", ""), request.POST.get("doe") == "weg"
        if kind not in FeedKind.values:
            messages.error(request, _("Choose which meetings you want in your calendar."))
        elif not ends:
            make_feed(partnership=partnership, user=user, kind=kind)
            messages.success(request, _("Your calendar address is ready."))
        elif kind in mine:
            end_feed(feed=mine[kind], user=user)
            messages.success(request, _("The address opens nothing any more."))
        return redirect("meetings:feeds", region)
    rows = [
        {"kind": kind, "label": label, "url": _address(mine[kind]) if kind in mine else ""}
        for kind, label in FeedKind.choices
    ]
    return render(request, "meetings/feeds.html", {"rows": rows})


def _address(feed: CalendarFeed) -> str:
    return absolute_url(reverse("meetings:feed", args=[feed_key(feed)]))


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What a calendar program reads: title, time and place of meetings, nothing else."""
    found = feed_of(key)
    if found is None:
        raise Http404
    user = found.user if found.kind == FeedKind.MINE else None
    with translation.override(found.user.language):
        rows = in_feed(found.partnership, user=user)
        content = calendars.feed(rows, found.partnership.name)
    headers = {"Content-Disposition": 'inline; filename="agenda.ics"'}
    return HttpResponse(content, content_type=calendars.CONTENT_TYPE, headers=headers)
