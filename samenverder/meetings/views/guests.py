"""Who is asked: the list, the mailing, one's own answer."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.lib.text import whole_number
from samenverder.live.tokens import sign_topic
from samenverder.meetings.forms.guests import AnswerForm, AskForm
from samenverder.meetings.models import Attendee, Meeting
from samenverder.meetings.operations import guests
from samenverder.meetings.operations.common import topic_of
from samenverder.meetings.queries.meetings import attendee_for
from samenverder.meetings.queries.people import choosable
from samenverder.meetings.views.common import meeting_for, shell_of
from samenverder.network.access import row_or_404
from samenverder.network.models import OutgoingMail, Person, Position
from samenverder.network.queries.people import names_with_places
from samenverder.network.queries.relations import person_of
from samenverder.network.views.pages import attempt
from samenverder.web import undo
from samenverder.web.back import post_or_go


@require_http_methods(["GET", "POST"])
def guest_list(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Who is asked, what they answered, and asking more people."""
    meeting = meeting_for(request, region, pk, "run")
    asked = meeting.attendees.filter(removed_at=None).values("person_id")
    others = Person.objects.filter(partnership=meeting.partnership, left_on=None)
    found = choosable(others.exclude(pk__in=asked), request.GET.get("zoek", ""))
    people = found.people
    if chosen := request.POST.get("person", ""):
        people = names_with_places(_chosen(meeting, chosen))
    form = AskForm(request.POST or None, meeting=meeting, people=people)
    if request.method == "POST" and form.is_valid():
        values = {"meeting": meeting, "by": request.user, "people": form.people()}
        n = attempt(request, guests.ask_people, **values)
        if n is not None:
            text = ngettext("%(n)d person is on the list.", "%(n)d people are on the list.", n)
            messages.success(request, text % {"n": n} if n else _("They were on the list already."))
        return redirect("meetings:guests", region, pk)
    context = shell_of(request, meeting, "guests") | {
        "form": form,
        "found": found,
        "guests": guests_of(meeting),
        "unsent": _unsent(meeting),
        "failed": OutgoingMail.objects.filter(about=f"meeting:{pk}", state="given_up").count(),
        "topic": sign_topic(topic_of(meeting.pk)),
        "undo": undo.take(request),
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/guests.html", context, status=status)


def _chosen(meeting: Meeting, number: str) -> QuerySet[Person]:
    """The person who was chosen, when of this partnership; nobody for what is no number."""
    pk = whole_number(number)
    return Person.objects.filter(partnership=meeting.partnership, left_on=None, pk=pk)


def guests_of(meeting: Meeting) -> list[Attendee]:
    """Everybody who is asked, with what they do; two queries."""
    from django.db.models import Prefetch

    held = Position.objects.current().select_related("organisation")
    rows = meeting.attendees.filter(removed_at=None).select_related("person")
    rows = rows.prefetch_related(Prefetch("person__positions", held, to_attr="current_positions"))
    return list(rows.order_by("person__name", "pk"))


def _unsent(meeting: Meeting) -> int:
    """How many people the next mailing reaches."""
    rows = meeting.attendees.filter(removed_at=None, person__left_on=None)
    rows = rows.exclude(person__email="").exclude(mailed_sequence=meeting.sequence)
    return rows.count()


@post_or_go("meetings:guests", "region", "pk")
def guests_invite(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Mail the invitation with its calendar file to everybody who did not get it yet."""
    meeting = meeting_for(request, region, pk, "run")
    n = attempt(request, guests.send_invitations, meeting=meeting, by=request.user)
    if n is not None:
        text = ngettext("%(n)d invitation is on its way.", "%(n)d invitations are on their way.", n)
        nobody = _("Everybody has the invitation already.")
        messages.success(request, text % {"n": n} if n else nobody)
    return redirect("meetings:guests", region, pk)


@post_or_go("meetings:guests", "region", "pk")
def guest_remove(request: HttpRequest, region: str, pk: int, attendee: int) -> HttpResponse:
    """Take somebody off the list, or bring them back."""
    meeting = meeting_for(request, region, pk, "run")
    row = row_or_404(Attendee.objects.select_related("person"), meeting=meeting, pk=attendee)
    row.meeting = meeting
    if request.POST.get("terug") == "ja":
        if attempt(request, guests.ask_again, attendee=row, by=request.user):
            messages.success(
                request, _("%(name)s is on the list again.") % {"name": row.person.name}
            )
    elif attempt(request, guests.ask_no_longer, attendee=row, by=request.user):
        text = _("%(name)s is no longer asked.") % {"name": row.person.name}
        undo.offer(request, text, request.path, terug="ja")
    return redirect("meetings:guests", region, pk)


@post_or_go("meetings:detail", "region", "pk")
def own_answer(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Say whether one comes, signed in."""
    meeting = meeting_for(request, region, pk)
    me = attendee_for(meeting, request.user)
    form = AnswerForm(request.POST)
    if me is None:
        messages.error(request, _("You are not asked to this meeting."))
    elif not form.is_valid():
        messages.error(request, _("Choose one of the answers."))
    elif attempt(request, guests.answer_invitation, attendee=me, **form.cleaned_data):
        messages.success(request, _("Your answer is kept."))
    return redirect(f"{reverse('meetings:detail', args=[region, pk])}#antwoord")


@post_or_go("meetings:detail", "region", "pk")
def i_come(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Put oneself on the list of a visit or a bus tour; taking it back is one's own answer."""
    meeting = meeting_for(request, region, pk)
    person = person_of(meeting.partnership, request.user)
    if person is None:
        messages.error(
            request, _("You are not among the people here. Ask the coordinator to add you.")
        )
    elif attempt(request, guests.say_i_come, meeting=meeting, person=person):
        text = _("You come. Who organises it sees your name.")
        url = reverse("meetings:own_answer", args=[region, pk])
        undo.offer(request, text, url, answer="no")
    return redirect(f"{reverse('meetings:detail', args=[region, pk])}#antwoord")
