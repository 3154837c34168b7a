"""What waits and what comes next in the rooms that do not tell so themselves."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.insight.queries.sessions import coming_sessions
from samenverder.network.models import Partnership
from samenverder.network.queries.matrix import incomplete_partners
from samenverder.network.waiting import Coming, Waiting, register_coming, register_waiting
from samenverder.reflection.models import ReflectionSession

INVITE_WITHIN = timedelta(days=10)


def sessions_waiting(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """Sessions that run, and for who leads those to which nobody was invited yet; one query."""
    may_lead = user.has_perm("reflection.plan_session", partnership)
    for session in coming_sessions(partnership, user):
        if session.is_running:
            yield _running(session, may_lead)
        elif may_lead and _needs_people(session):
            yield _to_invite(session)


def _running(session: ReflectionSession, may_lead: bool) -> Waiting:
    words, slug = {"title": session.title}, session.partnership.slug
    if may_lead:
        url = reverse("reflection:console", args=[slug, session.pk])
        text = _("Lead “%(title)s”") % words
    elif session.takes_answers:
        url = reverse("reflection:participant_join", args=[session.code])
        text = _("Take part in “%(title)s”") % words
    else:
        url = session.get_absolute_url()
        text = _("See how “%(title)s” is going") % words
    mail = _("Session that is running")
    return Waiting(text, url, session.place, when=_("now"), now=True, mail=mail)


def _needs_people(session: ReflectionSession) -> bool:
    soon = session.starts_at <= timezone.now() + INVITE_WITHIN
    return not session.is_running and soon and not getattr(session, "invited", 0)


def _to_invite(session: ReflectionSession) -> Waiting:
    url = reverse("reflection:session_invitees", args=[session.partnership.slug, session.pk])
    text = _("Invite people for “%(title)s”") % {"title": session.title}
    mail = _("Session without invited people")
    return Waiting(text, url, _("Nobody was invited yet."), mail=mail)


def missing_faces(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """For coordinators: partners that miss somebody on a layer; one query."""
    if not user.has_perm("network.manage_people", partnership):
        return
    number = incomplete_partners(partnership, user)
    if number:
        text = ngettext(
            "%(n)d partner misses a face on one of the layers",
            "%(n)d partners miss a face on one of the layers",
            number,
        )
        yield Waiting(
            text % {"n": number},
            reverse("network:partners", args=[partnership.slug]),
            _("Who is missing is not heard."),
            mail=_("Partners without a face on a layer"),
        )


def sessions_coming(partnership: Partnership, user: Any) -> Iterable[Coming]:
    """Reflection sessions that run or come next; one query."""
    may_plan = user.has_perm("reflection.plan_session", partnership)
    for session in coming_sessions(partnership, user):
        yield Coming(
            session.title,
            session.get_absolute_url(),
            session.starts_at,
            session.place,
            _people(session, may_plan),
            session.is_running,
            tuple(_links(session, may_plan)),
        )


def _people(session: ReflectionSession, may_plan: bool) -> str:
    joined, invited = getattr(session, "joined", 0), getattr(session, "invited", 0)
    if session.is_running:
        text = ngettext("%(n)d person has joined.", "%(n)d people have joined.", joined)
        return text % {"n": joined}
    if invited:
        text = ngettext("%(n)d person is invited.", "%(n)d people are invited.", invited)
        return text % {"n": invited}
    return _("Nobody was invited yet.") if may_plan else ""


def _links(session: ReflectionSession, may_plan: bool) -> Iterable[tuple[str, str]]:
    slug, page = session.partnership.slug, session.get_absolute_url()
    joining = reverse("reflection:participant_join", args=[session.code])
    if may_plan:
        console = reverse("reflection:console", args=[slug, session.pk])
        leading = (_("Lead the session"), console)
        yield leading if session.is_running else (_("Prepare the session"), page)
        if session.takes_answers:
            yield _("Take part yourself"), joining
    elif session.takes_answers:
        yield _("Take part"), joining
    else:
        yield _("See the session"), page


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_waiting("reflection.sessions", sessions_waiting)
    register_waiting("network.faces", missing_faces)
    register_coming("reflection", sessions_coming)
