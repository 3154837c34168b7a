"""Who pulls the change at each school of a track, chosen on one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.lib.text import whole_numbers
from samenverder.network.models import Person
from samenverder.network.views.pages import attempt
from samenverder.tracks import operations
from samenverder.tracks.models import LearningTrack
from samenverder.tracks.queries.leads import SchoolLeads, leads_per_school
from samenverder.tracks.views.common import RUN, show, to_track, track_for
from samenverder.web import undo


@require_http_methods(["GET", "POST"])
def leads(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """A choice for every school; `weg` takes back what was just chosen."""
    track = track_for(request, region, pk, RUN)
    rows = leads_per_school(track)
    if request.method == "POST":
        if back := _numbers(request, "weg"):
            attempt(request, operations.remove_leads, track=track, by=request.user, leads=back)
            return to_track(track, "#scholen")
        return _save(request, track, rows)
    return show(request, "leads", track.partnership, track=track, rows=rows)


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return whole_numbers(request.POST.getlist(name))


def _save(request: HttpRequest, track: LearningTrack, rows: list[SchoolLeads]) -> HttpResponse:
    people = {row.school.pk: _chosen(request, row) for row in rows}
    wanted = {pk: found for pk, found in people.items() if found}
    made = attempt(request, operations.add_leads_at, track=track, by=request.user, people=wanted)
    if made:
        text = ngettext(
            "%(n)d change lead is noted.", "%(n)d change leads are noted.", len(made)
        ) % {"n": len(made)}
        undo.offer(request, text, request.path, weg=[str(number) for number in made])
    elif made is not None:
        messages.info(request, _("Nobody was chosen. Everything is as it was."))
    return to_track(track, "#scholen")


def _chosen(request: HttpRequest, row: SchoolLeads) -> list[Person]:
    """Who was chosen at this school; somebody who does not work there is nobody."""
    wanted = set(_numbers(request, f"school-{row.school.pk}"))
    return [person for person in row.others if person.pk in wanted]
