"""What stands around the trainings of the example region, and a neighbour that lets it come."""

from typing import Any


def known_training_needs(region: Any) -> dict[str, Any]:
    """Numbers and keys."""
    from samenverder.trainings.evaluation_keys import place_key
    from samenverder.trainings.keys import guest_key
    from samenverder.trainings.models import GuestCode, Training
    from samenverder.trainings.queries.needs import unmet

    talks = Training.objects.get(partnership=region, title__startswith="Loopbaangesprekken")
    code = GuestCode.objects.get(training=talks)
    needs = unmet(region).order_by("pk").values_list("pk", flat=True)[:2]
    offered = talks.dates.filter(offers__isnull=False).distinct().get()
    return {
        "offer_key": _address(talks, offered),
        "place_key": place_key(offered.sign_ups.order_by("-rank")[0]),
        "talks": talks.pk,
        "needs": list(needs),
        "offered": offered.pk,
        "offer": offered.offers.order_by("pk")[0].pk,
        "to_offer": talks.dates.exclude(pk=offered.pk).order_by("-starts_at")[0].pk,
        "invitation": guest_key(code),
        "guest": _neighbour(region),
    }


def _address(training: Any, date: Any) -> str:
    """Somebody without an account signed two colleagues up; one of them waits."""
    from samenverder.network.models import Person, Position
    from samenverder.trainings.keys import offer_key
    from samenverder.trainings.operations.offer_addresses import (
        addresses_for,
        sign_up_with_address,
    )

    school = date.offers.order_by("school__name")[0].school
    person = Person.objects.create(
        partnership=training.partnership, name="Fatima Aydin", email="fatima@school.example"
    )
    Position.objects.create(person=person, organisation=school, layer="management")
    addresses_for(training, [person])
    address = training.offer_addresses.get()
    names = [("Jelle Bakker", "jelle@school.example"), ("Yara Smit", "yara@school.example")]
    sign_up_with_address(address=address, date=date, school=school, people=names)
    return offer_key(address)


def _neighbour(region: Any) -> int:
    """Another region with one training to which people of this one may come."""
    from datetime import timedelta

    from django.utils import timezone

    from samenverder.network.models import Partnership
    from samenverder.trainings.models import Training, TrainingDate, TrainingGuest

    host = Partnership.objects.create(name="Regio Waterland", slug="waterland")
    training = Training.objects.create(
        partnership=host, title="Rekenen op de werkplek", provider_name="Bureau Rekenwerk",
        aim="U maakt van werk een rekenles.", audience="Leraren en praktijkopleiders", hours=6,
        euros=80, conditions="Neem een opdracht uit een bedrijf mee.",
    )  # fmt: skip
    start = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=33)
    TrainingDate.objects.create(
        training=training, starts_at=start, ends_at=start + timedelta(hours=3), place="Online",
        capacity=12,
    )  # fmt: skip
    guest = TrainingGuest.objects.create(
        training=training, partnership=region, accepted_at=timezone.now()
    )
    return guest.pk
