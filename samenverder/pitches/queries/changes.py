"""What a newer version of the plan would change on the slides."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from samenverder.ambition.operations.text import with_keys
from samenverder.ambition.queries.differences import Differences, Line, differences_between
from samenverder.pitches.making import Made, slides_from
from samenverder.pitches.models import BoardPitch, PitchSlide, SlideKind
from samenverder.plans.models import PlanVersion

WORDS = ("title", "lines", "notes")


@dataclass(frozen=True)
class Change:
    """One slide about which the newer version says something else.

    `slide` is None when its section said nothing before; `new` is None when it says nothing now.
    `own`: the school changed the words of the slide itself.
    """

    kind: str
    slide: PitchSlide | None
    new: Made | None
    own: bool
    found: Differences

    @property
    def name(self) -> str:
        """What the slide is called."""
        if self.slide is not None:
            return self.slide.title
        return self.new.title if self.new else str(SlideKind(self.kind).label)


def made_now(pitch: BoardPitch, version: PlanVersion) -> dict[str, Made]:
    """{kind: what this version gives}, in the language of the slides; the ask is the school's."""
    with override(pitch.language):
        return {row.kind: row for row in slides_from(version.content, "")}


def is_own(slide: PitchSlide) -> bool:
    """The words on the slide are not (any more) those the plan gave. The ask always is."""
    names = WORDS[1:] if slide.kind == SlideKind.ASK else WORDS
    return any(getattr(slide, name) != slide.made.get(name, "") for name in names)


def differs(slide: PitchSlide, new: Made | None) -> bool:
    """The plan gives other words for this slide than when the school last looked."""
    names = WORDS[1:] if slide.kind == SlideKind.ASK else WORDS
    given = new.words() if new else {}
    return any(slide.made.get(name, "") != given.get(name, "") for name in names)


def changes_of(pitch: BoardPitch, version: PlanVersion | None) -> list[Change]:
    """What would change on the slides, in their order; one query.

    Nothing when the plan was not shared again, and about slides that were taken away or are the
    school's own.
    """
    if version is None or version.pk == pitch.made_from_id:
        return []
    given = made_now(pitch, version)
    rows = list(pitch.slides.exclude(kind=SlideKind.OWN))
    found = [
        Change(row.kind, row, given.get(row.kind), is_own(row), _between(row, given.get(row.kind)))
        for row in rows
        if row.removed_at is None and differs(row, given.get(row.kind))
    ]
    known = {row.kind for row in rows}
    new = [row for row in given.values() if row.kind not in known]
    return found + [Change(row.kind, None, row, False, _between(None, row)) for row in new]


def _between(slide: PitchSlide | None, new: Made | None) -> Differences:
    """From what the plan gave before to what it gives now, word by word."""
    before = _texts(slide.made if slide else {})
    keyed = list(with_keys([], before))
    old = [Line(key, text) for key, text in keyed]
    after = [Line(key, text) for key, text in with_keys(keyed, _texts(new.words() if new else {}))]
    return differences_between("", old, "", after)


def _texts(words: dict[str, Any]) -> list[str]:
    texts = [*words.get("lines", "").splitlines(), *words.get("notes", "").splitlines()]
    return [text for text in texts if text.strip()]
