"""The way of a text: laid before the partners, discussed, adopted, replaced or withdrawn."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import (
    SHARED,
    UNFINISHED,
    Ambition,
    AmbitionVersion,
    VersionState,
)
from samenverder.ambition.operations.drafts import lock
from samenverder.ambition.operations.telling import tell
from samenverder.network.operations.problems import Refused

MOVED_ON = _("Somebody else did something with this text meanwhile. Look at how it stands now.")


@transaction.atomic
def share(*, version: AmbitionVersion, by: Any, until: date | None = None) -> AmbitionVersion:
    """Lay a text before the partners: to read, or with `until` to comment on up to that day.

    A consultation that runs or was closed gets another last day. A proposal that lay there before
    is replaced. Raises Refused for a day that has passed.
    """
    version = locked(version, UNFINISHED)
    if until is not None and until < timezone.localdate():
        raise Refused(_("This day has passed. Choose today or later."), "until")
    others = AmbitionVersion.objects.filter(partnership=version.partnership, state__in=SHARED)
    for other in others.exclude(pk=version.pk):
        _leave(other, VersionState.REPLACED, replaced_at=timezone.now())
    version.state = VersionState.CONSULTATION if until else VersionState.PROPOSAL
    version.consultation_until, version.consultation_closed_at = until, None
    version.proposed_on = version.proposed_on or timezone.localdate()
    version.save()
    tell(version.partnership_id, by, "version_shared", version, number=version.number, until=until)
    return version


@transaction.atomic
def unshare(*, version: AmbitionVersion, by: Any) -> AmbitionVersion:
    """Take back what was just shared, as long as nobody reacted; what it replaced lies there again.

    Raises Refused when somebody commented or spoke meanwhile.
    """
    version = locked(version, SHARED)
    if version.comments.exists() or version.endorsements.exists():
        raise Refused(_("Somebody reacted to this text already. Withdraw it instead."))
    version.state, version.proposed_on, version.consultation_until = VersionState.DRAFT, None, None
    _check_free(version)
    version.save()
    before = version.based_on
    if before and before.state == VersionState.REPLACED and before.state_before in SHARED:
        _return(before)
    tell(version.partnership_id, by, "version_unshared", version, number=version.number)
    return version


@transaction.atomic
def close_consultation(*, version: AmbitionVersion, by: Any) -> AmbitionVersion:
    """From now on nobody comments any more; answers can still be given."""
    version = locked(version, [VersionState.CONSULTATION])
    if version.consultation_closed_at is None:
        version.consultation_closed_at = timezone.now()
        version.save()
        tell(version.partnership_id, by, "consultation_closed", version, number=version.number)
    return version


@transaction.atomic
def reopen_consultation(*, version: AmbitionVersion, by: Any) -> AmbitionVersion:
    """Undo of closing: its last day counts again."""
    version = locked(version, [VersionState.CONSULTATION])
    if version.consultation_closed_at is not None:
        version.consultation_closed_at = None
        version.save()
        tell(version.partnership_id, by, "consultation_reopened", version, number=version.number)
    return version


@transaction.atomic
def adopt(
    *, version: AmbitionVersion, by: Any, adopted_on: date | None, where: str = ""
) -> AmbitionVersion:
    """From this day the text stands; the one that stood is replaced."""
    version = locked(version, UNFINISHED)
    if adopted_on is not None and adopted_on > timezone.localdate():
        raise Refused(_("This day is still to come. Choose today or earlier."), "adopted_on")
    make_stand(version, adopted_on=adopted_on, where=where)
    tell(
        version.partnership_id, by, "ambition_adopted", version,
        number=version.number, adopted_on=adopted_on, sentence=version.sentence,
    )  # fmt: skip
    return version


@transaction.atomic
def unadopt(*, version: AmbitionVersion, by: Any) -> AmbitionVersion:
    """Undo of adopting: the text goes back to where it was, the one before it stands again."""
    version = locked(version, [VersionState.ADOPTED])
    if version.state_before not in UNFINISHED:
        raise Refused(_("This version has always stood; there is nothing to go back to."))
    rows = AmbitionVersion.objects.filter(partnership=version.partnership, adopted_at__isnull=False)
    before = rows.filter(state=VersionState.REPLACED).order_by("-replaced_at", "-number").first()
    version.state, version.state_before = version.state_before, ""
    _check_free(version)
    version.adopted_on, version.adopted_at, version.adopted_where = None, None, ""
    version.save()
    if before is None:
        Ambition.objects.filter(partnership=version.partnership).delete()
    else:
        before.state, before.replaced_at, before.state_before = VersionState.ADOPTED, None, ""
        before.save()
        stands(before)
    tell(version.partnership_id, by, "adoption_undone", version, number=version.number)
    return version


@transaction.atomic
def withdraw(*, version: AmbitionVersion, by: Any, reason: str = "") -> AmbitionVersion:
    """Stop with a draft or proposal; it stays in the history. A shared one needs a reason."""
    version = locked(version, UNFINISHED)
    reason = " ".join(reason.split())
    if version.is_shared and not reason:
        raise Refused(_("Say why this proposal is withdrawn. The partners read it."), "reason")
    _leave(version, VersionState.WITHDRAWN, withdrawn_at=timezone.now(), withdrawn_reason=reason)
    tell(version.partnership_id, by, "version_withdrawn", version, number=version.number)
    return version


@transaction.atomic
def restore(*, version: AmbitionVersion, by: Any) -> AmbitionVersion:
    """Undo of withdrawing. Raises Refused when another text took its place."""
    version = locked(version, [VersionState.WITHDRAWN])
    _return(version)
    tell(version.partnership_id, by, "version_restored", version, number=version.number)
    return version


def locked(version: AmbitionVersion, states: Any) -> AmbitionVersion:
    """The version as it is now, held until the transaction ends; Refused in another state."""
    lock(version.partnership)
    found = AmbitionVersion.objects.select_related("partnership", "based_on").get(pk=version.pk)
    if found.state not in states:
        raise Refused(MOVED_ON)
    return found


def make_stand(version: AmbitionVersion, *, adopted_on: date | None, where: str = "") -> Ambition:
    """Put a version in the place of the one that stood; call it with the partnership locked."""
    rows = AmbitionVersion.objects.filter(partnership=version.partnership)
    for other in rows.filter(state=VersionState.ADOPTED):
        _leave(other, VersionState.REPLACED, replaced_at=timezone.now())
    version.state_before, version.state = version.state, VersionState.ADOPTED
    version.adopted_on, version.adopted_where = adopted_on, " ".join(where.split())
    version.adopted_at = timezone.now()
    version.save()
    return stands(version)


def stands(version: AmbitionVersion) -> Ambition:
    """Keep the sentence that stands at hand."""
    ambition = Ambition.objects.filter(partnership=version.partnership).first()
    if ambition is None:
        ambition = Ambition(partnership=version.partnership, version=0)
    ambition.sentence, ambition.adopted_on = version.sentence, version.adopted_on
    ambition.version, ambition.changed_at = ambition.version + 1, timezone.now()
    ambition.save()
    return ambition


def _leave(version: AmbitionVersion, state: VersionState, **fields: Any) -> None:
    version.state_before, version.state = version.state, state
    for name, value in fields.items():
        setattr(version, name, value)
    version.save()


def _return(version: AmbitionVersion) -> None:
    version.state, version.state_before = version.state_before, ""
    _check_free(version)
    version.withdrawn_at = version.replaced_at = None
    version.withdrawn_reason = ""
    version.save()


def _check_free(version: AmbitionVersion) -> None:
    """One draft and one proposal at a time."""
    states = [VersionState.DRAFT] if version.is_draft else list(SHARED)
    rows = AmbitionVersion.objects.filter(partnership=version.partnership, state__in=states)
    if rows.exclude(pk=version.pk).exists():
        raise Refused(
            _("Another text took its place meanwhile. Finish or withdraw that one first.")
        )
