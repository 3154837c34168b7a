"""Decisions and agreements of a made-up partnership, and for search as many actions as wanted."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from samenverder.commitments.models import (
    ActionItem,
    Agreement,
    AgreementParty,
    Change,
    Comment,
    Decision,
)
from samenverder.insight.models import WeeklyDigest
from samenverder.network.models import MailStop

TEXT = (
    "scholen spreken af dat elke leerling een warme overdracht krijgt; de werkgevers bieden "
    "stages en de gemeente betaalt het vervoer naar het loopbaangesprek in de regio"
)
WORDS = TEXT.split()
ENDS = ["Zwanet met mandaat", "Aafke met mandaat"]  # every kind stands on the first page both ways


def sentence(region: Any) -> str:
    """Some words about what such regions agree on."""
    return " ".join(region.dice.choices(WORDS, k=9)).capitalize()


def add_commitments(region: Any) -> None:
    """As many decisions and agreements as `others` says, of every state, with their history."""
    here = {"partnership": region.partnership, "created_by": region.coordinator}
    states = ["provisional", "confirmed", "rejected", "withdrawn"]
    region.decisions = Decision.objects.bulk_create(
        Decision(
            **here,
            text=f"{sentence(region)} ({at})",
            subject="means",
            amount=Decimal(500 * at),
            decided_on=region.today - timedelta(days=20 * at),
            state=states[at % 4],
            reason="Geen geld" if at % 4 > 1 else "",
            mandate_label=ENDS[at // 4 % 2] if at % 4 == 1 else "",
            source_label="Bestuurlijk overleg",
            focus_area=region.areas[at % len(region.areas)],
        )
        for at in range(region.sizes.others)
    )
    region.agreements = Agreement.objects.bulk_create(
        Agreement(
            **{**here, "created_by": region.users[at % len(region.users)]},
            text=f"{sentence(region)} ({at})",
            starts_on=region.today - timedelta(days=300),
            until=region.today + timedelta(days=40 * at - 60),
            reason="Niet meer nodig" if at % 3 == 2 else "",
            state="ended" if at % 3 == 2 else "running",
            parties_label=f"{ENDS[at % 2]}, {region.organisations[0].name}",
            source_label="Bestuurlijk overleg",
            focus_area=region.areas[at % len(region.areas)],
        )
        for at in range(region.sizes.others)
    )
    for row in region.agreements:
        AgreementParty.objects.create(
            agreement=row,
            organisation=region.organisations[0],
            person=region.people[0],
            mandate_label="Iemand met mandaat",
        )
    for name, row in (("decision", region.decisions[0]), ("agreement", region.agreements[0])):
        region.decisions[0].asked_of.add(region.people[0])
        for _ in range(region.sizes.others):
            about = {name: row, "by": region.coordinator}
            Change.objects.create(**about, field="text", before="Eerst", after="Nu")
            Comment.objects.create(**about, text="Dit loopt.")
    MailStop.objects.create(person=region.people[0], subject="digest")
    WeeklyDigest.objects.create(person=region.people[0], week=region.today)


def many_actions(region: Any, number: int) -> None:
    """So many actions of ten years, most of them done; for search and for the long list."""
    ActionItem.objects.bulk_create(
        (
            ActionItem(
                partnership=region.partnership,
                text=f"{sentence(region)} ({at})",
                owner=region.people[at % len(region.people)],
                owner_name=region.people[at % len(region.people)].name,
                due_on=region.today - timedelta(days=at % 3650 - 60),
                state="done" if at % 9 else "open",
                source_label=f"Overleg {at % 200}",
                focus_area=region.areas[at % len(region.areas)],
            )
            for at in range(number)
        ),
        batch_size=2000,
    )
