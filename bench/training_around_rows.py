"""What stands around the trainings of a made-up partnership: needs, offers, guests, lists."""

from datetime import datetime, time, timedelta
from typing import Any

from samenverder.lib.text import ZONE
from samenverder.meetings.models import Attendee, Meeting, MeetingOrganiser, MeetingState
from samenverder.network.models import Position
from samenverder.trainings.models import (
    CatalogueImport,
    DateOffer,
    GuestCode,
    OfferAddress,
    SignUp,
    Training,
    TrainingFeed,
    TrainingForNeed,
    TrainingGuest,
)
from samenverder.trainings.queries.needs import shared_training_needs


def add_around_trainings(region: Any) -> None:
    """As many of each as there are others; a partnership is its own guest, so nothing crosses."""
    n = region.sizes.others
    needs = list(shared_training_needs(region.partnership).order_by("pk")[:n])
    for training in region.trainings:
        _guest(training)
        for number in range(n):
            GuestCode.objects.create(training=training, label=f"Regio {number}")
    for need in needs or [region.plans[0].planneeds.first()]:
        _meet(region.trainings[0], need)
    _of_region(region.partnership, region.coordinator)
    for number in range(n):
        _visit(region, -10 - number, number)
    _visit(region, 12, 0)


def make_around_training(training: Training, plan: Any, user: Any) -> None:
    """The same for one training of a small partnership."""
    _guest(training)
    GuestCode.objects.create(training=training, label="Regio")
    _meet(training, plan.planneeds.first())
    _of_region(training.partnership, user)


def _guest(training: Training) -> None:
    partnership = training.partnership
    TrainingGuest.objects.create(
        training=training,
        partnership=partnership,
        accepted_at=datetime.combine(datetime.now(tz=ZONE).date(), time(9), ZONE),
    )


def _meet(training: Training, need: Any) -> None:
    TrainingForNeed.objects.create(training=training, need=need)
    for date in training.dates.order_by("starts_at"):
        until = date.starts_at.date() - timedelta(days=14)
        DateOffer.objects.get_or_create(
            date=date, school=need.plan.school, defaults={"kept": 1, "kept_until": until}
        )
    _with_address(training, need.plan.school)


def _with_address(training: Training, school: Any) -> None:
    """Somebody who works there, and has signed up who is signed up for the dates to come."""
    person = Position.objects.filter(organisation=school).order_by("pk")[0].person
    address, _made = OfferAddress.objects.get_or_create(training=training, person=person)
    SignUp.objects.filter(date__training=training).update(by_address=address)


def _of_region(partnership: Any, user: Any) -> None:
    CatalogueImport.objects.create(
        partnership=partnership, by=user, made={"trainings": [], "dates": []}
    )
    TrainingFeed.objects.create(partnership=partnership, user=user, kind="all")


def _visit(region: Any, days: int, number: int) -> None:
    start = datetime.combine(region.today + timedelta(days=days), time(14), ZONE)
    meeting = Meeting.objects.create(
        partnership=region.partnership,
        kind="inspiration",
        title=f"Bustour {number + 1}",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        state=MeetingState.HELD if days < 0 else MeetingState.PLANNED,
    )
    MeetingOrganiser.objects.create(meeting=meeting, organisation=region.organisations[number])
    Attendee.objects.bulk_create(
        Attendee(meeting=meeting, person=person, was_present=days < 0)
        for person in region.people[:8]
    )
