"""What a cell says: a score from 1 to 5, "I don't know", or nothing."""

import re
from collections.abc import Iterable

from samenverder.reflection.models import Instrument
from samenverder.reflection.scores.words import plain

POINTS = range(1, 6)
UNKNOWN_WORDS = ("0", "weet niet", "weet ik niet", "dont know", "i dont know", "do not know")
_DIGIT = re.compile(r"([0-5])(?:[.,]0+)?\Z")
_BEFORE = re.compile(r"\(?([0-5])\)?\s*[-–—:.=)\]]*\s+(.+)\Z|\(?([0-5])\)?\s*[-–—:.=)\]]+\s*(.+)\Z")
_BEHIND = re.compile(r"(.+?)\s*[-–—:.=]?\s*[(\[]([0-5])[)\]]\Z")


class NotAScore(ValueError):
    """The cell says something else."""


class Scale:
    """The words of one instrument's scale, in both languages."""

    def __init__(self, instrument: Instrument) -> None:
        self.words: dict[str, int | None] = {plain(word): None for word in UNKNOWN_WORDS}
        self._add(instrument.scale_nl)
        self._add(instrument.scale_en)
        for word in (instrument.unknown_nl, instrument.unknown_en):
            self.words[plain(word)] = None
        self.words.pop("", None)

    def _add(self, labels: Iterable[str]) -> None:
        self.words.update({plain(label): at for at, label in enumerate(labels, start=1)})

    def read(self, cell: str) -> int | None:
        """1 to 5, or None for "I don't know".

        Understands "4", "4.0", "waar", "4 - waar", "waar (4)", "0", "?" and the words for not
        knowing. Raises NotAScore for anything else, and when number and words disagree.
        """
        text = cell.strip()
        if text == "?":
            return None
        if found := _DIGIT.match(text):
            return int(found[1]) or None
        words = plain(text)
        if words in self.words:
            return self.words[words]
        number, label = self._number_and_label(text)
        if label not in self.words or self.words[label] != (number or None):
            raise NotAScore(cell)
        return number or None

    def _number_and_label(self, text: str) -> tuple[int, str]:
        if found := _BEFORE.match(text):
            return int(found[1] or found[3]), plain(found[2] or found[4])
        if found := _BEHIND.match(text):
            return int(found[2]), plain(found[1])
        raise NotAScore(text)
