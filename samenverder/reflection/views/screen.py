"""The big screen: its own address, without an account, revocable."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.lib.qr import qr_svg
from samenverder.live.tokens import sign_topic
from samenverder.reflection.models import Phase, ReflectionSession
from samenverder.reflection.operations.seats import progress_topic
from samenverder.reflection.queries.participation import progress_of, second_votes
from samenverder.reflection.queries.screen import actions_before, shown_figures, table_of


@require_safe
def screen(request: HttpRequest, key: str) -> HttpResponse:
    """What the group looks at, following the facilitator."""
    session = (
        ReflectionSession.objects.select_related(
            "partnership", "instrument", "statement__theme", "previous"
        )
        .filter(screen_key=key, deleted_at__isnull=True)
        .first()
    )
    if session is None:
        raise Http404
    context = _context(request, session)
    if request.headers.get("X-Fragment") == "1":
        return render(request, "reflection/screen_content.html", context)
    context["stream"] = f"/live/{sign_topic(session.topic)}"
    context["progress_stream"] = f"/live/{sign_topic(progress_topic(session))}"
    return render(request, "reflection/screen.html", context)


def _context(request: HttpRequest, session: ReflectionSession) -> dict[str, Any]:
    view = view_of(session)
    context: dict[str, Any] = {"session": session, "view": view}
    if view in {"join", "conversation"}:
        join = reverse("reflection:participant_join", args=[session.code])
        url = request.build_absolute_uri(join)
        context |= {
            "qr": qr_svg(url, _("QR code to %(url)s") % {"url": url}),
            "host": request.get_host(),
            "progress": progress_of(session),
        }
    elif view == "actions_before":
        context["actions"] = actions_before(session)
    elif view != "blank":
        context |= shown_figures(session)
        if view in {"themes", "statement"}:
            context |= {"table": table_of(context), "scale": session.instrument.scale}
    if session.second_vote_open:
        context["second_votes"] = second_votes(session)
        context["progress"] = progress_of(session)
    return context


def view_of(session: ReflectionSession) -> str:
    """Which picture belongs to this moment."""
    if session.screen_blank:
        return "blank"
    part = session.agenda[session.part]["key"] if session.part < len(session.agenda) else ""
    if session.phase in {Phase.PLANNED, Phase.OPEN}:
        if part == "actions_before" and session.previous_id and session.phase == Phase.OPEN:
            return "actions_before"
        if not session.is_scored and session.statement_id:
            return "statement"
        return "join" if session.is_scored else "conversation"
    if session.phase in {Phase.DISCUSSED, Phase.CLOSED}:
        return "actions"
    return "statement" if session.statement_id else "themes"
