"""What a practice of the example region consists of."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Told:
    """A practice in words. `by` wrote it and is its contact; `state` is how far it is."""

    title: str
    what: str
    for_whom: str
    steps: tuple[str, ...]
    by: str
    house: str
    on: date
    effect: str = ""
    basis: str = "experience"
    context: str = ""
    conditions: str = ""
    hours: str | None = None
    euros: str | None = None
    area: int | None = None
    theme: str = ""
    sectors: tuple[str, ...] = ("pro", "vso")
    layers: tuple[str, ...] = ("practice",)
    state: str = "published"
    earlier: tuple[tuple[date, str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    uses: tuple[tuple[str, str, date, str, str], ...] = ()
    questions: tuple[tuple[str, str, str], ...] = field(default=())
