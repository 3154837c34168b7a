"""Dialogue meetings that are open or over, what was told there, and the names of groups.

What is hidden, parked or taken back is never found, nor a quote whose author did not agree, nor
whom others may call.
"""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionKind,
    ContributionState,
    Dialogue,
    DialogueRound,
    DialogueTable,
)
from samenverder.dialogues.queries.evenings import TOLD_IN
from samenverder.dialogues.queries.told import KIND, findable
from samenverder.insight.documents import Document, Source, day_of, join, path_of, register

# what an evening itself changes all the time (its clock, its screen) is none of these
READ_OF_DIALOGUE = ("title", "purpose", "place", "host_id", "starts_at", "phase", "removed_at")


def _dialogue(row: Dialogue) -> Iterable[Document]:
    if row.removed_at is None:
        tables = [table.title for table in row.tables.all()]
        rounds = [f"{part.title} {part.question}" for part in row.rounds.all()]
        yield Document(
            row.partnership_id,
            row.title,
            path_of("dialogues:detail", row.pk),
            body=join(row.purpose, row.place, *tables, *rounds),
            meta=join(row.host.name if row.host else "", row.place),
            day=day_of(row.starts_at),
        )


def _contribution(row: Contribution) -> Iterable[Document]:
    if row.withdrawn or row.state != ContributionState.SHOWN or not _is_told(row.dialogue):
        return
    if row.kind == ContributionKind.QUOTE and not row.may_quote:
        return
    dialogue = row.dialogue
    yield Document(
        dialogue.partnership_id,
        row.text,
        f"{path_of('dialogues:told')}?{urlencode({'bijdrage': str(row.key)})}",
        body=join(row.for_whom, row.more),
        meta=join(dialogue.title, dialogue.place),
        day=day_of(dialogue.starts_at),
    )


def _group(row: ContributionGroup) -> Iterable[Document]:
    if row.removed_at is None and _is_told(row.dialogue):
        asked = urlencode({"groep": row.name, "bijeenkomst": row.dialogue_id})
        yield Document(
            row.dialogue.partnership_id,
            row.name,
            f"{path_of('dialogues:told')}?{asked}",
            meta=row.dialogue.title,
            day=day_of(row.dialogue.starts_at),
        )


def _is_told(dialogue: Dialogue) -> bool:
    return dialogue.removed_at is None and dialogue.phase in TOLD_IN


def _still(ids: list[int]) -> Iterable[int]:
    """Those that may be read at this moment: what was hidden a second ago is gone."""
    return findable().filter(pk__in=ids).values_list("pk", flat=True)


def _in_dialogues(model: Any) -> Callable[[list[int]], Iterable[int]]:
    return lambda ids: model.objects.filter(dialogue__in=ids).values_list("pk", flat=True)


_TABLES = DialogueTable.objects.filter(removed_at=None)
_DIALOGUES = Dialogue.objects.select_related("host").prefetch_related(
    Prefetch("tables", _TABLES), Prefetch("rounds", DialogueRound.objects.all())
)
KINDS = (
    Source(
        KIND,
        _("Pearls, puzzles and ideas"),
        Contribution.objects.select_related("dialogue").all,
        _contribution,
        (("dialogues_contribution", "id"),),
        still=_still,
    ),
    Source(
        "told_group",
        _("Groups of pearls and puzzles"),
        ContributionGroup.objects.select_related("dialogue").all,
        _group,
        (("dialogues_contributiongroup", "id"),),
    ),
    Source(
        "dialogue",
        _("Dialogue meetings"),
        _DIALOGUES.all,
        _dialogue,
        (
            ("dialogues_dialogue", "id", READ_OF_DIALOGUE),
            ("dialogues_dialoguetable", "dialogue_id"),
            ("dialogues_dialogueround", "dialogue_id"),
        ),
    ),
    Source(
        "dialogue_told",
        "",
        Dialogue.objects.none,
        lambda row: (),
        (("dialogues_dialogue", "id", READ_OF_DIALOGUE),),
        {KIND: _in_dialogues(Contribution), "told_group": _in_dialogues(ContributionGroup)},
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)
