"""What waits in this room, for the start page and the weekly mail."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.ambition.models import SHARED, AmbitionVersion, CommentOutcome, VersionState
from samenverder.ambition.queries.endorsements import silent_partners
from samenverder.ambition.queries.people import own_mandates, own_organisations
from samenverder.network.models import Partnership
from samenverder.network.prepared import prepared
from samenverder.network.waiting import Waiting, register_waiting


@prepared
def _texts(partnership: Partnership, _user: Any) -> QuerySet[AmbitionVersion]:
    rows = AmbitionVersion.objects.filter(partnership=partnership)
    return rows.filter(state__in=[VersionState.ADOPTED, *SHARED])


@prepared
def _silent(partnership: Partnership, _user: Any, version: int) -> QuerySet[Any]:
    return silent_partners(partnership, version).values_list("pk", flat=True)


def texts_waiting(partnership: Partnership, user: Any) -> Iterable[Waiting]:
    """What the text that lies before the partners asks of this user; five queries at most.

    While partners can still comment nobody is asked to endorse: the text may change.
    """
    texts = _texts(partnership, user)
    for text in texts:
        text.partnership = partnership
    proposal = next((text for text in texts if text.is_shared), None)
    standing = next((text for text in texts if not text.is_shared), None)
    leads = user.has_perm("ambition.change_ambition", partnership)
    if proposal is not None and leads:
        yield from _to_answer(proposal)
    elif proposal is not None and proposal.takes_comments:
        yield from _to_comment(proposal, user)
    asked = standing if proposal is None or proposal.takes_comments else proposal
    if asked is not None:
        yield from _to_endorse(asked, user, leads=leads)


def _to_comment(text: AmbitionVersion, user: Any) -> Iterable[Waiting]:
    """For who may comment for a partner and did not yet."""
    if not user.has_perm("ambition.comment_ambition", text.partnership):
        return
    spoke = text.comments.filter(by=user.pk, removed_at__isnull=True).exists()
    if not spoke and own_organisations(user, text.partnership):
        yield Waiting(
            _("Say what you think of the proposal for the ambition"),
            text.get_absolute_url(),
            text.sentence,
            text.consultation_until,
            mail=_("Ambition that lies before the partners"),
        )


def _to_answer(text: AmbitionVersion) -> Iterable[Waiting]:
    """For who leads: comments to answer once the consultation is over."""
    if text.takes_comments:
        return
    rows = text.comments.filter(outcome=CommentOutcome.WAITING, removed_at__isnull=True)
    number = rows.count()
    if number:
        told = ngettext(
            "Answer %(n)d comment on the ambition", "Answer %(n)d comments on the ambition", number
        )
        yield Waiting(
            told % {"n": number},
            _page(text, "comment_list") + "?toon=open",
            _("The consultation is over."),
            mail=_("Comments on the ambition without an answer"),
        )


def _to_endorse(text: AmbitionVersion, user: Any, *, leads: bool) -> Iterable[Waiting]:
    """For who may speak for a silent partner, and for who leads how many partners are silent."""
    silent = set(_silent(text.partnership, user, version=text.pk))
    mine = {row.organisation_id for row in own_mandates(user, text.partnership)}
    if mine & silent:
        yield Waiting(
            _("Say whether your organisation endorses the ambition"),
            _page(text, "endorse"),
            text.sentence,
            mail=_("Ambition that waits for your organisation"),
        )
    if leads and silent:
        told = ngettext(
            "%(n)d partner has still to say whether it stands behind the ambition",
            "%(n)d partners have still to say whether they stand behind the ambition",
            len(silent),
        )
        yield Waiting(
            told % {"n": len(silent)},
            _page(text, "endorsement_list"),
            _("You can ask them by mail, all at once."),
            mail=_("Partners that have still to endorse the ambition"),
        )


def _page(text: AmbitionVersion, name: str) -> str:
    return reverse(f"ambition:{name}", args=[text.partnership.slug, text.pk])


def register() -> None:
    """Tell the start page and the weekly mail."""
    register_waiting("ambition", texts_waiting)
