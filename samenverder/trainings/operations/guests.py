"""Letting another region come to a training: invite, accept, end."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.audit.operations import record
from samenverder.network.models import Partnership, Person
from samenverder.network.operations.problems import Refused
from samenverder.trainings.models import (
    GuestCode,
    SignUp,
    SignUpState,
    Training,
    TrainingDate,
    TrainingGuest,
)
from samenverder.trainings.operations.signing_up import sign_up, withdraw
from samenverder.trainings.operations.telling import locked, tell

MOST_OPEN = 20


@transaction.atomic
def invite_region(*, training: Training, by: Any, label: str) -> GuestCode:
    """A secret address for one other region; `label` is for whom, as only we read it."""
    current = locked(training)
    if current.guest_codes.filter(ended_at=None, guest=None).count() >= MOST_OPEN:
        raise Refused(_("There are twenty invitations that nobody accepted. End one first."))
    code = GuestCode.objects.create(training=current, label=label, made_by=by)
    tell(current, by, "training_region_invited")
    return code


@transaction.atomic
def accept(*, code: GuestCode, partnership: Partnership, by: Any) -> TrainingGuest:
    """The other region says yes: from now on its people see the training and sign up.

    Raises Refused when the invitation was ended or used by another region meanwhile.
    """
    held = GuestCode.objects.select_for_update(of=("self",)).get(pk=code.pk)
    training = locked(held.training)
    if held.ended_at or (held.guest and held.guest.partnership_id != partnership.pk):
        raise Refused(_("This invitation no longer holds. Ask who sent it for a new one."))
    if partnership.pk == training.partnership_id:
        raise Refused(_("This is a training of your own partnership."))
    guest, made = TrainingGuest.objects.get_or_create(
        training=training, partnership=partnership, defaults={"accepted_at": timezone.now()}
    )
    if held.guest is None and not GuestCode.objects.filter(guest=guest).exists():
        held.guest = guest
        held.save(update_fields=["guest"])
    if made:
        tell(training, None, "training_region_accepted")
        _note(partnership, by, "training_of_other_accepted")
    return guest


@transaction.atomic
def end_invitation(*, code: GuestCode, by: Any) -> int:
    """The address opens nothing any more, and the region that came with it no longer may.

    Returns how many sign-ups for dates to come were taken off; those people get a mail.
    """
    held = GuestCode.objects.select_for_update(of=("self",)).get(pk=code.pk)
    if held.ended_at:
        return 0
    guest = held.guest
    held.ended_at, held.guest = timezone.now(), None
    held.save(update_fields=["ended_at", "guest"])
    tell(held.training, by, "training_region_ended")
    return _leave(guest) if guest is not None else 0


@transaction.atomic
def leave(*, guest: TrainingGuest, by: Any) -> int:
    """The other region itself no longer comes; as `end_invitation`."""
    GuestCode.objects.filter(guest=guest).update(ended_at=timezone.now(), guest=None)
    tell(guest.training, None, "training_region_ended")
    _note(guest.partnership, by, "training_of_other_left")
    return _leave(guest)


def _leave(guest: TrainingGuest) -> int:
    rows = SignUp.objects.filter(
        date__training=guest.training_id,
        person__partnership=guest.partnership_id,
        date__starts_at__gt=timezone.now(),
        date__removed_at=None,
    ).exclude(state=SignUpState.WITHDRAWN)
    found = list(rows.select_related("date").order_by("date", "rank"))
    guest.delete()
    for row in found:
        withdraw(row=row, by=None)
    return len(found)


def sign_up_from_elsewhere(*, guest: TrainingGuest, date: TrainingDate, person: Person) -> SignUp:
    """Somebody of the other region signs up. The log of the host says that, not who."""
    _check(guest, date, person)
    return sign_up(date=date, person=person, by=None)


def sign_off_from_elsewhere(*, guest: TrainingGuest, row: SignUp) -> SignUp:
    """Somebody of the other region signs off."""
    _check(guest, row.date, row.person)
    return withdraw(row=row, by=None)


def _check(guest: TrainingGuest, date: TrainingDate, person: Person) -> None:
    if date.training_id != guest.training_id or person.partnership_id != guest.partnership_id:
        raise ValueError("The date is of the training, the person of the region that may come.")


def _note(partnership: Partnership, by: Any, verb: str) -> None:
    record(
        partnership_id=partnership.pk, actor=by, verb=verb, subject=f"partnership:{partnership.pk}"
    )
