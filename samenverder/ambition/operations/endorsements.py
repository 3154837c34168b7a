"""A partner says, through a person with the mandate, that it stands behind a text, or not yet."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import AmbitionVersion, Endorsement, Stand
from samenverder.ambition.operations.drafts import lock
from samenverder.ambition.operations.telling import tell
from samenverder.ambition.queries.people import own_mandates
from samenverder.network.models import DecisionSubject, Mandate, Organisation
from samenverder.network.operations.problems import Refused
from samenverder.network.queries.mandates import mandates_for

WHY = _("Say in one sentence why not yet. The partners read it.")


@transaction.atomic
def endorse(
    *, version: AmbitionVersion, by: Any, organisation: Organisation, stand: str, why: str = ""
) -> Endorsement:
    """Speak for an organisation with one's own mandate.

    Raises Refused without a mandate for the ambition, for a text that does not lie before the
    partners, and for “not yet” without a reason.
    """
    own = own_mandates(by, version.partnership)
    mandate = next((row for row in own if row.organisation_id == organisation.pk), None)
    if mandate is None:
        raise Refused(_("You have no mandate to decide about the ambition for this organisation."))
    return _put(version, by, mandate, stand=stand, why=why)


@transaction.atomic
def record_on_paper(
    *,
    version: AmbitionVersion,
    by: Any,
    mandate: Mandate,
    stand: str,
    why: str = "",
    said_on: date | None = None,
) -> Endorsement:
    """A coordinator records what somebody with the mandate said or signed elsewhere."""
    day = said_on or timezone.localdate()
    if day > timezone.localdate():
        raise Refused(_("This day is still to come. Choose today or earlier."), "said_on")
    known = mandates_for(version.partnership, DecisionSubject.AMBITION, on=day)
    if mandate not in known:
        raise Refused(_("This person had no mandate for the ambition on that day."), "mandate")
    return _put(version, by, mandate, stand=stand, why=why, said_on=day, on_paper=True)


@transaction.atomic
def withdraw_endorsement(*, endorsement: Endorsement, by: Any) -> None:
    """What the partner said no longer counts; it stays on record."""
    if endorsement.withdrawn_at is None:
        endorsement.withdrawn_at = timezone.now()
        endorsement.save(update_fields=["withdrawn_at"])
        _tell(endorsement, by, "endorsement_withdrawn")


@transaction.atomic
def restore_endorsement(*, endorsement: Endorsement, by: Any, instead_of: int = 0) -> None:
    """Undo of withdrawing, or of saying something else: `instead_of` is the row that goes then.

    Raises Refused when the partner said something else meanwhile.
    """
    version = endorsement.version_of_text
    lock(version.partnership)
    rows = version.endorsements.filter(
        organisation_id=endorsement.organisation_id, withdrawn_at__isnull=True
    )
    if rows.exclude(pk__in=[endorsement.pk, instead_of]).exists():
        raise Refused(_("This partner said something else meanwhile."))
    if endorsement.withdrawn_at is not None:
        rows.filter(pk=instead_of).update(withdrawn_at=timezone.now())
        endorsement.withdrawn_at = None
        endorsement.save(update_fields=["withdrawn_at"])
        _tell(endorsement, by, "endorsement_restored")


def said_before(endorsement: Endorsement) -> Endorsement | None:
    """What this partner said until then; it was withdrawn in the moment this was recorded."""
    rows = endorsement.version_of_text.endorsements.filter(
        organisation_id=endorsement.organisation_id, withdrawn_at=endorsement.recorded_at
    )
    return rows.select_related("version_of_text__partnership").first()


def _put(
    version: AmbitionVersion, by: Any, mandate: Mandate, *, stand: str, why: str, **more: Any
) -> Endorsement:
    why = " ".join(why.split())
    if stand == Stand.NOT_YET and not why:
        raise Refused(WHY, "why")
    lock(version.partnership)
    version.refresh_from_db(fields=["state"])
    if not version.can_be_endorsed:
        raise Refused(_("This text does not lie before the partners (any more)."))
    given: dict[str, Any] = {
        "stand": stand,
        "why": why if stand == Stand.NOT_YET else "",
        "person": mandate.person,
        **more,
    }
    rows = version.endorsements.filter(organisation_id=mandate.organisation_id, withdrawn_at=None)
    now = rows.first()
    if now and all(getattr(now, name) == value for name, value in given.items()):
        return now
    moment = timezone.now()
    rows.update(withdrawn_at=moment)
    made = Endorsement.objects.create(
        recorded_at=moment,
        version_of_text=version,
        organisation=mandate.organisation,
        mandate=mandate,
        given_by=mandate.given_by,
        person_name=mandate.person.name,
        recorded_by=by,
        **given,
    )
    _tell(made, by, "endorsement_given", stand=stand, on_paper=made.on_paper)
    return made


def _tell(endorsement: Endorsement, by: Any, verb: str, **detail: Any) -> None:
    version = endorsement.version_of_text
    words = {"partner": str(endorsement.organisation), "number": version.number, **detail}
    tell(version.partnership_id, by, verb, version, **words)
