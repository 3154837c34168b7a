"""What the page of a practice and that of a partner show of using, asking and collecting."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.charts.timeline import timeline_svg
from samenverder.library.models import Practice, PracticeUse, UseStand
from samenverder.library.queries.asked import may_answer, questions_of
from samenverder.library.queries.collections import holding
from samenverder.library.queries.links import broken_of, why
from samenverder.library.queries.practices import places_of, used_where, writable
from samenverder.library.queries.similar import similar_to
from samenverder.library.queries.travels import (
    Travels,
    bands_of,
    may_change_uses,
    travels_of,
    used_by,
)
from samenverder.network.models import Membership
from samenverder.web import around

ON_A_PARTNER = 5


def buttons(practice: Practice, request: HttpRequest) -> dict[str, Any] | None:
    """What a reader can do with a published practice."""
    if not practice.is_found:
        return None
    user: Any = request.user
    may = user.has_perm("library.use_practice", practice.partnership)
    return {
        "may_use": may,
        "is_contact": _is_contact(practice, user),
        "own_use": _own_use(practice, user) if may else None,
    }


def _own_use(practice: Practice, user: Any) -> PracticeUse | None:
    """The use of the only organisation this user speaks for; two queries at most."""
    if user.has_perm("library.manage_library", practice.partnership):
        return None
    uses = used_where(user, practice.partnership).filter(practice=practice)
    found = list(uses.exclude(stand=UseStand.STOPPED).select_related("organisation")[:1])
    if not found or places_of(user, practice.partnership).distinct().count() > 1:
        return None
    return found[0]


def _is_contact(practice: Practice, user: Any) -> bool:
    """Whoever is the contact neither mails nor asks themselves."""
    return bool(practice.contact and practice.contact.user_id == user.pk)


def travels(practice: Practice, request: HttpRequest) -> dict[str, Any] | None:
    """Where it travels, with a small picture when there is something to see."""
    if not practice.was_found:
        return None
    found = travels_of(practice)
    user: Any = request.user
    if practice.is_withdrawn and not found.uses:
        return None
    heading = _heading(found)
    drawn = len(found.uses) > 1
    own = may_change_uses(user, practice.partnership, found.uses) if found.uses else set()
    today = timezone.localdate()
    return {
        "travels": found,
        "travels_heading": heading,
        "picture": timeline_svg(bands_of(practice, found), today, label=heading) if drawn else "",
        "own": own if user.has_perm("library.use_practice", practice.partnership) else set(),
        "news": _is_contact(practice, user) and any(use.seen_at is None for use in found.uses),
        "stopped": UseStand.STOPPED,
    }


def withdrawn(practice: Practice, request: HttpRequest) -> dict[str, Any] | None:
    """Since when it is withdrawn and why, for who still reads it."""
    if not practice.is_withdrawn:
        return None
    user: Any = request.user
    mine = list(used_where(user, practice.partnership).filter(practice=practice))
    news = any(use.end_seen_at is None and use.stand != UseStand.STOPPED for use in mine)
    may = user.has_perm("library.use_practice", practice.partnership)
    return {"uses_it": bool(mine), "news": news and may}


def _heading(found: Travels) -> str:
    if not found.uses:
        return _("Nobody else uses this yet")
    if not found.going_on:
        return _("Nobody else uses this now")
    told = ngettext("%(n)d partner uses this", "%(n)d partners use this", found.going_on)
    return told % {"n": found.going_on}


def questions(practice: Practice, request: HttpRequest) -> dict[str, Any] | None:
    """What was asked and answered; of what is withdrawn only to read."""
    if not practice.was_found:
        return None
    user: Any = request.user
    rows = questions_of(practice)
    may_ask = practice.is_found and user.has_perm("library.ask_practice", practice.partnership)
    return {
        "questions": rows,
        "may_answer": bool(rows) and practice.is_found and may_answer(practice, user),
        "may_ask": may_ask,
        "offer_ask": may_ask and not _is_contact(practice, user),
        "waits": sum(row.answered_at is None for row in rows),
    }


def near(practice: Practice, request: HttpRequest) -> dict[str, Any] | None:
    """What looks like it, and in which collections it stands."""
    if not practice.is_found:
        return None
    alike = similar_to(practice)
    for one in alike:
        one.practice.partnership = practice.partnership
    collections = list(holding(practice))
    for collection in collections:
        collection.partnership = practice.partnership
    return {"similar": alike, "collections": collections} if alike or collections else None


def broken(practice: Practice, request: HttpRequest) -> dict[str, Any] | None:
    """For who writes it: which links give no answer, and since when."""
    if not practice.is_found:
        return None
    rows = list(broken_of(practice))
    if not rows or not writable(practice.partnership, request.user).filter(pk=practice.pk).exists():
        return None
    for row in rows:
        row.why = why(row.broken_why)  # type: ignore[attr-defined]
    return {"broken": rows}


def on_partner(membership: Membership, request: HttpRequest) -> dict[str, Any] | None:
    """What a partner uses out of the library, on its own page."""
    rows = used_by(membership.partnership, request.user, membership.organisation_id)
    uses = list(rows[: ON_A_PARTNER + 1])
    if not uses:
        return None
    return {"uses": uses[:ON_A_PARTNER], "more": len(uses) > ON_A_PARTNER}


def register() -> None:
    """Tell the pages."""
    around.register("practice.top", "library/_withdrawn.html", withdrawn)
    around.register("practice.top", "library/_buttons.html", buttons)
    around.register("practice.below", "library/_broken.html", broken)
    around.register("practice.below", "library/_travels.html", travels)
    around.register("practice.below", "library/_questions.html", questions)
    around.register("practice.below", "library/_near.html", near)
    around.register("organisation.below", "library/_on_partner.html", on_partner)
