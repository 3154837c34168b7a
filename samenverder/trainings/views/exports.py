"""The catalogue and the people of a date as tables."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from samenverder.lib.tables import Sheet
from samenverder.network.access import get_partnership_for
from samenverder.network.views.pages import download
from samenverder.trainings.forms.listing import TrainingFilter
from samenverder.trainings.queries.catalogue import dates_in, trainings_of
from samenverder.trainings.queries.sign_ups import people_of_date
from samenverder.trainings.views.common import MANAGE, VIEW, date_of, training_for

MOST_ROWS = 5000


@require_safe
def catalogue_export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The same list as a file: a line for each date of the tab, one for a training without."""
    partnership = get_partnership_for(request, region, VIEW)
    choice = TrainingFilter(request.GET, partnership=partnership).choice()
    header = [
        pgettext("catalogue", "Training"), _("Given by"), _("What can you do afterwards?"),
        _("For whom?"), _("Theme"),
        _("Focus area"), _("Hours"), _("Price (€)"), _("Begins at"), _("Ends at"), _("Place"),
        _("Places"), _("Taken"), _("Waiting"), _("Last day to sign up"), _("How the date stands"),
        _("People who came"), _("Conditions"),
        _("Link"),
    ]  # fmt: skip
    trainings = list(trainings_of(partnership, request.user, choice)[:MOST_ROWS])
    dates = dates_in(choice, trainings)
    rows = [
        _cells(training, date) for training in trainings for date in dates[training.pk] or [None]
    ]
    return download(kind, _("trainings"), Sheet(_("Trainings"), header, rows), partnership)


def _cells(training: Any, date: Any) -> list[Any]:
    when: list[Any] = [""] * 9
    if date:
        when = [_moment(date.starts_at), _moment(date.ends_at), date.place, date.capacity,
                date.taken, date.waiting, date.sign_up_by or "", _stand(date),
                "" if date.came is None else date.came]  # fmt: skip
    return [
        training.title,
        training.given_by,
        training.aim,
        training.audience,
        training.theme.title if training.theme else "",
        str(training.focus_area or ""),
        "" if training.hours is None else training.hours,
        "" if training.euros is None else training.euros,
        *when,
        training.conditions,
        training.url,
    ]


def _stand(date: Any) -> str:
    if date.cancelled_at:
        return _("Called off")
    return _("Held") if date.is_past else _("To come")


def _moment(value: Any) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")


@require_safe
def people_export(request: HttpRequest, region: str, pk: int, day: int, kind: str) -> HttpResponse:
    """Who signed up for a date, in order, and who was there."""
    training = training_for(request, region, pk, MANAGE)
    date = date_of(training, day)
    header = [_("Number"), _("Name"), _("Works at"), _("E-mail address"), _("State"),
              _("Signed up on"), _("Was there")]  # fmt: skip
    known = {True: _("Yes"), False: _("No"), None: ""}
    rows = [
        [row.rank, row.person.name, row.where, row.person.email, row.get_state_display(),
         _moment(row.signed_up_at), known[row.attended]]
        for row in people_of_date(date)
    ]  # fmt: skip
    return download(kind, _("participants"), Sheet(training.title[:30], header, rows),
                    training.partnership)  # fmt: skip
