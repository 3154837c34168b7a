"""The words somebody looks for, as search compares them: folded, with their Dutch stems."""

from dataclasses import dataclass

from samenverder.lib.stems import STOP, fold, stem, words_in

MOST_WORDS = 6
SHORTEST = 2
LONGEST = 100


@dataclass(frozen=True)
class Words:
    """What is looked for: the words as typed and folded, and their stems."""

    typed: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.folded)

    def fits(self, word: str) -> bool:
        """Whether this word of a text is one of those looked for, in one of its forms."""
        flat = fold(word)
        return stem(flat) in self.stems or flat.startswith(self.folded[-1])


def words_of(text: str) -> Words:
    """The words to look for, at most six; none when the text is too short to look for."""
    typed = text[:LONGEST].split()
    folded = words_in(text[:LONGEST])
    telling = [word for word in folded if word not in STOP] or folded
    folded = list(dict.fromkeys(telling))[:MOST_WORDS]
    if max(map(len, folded), default=0) < SHORTEST:
        return Words()
    return Words(tuple(typed), tuple(folded), tuple(stem(word) for word in folded))
