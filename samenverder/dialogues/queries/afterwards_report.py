"""What stands in the report of a meeting, on screen, on paper and in a spreadsheet alike.

Only what is on the wall, quotes whose author agreed, and never who told it. Organisations and
layers are counted, from five devices on, so that nobody can work out a smaller group; and only
when the meeting is over, so that nobody sees a figure change as somebody comes in.
"""

from collections import Counter
from dataclasses import dataclass

from samenverder.dialogues.models import (
    Contribution,
    ContributionKind,
    ContributionMark,
    ContributionPicture,
    Dialogue,
    DialoguePhase,
    DialogueTable,
)
from samenverder.dialogues.queries.afterwards import Progress, Thing, progress_of, things_of
from samenverder.dialogues.queries.wall import on_wall, shown, tables_of, totals
from samenverder.lib.statistics.disclosure import safe_groups
from samenverder.network.models import Layer, Organisation

MOST_PHOTOS = 24


@dataclass(frozen=True)
class Counts:
    """How many devices, contributions of each kind and marks; groups of five and more."""

    devices: int
    kinds: dict[str, int]
    marks: int
    layers: list[tuple[str, int]]
    organisations: list[tuple[str, int]]
    some_hidden: bool
    under_way: bool


@dataclass(frozen=True)
class Report:
    """Everything in it."""

    dialogue: Dialogue
    tables: list[DialogueTable]
    counts: Counts
    things: list[Thing]
    progress: Progress
    quotes: list[Contribution]
    photos: list[ContributionPicture]
    photos_left: int

    @property
    def pearls(self) -> list[Thing]:
        """What works."""
        return [thing for thing in self.things if thing.is_pearl]

    @property
    def puzzles(self) -> list[Thing]:
        """What does not yet, and ideas for it."""
        return [thing for thing in self.things if not thing.is_pearl]


def report_of(dialogue: Dialogue) -> Report:
    """The report as it stands today; a dozen queries whatever the size of the meeting."""
    things = things_of(dialogue)
    rows = on_wall(dialogue)
    pictures = ContributionPicture.objects.filter(contribution__in=rows, removed=False)
    found = list(pictures.select_related("contribution__table").order_by("contribution__shuffle"))
    quotes = rows.filter(kind=ContributionKind.QUOTE, merged_into=None)
    return Report(
        dialogue,
        tables_of(dialogue),
        counts_of(dialogue),
        things,
        progress_of(things),
        list(quotes.select_related("table")),
        found[:MOST_PHOTOS],
        max(0, len(found) - MOST_PHOTOS),
    )


def counts_of(dialogue: Dialogue) -> Counts:
    """Numbers of the evening; what is under five people is not among them."""
    under_way = dialogue.phase == DialoguePhase.OPEN
    seats = list(dialogue.seats.values_list("layer", "organisation"))
    people = [{"layer": layer or None, "place": str(at) if at else None} for layer, at in seats]
    safe = safe_groups([] if under_way else people, ["layer", "place"])
    layers, places = (Counter(one[name] for one in people) for name in ("layer", "place"))
    names = dict(
        Organisation.objects.filter(pk__in=[int(pk) for pk in safe["place"]]).values_list(
            "pk", "name"
        )
    )
    labels = dict(Layer.choices)
    known = {name for name in [*layers, *places] if name}
    return Counts(
        devices=len(seats),
        kinds=totals(dialogue),
        marks=ContributionMark.objects.filter(contribution__in=shown(dialogue)).count(),
        layers=[(str(labels.get(name, name)), layers[name]) for name in safe["layer"]],
        organisations=[(names[int(pk)], places[pk]) for pk in safe["place"] if int(pk) in names],
        some_hidden=len(known) > len(safe["layer"]) + len(safe["place"]),
        under_way=under_way,
    )
