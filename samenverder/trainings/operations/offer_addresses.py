"""Somebody without an account signs people of the own school up, with the address in a mail."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Access, Layer, Organisation, Person, Position
from samenverder.network.models.organisation import in_force
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused
from samenverder.trainings.keys import offer_key
from samenverder.trainings.models import (
    DateOffer,
    OfferAddress,
    SignUp,
    Training,
    TrainingDate,
)
from samenverder.trainings.operations.places import again_when_busy
from samenverder.trainings.operations.signing_up import give, why_closed, withdraw
from samenverder.trainings.operations.telling import locked_date

MOST = 40  # people one address signs up: more than a school sends to one training


def addresses_for(training: Training, people: Iterable[Person]) -> dict[int, str]:
    """{person without an account here: where they sign people up}; three queries at most."""
    asked = list(people)
    users = [person.user_id for person in asked if person.user_id]
    inside = set(
        Access.objects.filter(partnership=training.partnership_id, user__in=users).values_list(
            "user", flat=True
        )
    )
    found = {}
    for person in asked:
        if person.user_id not in inside:
            row, _made = OfferAddress.objects.get_or_create(training=training, person=person)
            found[person.pk] = reverse("trainings:offered", args=[offer_key(row)])
    return found


@again_when_busy
@transaction.atomic
def sign_up_with_address(
    *,
    address: OfferAddress,
    date: TrainingDate,
    school: Organisation,
    people: Sequence[tuple[str, str]],
) -> list[SignUp]:
    """Sign people of the school up: (name, e-mail address) of each, in this order.

    Empty ones are passed over. Who is not known yet becomes a person who works there. The rows,
    each with `is_new`. Raises Refused when the date is closed or was not offered to this school,
    when the address signed enough people up, or when somebody is not of this school.
    """
    current = locked_date(date)
    offered = DateOffer.objects.filter(date=current, school=school).exists()
    if not offered or current.training_id != address.training_id:
        raise Refused(_("This date is no longer offered to your school."))
    if not current.is_open:
        raise Refused(why_closed(current))
    if address.sign_ups.count() + sum(bool(name) for name, _email in people) > MOST:
        text = _("With this address %(n)d people can be signed up. Ask who organises it for more.")
        raise Refused(text % {"n": MOST})
    found = [
        _somebody(address, school, name, email, at)
        for at, (name, email) in enumerate(people, start=1)
        if name
    ]
    return give(current, found, None, address)


def _somebody(
    address: OfferAddress, school: Organisation, name: str, email: str, at: int
) -> Person:
    """The person of the school with this e-mail address; a new one when nobody has it."""
    here = address.training.partnership_id
    known = Person.objects.present().filter(partnership=here, email__iexact=email)
    held = Position.objects.filter(in_force(), organisation=school)
    found = known.filter(pk__in=held.values("person")).order_by("pk").first()
    if found is not None:
        return found
    if known.exists():
        text = _("Nobody of your school can be signed up with %(email)s. Use another e-mail "
                 "address, or ask who organises it.")  # fmt: skip
        raise Refused(text % {"email": email}, f"email_{at}")
    person = Person.objects.create(partnership_id=here, name=name, email=email)
    Position.objects.create(
        person=person, organisation=school, layer=Layer.PRACTICE, since=timezone.localdate()
    )
    note(here, None, "person_added", person)
    return person


@transaction.atomic
def sign_off_with_address(*, address: OfferAddress, row: SignUp) -> SignUp:
    """Somebody this address signed up does not come."""
    _check(address, row)
    return withdraw(row=row, by=None)


@again_when_busy
@transaction.atomic
def sign_up_again_with_address(*, address: OfferAddress, row: SignUp) -> SignUp:
    """Undo of that: a place when there is one, else the end of the waiting list."""
    _check(address, row)
    current = locked_date(row.date)
    if not current.is_open:
        raise Refused(why_closed(current))
    return give(current, [row.person], None, address)[0]


def _check(address: OfferAddress, row: SignUp) -> None:
    if row.by_address_id != address.pk:
        raise ValueError("An address changes only who it signed up.")
