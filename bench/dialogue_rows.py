"""Dialogue meetings of a made-up partnership: tables, rounds, devices, cards, marks and groups."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from bench.afterwards_rows import give_destinations
from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionMark,
    ContributionPicture,
    Dialogue,
    DialogueRound,
    DialogueSeat,
    DialogueSeries,
    DialogueTable,
    PictureContent,
)
from samenverder.dialogues.secrets import author_hash, marker_hash, seat_hash
from samenverder.network.models import Partnership

SECRET = "merel anker 100"
PIXEL = b"\xff\xd8\xff\xd9"
KINDS = ("pearl", "puzzle", "idea", "quote")
MOST_TABLES, MOST_CARDS = 30, 400
MOST_DESTINATIONS = 20


def add_dialogues(region: Any) -> None:
    """As many meetings as there are others (sixty at most); the last is under way."""
    number = min(region.sizes.others, 60)
    series = DialogueSeries.objects.create(partnership=region.partnership, title="Serie")
    region.dialogues = [
        make_dialogue(region.partnership, number if at == number - 1 else 2, at, region)
        for at in range(number)
    ]
    Dialogue.objects.filter(partnership=region.partnership).update(series=series)


def make_dialogue(
    partnership: Partnership, number: int = 1, at: int = 0, region: Any = None
) -> Dialogue:
    """One that is under way, with `number` of everything (30 tables and 400 cards at most)."""
    dialogue = Dialogue.objects.create(
        partnership=partnership, title=f"Dialoog {at + 1}", phase="open", screen="wall", round=1,
        starts_at=timezone.now() - timedelta(days=at), opened_at=timezone.now(), purpose="Waarvoor",
        place="Zaal", host=region.organisations[0] if region else None,
    )  # fmt: skip
    tables = [
        DialogueTable.objects.create(
            dialogue=dialogue, number=row + 1, title=f"Tafel {row + 1}",
            focus_area=region.areas[0] if region else None,
            host=region.people[0] if region else None,
        )
        for row in range(min(number, MOST_TABLES))
    ]  # fmt: skip
    for row in range(min(number, 8)):
        DialogueRound.objects.create(
            dialogue=dialogue, order=row + 1, title="Ronde", question="Wat werkt hier?"
        )
    group = ContributionGroup.objects.create(dialogue=dialogue, name="Groep")
    for row in range(min(number, MOST_TABLES)):
        secret = SECRET if row == 0 else f"{SECRET}-{row}"
        DialogueSeat.objects.create(
            dialogue=dialogue, seat_hash=seat_hash(dialogue.salt, secret), table=tables[row]
        )
    rows = _cards(dialogue, tables, group, min(number * 4, MOST_CARDS))
    give_destinations(dialogue, rows, min(number, MOST_DESTINATIONS))
    return dialogue


def _cards(
    dialogue: Dialogue, tables: list[DialogueTable], group: ContributionGroup, number: int
) -> list[Contribution]:
    made = []
    for at in range(number):
        key = UUID(int=(dialogue.pk << 64) + at + 1)
        own = SECRET if at % 4 == 0 else f"ander-{at}"
        made.append(
            Contribution(
                dialogue=dialogue, table=tables[at // 4 % len(tables)], key=key,
                author_hash=author_hash(dialogue.salt, own, str(key)), shuffle=f"{at:032x}",
                kind=KINDS[at % 4], text=f"Verteld {at}", for_whom="leerlingen", more="Meer erover",
                contact="Iemand", group=group, sequence=1,
            )
        )  # fmt: skip
    rows = Contribution.objects.bulk_create(made)
    _photos(rows[::3])
    ContributionMark.objects.bulk_create(
        ContributionMark(
            contribution=row,
            kind="have_too",
            marker_hash=marker_hash(dialogue.salt, SECRET, str(row.key)),
        )
        for row in rows
    )
    puzzles = [row for row in rows if row.kind == "puzzle"]
    ideas = [row for row in rows if row.kind == "idea"]
    for idea, puzzle in zip(ideas, puzzles, strict=False):
        Contribution.objects.filter(pk=idea.pk).update(about=puzzle)
    return rows


def _photos(rows: list[Contribution]) -> None:
    photos = ContributionPicture.objects.bulk_create(
        ContributionPicture(
            contribution=row, key=row.key, width=1, height=1, size=len(PIXEL), alt="Een flap-over"
        )
        for row in rows
    )
    PictureContent.objects.bulk_create(
        PictureContent(picture=photo, content=PIXEL, thumbnail=PIXEL) for photo in photos
    )
