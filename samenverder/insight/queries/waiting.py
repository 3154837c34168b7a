"""What waits for this person, the most pressing first."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.commitments.models import ActionItem
from samenverder.commitments.queries import mine
from samenverder.network.models import Partnership
from samenverder.network.queries.matrix import incomplete_partners
from samenverder.reflection.models import ReflectionSession

SOON = timedelta(days=14)
INVITE_WITHIN = timedelta(days=10)


@dataclass(frozen=True)
class Waiting:
    """One line: what to do, where, what to know about it, and by when (an action or words)."""

    text: str
    url: str
    meta: str = ""
    when: str = ""
    action: ActionItem | None = None


def waiting_for(
    partnership: Partnership,
    user: Any,
    sessions: list[ReflectionSession],
    tally: dict[str, int],
) -> list[Waiting]:
    """Sessions that run, actions that are late or due soon, and what a coordinator looks after."""
    may_lead = user.has_perm("reflection.plan_session", partnership)
    own = mine(partnership, user).filter(due_on__lte=timezone.localdate() + SOON)
    lines = [_running(session, may_lead) for session in sessions if session.is_running]
    lines += [_action(partnership, action) for action in own]
    if may_lead:
        lines += [_to_invite(session) for session in sessions if _needs_people(session)]
        lines += _late_of_others(partnership, tally)
    if user.has_perm("network.manage_people", partnership):
        lines += _missing_faces(partnership)
    return lines


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
    return Waiting(text, url, session.place, _("now"))


def _action(partnership: Partnership, action: ActionItem) -> Waiting:
    action.partnership = partnership
    return Waiting(action.text, action.get_absolute_url(), action.source_label, "", action)


def _needs_people(session: ReflectionSession) -> bool:
    soon = session.starts_at <= timezone.now() + INVITE_WITHIN
    return not session.is_running and soon and not getattr(session, "invited", 0)


def _to_invite(session: ReflectionSession) -> Waiting:
    url = reverse("reflection:session_invitees", args=[session.partnership.slug, session.pk])
    text = _("Invite people for “%(title)s”") % {"title": session.title}
    return Waiting(text, url, _("Nobody was invited yet."))


def _late_of_others(partnership: Partnership, tally: dict[str, int]) -> list[Waiting]:
    number = tally["late"] - tally["mine_late"]
    if not number:
        return []
    text = ngettext(
        "%(n)d action of somebody else is overdue", "%(n)d actions of others are overdue", number
    )
    url = reverse("commitments:action_list", args=[partnership.slug]) + "?toon=te-laat"
    return [Waiting(text % {"n": number}, url, _("Ask what is needed, or agree on a new date."))]


def _missing_faces(partnership: Partnership) -> list[Waiting]:
    number = incomplete_partners(partnership)
    if not number:
        return []
    text = ngettext(
        "%(n)d partner misses a face on one of the layers",
        "%(n)d partners miss a face on one of the layers",
        number,
    )
    url = reverse("network:partners", args=[partnership.slug])
    return [Waiting(text % {"n": number}, url, _("Who is missing is not heard."))]
