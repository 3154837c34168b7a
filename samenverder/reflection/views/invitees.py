"""Whom to invite to a session: one page of people at a time, or all who are found."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenverder.network.access import user_of
from samenverder.network.forms.people import PeopleFilterForm
from samenverder.network.queries.people import people_to_choose
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations.sessions import change_invitees
from samenverder.reflection.views.sessions import get_session

ON_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def invitees(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Choose who is invited."""
    session = get_session(request, region, pk, "reflection.plan_session")
    form = PeopleFilterForm(request.GET, partnership=session.partnership)
    narrowed = form.narrowed()
    people = people_to_choose(session.partnership, narrowed)
    page: Page[Any] = Paginator(people, ON_A_PAGE).get_page(request.GET.get("pagina"))
    if request.method == "POST":
        _save(request, session, people)
        if page.has_other_pages() or narrowed.is_narrowed:
            return redirect(request.get_full_path())
        return redirect(session.get_absolute_url())
    invited = session.invitees.filter(person__in=[person.pk for person in page])
    context = {
        "session": session,
        "page": page,
        "filter_form": form,
        "is_narrowed": narrowed.is_narrowed,
        "invited": set(invited.values_list("person_id", flat=True)),
        "total": session.invitees.count(),
    }
    return render(request, "reflection/session_invitees.html", context)


def _save(request: HttpRequest, session: ReflectionSession, people: Any) -> None:
    """Of the people who stood on the page the ticked ones; or all, or none, who are found."""
    known = {str(person): person for person in people.order_by().values_list("pk", flat=True)}
    chosen, shown = request.POST.getlist("person"), request.POST.get("shown")
    on_page = set(known.values()) if shown is None else _among(shown.split(","), known)
    invite = _among(chosen, known)
    if request.POST.get("do") in {"all", "none"}:
        on_page = set(known.values())
        invite = on_page if request.POST["do"] == "all" else set()
    n = change_invitees(
        session=session, by=user_of(request), invite=invite, leave_out=on_page - invite
    )
    text = ngettext("%(n)s person is invited.", "%(n)s people are invited.", n)
    messages.success(request, text % {"n": n})


def _among(numbers: list[str], known: dict[str, int]) -> set[int]:
    """The ones among these numbers that are people one can choose."""
    return {known[number] for number in numbers if number in known}
