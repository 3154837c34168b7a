"""The list of people: search, narrow, sort, take along; and adding one or inviting many."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_safe

from samenverder.lib.tables import Sheet
from samenverder.network.access import get_partnership_for
from samenverder.network.forms.people import InviteManyForm, NewPersonForm, PeopleFilterForm
from samenverder.network.models import Layer, Partnership, Person, Role
from samenverder.network.operations.invitations import invite_many
from samenverder.network.operations.people import add_person
from samenverder.network.queries.people import SORTS, PeopleFilter, can_be_invited, people_of
from samenverder.network.views.pages import download, page_of, room
from samenverder.web import undo

TO_INVITE = 50  # people one ticks, each a large target


def _narrowed(
    request: HttpRequest, partnership: Partnership
) -> tuple[PeopleFilterForm, PeopleFilter]:
    form = PeopleFilterForm(request.GET, partnership=partnership)
    sort = request.GET.get("sorteer", "name")
    left = request.GET.get("wie") == "vertrokken"
    return form, replace(form.narrowed(), left=left, sort=sort if sort in SORTS else "name")


@require_safe
def people(request: HttpRequest, region: str) -> HttpResponse:
    """Everybody in the partnership one can call."""
    partnership = get_partnership_for(request, region, "network.view_people")
    form, narrowed = _narrowed(request, partnership)
    page = page_of(request, people_of(partnership, narrowed))
    context = room(
        request,
        partnership,
        "people",
        filter_form=form,
        narrowed=narrowed,
        is_narrowed=narrowed.is_narrowed,
        page=page,
        undo=undo.take(request),
    )
    return render(request, "network/people.html", context)


@require_safe
def people_download(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The list as narrowed on screen, as a table that can be brought in again."""
    partnership = get_partnership_for(request, region, "network.view_people")
    if kind not in ("csv", "xlsx"):
        raise Http404
    _form, narrowed = _narrowed(request, partnership)
    header = [_("Name"), _("E-mail"), _("Organisation"), _("Kind"), _("Layer")]
    header.append(pgettext("position", "Role"))
    header.append(_("Access"))
    rows = [row for person in people_of(partnership, narrowed) for row in _rows(person)]
    return download(kind, "mensen", Sheet(_("People"), header, rows), partnership)


def _rows(person: Any) -> list[list[str]]:
    access = str(Role(person.role).label) if person.role else ""
    rows = [
        [
            person.name,
            person.email,
            position.organisation.name,
            position.organisation.get_kind_display(),
            str(Layer(position.layer).label),
            position.title,
            access,
        ]
        for position in person.current_positions
    ]
    return rows or [[person.name, person.email, "", "", "", "", access]]


@require_http_methods(["GET", "POST"])
def person_add(request: HttpRequest, region: str) -> HttpResponse:
    """A new person; a hole in the matrix fills in organisation and layer beforehand."""
    partnership = get_partnership_for(request, region, "network.manage_people")
    initial = {
        "organisation": request.GET.get("organisatie", ""),
        "layer": request.GET.get("laag", ""),
    }
    form = NewPersonForm(request.POST or None, partnership=partnership, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {"by": request.user, "partnership": partnership, **form.cleaned_data}
        if form.attempt(add_person, **values):
            person: Person = form.result
            messages.success(request, _("%(name)s is added.") % {"name": person.name})
            return redirect("network:person_detail", region, person.pk)
    context = room(request, partnership, "people", form=form)
    return render(request, "network/person_add.html", context)


@require_http_methods(["GET", "POST"])
def people_invite(request: HttpRequest, region: str) -> HttpResponse:
    """Invite several people at once."""
    partnership = get_partnership_for(request, region, "network.manage_access")
    filter_form = PeopleFilterForm(request.GET, partnership=partnership)
    narrowed = filter_form.narrowed()
    rows = can_be_invited(partnership, narrowed)
    page = page_of(request, rows, TO_INVITE)
    form = InviteManyForm(
        request.POST or None, people=rows, shown=page, initial={"role": Role.MEMBER}
    )
    if request.method == "POST" and form.is_valid():
        chosen, role = form.cleaned_data["people"], form.cleaned_data["role"]
        if form.attempt(invite_many, by=request.user, people=chosen, role=role):
            text = ngettext(
                "%(n)s invitation is on its way.",
                "%(n)s invitations are on their way.",
                form.result,
            )
            messages.success(request, text % {"n": form.result})
            return redirect("network:access", region)
    context = room(
        request,
        partnership,
        "people",
        form=form,
        page=page,
        filter_form=filter_form,
        is_narrowed=narrowed.is_narrowed,
    )
    return render(request, "network/people_invite.html", context)
