"""Trainings in one's own calendar: addresses that stay up to date, and one date as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.meetings.calendars import CONTENT_TYPE, entries_feed
from samenverder.network.access import get_partnership_for, user_of
from samenverder.network.mail import absolute_url
from samenverder.trainings.calendars import entry_of
from samenverder.trainings.keys import feed_key, feed_of
from samenverder.trainings.models import TrainingFeed, TrainingFeedKind
from samenverder.trainings.operations.feeds import end_feed, make_feed
from samenverder.trainings.queries.feeds import entries_in
from samenverder.trainings.views.common import VIEW, date_of, show, training_for


@require_http_methods(["GET", "POST"])
def feed_page(request: HttpRequest, region: str) -> HttpResponse:
    """One's own calendar addresses: what they are, making one, ending one."""
    partnership = get_partnership_for(request, region, VIEW)
    user = user_of(request)
    rows = TrainingFeed.objects.filter(partnership=partnership, user=user)
    mine = {row.kind: row for row in rows}
    if request.method == "POST":
        kind, ends = request.POST.get("kind", ""), request.POST.get("doe") == "weg"
        if kind not in TrainingFeedKind.values:
            messages.error(request, _("Choose which trainings you want in your calendar."))
        elif not ends:
            make_feed(partnership=partnership, user=user, kind=kind)
            messages.success(request, _("Your calendar address is ready."))
        elif kind in mine:
            end_feed(feed=mine[kind], user=user)
            messages.success(request, _("The address opens nothing any more."))
        return redirect("trainings:feeds", region)
    shown = [
        {"kind": kind, "label": label, "url": _address(mine[kind]) if kind in mine else ""}
        for kind, label in TrainingFeedKind.choices
    ]
    return show(request, "feeds", partnership, rows=shown)


def _address(feed: TrainingFeed) -> str:
    return absolute_url(reverse("trainings:feed", args=[feed_key(feed)]))


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What a calendar program reads: title, time and place of dates, nothing else."""
    found = feed_of(key)
    if found is None:
        raise Http404
    user = found.user if found.kind == TrainingFeedKind.MINE else None
    with translation.override(found.user.language):
        content = entries_feed(entries_in(found.partnership, user=user), _name(found))
    return _file(content, "opleidingen", "inline")


def _name(feed: TrainingFeed) -> str:
    """How the calendar is called beside others of the same partnership."""
    mine = feed.kind == TrainingFeedKind.MINE
    words = _("%(region)s: my trainings") if mine else _("%(region)s: trainings")
    return words % {"region": feed.partnership.name}


@require_safe
def date_ics(request: HttpRequest, region: str, pk: int, day: int) -> HttpResponse:
    """One date as a calendar file."""
    training = training_for(request, region, pk)
    content = entries_feed([entry_of(date_of(training, day))], training.partnership.name)
    return _file(content, f"opleiding-{day}", "attachment")


def _file(content: bytes, name: str, how: str) -> HttpResponse:
    headers = {"Content-Disposition": f'{how}; filename="{name}.ics"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)
