"""In the example region: needs a training meets, schools that were offered it, who organised."""

from typing import Any

from django.utils import timezone

from samenverder.config.example.trainings import TALKS
from samenverder.meetings.models import Meeting, MeetingOrganiser
from samenverder.network.models import Partnership
from samenverder.trainings.models import DateOffer, GuestCode, Training, TrainingForNeed
from samenverder.trainings.operations.keeping import BEFORE
from samenverder.trainings.queries.needs import shared_training_needs

ORGANISED = {
    "Op bezoek bij Zorggroep Waterlelie": ("Zorggroep Waterlelie", "Gemeente Lindemeer"),
    "Op bezoek bij Bouwbedrijf Van Eiken": ("Bouwbedrijf Van Eiken", "Mbo Rivierenland Lindemeer"),
    "Regiodag: leren in de praktijk": ("Lindecollege", "Mbo Rivierenland Lindemeer"),
}


def add_training_needs(partnership: Partnership, users: Any) -> None:
    """Talks with pupils, for the schools that asked for it; an invitation nobody accepted yet."""
    by = users["Marloes Dekker"]
    training = Training.objects.get(partnership=partnership, title=TALKS)
    needs = [
        need
        for need in shared_training_needs(partnership).order_by("pk")
        if "gesprek" in need.text.lower()
    ]
    TrainingForNeed.objects.bulk_create(
        TrainingForNeed(training=training, need=need) for need in needs
    )
    schools = {need.plan.school_id for need in needs}
    dates = training.dates.filter(starts_at__gt=timezone.now()).order_by("-starts_at")[:1]
    DateOffer.objects.bulk_create(
        DateOffer(
            date=date,
            school_id=school,
            by=by,
            kept=2,
            kept_until=max(timezone.localdate(), date.starts_at.date() - BEFORE),
        )
        for date in dates
        for school in schools
    )
    GuestCode.objects.create(training=training, label="Regio Waterland", made_by=by)
    _organisers(partnership)


def _organisers(partnership: Partnership) -> None:
    partners = dict(partnership.organisations.values_list("name", "pk"))
    meetings = Meeting.objects.filter(partnership=partnership, title__in=ORGANISED)
    MeetingOrganiser.objects.bulk_create(
        MeetingOrganiser(meeting=meeting, organisation_id=partners[name])
        for meeting in meetings
        for name in ORGANISED[meeting.title]
    )
