"""What was decided after a made-up dialogue meeting, and who wants to hear of it."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from samenverder.ambition.models import RegionalQuestion
from samenverder.commitments.models import ActionItem
from samenverder.dialogues.models import (
    Contribution,
    Destination,
    Dialogue,
    DialogueAddress,
    DialogueMailing,
    PartyQuestion,
)
from samenverder.meetings.models import AgendaItem, Meeting
from samenverder.projects.models import Project

KINDS = ("parked", "action", "agenda", "project", "question")


def give_destinations(dialogue: Dialogue, rows: list[Contribution], number: int) -> None:
    """`number` destinations of every kind in turn, as many addresses, and a message in writing."""
    told = [row for row in rows if row.kind in {"puzzle", "idea", "pearl"}]
    for at in range(number):
        kind = KINDS[at % len(KINDS)]
        row = told[at % len(told)]
        Destination.objects.create(
            contribution=row, group=row.group if at == 0 else None, kind=kind, text="Later",
            outcome="Er kwam iets van", **_made(dialogue, kind),
        )  # fmt: skip
        asked = PartyQuestion.objects.create(
            dialogue=dialogue, text="Wie betaalt?", party="Gemeente", name="Jo",
            email=f"partij{at}@voorbeeld.example", answer="Wij." if at % 2 else "",
        )  # fmt: skip
        Destination.objects.create(
            contribution=row, kind="question", text=asked.text, asked_of="Gemeente", asked=asked
        )
    DialogueAddress.objects.bulk_create(
        DialogueAddress(
            dialogue=dialogue, email=f"adres{at}@voorbeeld.example", email_hash=f"{at:064x}",
            ticket=f"ticket-{dialogue.pk}-{at}",
        )
        for at in range(number)
    )  # fmt: skip
    DialogueMailing.objects.create(dialogue=dialogue, kind="outcome", text="Dit kwam ervan.")


def _made(dialogue: Dialogue, kind: str) -> dict[str, Any]:
    region = dialogue.partnership
    if kind == "action":
        action = ActionItem.objects.create(
            partnership=region, text="Doen", owner_name="Jo", due_on=date(2026, 12, 1)
        )
        return {"action": action}
    if kind == "agenda":
        start = timezone.now() + timedelta(days=30)
        meeting = Meeting.objects.create(
            partnership=region, kind="board", title="Overleg", starts_at=start,
            ends_at=start + timedelta(hours=1),
        )  # fmt: skip
        return {"agenda_item": AgendaItem.objects.create(meeting=meeting, title="Punt")}
    if kind == "project":
        project = Project.objects.create(partnership=region, title="Project", purpose="Waarvoor")
        return {"project": project}
    if kind == "question":
        return {"question": RegionalQuestion.objects.create(partnership=region, text="Vraag?")}
    return {}
