"""Planning sessions: list, form, detail, people, agenda, undo."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenverder.lib.qr import qr_svg
from samenverder.network.access import get_for, get_partnership_for, user_of
from samenverder.network.models import Role, User
from samenverder.reflection.agenda import parts_of
from samenverder.reflection.forms.session import AgendaForm, FacilitatorsForm, SessionForm
from samenverder.reflection.models import Phase, ReflectionSession
from samenverder.reflection.operations import phases
from samenverder.reflection.operations import sessions as operations
from samenverder.reflection.operations.invite import mail_invitations
from samenverder.reflection.operations.lead import toggle_blank
from samenverder.reflection.operations.reveal import undo_reveal
from samenverder.reflection.queries.participation import presence_of, progress_of
from samenverder.reflection.queries.screen import actions_of
from samenverder.reflection.queries.sessions import (
    held_sessions,
    people_to_invite,
    possible_previous,
    recently_deleted,
    sessions_of,
)

PAGE_SIZE = 50


def session_rows() -> Any:
    """Sessions with what every page of one needs."""
    return ReflectionSession.objects.select_related(
        "instrument", "statement__theme", "previous", "led_by"
    )


def get_session(request: HttpRequest, region: str, pk: int, permission: str) -> ReflectionSession:
    """The session for this user; a deleted one only on the way to being brought back."""
    session = get_for(request, region, session_rows(), permission, pk=pk)
    if session.deleted_at and permission != "reflection.plan_session":
        raise Http404
    return session


@require_safe
def session_list(request: HttpRequest, region: str) -> HttpResponse:
    """All sessions of the partnership."""
    partnership = get_partnership_for(request, region, "network.view_partnership")
    rows = sessions_of(
        partnership,
        search=request.GET.get("q", "")[:100],
        phase=request.GET.get("fase", ""),
        sort=request.GET.get("sorteer", "-datum"),
    )
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    may_plan = user_of(request).has_perm("reflection.plan_session", partnership)
    context = {
        "page": page,
        "title": _list_title(page.paginator.count, held_sessions(partnership), request),
        "phases": Phase.choices,
        "may_plan": may_plan,
        "deleted": recently_deleted(partnership) if may_plan else [],
        "filtered": bool(request.GET.get("q") or request.GET.get("fase")),
    }
    return render(request, "reflection/session_list.html", context)


def _list_title(count: int, held: int, request: HttpRequest) -> str:
    if request.GET.get("q") or request.GET.get("fase"):
        return ngettext("%(n)s session found", "%(n)s sessions found", count) % {"n": count}
    return ngettext(
        "We looked back together %(n)s time", "We looked back together %(n)s times", held
    ) % {"n": held}


@require_http_methods(["GET", "HEAD", "POST"])
def session_new(request: HttpRequest, region: str) -> HttpResponse:
    """Plan a session."""
    partnership = get_partnership_for(request, region, "reflection.plan_session")
    initial = {"duration": 60, "previous": possible_previous(partnership, None).first()}
    form = SessionForm(request.POST or None, partnership=partnership, initial=initial)
    if request.method == "POST" and form.is_valid():
        session = operations.plan_session(
            partnership=partnership,
            by=user_of(request),
            invited=people_to_invite(partnership),
            **form.session_fields(),
        )
        messages.success(
            request,
            _("The session is planned. The whole network is on the list: choose whom to invite."),
        )
        return redirect(session.get_absolute_url())
    status = 422 if form.errors else 200
    return render(request, "reflection/session_form.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def session_edit(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change what was planned."""
    session = get_session(request, region, pk, "reflection.plan_session")
    form = SessionForm(request.POST or None, instance=session, partnership=session.partnership)
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_session(session=session, by=user_of(request), **form.session_fields())
            messages.success(request, _("The session is changed."))
        except operations.WrongPhase:
            messages.error(request, _("The session was opened meanwhile: this cannot change now."))
        return redirect(session.get_absolute_url())
    status = 422 if form.errors else 200
    context = {"form": form, "session": session}
    return render(request, "reflection/session_form.html", context, status=status)


@require_safe
def session_detail(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """One session: what is planned, how to join, who was invited, what came out."""
    session = get_session(request, region, pk, "reflection.view_session")
    join = request.build_absolute_uri(reverse("reflection:participant_join", args=[session.code]))
    screen = reverse("reflection:screen", args=[session.screen_key])
    may_lead = user_of(request).has_perm("reflection.lead_session", session)
    context = {
        "session": session,
        "parts": parts_of(session),
        "join_url": join,
        "screen_url": request.build_absolute_uri(screen) if may_lead else "",
        "qr": qr_svg(join, _("QR code to join")),
        "presence": presence_of(session),
        "progress": progress_of(session),
        "facilitators": [row.user for row in session.facilitators.select_related("user")],
        "actions": actions_of(session),
        "may_lead": may_lead,
    }
    return render(request, "reflection/session_detail.html", context)


@require_POST
def send_invitations(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Mail everybody who was not mailed yet."""
    session = get_session(request, region, pk, "reflection.plan_session")
    n = mail_invitations(session=session, by=user_of(request))
    messages.success(
        request,
        ngettext("%(n)s invitation is on its way.", "%(n)s invitations are on their way.", n)
        % {"n": n},
    )
    return redirect(session.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Change the minutes of each part."""
    session = get_session(request, region, pk, "reflection.plan_session")
    form = AgendaForm(request.POST or None, session=session, parts=parts_of(session))
    if request.method == "POST" and form.is_valid():
        changed = operations.change_agenda(
            session=session, by=user_of(request), minutes=form.cleaned_data
        )
        messages.success(request, _("The agenda takes %(n)s minutes.") % {"n": changed.duration})
        return redirect(session.get_absolute_url())
    status = 422 if form.errors else 200
    context = {"form": form, "session": session}
    return render(request, "reflection/session_agenda.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def facilitators(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Choose who leads; coordinators and facilitators of the partnership can."""
    session = get_session(request, region, pk, "reflection.plan_session")
    choices = User.objects.filter(
        access__partnership=session.partnership,
        access__role__in=[Role.COORDINATOR, Role.FACILITATOR],
    ).order_by("name")
    current = list(session.facilitators.values_list("user_id", flat=True))
    form = FacilitatorsForm(request.POST or None, choices=choices, initial={"users": current})
    if request.method == "POST" and form.is_valid():
        users = list(form.cleaned_data["users"])
        operations.set_facilitators(session=session, by=user_of(request), users=users)
        messages.success(request, _("The facilitators are changed."))
        return redirect(session.get_absolute_url())
    status = 422 if form.errors else 200
    context = {"form": form, "session": session}
    return render(request, "reflection/session_facilitators.html", context, status=status)


STEPS: dict[str, tuple[Callable[..., Any], str]] = {
    "verwijderen": (operations.delete_session, "reflection.plan_session"),
    "terughalen": (operations.restore_session, "reflection.plan_session"),
    "openen": (phases.open_session, "reflection.lead_session"),
    "toch-niet-openen": (phases.back_to_planned, "reflection.lead_session"),
    "uitkomst-terugnemen": (undo_reveal, "reflection.lead_session"),
    "sluiten": (phases.close_session, "reflection.lead_session"),
    "heropenen": (phases.reopen_session, "reflection.lead_session"),
    "nieuw-schermadres": (operations.renew_screen_key, "reflection.lead_session"),
    "leeg-scherm": (toggle_blank, "reflection.lead_session"),
}


@require_POST
def session_step(request: HttpRequest, region: str, pk: int, step: str) -> HttpResponse:
    """One step in the life of a session; each has its way back."""
    if step not in STEPS:
        raise Http404
    operation, permission = STEPS[step]
    session = get_session(request, region, pk, permission)
    try:
        operation(session=session, by=user_of(request))
        _tell(request, session, step)
    except operations.WrongPhase:
        messages.error(
            request, _("This step is not possible any more. Look at how the session stands now.")
        )
    if step == "verwijderen":
        return redirect("reflection:session_list", region)
    back = request.POST.get("next", "")
    here = session.get_absolute_url()
    return redirect(back if back.startswith(here) else here)


def _tell(request: HttpRequest, session: ReflectionSession, step: str) -> None:
    said = {
        "verwijderen": _("“%(title)s” is deleted. You can bring it back below for thirty days."),
        "terughalen": _("“%(title)s” is back."),
        "nieuw-schermadres": _("The big screen has a new address; the old one shows nothing."),
        "sluiten": _("The session is closed. You can open it again if that was a mistake."),
        "heropenen": _("The session is open again."),
        "uitkomst-terugnemen": _("The results are off the screens."),
    }
    if step in said:
        messages.success(request, said[step] % {"title": session.title})
